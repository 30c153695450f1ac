"""What a lesson needs, found and checked: the lesson, its gold, and the originals beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.course.lessons.articles import named_articles, sample_articles
from annotate.course.lessons.gold import Gold, read_gold, sample_gold
from annotate.course.lessons.lesson import Lesson, Reading, check_lesson, load_lesson
from unsourced.core.article import Article
from unsourced.errors import InputError


@dataclass(frozen=True, kw_only=True)
class Material:
    """A lesson with the gold of its articles by name, and the articles that are read beside them."""

    lesson: Lesson
    golds: Mapping[str, Gold]
    originals: Mapping[str, Article]

    def gold_of(self, article_id: str) -> Gold | None:
        """The gold for an article's id, None where the lesson has no such article."""
        return next((gold for gold in self.golds.values() if gold.article.id == article_id), None)


def load_material(lesson: str | Path, gold: Sequence[Path] = (), articles: Sequence[Path] = ()) -> Material:
    """A lesson by name or file, with a teacher's gold and articles, or else the sample's.

    A teacher's lesson may use the sample's articles too. Raises InputError, naming file and entry, where something is
    wrong or missing.
    """
    found = load_lesson(lesson)
    by_name = {**sample_articles(), **named_articles(articles)}
    golds = {**sample_gold(), **(read_gold(gold, by_name, found.scheme) if gold else {})}
    check_lesson(found, golds)
    return Material(
        lesson=found,
        golds={reading.article: golds[reading.article] for reading in found.readings},
        originals={r.original: _original(r, by_name) for r in found.readings if r.original},
    )


def _original(reading: Reading, by_name: Mapping[str, Article]) -> Article:
    assert reading.original
    if reading.original not in by_name:
        raise InputError(
            f"there is no article {reading.original!r}, the original of {reading.article}",
            remedy="Name its file with --articles, or take `original` out of the lesson.",
        )
    return by_name[reading.original]
