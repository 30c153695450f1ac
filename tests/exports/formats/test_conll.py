"""CoNLL: what every format does, and what is its own."""

from itertools import pairwise
from pathlib import Path

import pytest

from exports.formats import conll
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME
from tests.exports.formats.contract import SMALL, Damage, FormatContract, change, remove


class TestConll(FormatContract):
    format = "conll"
    damages = (
        Damage(change("ada.conll", "B-source", "source"), "ada.conll, line 3: 'source' is not a tag"),
        Damage(
            change("ada.conll", "Pumps\t0", "Pump\t0"), "ada.conll, line 3: 'Pump' is not what the text has at 0..5"
        ),
        Damage(change("ada.conll", "\t0\t5", "\t0"), "ada.conll, line 3: has 3 columns, not 4"),
        Damage(change("ada.conll", "\t0\t5", "\t0\t5000"), "line 3: 'Pumps' is not what the text has at 0..5000"),
        Damage(change("ada.conll", "-DOCSTART-", "Pumps"), "line 1: stands before the first -DOCSTART-"),
        Damage(change("ada.conll", "B-source", "B-sauce"), "line 3: label 'sauce' is not in scheme"),
        Damage(remove("articles/ID.txt"), "txt: cannot be read"),
    )

    def test_labels_that_no_scheme_explains_make_one(self, tmp_path: Path) -> None:
        module = self.entry.load()
        module.write(sample_dataset(), tmp_path)
        (tmp_path / "scheme.toml").unlink()
        assert set(module.read(tmp_path, None).scheme.label_keys) == set(sample_dataset().spans["label"])


def test_a_token_is_a_word_or_one_sign() -> None:
    text = "Pumps fail [sic], 7.5 m"
    assert [text[a:b] for a, b in conll.tokens(text)] == ["Pumps", "fail", "[", "sic", "]", ",", "7", ".", "5", "m"]


def test_a_scheme_of_ones_own_is_used(tmp_path: Path) -> None:
    conll.write(SMALL, tmp_path)
    assert conll.read(tmp_path, SCHEME).scheme == SCHEME


def test_nltk_reads_the_conll_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk.data
    from nltk.corpus.reader import ConllCorpusReader

    sample = sample_dataset()
    conll.write(sample, tmp_path)
    # It reads nothing outside these folders.
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    reader = ConllCorpusReader(
        str(tmp_path), r".*\.conll", columntypes=("words", "ignore", "ignore", "chunk"), separator="\t"
    )
    grids = reader._grids()
    tags = [row[3] for grid in grids for row in grid]
    assert any(tag.startswith("B-") for tag in tags)
    assert all(tag == "O" or tag[:2] in ("B-", "I-") for tag in tags)
    # An I follows its own B or I.
    for before, tag in pairwise(tags):
        assert not tag.startswith("I-") or before[2:] == tag[2:]
    lines = [line for file in tmp_path.glob("*.conll") for line in file.read_text(encoding="utf-8").splitlines()]
    assert sum(line.startswith("-DOCSTART-") for line in lines) == (sample.annotations["status"] == "submitted").sum()
    # It knows the lines that begin a document, and leaves them out.
    assert len(tags) == sum(bool(line) and not line.startswith("-DOCSTART-") for line in lines)
