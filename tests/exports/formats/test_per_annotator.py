"""Names of annotators as names of files."""

from pathlib import Path

import pytest

from exports.formats.per_annotator import annotator_file_name, annotator_of
from tests.exports.formats.invented import PEOPLE


@pytest.mark.parametrize("person", [*PEOPLE, "a/b", ".", "..", "x.", " y", "%41", "Ünal"])
def test_every_name_is_a_file_of_its_own(person: str, tmp_path: Path) -> None:
    name = annotator_file_name(person)
    (tmp_path / name).write_text("")
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert annotator_of(name) == person
