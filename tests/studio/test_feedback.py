"""A remark that a reader makes on the page becomes a task to check in a real Label Studio."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from annotate.label_studio.project import require_project
from annotate.label_studio.tasks import tasks_after
from annotate.loading.run import load_files
from classifier.model.persistence import SHIPPED
from classifier.service.app import make_app
from classifier.service.feedback_suggestions import write_suggestions
from tests.classifier.service.conftest import BASE
from tests.classifier.service.web.test_routes import send
from tests.conftest import StudioUnderTest
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE

TEXT = "It rained.\n\nCritics say the depot will close. The board [paid by the rail lobby] declined to comment."


def test_from_the_page_into_label_studio(
    studio: StudioUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remarks, spans = tmp_path / "remarks.jsonl", tmp_path / "doubted.jsonl"
    with TestClient(make_app([Path(SHIPPED)], feedback=remarks), base_url=BASE) as client:
        page = send(client, text=TEXT).fields.values
        for number, reason in (("1", "They signed it."), ("2", "It is in the minutes.")):
            answer = send(
                client,
                "/feedback",
                {f"verdict-{number}": "no-mark", f"reason-{number}": reason, f"consent-{number}": "yes"},
                article=page["article"],
                version=page["version"],
                mark=number,
            )
            assert answer.status == 200
    write_suggestions(remarks, out=spans, quiet=True)
    monkeypatch.setenv(URL_VARIABLE, studio.url)
    monkeypatch.setenv(TOKEN_VARIABLE, studio.connection.token)
    load_files([remarks], project="Checks", share=1.0, suggestions=spans, workspace=tmp_path, quiet=True)
    (task,) = tasks_after(studio.connection, require_project(studio.connection, "Checks").id)
    shown = studio.connection.get(f"/api/tasks/{task.id}/")
    assert shown["data"]["text"] == TEXT.partition("\n\n")[2]
    (prediction,) = shown["predictions"]
    said = [entry["meta"]["text"][0] for entry in prediction["result"]]
    assert [reason.partition(": ")[2] for reason in said] == ["They signed it.", "It is in the minutes."]
