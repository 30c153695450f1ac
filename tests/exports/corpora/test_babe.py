"""BABE: what every corpus does; the rest is in `test_sentence_judgements`."""

from pathlib import Path

from tests.exports.corpora.contract import CorpusContract, Damage
from tests.exports.corpora.miniatures import BABE, HARBOUR, RAW, babe_row, write_table


class TestBabe(CorpusContract):
    corpus = "babe"
    damages = (
        Damage(
            lambda folder: (folder / "raw_labels_SG2.csv").write_text("text;outlet\n", encoding="utf-8"),
            "raw_labels_SG2.csv: lacks column biased_words",
        ),
        Damage(
            lambda folder: write_table(
                folder / "final_labels_SG2.csv", [babe_row(HARBOUR, "majority", "Biased", "[open")], BABE
            ),
            "final_labels_SG2.csv, row 2: biased_words is no list of words",
        ),
    )

    def write(self, folder: Path) -> Path:
        raw = [babe_row(HARBOUR, "3", "Biased", "dry"), babe_row(HARBOUR, "9", "Non-biased")]
        write_table(folder / "raw_labels_SG2.csv", raw, RAW)
        final = [babe_row(HARBOUR, "majority", "Biased", "['dry']")]
        write_table(folder / "final_labels_SG2.csv", final, BABE)
        return folder
