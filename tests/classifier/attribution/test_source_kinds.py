"""Kinds of source, and whom a pronoun or a role stands for."""

from pathlib import Path

import pytest

from classifier.attribution.source_kinds import NAMED, PRONOUN, ROLE, SPEAKER, SourceKind, label_of, source_kinds
from exports.corpora import read_polnear
from tests.paths import ROOT
from unsourced.core.article import make_article

_JUDGED = ROOT / "tests" / "classifier" / "attribution" / "judged" / "vague_sources.tsv"


def kind_of(text: str) -> SourceKind:
    """The kind of the words between « and »."""
    before, _, rest = text.partition("«")
    words, _, after = rest.partition("»")
    article = make_article(title="", body=before + words + after, raw="x", reader_version="test")
    return source_kinds(article, [(len(before), len(before) + len(words))])[0]


@pytest.mark.parametrize(
    ("text", "kind", "stands_for"),
    [
        ("The pier is safe, said «Ilse Marrek».", NAMED, ""),
        ("The pier is safe, said «police inspector Arn Boyle».", NAMED, ""),
        ("Ilse Marrek opened the pier. «She» said it was safe.", PRONOUN, "Ilse Marrek"),
        # He is not Ilse, though she was named last.
        ("Donald Orel met Susan Marrek on Friday. «He» said it was safe.", PRONOUN, "Donald Orel"),
        ("Mr. Holm and Mrs. Lind spoke on Friday. «She» said it was safe.", PRONOUN, "Lind"),
        ("Sen. Jan Orel came late. Many people waited at the pier. «The senator» said nothing.", ROLE, "Jan Orel"),
        ("Tove Lind, the mayor of Tarsk, came late. The crowd had left. «The mayor» said so.", ROLE, "Tove Lind"),
        ("Jan Orel wept. “«I» saw it,” he said.", SPEAKER, ""),
    ],
)
def test_who_it_stands_for(text: str, kind: str, stands_for: str) -> None:
    found = kind_of(text)
    assert (found.kind, found.vague, found.stands_for) == (kind, False, stands_for)


@pytest.mark.parametrize(
    "text",
    [
        "«Critics of the pier» said it was unsafe.",
        "«A senior official» said it was unsafe.",
        "A guard came out at noon. «He» said it was unsafe.",
        "Fishermen waited at the quay. «They» said it was unsafe.",
        "«Ilse Marrek’s advisers» said it was unsafe.",
        "He heard it from officials «who» asked not to be named.",
    ],
)
def test_nobody_a_reader_could_name(text: str) -> None:
    assert kind_of(text).vague


@pytest.mark.parametrize(
    "text",
    [
        "«Critics, including Ilse Marrek», said it was unsafe.",
        "«One of her backers, former mayor Jan Orel», said it was unsafe.",
        "«Aides and Ilse Marrek» said it was unsafe.",
        "«Several mayors» came. Tove Lind, who leads Tarsk, spoke first.",
        "«The harbour police» said it was unsafe.",
        "«Both candidates» said it was unsafe.",
        "Ilse Marrek is a guard. «She» said it was unsafe.",
        "Ilse Marrek and Jan Orel met critics. «They» said it was unsafe.",
    ],
)
def test_not_vague(text: str) -> None:
    assert not kind_of(text).vague


def test_the_label_follows_the_kind_where_a_scheme_tells_vague_ones_apart() -> None:
    vague, named = SourceKind("group", True), SourceKind(NAMED, False)
    both = ("source", "vague-source")
    assert label_of(vague, "source", both) == "vague-source"
    assert label_of(named, "vague-source", both) == "source"
    assert label_of(SourceKind("unknown", False), "vague-source", both) == "vague-source"
    assert label_of(vague, "source", ("source", "cue")) == "source"


def test_bodies_and_papers() -> None:
    assert kind_of("«The Velmora port authority» said it was safe.").kind == "organisation"
    assert kind_of("«The report» said it was safe.").kind == "document"
    assert kind_of("«The Tarsk Courier» reported that it was safe.").kind == "outlet"


@pytest.mark.slow
def test_nine_of_ten_that_are_called_vague_are(corpora: Path) -> None:
    articles = {article.id: article for article in read_polnear(corpora / "polnear" / "train").article_list()}
    cases: dict[str, list[tuple[int, int, int]]] = {}
    for line in _JUDGED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article_id, *rest = line.split("\t")
            start, end, right = map(int, rest)
            cases.setdefault(article_id, []).append((start, end, right))
    judged = [
        right
        for article_id, some in cases.items()
        for (_, _, right), kind in zip(
            some, source_kinds(articles[article_id], [(start, end) for start, end, _ in some]), strict=True
        )
        if kind.vague
    ]
    assert sum(map(len, cases.values())) == 200
    assert len(judged) >= 190, "a change of the rules needs a draw of its own"
    assert sum(judged) / len(judged) >= 0.9
