"""The public functions of this package: `import unsourced` is the door to them, and alone imports this module."""

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import overload

from annotate.compare.compare import compare as compare_articles
from annotate.compare.effects.explain import explain
from annotate.compare.result import Comparison
from annotate.readers import read as readers
from annotate.readers.article_arguments import One, article_of_text, is_one, one_article, several_articles
from annotate.readers.columns import COLUMN_NAMES
from annotate.reposts import groups
from annotate.reposts.result import Reposts
from annotate.rules.article_suggestions import Suggestions, article_suggestions
from exports.dataset.dataset import Dataset
from unsourced.core.arguments import wrong_type
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record
from unsourced.core.batch import Batch
from unsourced.errors import InputError
from unsourced.io.progress import Progress, reporting, say
from unsourced.io.progress import progress as counted
from unsourced.schemes.arguments import scheme_argument
from unsourced.schemes.scheme import Scheme

Sources = str | PathLike[str] | Iterable[str | PathLike[str]]
_MEGABYTE = 1_000_000
_NAME = "the name of a file or folder, a glob, an address, a Path"


def read(
    sources: Sources,
    *,
    columns: Mapping[str, str] | None = None,
    input_format: str | None = None,
    max_size: float = 20.0,
    allow_private: bool = False,
    progress: Progress | None = None,
) -> Batch[Article]:
    """Read articles from files, folders, globs and addresses.

    What is not the article (bylines, notices, donation lines) leaves the text and stands in `removed` with its kind.

    Args:
        sources: a name or a list of names: Markdown, text, HTML, CSV, TSV, JSONL, JSON or Parquet files, folders,
            globs, http and https addresses.
        columns: which column of a table holds a field: `{"text": "Body", "outlet": "Paper"}`.
        input_format: `markdown`, `text`, `html`, `csv`, `tsv`, `jsonl`, `json` or `parquet`; by name and content
            where it is None.
        max_size: the size of the largest page, in megabytes.
        allow_private: whether addresses on private networks may be asked.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        A sequence of Articles. Its `failures` holds an error for each that could not be read. Columns of `to_frame()`:
        `id`, `title`, `text`, `body_start` (code points), `outlet`, `authors`, `published` (ISO), `url`, `origin`,
        `topic`, `language`, `group`, `extra`, `removed`, `source_id`, `reader_version`.

    Raises:
        TypeError: `sources` is something else, such as a list of Articles.
        InputError: the one thing to read cannot be read.
        BatchError: none of several can be read; its `done` is 0 and its `failures` says why.

    Example:
        >>> import unsourced as us
        >>> us.read("harbour.md")[0].title
        'Ferry breaks down twice in a week'
    """
    names = _names(sources)
    for field in columns or {}:
        if field not in COLUMN_NAMES:
            raise ValueError(f"columns names {field!r}, and a field is one of {', '.join(COLUMN_NAMES)}")
    with reporting(progress):
        found = readers.read(
            names,
            columns=columns,
            input_format=input_format,
            max_bytes=int(max_size * _MEGABYTE),
            allow_private=allow_private,
            note=say,
        )
        items = list(counted(found, "read"))
        articles = [item for item in items if isinstance(item, Article)]
        failures = [item for item in items if isinstance(item, InputError)]
        if not articles:
            readers.raise_failures(failures, 0)
        for failure in failures:
            say(f"warning: {failure}")
    return Batch(articles, failures, records=lambda article: [article_to_record(article)])


def article(
    text: One | Mapping[str, object],
    *,
    title: str = "",
    outlet: str | None = None,
    authors: Iterable[str] = (),
    published: str | None = None,
    url: str | None = None,
    topic: str | None = None,
    language: str | None = None,
) -> Article:
    """Make one Article of a text as it stands, or read the one that a file holds.

    Args:
        text: the text; or a Path to a file, or a record that `read` made. A str is always the text itself. Without
            `title` the first line is the headline, where a blank line follows and it looks like one.
        title: the headline.
        outlet, authors, published, url, topic: what is known of it; `published` is an ISO date.
        language: an ISO 639-1 code; found out where it is None.

    Returns:
        The Article. Its `text` begins with the headline and a blank line, and every offset is a code point in it.

    Raises:
        TypeError: `text` is something else.
        InputError: the text is empty, or the file cannot be read or holds several articles.

    Example:
        >>> import unsourced as us
        >>> us.article("The bridge will close, critics say.", outlet="Harbour Post").language
        'en'
    """
    if isinstance(text, Mapping):
        from unsourced.core.article_records import article_from_record

        return article_from_record(dict(text))
    if isinstance(text, str):
        return article_of_text(
            text,
            title,
            outlet=outlet,
            authors=tuple(authors),
            published=published,
            url=url,
            topic=topic,
            language=language,
        )
    if not is_one(text):
        raise wrong_type("text", text, "a text, a Path to a file with one article, or a record of `read`")
    return one_article(text, "text")


