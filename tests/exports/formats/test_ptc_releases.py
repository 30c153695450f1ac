"""PTC as it was published, in the folders and under the names of each release; the texts are invented."""

from pathlib import Path

import pytest

from exports.formats import ptc
from tests.exports.formats.invented import marked
from unsourced.errors import InputError

ARTICLES = {
    "111111111": "Our pier\n\nOur pier, our pride!\nWho says so?\n",
    "111111112": "Pumps fail again\n\nA heartless board shrugged.\n",
}
TECHNIQUES = {
    "111111111": [("Slogans", 10, 30), ("Doubt", 31, 43), ("Flag-Waving", 10, 30)],
    "111111112": [],
}
SPANS = [("ptc", ARTICLES["111111111"].strip(), label, *place) for label, *place in
         (("doubt", 31, 43), ("flag-waving", 10, 30), ("slogans", 10, 30))]  # fmt: skip


def write_texts(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / f"article{name}.txt").write_text(text, encoding="utf-8")


def lines(name: str, *, technique: bool = True) -> str:
    return "".join(
        "\t".join((name, *((label,) if technique else ()), str(start), str(end))) + "\n"
        for label, start, end in TECHNIQUES[name]
    )


def write_labels(folder: Path, suffix: str, *, technique: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ARTICLES:
        (folder / f"article{name}{suffix}").write_text(lines(name, technique=technique), encoding="utf-8")


def write_all(path: Path, *, technique: bool = True) -> None:
    path.write_text("".join(lines(name, technique=technique) for name in ARTICLES), encoding="utf-8")


def version_2(root: Path) -> None:
    write_texts(root / "train-articles")
    write_labels(root / "train-labels-task-si", ".task-si.labels", technique=False)
    write_labels(root / "train-labels-task-flc-tc", ".task-flc-tc.labels")
    write_all(root / "train-task-si.labels", technique=False)
    write_all(root / "train-task-flc-tc.labels")
    (root / "test-articles").mkdir()
    (root / "test-articles" / "article999.txt").write_text("Unread\n\nNobody labelled this.\n", encoding="utf-8")
    (root / "test-task-tc-template.out").write_text("999\t?\t8\t14\n", encoding="utf-8")
    (root / "README.md").write_text("PTC\n", encoding="utf-8")


def of_the_task(root: Path) -> None:
    write_texts(root / "train-articles")
    write_labels(root / "train-labels-task1-span-identification", ".task1-SI.labels", technique=False)
    write_labels(root / "train-labels-task2-technique-classification", ".task2-TC.labels")
    write_all(root / "train-task1-SI.labels", technique=False)
    write_all(root / "train-task2-TC.labels")


def one_file_for_all(root: Path) -> None:
    write_texts(root / "dev-articles")
    write_all(root / "dev-task-flc-tc.labels")
    write_all(root / "dev-task-si.labels", technique=False)


def of_nlp4if(root: Path) -> None:
    write_texts(root / "train-articles")
    write_labels(root / "train-labels-FLC", ".task-FLC.labels")
    slc = root / "train-labels-SLC"
    slc.mkdir()
    for name in ARTICLES:
        (slc / f"article{name}.task-SLC.labels").write_text(f"{name}\t1\tpropaganda\n", encoding="utf-8")
    (root / "train.task-SLC.labels").write_text("111111111\t1\tpropaganda\n", encoding="utf-8")


def of_emnlp(root: Path) -> None:
    write_texts(root / "train")
    write_labels(root / "train", ".labels.tsv")


@pytest.mark.parametrize("layout", [version_2, of_the_task, one_file_for_all, of_nlp4if, of_emnlp])
def test_each_release_gives_the_same_labels_of_one_annotator(layout, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    layout(tmp_path / "release")
    back = ptc.read(tmp_path / "release")
    assert back.scheme.name == "ptc"
    assert marked(back) == SPANS
    # The article without a technique was read as well, the unlabelled one was not.
    assert len(back.annotations) == len(back.articles) == 2
    assert {article.title for article in back.article_list()} == {"Our pier", "Pumps fail again"}


def test_the_names_of_the_18_techniques_of_2019_are_known(tmp_path: Path) -> None:
    of_emnlp(tmp_path)
    path = tmp_path / "train" / "article111111112.labels.tsv"
    names = ("Straw_Men", "Red_Herring", "Whataboutism", "Bandwagon", "Reductio_ad_hitlerum")
    path.write_text("".join(f"111111112\t{name}\t18\t29\n" for name in names), encoding="utf-8")
    found = ptc.read(tmp_path).spans["label"].tolist()
    assert found.count("whataboutism-straw-men-red-herring") == 3
    assert found.count("bandwagon-reductio-ad-hitlerum") == 2


def test_one_file_without_its_folder_of_texts_says_only_what_it_has(tmp_path: Path) -> None:
    write_texts(tmp_path / "texts")
    write_all(tmp_path / "train-task2-TC.labels")
    assert len(ptc.read(tmp_path).annotations) == 1


def test_labels_of_an_unknown_article_and_of_no_technique_are_refused(tmp_path: Path) -> None:
    write_texts(tmp_path / "train-articles")
    write_labels(tmp_path / "train-labels-task-si", ".task-si.labels", technique=False)
    with pytest.raises(InputError, match="no labels with techniques"):
        ptc.read(tmp_path)
    (tmp_path / "train-task-flc-tc.labels").write_text("5\tDoubt\t0\t3\n", encoding="utf-8")
    with pytest.raises(InputError, match="is about article 5, which has no text here"):
        ptc.read(tmp_path)


def test_what_is_written_has_one_file_for_the_scorer(tmp_path: Path) -> None:
    of_the_task(tmp_path / "release")
    (tmp_path / "out").mkdir()
    ptc.write(ptc.read(tmp_path / "release"), tmp_path / "out")
    together = (tmp_path / "out" / "ptc" / "task-flc-tc.labels").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[1:] for line in together] == [
        ["Flag-Waving", "10", "30"],
        ["Slogans", "10", "30"],
        ["Doubt", "31", "43"],
    ]
    spans = (tmp_path / "out" / "ptc" / "task-si.labels").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[1:] for line in spans] == [["10", "30"], ["31", "43"]]
    assert marked(ptc.read(tmp_path / "out")) == SPANS
