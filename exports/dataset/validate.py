"""Every invariant of a Dataset, checked: what `export` promises and what everything later relies on."""

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.schema import ORIGINS, ROLES, SCHEMAS, STATUSES
from unsourced.core.article import article_id
from unsourced.core.article_records import article_from_record, article_to_record
from unsourced.errors import InputError

KEYS: dict[str, tuple[str, ...]] = {
    "articles": ("id",),
    "annotations": ("annotation_id",),
    "spans": ("annotation_id", "region_id", "part"),
    "relations": ("annotation_id", "from_region", "to_region"),
    "answers": ("annotation_id", "region_id", "question"),
}


def validate(dataset: Dataset) -> list[Problem]:
    """Every broken invariant of a Dataset, empty where it is sound. `kind` of a problem is the name of a table.

    Keys are there once; what a row points to is there; offsets are pieces of their text; labels, questions, answers
    and relations are the scheme's; roles, statuses and origins are known; the parts of a span are numbered from 0, in
    order and apart; a submitted annotation says what was offered.
    """
    columns = list(_columns(dataset))
    if columns:
        return columns
    checks: Sequence[Callable[[Dataset], Iterator[Problem]]] = (
        _keys,
        _articles,
        _annotations,
        _spans,
        _parts,
        _relations,
        _answers,
    )
    return [problem for check in checks for problem in check(dataset)]


def _columns(dataset: Dataset) -> Iterator[Problem]:
    for name, schema in SCHEMAS.items():
        lacking = [column for column in schema.names if column not in getattr(dataset, name)]
        if lacking:
            yield Problem(kind=name, message=f"lacks column {', '.join(lacking)}")


def _keys(dataset: Dataset) -> Iterator[Problem]:
    for name, key in KEYS.items():
        table: pd.DataFrame = getattr(dataset, name)
        for row in _records(table[table.duplicated(list(key))]):
            told = ", ".join(f"{column} {row[column]}" for column in key)
            yield _problem(name, f"key {told} is there twice", row)


def _articles(dataset: Dataset) -> Iterator[Problem]:
    for article in dataset.article_list():
        if article.id != article_id(article.text, article.outlet, article.url):
            yield Problem(kind="articles", message=f"article {article.id} is not the one its id was made of")
        try:
            article_from_record(article_to_record(article))
        except InputError as error:
            yield Problem(kind="articles", message=f"article {article.id}: {error.what}")


def _annotations(dataset: Dataset) -> Iterator[Problem]:
    rows = dataset.annotations
    labels = set(dataset.scheme.label_keys)
    yield from _each(
        "annotations", rows[~rows["article_id"].isin(dataset.articles["id"])], "article {article_id} is not there"
    )
    yield from _each("annotations", rows[~rows["role"].isin(ROLES)], "there is no role {role}")
    yield from _each("annotations", rows[~rows["status"].isin(STATUSES)], "there is no status {status}")
    lacking = rows["labels_offered"].isna()
    submitted = rows["status"] == "submitted"
    yield from _each("annotations", rows[lacking & submitted], "does not say which labels were offered")
    foreign = rows["labels_offered"].map(lambda offered: isinstance(offered, list) and not labels.issuperset(offered))
    yield from _each("annotations", rows[foreign.astype(bool)], "offers labels {labels_offered}, not all of the scheme")


def _spans(dataset: Dataset) -> Iterator[Problem]:
    rows = dataset.spans.merge(_about(dataset), on="annotation_id", how="left")
    yield from _each("spans", rows[rows["article_id"].isna()], "annotation {annotation_id} is not there")
    yield from _each(
        "spans", rows[~rows["label"].isin(dataset.scheme.label_keys)], "label {label} is not in the scheme"
    )
    yield from _each("spans", rows[~rows["origin"].isin(ORIGINS)], "there is no origin {origin}")
    outside = (rows["start"] < 0) | (rows["start"] >= rows["end"]) | (rows["end"] > rows["length"])
    yield from _each("spans", rows[outside], "span {start}..{end} is not a piece of the text")


