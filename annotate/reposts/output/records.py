"""Groups as records, ready for JSON; changes are records as `unsourced compare` prints them."""

from annotate.compare import Comparison
from annotate.compare.output.records import records
from annotate.reposts.group_comparisons import comparisons
from annotate.reposts.groups import RepostGroup
from annotate.reposts.links import Link
from unsourced.core.article import Article
from unsourced.io.record_files import Record


def group_to_record(group: RepostGroup) -> Record:
    """A group: its articles by date, the likely original's id or null, evidence, what is shared, what differs."""
    index = group.original.index
    return {
        "group": group.id,
        "original": None if index is None else group.articles[index].id,
        "evidence": list(group.original.reasons),
        "articles": [
            {
                "article_id": article.id,
                "title": article.title,
                "outlet": article.outlet,
                "published": article.published,
                "url": article.url,
                "own_words": standing.own,
                "lacks_words": standing.lacks,
            }
            for article, standing in zip(group.articles, group.unique_words, strict=True)
        ],
        "shared": [_shared(link, group.articles) for link in group.links],
        "comparisons": [_comparison(found) for found in comparisons(group)],
    }


def _shared(link: Link, articles: tuple[Article, ...]) -> Record:
    return {
        "a": articles[link.a].id,
        "b": articles[link.b].id,
        "words": link.overlap.words,
        "of_a": round(link.overlap.of_a, 4),
        "of_b": round(link.overlap.of_b, 4),
    }


def _comparison(comparison: Comparison) -> Record:
    return {
        "a": comparison.a.id,
        "b": comparison.b.id,
        "shared_a": round(comparison.shared_a, 4),
        "shared_b": round(comparison.shared_b, 4),
        "changes": list(records(comparison, comparison.substantial)),
    }
