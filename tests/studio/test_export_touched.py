"""The community edition separates nobody; an export says whose marks somebody else touched."""

from pathlib import Path

import pytest

from annotate.studio import add_user
from exports.label_studio.run import run_export
from tests.conftest import StudioUnderTest
from tests.studio.test_users import CONFIG, REGION
from unsourced.label_studio.client import connect


def test_marks_that_somebody_else_changed_are_named(
    studio: StudioUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, bo = (
        add_user(studio.connection, f"{name}.touched@sample.example", "a-long-password") for name in ("ada", "bo")
    )
    project = studio.new_project("Touched", CONFIG)
    sdk = studio.connection.sdk
    tasks = sdk.projects.import_tasks(
        id=project, request=[{"data": {"text": "Who says?"}}, {"data": {"text": "Who knows?"}}], return_task_ids=True
    ).task_ids
    with connect(url=studio.url, token=ada.token) as hers:
        made = [hers.post(f"/api/tasks/{task}/annotations/", {"result": [REGION]})["id"] for task in tasks]
    with connect(url=studio.url, token=bo.token) as his:
        his.request("PATCH", f"/api/annotations/{made[0]}/", json={"result": []})
    run_export(tmp_path / "out", project=str(project), workspace=studio.workspace, quiet=True)
    warnings = [line for line in capsys.readouterr().err.splitlines() if "warning" in line]
    assert len(warnings) == 1
    assert f"annotation {made[0]} of article" in warnings[0]
    assert "made by ada.touched@sample.example, was changed by bo.touched@sample.example" in warnings[0]
