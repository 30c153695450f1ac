"""Scores in a terminal or a pipe: marks in brackets, numbered, with the reason for each below."""

from classifier.model.card import QUESTION
from classifier.scoring.explanations import Driver
from classifier.scoring.output.terminal import rendered
from classifier.scoring.scores import Scores
from tests.classifier.hand_model import LABEL, SCHEME
from unsourced.core.article import make_article
from unsourced.core.spans import Span

ARTICLE = make_article(
    title="The pier", body="A vile plan.\n\nIt \x1b[31mfell.", raw="", reader_version="test", outlet="The Hearth"
)
START = ARTICLE.text.index("vile")
MARKED = Scores(
    article=ARTICLE,
    scheme=SCHEME,
    version="hand",
    spans=(Span(label=LABEL, start=START, end=START + 4, score=0.756, reason="It is vile.", region_id="m1"),),
    because={"m1": (Driver("vile", 4.0, START, START + 4),)},
)


def plain(*scores: Scores) -> str:
    return "".join(rendered(scores, terminal=False, width=80))


def test_marks_stand_in_brackets_with_their_reasons_below() -> None:
    name = SCHEME.label(LABEL).name
    lines = [line.rstrip() for line in plain(MARKED).splitlines() if line.strip()]
    assert lines[:3] == ["The pier", "The Hearth, hand", "A ⟦vile⟧¹ plan."]
    assert lines[4:] == [
        f"   1   {name}   score 0.76  “vile”",
        "      It is vile.",
        "      Log-odds: “vile” +4.00",
        QUESTION,
    ]


def test_control_characters_of_a_text_do_not_reach_a_terminal() -> None:
    assert "\x1b" not in plain(MARKED)
    coloured = "".join(rendered([MARKED], terminal=True, width=80))
    assert "\x1b[31m" not in coloured
    assert "⟦" not in plain(Scores(article=ARTICLE, scheme=SCHEME, version="hand"))


def test_probabilities_are_called_so_and_silence_is_explained() -> None:
    calibrated = Scores(
        article=ARTICLE, scheme=SCHEME, version="hand", spans=MARKED.spans, calibrated=frozenset({LABEL})
    )
    assert "probability 76%" in plain(calibrated)
    nothing = Scores(article=ARTICLE, scheme=SCHEME, version="hand")
    assert "No marks: no rule or model found something to ask about." in plain(nothing)
    assert QUESTION not in plain(nothing)
    assert "not English" in plain(Scores(article=ARTICLE, scheme=SCHEME, version="hand", abstained="not English"))
    assert plain() == ""


def test_articles_are_parted_by_a_rule() -> None:
    assert plain(MARKED, MARKED).count("─" * 80) == 1
