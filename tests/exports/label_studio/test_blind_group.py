"""The record of a blind group, and whose work is told from whose."""

from pathlib import Path
from typing import Any

import pytest

from exports.label_studio.blind_export import export_blind, work_of_others
from exports.label_studio.blind_group import Group, Member, group_folder, read_group, titles, write_group
from tests.exports.building import annotation, article, dataset
from unsourced.config.settings import Settings
from unsourced.errors import InputError, SettingsError

ONE = article()
MAIL = "ada@lab.example"


def group(*names: str) -> Group:
    return Group(title="g", members=tuple(Member(annotator=n, project=f"g: {n}", articles=(ONE.id,)) for n in names))


def found(names: tuple[str, ...], *rows: tuple[str, str | None]) -> list[str]:
    """What is said of the first member's project; a row is who made an annotation and who changed it."""
    made: list[dict[str, Any]] = [
        annotation(str(number), ONE.id, who, updated_by=by) for number, (who, by) in enumerate(rows, 1)
    ]
    told = group(*names)
    return [
        line.replace(f" of article {ONE.id} in the project of", ",")
        for line in work_of_others(dataset([ONE], made), told.members[0], told)
    ]


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    assert read_group(tmp_path, "g") is None
    write_group(tmp_path, group("ada", "bo"))
    assert read_group(tmp_path, "g") == group("ada", "bo")
    assert titles(tmp_path) == ["g"]


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 2}', '{"format": 1, "title": "g"}', "\xff"])
def test_a_broken_record_is_one_line(tmp_path: Path, content: str) -> None:
    write_group(tmp_path, group("ada"))
    (group_folder(tmp_path, "g") / "group.json").write_text(content, encoding="latin-1")
    with pytest.raises(SettingsError, match="the record of a blind group cannot be read"):
        read_group(tmp_path, "g")


def test_a_group_that_nobody_made_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no blind group 'h'. Name one with --project; there is none"):
        export_blind(Settings(project="h", workspace=tmp_path), tmp_path / "labels", quiet=True)
    assert not (tmp_path / "labels").exists()


def test_ones_own_work_is_nothing_to_tell() -> None:
    assert found((MAIL, "bo"), (MAIL, None), (MAIL, MAIL)) == []
    # A name that is no account: the only one who worked there is taken to be theirs.
    assert found(("ada", "bo"), (MAIL, None), (MAIL, MAIL)) == []


def test_somebody_elses_hand_is_told() -> None:
    assert found((MAIL, "bo"), (MAIL, "eve")) == [f"annotation 1, {MAIL}, made by {MAIL}, was changed by eve"]
    assert found((MAIL, "bo"), (MAIL, None), ("eve", None)) == [f"annotation 2, {MAIL} was made by eve"]
    # An address that is not the member's, and a name that is another member's.
    assert found((MAIL, "bo"), ("eve@lab.example", None)) == [f"annotation 1, {MAIL} was made by eve@lab.example"]
    assert found(("ada", "bo"), ("bo", None)) == ["annotation 1, ada was made by bo"]
    # Of two nobody can tell whose project it is.
    assert len(found(("ada", "bo"), ("x@lab.example", None), ("y@lab.example", None))) == 2
