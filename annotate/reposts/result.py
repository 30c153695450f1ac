"""Groups of reposts as people get them in Python: with a frame, a view for a notebook, and files."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from annotate.reposts import groups
from annotate.reposts.output.records import group_to_record
from unsourced.core.article_records import article_to_record
from unsourced.core.batch import records_frame, save_result
from unsourced.io.html_tables import html_note, html_table

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("group", "article_id", "name", "outlet", "published", "is_original", "own_words", "lacks_words")


class Reposts(groups.Reposts):
    """Articles that share their words.

    Attributes:
        articles: all articles in the order given, their `group` filled.
        groups: the groups of two or more, each with its articles by date, links, and the likely original with reasons.

    Example:
        >>> import unsourced as us
        >>> us.find_reposts(us.sample()).save("grouped.jsonl")
    """

    @classmethod
    def of(cls, found: groups.Reposts) -> Self:
        """The same groups, for people."""
        return cls(**{field.name: getattr(found, field.name) for field in fields(found)})

    def to_frame(self) -> "pd.DataFrame":
        """One row an article that is in a group.

        Columns: `group`, `article_id`, `name`, `outlet`, `published`, `is_original` (missing where undetermined),
        `own_words` and `lacks_words` (how many words it alone has, or lacks, in its group).
        """
        rows = [
            {
                "group": group.id,
                "article_id": article.id,
                "name": name,
                "outlet": article.outlet,
                "published": article.published,
                "is_original": None if group.original.index is None else number == group.original.index,
                "own_words": words.own,
                "lacks_words": words.lacks,
            }
            for group in self.groups
            for number, (article, name, words) in enumerate(
                zip(group.articles, group.names, group.unique_words, strict=True)
            )
        ]
        return records_frame(rows).reindex(columns=list(_COLUMNS))

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .json has the groups with evidence and changes, .jsonl the articles.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        if str(path).lower().endswith(".json"):
            save_result(path, records=lambda: map(group_to_record, self.groups))
        else:
            save_result(path, records=lambda: map(article_to_record, self.articles))

    def _repr_html_(self) -> str:
        tables = "".join(
            html_note(f"{group.id}: {'; '.join(group.original.reasons)}")
            + html_table(
                "",
                ("article", "published", "likely original"),
                [
                    (name, article.published or "", "yes" if number == group.original.index else "")
                    for number, (article, name) in enumerate(zip(group.articles, group.names, strict=True))
                ],
            )
            for group in self.groups
        )
        return f"<div>{html_note(repr(self))}{tables}</div>"
