"""The status of a project for people and as JSON."""

import json
from dataclasses import replace

from annotate.label_studio.output.status_table import status_json, status_table
from annotate.label_studio.status import AnnotatorStatus, ProjectStatus

STATUS = ProjectStatus(
    id=7,
    title="strait",
    url="http://studio.example/projects/7",
    scheme=None,
    articles=12,
    untouched=5,
    predictions={"rules-1": 4, "ours-2": 3},
    shown="rules-1",
    annotators=(AnnotatorStatus(annotator="ada@school.example", submitted=7, skipped=1, drafts=2, remaining=4),),
)


def test_who_has_done_what() -> None:
    lines = status_table(STATUS).splitlines()
    assert lines[:5] == [
        "Project 7 (strait), not made by unsourced load",
        "http://studio.example/projects/7",
        "12 articles, 5 of them not submitted by anybody",
        "4 with suggestions of rules-1",
        "3 with suggestions of ours-2, hidden: Label Studio shows those of one version",
    ]
    assert any(line.split() == ["ada@school.example", "7", "1", "2", "4"] for line in lines)
    assert "Nobody has begun." in status_table(replace(STATUS, annotators=()))


def test_as_json() -> None:
    found = json.loads(status_json(STATUS))
    assert found["predictions"] == {"rules-1": 4, "ours-2": 3}
    assert found["annotators"][0] == {
        "annotator": "ada@school.example",
        "submitted": 7,
        "skipped": 1,
        "drafts": 2,
        "remaining": 4,
    }
