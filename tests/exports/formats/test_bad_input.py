"""What cannot be read is refused with its file and line, in one sentence."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.errors import UnsourcedError

ARTICLE = article()
SMALL = dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada")], [span("1", "source", 0, 5, reason="Who?")])


def change(file: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / file.replace("ID", ARTICLE.id)
        text = path.read_text(encoding="utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def remove(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file.replace("ID", ARTICLE.id)).unlink()


TC = "ada/task-flc-tc/articleID.task-flc-tc.labels"
CASES: list[tuple[str, Callable[[Path], None], str]] = [
    ("jsonl", change("dataset.jsonl", '"format_version": 1', '"format_version": 2'), "line 1: has format version 2"),
    ("jsonl", change("dataset.jsonl", '{"article"', '{"artikel"'), "line 2: is not an article with its annotations"),
    ("jsonl", change("dataset.jsonl", '{"article"', '"article"'), "line 2: is not JSON"),
    ("jsonl", change("dataset.jsonl", '"start": 0', '"start": "0"'), "line 2: is not an article"),
    ("jsonl", change("dataset.jsonl", "Nobody was", "Nobody is"), "line 2: text, outlet or url of article"),
    ("jsonl", remove("dataset.jsonl"), "dataset.jsonl: cannot be read: No such file"),
    ("csv_tables", change("spans.csv", "start", "begin"), "spans.csv, line 1: lacks column start"),
    (
        "csv_tables",
        change("spans.csv", "source,0,5", "source,zero,5"),
        "spans.csv, line 2: column start: 'zero' is not",
    ),
    ("csv_tables", change("spans.csv", "source,0,5", "source,,5"), "spans.csv, line 2: column start is empty"),
    ("csv_tables", change("annotations.csv", '"[', '"(['), "annotations.csv, line 2: column labels_offered"),
    ("csv_tables", remove("scheme.toml"), "has no scheme.toml"),
    ("huggingface", remove("data/articles.parquet"), "articles.parquet: cannot be read"),
    ("ptc", change(TC, "\tsource", " source"), "labels, line 1: has 3 columns, not 4"),
    ("ptc", change(TC, "\t5", "\tfive"), "labels, line 1: 'five' is not an offset"),
    ("ptc", change(TC, "\t5", "\t5000"), "labels, line 1: offset 5000 is outside"),
    ("ptc", change(TC, "\t5", "\t0"), "labels, line 1: span 0..0 is not a piece"),
    ("ptc", change(TC, "source", "sauce"), "labels, line 1: label 'sauce' is not in scheme credibility"),
    ("ptc", change(TC, ARTICLE.id, "777"), f"labels, line 1: is about article 777, not {ARTICLE.id}"),
    ("ptc", remove("articles/articleID.txt"), "has no article"),
    ("conll", change("ada.conll", "B-source", "source"), "ada.conll, line 3: 'source' is not a tag"),
    ("conll", change("ada.conll", "Pumps\t0", "Pump\t0"), "ada.conll, line 3: 'Pump' is not what the text has at 0..5"),
    ("conll", change("ada.conll", "\t0\t5", "\t0"), "ada.conll, line 3: has 3 columns, not 4"),
    ("conll", change("ada.conll", "\t0\t5", "\t0\t5000"), "line 3: 'Pumps' is not what the text has at 0..5000"),
    ("conll", change("ada.conll", "-DOCSTART-", "Pumps"), "line 1: stands before the first -DOCSTART-"),
    ("conll", change("ada.conll", "B-source", "B-sauce"), "line 3: label 'sauce' is not in scheme"),
    ("conll", remove("articles/ID.txt"), "txt: cannot be read"),
    ("brat", change("ada/ID.ann", "source 0 5", "source 0-5"), "ann, line 1: is not a line of brat's"),
    ("brat", change("ada/ID.ann", "source 0 5", "source 0 5000"), "ann, line 1: offset 5000 is outside"),
    ("brat", change("ada/ID.ann", "#1", "R1\tsourced-from Arg1:T1 Arg2:T9\n#1"), "ann, line 2: there is no span T9"),
    ("brat", change("ada/ID.ann", "source 0", "sauce 0"), "ann, line 1: label 'sauce' is not in scheme"),
    ("brat", remove("ada/ID.txt"), "txt: cannot be read"),
    ("label_studio", change("tasks.json", "[", "{"), "tasks.json: is not JSON"),
    ("label_studio", change("tasks.json", '"annotations"', '"anmerkungen"'), "item 1 is not a task"),
]


@pytest.mark.parametrize(("name", "damage", "message"), CASES)
def test_damage_is_named(name: str, damage: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    module: Any = import_module(f"exports.formats.{name}")
    module.write(SMALL, tmp_path)
    assert len(module.read(tmp_path, None).spans) == 1
    damage(tmp_path)
    with pytest.raises(UnsourcedError) as caught:
        module.read(tmp_path, None)
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize("name", ["ptc", "conll", "brat"])
def test_a_folder_of_something_else_is_refused(name: str, tmp_path: Path) -> None:
    module: Any = import_module(f"exports.formats.{name}")
    with pytest.raises(UnsourcedError, match="has no "):
        module.read(tmp_path, None)


@pytest.mark.parametrize("name", ["conll", "brat"])
def test_labels_that_no_scheme_explains_make_one(name: str, tmp_path: Path) -> None:
    module: Any = import_module(f"exports.formats.{name}")
    module.write(sample_dataset(), tmp_path)
    (tmp_path / "scheme.toml").unlink()
    back = module.read(tmp_path, None)
    assert set(back.scheme.label_keys) == set(sample_dataset().spans["label"])


def test_a_foreign_brat_folder_with_events_and_windows_line_ends(tmp_path: Path) -> None:
    from exports.formats import brat

    folder = tmp_path / "oda"
    folder.mkdir()
    text = "Pumps fail\r\n\r\nOda Renn\r\nsaid so."
    (folder / "a.txt").write_bytes(text.encode())
    name, ends = text.index("Oda"), text.index("\r\nsaid")
    (folder / "a.ann").write_bytes(
        f"T1\tPerson {name} {ends};{ends + 2} {ends + 6}\tOda Renn said\r\nE1\tTalk:T1\r\n*\tEquiv T1\r\n".encode()
    )
    back = brat.read(tmp_path, None)
    assert back.annotations["annotator"].tolist() == ["oda"]
    assert back.scheme.label_keys == ("person",)
    assert [back.articles["text"][0][a:b] for a, b in zip(back.spans["start"], back.spans["end"], strict=True)] == [
        "Oda Renn\nsaid"
    ]


def test_a_scheme_of_ones_own_is_used(tmp_path: Path) -> None:
    from exports.formats import conll

    conll.write(SMALL, tmp_path)
    assert conll.read(tmp_path, SCHEME).scheme == SCHEME
