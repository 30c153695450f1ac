"""PolNeAR and its standoff, on an invented miniature."""

from pathlib import Path

import pytest

from exports.corpora import read_polnear
from exports.corpora.brat_standoff import read_standoff
from exports.dataset.validate import validate
from tests.exports.corpora.contract import CorpusContract, Damage
from tests.exports.corpora.miniatures import write_polnear
from unsourced.errors import InputError

BODY = "“The pier,” Ilse Marrek said,\n\n“will hold.” Critics doubted it, she thought."
TEXT = f"Pier opens.\n\n{BODY}"


def mark(id_: str, type_: str, *words: str, text: str = TEXT) -> str:
    places = [(text.index(word), text.index(word) + len(word)) for word in words]
    return f"{id_}\t{type_} {';'.join(f'{start} {end}' for start, end in places)}\t{' '.join(words)}\n"


ATTRIBUTION = (
    mark("T1", "Content", "“will hold.”", "“The pier,”")
    + mark("T2", "Source", "Ilse Marrek")
    + mark("T3", "Cue", "said")
    + mark("T4", "Attribution", "said")
    + "E1\tAttribution:T4 Source:T2 Cue:T3 Content:T1\n"
)


ANN, TXT = "train/attributions/nyt_2016-03-04_pier_ab12.ann", "train/text/nyt_2016-03-04_pier.txt"


class TestPolnear(CorpusContract):
    corpus = "polnear"
    damages = (
        Damage(lambda folder: (folder / ANN).write_text("nothing", encoding="utf-8"), "ab12.ann, line 1: is no record"),
        Damage(lambda folder: (folder / TXT).unlink(), "pier.txt: cannot be read"),
    )

    def write(self, folder: Path) -> Path:
        return write_polnear(folder, TEXT, {"ab12": ATTRIBUTION, "cd34": ""})


def test_a_discontinuous_content_is_linked_to_source_and_cue(tmp_path: Path) -> None:
    dataset = read_polnear(write_polnear(tmp_path, TEXT, {"ab12": ATTRIBUTION, "cd34": ""}))
    assert validate(dataset) == []
    assert dataset.problems == ()
    assert list(dataset.articles["text"]) == [TEXT]
    article = dataset.article_list()[0]
    assert (article.title, article.outlet, article.published) == ("Pier opens.", "New York Times", "2016-03-04")
    assert article.authors == ('Pam "Jo" Key',)
    assert list(dataset.annotations["annotator"]) == ["ab12", "cd34"]
    assert set(dataset.annotations["project"]) == {"train"}
    rows = dataset.spans[["region_id", "part", "label", "start", "end"]].to_numpy().tolist()
    assert [(*row[:3], TEXT[row[3] : row[4]]) for row in rows] == [
        ("T1", 0, "content", "“The pier,”"),
        ("T1", 1, "content", "“will hold.”"),
        ("T2", 0, "source", "Ilse Marrek"),
        ("T3", 0, "cue", "said"),
    ]
    assert dataset.relations[["from_region", "to_region", "type"]].to_numpy().tolist() == [
        ["T1", "T2", "sourced-from"],
        ["T1", "T3", "cued-by"],
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Pier opens; \nUnion glad.\n\n{BODY}", ""),
        (f"\n\nPier opens.\n\n{BODY}", "Pier opens."),
        (f"Pier\r\nopens.\r\n\r\n{BODY}\r\n", ""),
        (f"Pier  opens.\n\n{BODY}\n", ""),
        (f"Pier opens.\n\n\n{BODY}", ""),
        (BODY.replace("\n\n", " "), ""),
    ],
)
def test_offsets_hold_whatever_stands_before_the_body(text: str, title: str, tmp_path: Path) -> None:
    standoff = mark("T1", "Source", "Ilse Marrek", text=text) + mark("T2", "Cue", "thought.", text=text)
    dataset = read_polnear(write_polnear(tmp_path, text, {"ab12": standoff}))
    assert validate(dataset) == []
    assert dataset.problems == ()
    article = dataset.article_list()[0]
    assert article.title == title
    places = zip(dataset.spans["start"], dataset.spans["end"], strict=True)
    assert [article.text[start:end] for start, end in places] == ["Ilse Marrek", "thought."]


def test_what_cannot_be_carried_is_listed(tmp_path: Path) -> None:
    standoff = (
        ATTRIBUTION
        + mark("T5", "Discuss", "Critics")
        + mark("T6", "Content", "Critics doubted it")
        + mark("T7", "Cue", "thought").replace("thought\n", "thinks\n")
        + "T8\tSource 9000 9001\tx\n"
        + "E2\tAttribution:T4 Source:T99 Cue:T7 Content:T6 Content2:T1\n"
        + "E3\tAttribution-no-source:T4\n"
        + "#1\tAnnotatorNotes T7\tis it?\n"
    )
    dataset = read_polnear(write_polnear(tmp_path, TEXT, {"ab12": standoff}))
    assert validate(dataset) == []
    assert [problem.kind for problem in dataset.problems] == [
        *("note", "copied", "offsets", "relation", "relation", "note")
    ]
    assert {(row.from_region, row.to_region) for row in dataset.relations.itertuples()} == {
        ("T1", "T2"),
        ("T1", "T3"),
        ("T1", "T7"),
        ("T6", "T7"),
    }


def test_pieces_that_touch_are_one(tmp_path: Path) -> None:
    standoff = mark("T1", "Source", "Ilse ", "Marrek")
    dataset = read_polnear(write_polnear(tmp_path, TEXT, {"ab12": standoff}))
    places = dataset.spans[["start", "end"]].to_numpy().tolist()
    assert [TEXT[start:end] for start, end in places] == ["Ilse Marrek"]


def test_copied_words_may_run_over_lines() -> None:
    found = read_standoff("T1\tContent 0 9\tone\n\ntwo\nT2\tCue 4 5\tx\n", where="a.ann")
    assert [mark.text for mark in found.marks.values()] == ["one\n\ntwo", "x"]


@pytest.mark.parametrize(
    ("standoff", "line"), [("nothing\n", 1), ("T1\tCue 1 2\tx\nT2\tCue one 2\tx", 2), ("\nT1\tCue\t", 2)]
)
def test_a_broken_record_is_named_with_its_line(standoff: str, line: int) -> None:
    with pytest.raises(InputError, match=rf"^a\.ann, line {line}: is no record of brat's"):
        read_standoff(standoff, where="a.ann")


def test_a_missing_text_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no attributions"):
        read_polnear(tmp_path)
    write_polnear(tmp_path, TEXT, {"ab12": ATTRIBUTION})
    (tmp_path / "train/text/nyt_2016-03-04_pier.txt").unlink()
    with pytest.raises(InputError, match=r"nyt_2016-03-04_pier.txt: cannot be read: No such file"):
        read_polnear(tmp_path)


def test_one_part_can_be_read_alone(tmp_path: Path) -> None:
    write_polnear(tmp_path, TEXT, {"ab12": ATTRIBUTION})
    assert read_polnear(tmp_path / "train").article_list()[0].authors == ('Pam "Jo" Key',)
    (tmp_path / "metadata.tsv").unlink()
    assert read_polnear(tmp_path).article_list()[0].authors == ()
