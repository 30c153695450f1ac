"""Pages that a project holds with another text, as an earlier version of `unsourced read` cleaned them.

They keep the text that they were labelled on; what is suggested for the new text is carried over to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from unsourced.core.article import Article
from unsourced.core.spans import Suggestions
from unsourced.errors import InputError, StudioError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection
from unsourced.label_studio.tasks import article_of_task


def changed_pages(articles: Iterable[Article], sources: Mapping[str, str]) -> dict[str, str]:
    """By id the articles whose page is among `sources` (source ids by article id) under another id: that one."""
    loaded = {source: article for article, source in sources.items()}
    return {
        article.id: loaded[article.source_id]
        for article in articles
        if article.id not in sources and article.source_id and article.source_id in loaded
    }


def refuse_changed(articles: Sequence[Article], changed: Mapping[str, str]) -> None:
    """Raise InputError where a page is in the project with other text: its labels would point at the wrong words."""
    if changed:
        shown = "; ".join(
            f"{article.title[:40] or article.id} (now {article.id}, there {changed[article.id]})"
            for article in [one for one in articles if one.id in changed][:5]
        )
        raise InputError(
            f"{len(changed)} of these pages are in the project with another text, as an earlier version of "
            f"`unsourced read` cleaned them: {shown}{'; …' if len(changed) > 5 else ''}",
            remedy="Let them keep that text with --realign, leave them out, or load all of these articles into a new "
            "project with --project.",
        )


def realign(
    connection: Connection,
    articles: Sequence[Article],
    changed: Mapping[str, str],
    tasks: Mapping[str, int],
    suggestions: Mapping[str, Suggestions],
    *,
    reporter: Reporter,
) -> tuple[list[Article], dict[str, Suggestions]]:
    """The articles with those of the project in the place of the changed ones, and the suggestions for them.

    `tasks` are the project's by article id. Says how many spans have no place in the text that is kept. Raises
    StudioError where a task cannot be read.
    """
    kept: list[Article] = []
    given = dict(suggestions)
    lost = 0
    comparing = reporter if changed else SILENT
    for article in comparing.track(articles, "comparing", total=len(articles)):
        if article.id not in changed:
            kept.append(article)
            continue
        there = _article_there(connection, tasks[changed[article.id]])
        kept.append(there)
        if (found := given.pop(article.id, None)) is not None:
            given[there.id] = carry_over(found, article, there)
            lost += len(found.spans) - len(given[there.id].spans)
    if lost:
        reporter.say(f"{lost} suggested spans are of words that the texts in the project do not have: left out.")
    return list({article.id: article for article in kept}.values()), given


def carry_over(suggestions: Suggestions, article: Article, target: Article) -> Suggestions:
    """Suggestions for one text of a page as those for another: the spans whose very words stand there, too."""
    from annotate.compare import compare
    from annotate.compare.alignment.offset_mapping import OffsetMapping

    mapping = OffsetMapping(compare(article, target))
    ends = ((span, mapping.to_b(span.start), mapping.to_b(span.end - 1)) for span in suggestions.spans)
    spans = [
        replace(span, start=start, end=last + 1)
        for span, start, last in ends
        if start is not None
        and last is not None
        and target.text[start : last + 1] == article.text[span.start : span.end]
    ]
    names = {span.region_id for span in spans}
    return Suggestions(
        article_id=target.id,
        version=suggestions.version,
        spans=tuple(spans),
        relations=tuple(r for r in suggestions.relations if {r.from_region, r.to_region} <= names),
    )


def _article_there(connection: Connection, task: int) -> Article:
    found = article_of_task(connection.get(f"/api/tasks/{task}/"))
    if found is None:
        raise StudioError(f"task {task} is not as `load` made it", where=connection.url, remedy="Leave its page out.")
    return found