def _parts(dataset: Dataset) -> Iterator[Problem]:
    region = ["annotation_id", "region_id"]
    rows = dataset.spans.sort_values([*region, "part"], kind="stable")
    groups = rows.groupby(region, sort=False)
    yield from _each("spans", rows[rows["part"] != groups.cumcount()], "part {part} has no part before it")
    end, label = groups["end"].shift(), groups["label"].shift()
    later = end.notna()
    yield from _each("spans", rows[later & (rows["start"] < end)], "part {part} is not behind the part before")
    yield from _each("spans", rows[later & (rows["label"] != label)], "part {part} has another label: {label}")


def _relations(dataset: Dataset) -> Iterator[Problem]:
    types = {relation.key: relation for relation in dataset.scheme.relations}
    ends = dataset.spans[dataset.spans["part"] == 0][["annotation_id", "region_id", "label"]]
    rows = dataset.relations
    yield from _each("relations", rows[~rows["type"].isin(types)], "relation {type} is not in the scheme")
    for end in ("from_region", "to_region"):
        found = rows.merge(ends, left_on=["annotation_id", end], right_on=["annotation_id", "region_id"], how="left")
        yield from _each("relations", found[found["region_id"].isna()], f"region {{{end}}} is not there")
    yield from _each("relations", rows[rows["from_region"] == rows["to_region"]], "links {from_region} with itself")


def _answers(dataset: Dataset) -> Iterator[Problem]:
    rows = dataset.answers
    asked = {question.key: question for question in dataset.scheme.questions}
    about_article = {key for key, question in asked.items() if question.per == "article"}
    known = set(dataset.annotations["annotation_id"])
    yield from _each("answers", rows[~rows["annotation_id"].isin(known)], "annotation {annotation_id} is not there")
    yield from _each("answers", rows[~rows["question"].isin(asked)], "question {question} is not in the scheme")
    of_article = rows["question"].isin(about_article)
    of_region = rows["question"].isin(set(asked) - about_article)
    yield from _each("answers", rows[of_region & rows["region_id"].isna()], "answers {question} about no region")
    yield from _each("answers", rows[of_article & rows["region_id"].notna()], "answers {question} about one region")
    regions = dataset.spans[["annotation_id", "region_id"]].drop_duplicates().assign(there=True)
    found = rows[rows["region_id"].notna()].merge(regions, on=["annotation_id", "region_id"], how="left")
    yield from _each("answers", found[found["there"].isna()], "region {region_id} is not there")
    for key, question in asked.items():
        offered = [choice.key for choice in question.choices]
        if offered and question.type != "text":
            told = rows[(rows["question"] == key) & ~rows["value"].isin(offered) & ~rows["value"].str.startswith("[")]
            yield from _each("answers", told, "{value} is not an answer to {question}")


def _about(dataset: Dataset) -> pd.DataFrame:
    """Each annotation's article and the length of its text; both are missing where the article is."""
    articles = dataset.articles.drop_duplicates("id")
    lengths = pd.Series(articles["text"].map(len).to_numpy(), index=articles["id"].to_numpy())
    rows = dataset.annotations.drop_duplicates("annotation_id")[["annotation_id", "article_id"]]
    return rows.assign(length=rows["article_id"].map(lengths).astype(float))


def _each(table: str, rows: pd.DataFrame, message: str) -> Iterator[Problem]:
    for row in _records(rows):
        yield _problem(table, message.format(**row), row)


def _records(rows: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def _problem(table: str, message: str, row: dict[str, object]) -> Problem:
    region = row.get("region_id", row.get("from_region"))
    return Problem(
        kind=table,
        message=message,
        annotation_id=str(row.get("annotation_id", "")),
        region_id=region if isinstance(region, str) else "",
    )
