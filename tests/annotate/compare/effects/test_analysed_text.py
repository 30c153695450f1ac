"""An article as the rules read it."""

from annotate.compare.comparison import TextRange
from annotate.compare.effects.analysed_text import AnalysedText
from tests.annotate.compare.building import article

BODY = "The coast guard said the pilot was asleep. Ilse Marrek of Tarsk left. Nobody was hurt."
VERSION = AnalysedText(article(BODY, title=""))


def extent(words: str) -> TextRange:
    start = BODY.index(words)
    return TextRange(start, start + len(words))


def test_the_sentences_of_an_extent() -> None:
    assert [one.text for one in VERSION.sentences_at(extent("Tarsk left"))] == ["Ilse Marrek of Tarsk left."]
    assert len(VERSION.sentences_at(extent("asleep. Ilse"))) == 2
    # An empty extent is in the sentence around it.
    at = extent("Nobody").start + 3
    assert [one.text for one in VERSION.sentences_at(TextRange(at, at))] == ["Nobody was hurt."]
    assert VERSION.whole_sentence_at(extent("Nobody was hurt"), at)
    assert not VERSION.whole_sentence_at(extent("Nobody was"), at)


def test_findings_of_which_half_lies_in_an_extent() -> None:
    (source,) = VERSION.findings_in(extent("The coast guard"), "source", "vague-source")
    assert BODY[source.start : source.end] == "The coast guard"
    assert VERSION.findings_in(extent("The co"), "source", "vague-source") == []
    assert VERSION.findings_in(extent("The coast guard"), "editorial-insertion") == []
    assert len(VERSION.claims.all) == 1


def test_names_and_words() -> None:
    assert [BODY[start:end] for start, end in VERSION.names_in(extent("Ilse Marrek of Tarsk left"))] == [
        "Ilse Marrek of Tarsk"
    ]
    assert VERSION.is_surely_name(*extent("Tarsk"))
    assert not VERSION.is_surely_name(*extent("Nobody"))
    assert [token.text for token in VERSION.tokens_in(extent("was hurt"))] == ["was", "hurt"]
    assert VERSION.tokens_in(TextRange(4, 4)) == []
    assert {"marrek", "asleep"} <= VERSION.keys
