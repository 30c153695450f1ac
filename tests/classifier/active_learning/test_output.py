"""A queue as rows and as a table."""

from classifier.active_learning.output import COLUMNS, queue_rows, queue_text
from classifier.active_learning.queue import CONTROL, Queued
from classifier.scoring.scores import Scores
from tests.classifier.hand_model import SCHEME
from unsourced.core.article import make_article

TITLE = "The harbour of Velmora shuts " * 4


def _queue() -> list[Queued]:
    article = make_article(
        title=TITLE.strip(), body="The port shuts.", raw="one", reader_version="test", outlet="Velmora Post"
    )
    scores = Scores(article=article, scheme=SCHEME, version="hand")
    return [Queued(position=1, article=article, chosen=CONTROL, uncertainty=0.123456, disagreement=0.5, scores=scores)]


def test_a_row_has_every_column_and_the_whole_title() -> None:
    (row,) = queue_rows(_queue())
    assert list(row) == COLUMNS.names
    assert (row["position"], row["chosen"], row["outlet"]) == (1, "control", "Velmora Post")
    assert row["uncertainty"] == 0.1235
    assert row["title"] == TITLE.strip()


def test_the_table_cuts_long_titles_and_rounds_for_people() -> None:
    text = queue_text(_queue())
    assert "What to label next" in text
    assert all(name in text for name in COLUMNS.names)
    assert " 0.12 " in text
    assert " 0.50 " in text
    assert TITLE.strip() not in text
    assert max(map(len, text.split("\n"))) <= 140
