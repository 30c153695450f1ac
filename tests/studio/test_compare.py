"""What `compare --suggestions` wrote, in a real Label Studio: the annotator sees what the other version says."""

import json
from pathlib import Path

import pytest

from annotate.compare.run import compare_files
from annotate.label_studio.tasks import tasks_after
from annotate.loading.load import ALL, load
from annotate.readers.read import read_articles
from tests.conftest import StudioUnderTest
from unsourced.core.suggestion_records import read_suggestions
from unsourced.schemes.load import load_scheme

pytestmark = pytest.mark.slow

ORIGINAL = "# Harbour closed\n\nThe ferry 🚢 had no lights on, the port authority said. Two people were hurt.\n"
REPOST = ORIGINAL.replace("ferry 🚢", "ferry 🚢 [paid for by the lobby]").replace("Two", "Twelve")


def test_both_versions_show_what_the_other_says(studio: StudioUnderTest, tmp_path: Path) -> None:
    one, other, spans = tmp_path / "a.md", tmp_path / "b.md", tmp_path / "spans.jsonl"
    one.write_text(ORIGINAL, encoding="utf-8")
    other.write_text(REPOST, encoding="utf-8")
    compare_files(str(one), str(other), suggestions=spans, out=tmp_path / "view.txt", quiet=True)
    articles = read_articles([str(one), str(other)])
    loaded = load(
        studio.connection,
        articles,
        project="two versions",
        scheme=load_scheme("credibility"),
        workspace=studio.workspace,
        share=ALL,
        suggestions=read_suggestions(spans, articles),
    )
    assert loaded.suggested == 2
    tasks = {task.article_id: task.id for task in tasks_after(studio.connection, loaded.project.id)}
    seen = {}
    for article in articles:
        task = studio.connection.get(f"/api/tasks/{tasks[article.id]}/")
        (prediction,) = task["predictions"]
        assert prediction["model_version"] == "compare-1"
        for region in prediction["result"]:
            value = region["value"]
            assert value["labels"] == ["editorial-insertion"]
            words = article.text[value["start"] : value["end"]]
            assert task["data"]["text"][value["start"] : value["end"]] == words
            seen[words] = region["meta"]["text"][0]
    assert set(seen) == {"Two", "[paid for by the lobby]", "Twelve"}, json.dumps(seen)
    assert seen["Twelve"] == "Another version has here: “Two”"
    assert seen["Two"] == "Another version has here: “Twelve”"
    assert "does not have these words" in seen["[paid for by the lobby]"]