def load_scheme(name: str | Path = "credibility") -> Scheme:
    """Load a label scheme.

    Args:
        name: that of a shipped scheme (`credibility`, `ptc`), or a TOML file.

    Returns:
        The Scheme: its `labels`, `questions`, `relations`.

    Raises:
        TypeError: `name` is something else.
        SchemeError: there is no such scheme, or the file is none; the message names the field.

    Example:
        >>> import unsourced as us
        >>> us.load_scheme().label("vague-source").name
        'Vague source'
    """
    return scheme_argument(name, "name")


@overload
def suggest(  # type: ignore[overload-overlap]  # a str is one text
    articles: One, *, scheme: Scheme | str | Path | None = None, progress: Progress | None = None
) -> Suggestions: ...
@overload
def suggest(
    articles: Iterable[One] | Dataset, *, scheme: Scheme | str | Path | None = None, progress: Progress | None = None
) -> Batch[Suggestions]: ...
def suggest(
    articles: One | Iterable[One] | Dataset,
    *,
    scheme: Scheme | str | Path | None = None,
    progress: Progress | None = None,
) -> Suggestions | Batch[Suggestions]:
    """Suggest spans by rule: sources, claims, insertions, speculation, loaded words. No model is needed.

    Args:
        articles: a text, a Path or an Article; or a list of these, or a Dataset. A str that names a file which is
            there (`harbour.md`) is read; any other is the text itself.
        scheme: the labels to suggest; `credibility` where it is None.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        For one article its Suggestions, for several a sequence of them. `spans` have `label`, `start`, `end` (code
        points into `article.text`), `score` (0 to 1, set by hand, no probability) and `reason`. An article in another
        language than English has none, and says so in `abstained`.

    Raises:
        TypeError: `articles` or `scheme` is something else.
        InputError: a file is not there or holds several articles; a text is empty.
        SchemeError: there is no such scheme.

    Example:
        >>> import unsourced as us
        >>> found = us.suggest("According to local sources, the bridge will stay shut.")
        >>> [(span.label, found.article.text[span.start : span.end]) for span in found.spans][0]
        ('vague-source', 'local sources')
    """
    labels = scheme_argument(scheme)
    with reporting(progress):
        if is_one(articles):
            return article_suggestions(one_article(articles, "articles"), labels)
        given = several_articles(articles)
        found = [article_suggestions(each, labels) for each in counted(given, "articles", total=len(given))]
    return Batch(found, records=Suggestions.records)


def compare(a: One, b: One) -> Comparison:
    """Compare two versions of one report, typographic noise apart.

    Args:
        a, b: a text, a Path or an Article each; the earlier one first. A str that names a file which is there is read.

    Returns:
        The Comparison: changes with offsets into both texts, what they do (a source or a "not" that is gone),
        quotations that differ, and which is the repost as far as the texts say.

    Raises:
        TypeError: one of them is something else.
        InputError: a file is not there or holds several articles; a text is empty.

    Example:
        >>> import unsourced as us
        >>> found = us.compare("The port is open.", "The port [run by crooks] is open.")
        >>> found.to_frame()["words_b"].to_list()
        ['[run by crooks]']
    """
    return Comparison.of(explain(compare_articles(one_article(a, "a"), one_article(b, "b"))))


def find_reposts(articles: Iterable[One] | Dataset, *, progress: Progress | None = None) -> Reposts:
    """Find articles that share their words: copies, near-duplicates, passages of one report inside another.

    Args:
        articles: a list of texts, Paths and Articles, or a Dataset.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        The Reposts: `articles` with their `group` filled, and `groups`, each with the likely original and the evidence.
        All of it is said of these texts alone: an older one may exist.

    Raises:
        TypeError: `articles` is one article, or something else.
        InputError: a file cannot be read or holds several articles; a text is empty.

    Example:
        >>> import unsourced as us
        >>> us.find_reposts(us.sample())
        Reposts(8 groups with 17 of 28 articles)
    """
    if is_one(articles):
        raise wrong_type("articles", articles, "a list of texts, Paths and Articles, or a Dataset")
    with reporting(progress):
        return Reposts.of(groups.find_reposts(several_articles(articles)))


def _names(sources: object) -> list[str | Path]:
    if isinstance(sources, str | PathLike):
        return [_name("sources", sources)]
    if isinstance(sources, Article | bytes | Mapping) or not isinstance(sources, Iterable):
        raise wrong_type("sources", sources, f"{_NAME}, or a list of these")
    return [_name(f"sources[{number}]", each) for number, each in enumerate(sources)]


def _name(name: str, value: object) -> str | Path:
    if isinstance(value, str) and "\n" in value:
        raise TypeError(f"{name} must be {_NAME}, not a text: unsourced.article takes a text")
    if isinstance(value, str):
        return value
    if isinstance(value, PathLike):
        return Path(value)
    raise wrong_type(name, value, _NAME)
