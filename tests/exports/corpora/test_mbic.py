"""MBIC: what every corpus does; the rest is in `test_sentence_judgements`."""

from pathlib import Path

from tests.exports.corpora.contract import CorpusContract, Damage
from tests.exports.corpora.miniatures import HARBOUR, MBIC, mbic_row, write_table


class TestMbic(CorpusContract):
    corpus = "mbic"
    damages = (
        Damage(
            lambda folder: (folder / "raw_labels_MBIC.csv").write_text("text;outlet\n", encoding="utf-8"),
            "raw_labels_MBIC.csv: lacks column annotator_id",
        ),
        Damage(
            lambda folder: (folder / "raw_labels_MBIC.csv").write_bytes(b"text;\xff\xfe\n"),
            "raw_labels_MBIC.csv: cannot be read",
        ),
    )

    def write(self, folder: Path) -> Path:
        rows = [mbic_row(HARBOUR, "a", "Biased", "dry"), mbic_row(HARBOUR, "b", "Non-biased")]
        write_table(folder / "raw_labels_MBIC.csv", rows, MBIC)
        return folder
