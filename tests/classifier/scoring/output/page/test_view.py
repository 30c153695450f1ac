"""What the page shows of an article, ready to be written down."""

from classifier.scoring.explanations import Driver
from classifier.scoring.output.page.view import LANES, article_view, is_web_address, label_views
from classifier.scoring.scores import Scores
from tests.classifier.hand_model import SCHEME
from unsourced.core.article import make_article
from unsourced.core.spans import Relation, Span

ARTICLE = make_article(title="The pier", body="It fell, critics say.\n\nNobody saw.", raw="", reader_version="test")
CLAIM, SOURCE = ARTICLE.text.index("It fell"), ARTICLE.text.index("critics")
SCORES = Scores(
    article=ARTICLE,
    scheme=SCHEME,
    version="hand",
    spans=(
        Span(label="attributed-claim", start=CLAIM, end=CLAIM + 7, score=0.5, reason="Said.", region_id="m1"),
        Span(label="vague-source", start=SOURCE, end=SOURCE + 7, region_id="m2"),
    ),
    relations=(Relation(type="sourced-from", from_region="m1", to_region="m2"),),
    because={"m1": (Driver("fell", 1.0, CLAIM + 3, CLAIM + 7),)},
)


def test_marks_have_a_number_a_note_and_their_sources() -> None:
    view = article_view(3, SCORES, label_views(SCHEME, [SCORES]))
    first, second = view.marks
    assert (first.id, first.number, first.quote, first.score) == ("a3m1", 1, "It fell", "score 0.50")
    assert (first.reason, first.because, first.sources) == ("Said.", "“fell” +1.00", ("critics",))
    assert (second.id, second.score, second.because, second.sources) == ("a3m2", "", "", ())
    assert view.total == "2 marks"
    assert view.summary == "2 marks: 1 × attributed claim, 1 × vague source"
    assert view.claims.startswith("Claims: 0 with a source that a reader can identify, 1 with a vague one")


def test_text_is_cut_into_segments_that_lose_nothing() -> None:
    view = article_view(1, SCORES, label_views(SCHEME, [SCORES]))
    assert "".join(segment.text for segment in view.headline) == "The pier"
    paragraphs = ["".join(segment.text for segment in paragraph) for paragraph in view.paragraphs]
    assert paragraphs == ["It fell, critics say.", "Nobody saw."]
    assert [segment.text for segment in view.paragraphs[0] if segment.stop] == ["It fell", "critics"]
    assert view.paragraphs[0][0].only == f"only-{view.marks[0].label.css}"
    assert view.paragraphs[1][0].only == ""


def test_the_legend_counts_each_labels_marks() -> None:
    labels = label_views(SCHEME, [SCORES, SCORES])
    assert {key: label.count for key, label in labels.items() if label.count} == {
        "attributed-claim": 2,
        "vague-source": 2,
    }
    assert len({label.css for label in labels.values()}) == len(SCHEME.labels)


def test_an_article_without_marks_or_title() -> None:
    bare = make_article(title="", body="x " * 50, raw="", reader_version="test")
    view = article_view(1, Scores(article=bare, scheme=SCHEME, version="hand"), label_views(SCHEME, []))
    assert (view.total, view.summary, view.marks) == ("No marks", "No marks", ())
    assert view.title.endswith("x…")
    assert len(view.title) <= 60


def test_marks_that_overlap_have_lanes_up_to_the_last() -> None:
    spans = tuple(Span(label="source", start=0, end=8, region_id=f"m{number}") for number in range(6))
    view = article_view(1, Scores(article=ARTICLE, scheme=SCHEME, version="hand", spans=spans), label_views(SCHEME, []))
    assert sorted(mark.lane for mark in view.marks) == [0, 1, 2, LANES - 1, LANES - 1, LANES - 1]


def test_only_web_addresses_become_links() -> None:
    addresses = ("https://a.example", "HTTP://a.example", "javascript:alert(1)", "ftp://a.example", "")
    assert [is_web_address(address) for address in addresses] == [True, True, False, False, False]
