"""What every corpus must do. A corpus's test file has a class of this kind with an invented miniature of its files.

    class TestBasil(CorpusContract):
        corpus = "basil"
        damages = (Damage(lambda folder: …, "lacks field 'txt'"),)

        def write(self, folder: Path) -> Path:
            return write_basil(folder, …)

`test_registry.py` fails where a registered corpus has no such class.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner

from exports.commands.corpus import command
from exports.corpora import CORPORA
from exports.corpora.corpus import Corpus
from exports.dataset.dataset import read_dataset
from exports.dataset.validate import validate
from tests.exports.formats.invented import assert_same_rows
from unsourced.errors import InputError
from unsourced.schemes.check import check_scheme
from unsourced.schemes.load import load_scheme


@dataclass(frozen=True)
class Damage:
    """What is done to the miniature's files, and what the error then says beside the file's name."""

    do: Callable[[Path], object]
    message: str


class CorpusContract:
    """Inherit, name the corpus, write its miniature, and list how its files may be damaged: at least two ways."""

    corpus: ClassVar[str]
    damages: ClassVar[tuple[Damage, ...]]

    def write(self, folder: Path) -> Path:
        """Write an invented miniature of the corpus, with at least one span, and return the path to read."""
        raise NotImplementedError

    @property
    def entry(self) -> Corpus:
        return CORPORA[self.corpus]

    def test_the_miniature_is_a_sound_dataset_with_its_source(self, tmp_path: Path) -> None:
        dataset = self.entry.load()(self.write(tmp_path))
        assert validate(dataset) == []
        assert dataset.scheme.name == self.entry.scheme
        assert len(dataset.spans)
        assert set(dataset.annotations["status"]) == {"submitted"}
        assert dataset.provenance["corpus"] == self.corpus
        assert str(dataset.provenance["citation"])
        assert dataset.provenance["files"]
        assert not dataset.synthetic

    def test_it_reads_the_same_twice(self, tmp_path: Path) -> None:
        path = self.write(tmp_path)
        assert_same_rows(self.entry.load()(path), self.entry.load()(path))

    def test_the_command_writes_it_and_is_quiet_when_asked(self, tmp_path: Path) -> None:
        path = self.write(tmp_path / "corpus")
        done = CliRunner().invoke(command, [self.corpus, str(path), "--out", str(tmp_path / "out"), "--quiet"])
        assert (done.exit_code, done.output) == (0, "")
        assert_same_rows(read_dataset(tmp_path / "out"), self.entry.load()(path))

    def test_a_folder_without_its_files_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
        with pytest.raises(InputError, match="holds no .* as its authors publish it"):
            self.entry.load()(tmp_path)
        with pytest.raises(InputError, match="is not there"):
            self.entry.load()(tmp_path / "none")

    def test_every_damage_is_named_with_its_file(self, tmp_path: Path) -> None:
        assert len(self.damages) >= 2
        for number, damage in enumerate(self.damages):
            path = self.write(tmp_path / str(number))
            damage.do(path)
            with pytest.raises(InputError) as caught:
                self.entry.load()(path)
            assert damage.message in str(caught.value)

    def test_its_scheme_has_no_findings(self) -> None:
        assert check_scheme(load_scheme(self.entry.scheme)) == []
