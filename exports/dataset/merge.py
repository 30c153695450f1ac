"""Several Datasets as one: the same annotation once, different ones apart, nobody's voice lost.

Two rows are the same annotation where id, article, project and moment of creation agree (without such a moment, the
annotator), so two exports of one project merge without duplicates. Of two versions the one updated later stays.
Where different annotations have one id, as from two servers, each becomes `ID@DIGEST`, the digest made of what tells
them apart: a merge gives the same ids in whatever order it is done.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.schema import from_arrow, to_arrow
from unsourced.core.article import short_hash
from unsourced.errors import DatasetError
from unsourced.schemes.scheme import Scheme

_WORK = ("spans", "relations", "answers")
_RENAMED = re.compile(r"(?P<base>.+)@(?P<digest>[0-9a-f]{8})", re.DOTALL)
_ORDER = {
    "spans": ["start", "end", "region_id", "part"],
    "relations": ["from_region", "to_region"],
    "answers": ["question", "region_id"],
}


@dataclass(frozen=True, slots=True)
class MergedDataset:
    """The merged Dataset and what was decided on the way.

    `repeated` annotations stood in several Datasets; of `replaced` an older, different version was left out; `renamed`
    had the id of another one. `articles_differ` counts articles whose facts (not text) differ between Datasets.
    `names` holds the different names that one annotation's annotator has: one person, known by several.
    """

    dataset: Dataset
    repeated: int
    replaced: int
    renamed: int
    articles_differ: int
    names: tuple[tuple[str, ...], ...]


def merge(datasets: Sequence[Dataset]) -> MergedDataset:
    """One Dataset of several, the same in whatever order they are given; rows are sorted by their keys.

    Its scheme is the one that has everything of the others; its problems are those of all, its provenance lists
    theirs under `datasets`. Raises DatasetError where no scheme has everything of the others, or none was given.
    """
    if not datasets:
        raise DatasetError("there is nothing to merge", remedy="Name at least one Dataset.")
    scheme = _scheme(datasets)
    datasets = [_told_apart(dataset) for dataset in datasets]
    annotations = pd.concat([dataset.annotations.assign(of=number) for number, dataset in enumerate(datasets)])
    annotations["identity"] = annotations["annotation_id"] + "@" + annotations["digest"]
    annotations["content"] = np.concatenate([_content(dataset) for dataset in datasets])
    # Of one moment, the same one in every order: that with the greater content.
    annotations["when"] = annotations["updated"].fillna(annotations["created"])
    ordered = annotations.sort_values(["identity", "when", "content"], kind="stable", na_position="first")
    kept = ordered.drop_duplicates("identity", keep="last")
    clashes = kept["annotation_id"].duplicated(keep=False)
    ids = kept["identity"].where(clashes, kept["annotation_id"])
    new_ids = dict(zip(kept["identity"], ids, strict=True))

    kept = kept.assign(annotation_id=ids).sort_values("annotation_id", key=_natural, kind="stable")
    articles, differ = _articles([dataset.articles for dataset in datasets])
    tables = {name: _work(name, datasets, kept, new_ids) for name in _WORK}
    merged = Dataset(
        scheme=scheme,
        articles=articles,
        annotations=_as_table("annotations", kept),
        problems=_problems(datasets, new_ids),
        provenance=_provenance(datasets),
        **tables,
    )
    versions = ordered.groupby("identity", sort=False)
    names = ordered[["identity", "annotator"]].drop_duplicates().groupby("identity", sort=False)["annotator"]
    several = {tuple(sorted(theirs)) for _, theirs in names if len(theirs) > 1} if names.size().gt(1).any() else set()
    return MergedDataset(
        merged,
        repeated=int((versions.size() > 1).sum()),
        replaced=int((versions["content"].nunique() > 1).sum()),
        renamed=int(clashes.sum()),
        articles_differ=differ,
        names=tuple(sorted(several)),
    )


def _scheme(datasets: Sequence[Dataset]) -> Scheme:
    """The scheme that has everything of all; of several the highest version, then the later wording."""
    schemes = {dataset.scheme.source: dataset.scheme for dataset in datasets}
    able = [s for s in schemes.values() if not any(other.differences(s) for other in schemes.values())]
    if able:
        return max(able, key=lambda scheme: (scheme.version, scheme.source))
    one, *others = schemes.values()
    lacking = next(
        f"{b.name} {b.version} lacks {', '.join(a.differences(b))}"
        for a, b in [pair for other in others for pair in ((one, other), (other, one))]
        if a.differences(b)
    )
    raise DatasetError(
        f"the schemes do not fit together: no one of them has everything of the others ({lacking})",
        remedy="Bring the Datasets to one scheme first.",
    )


def _told_apart(dataset: Dataset) -> Dataset:
    """The Dataset with annotation ids as they were before a merge renamed them, and a `digest` in every table."""
    rows = dataset.annotations
    digest = _digests(rows)
    base = [_base(told, made) for told, made in zip(rows["annotation_id"], digest, strict=True)]
    columns = {"annotation_id": rows["annotation_id"].to_list(), "base": base, "digest": digest}
    before = pd.DataFrame(columns, dtype="str")

    def with_base(table: pd.DataFrame) -> pd.DataFrame:
        found = table.merge(before, on="annotation_id", how="left", validate="many_to_one")
        return found.assign(annotation_id=found["base"].fillna(found["annotation_id"])).drop(columns="base")

    try:
        work: dict[str, Any] = {name: with_base(getattr(dataset, name)) for name in _WORK}
    except pd.errors.MergeError as error:
        raise DatasetError(
            "has an annotation id twice", where="table annotations", remedy="See `unsourced dataset validate`."
        ) from error
    digests = dict(zip(before["annotation_id"], before["base"] + "@" + before["digest"], strict=True))
    problems = tuple(
        replace(problem, annotation_id=digests.get(problem.annotation_id, problem.annotation_id))
        for problem in dataset.problems
    )
    return replace(dataset, annotations=with_base(rows.reset_index(drop=True)), problems=problems, **work)


def _digests(rows: pd.DataFrame) -> list[str]:
    """What tells an annotation from another of the same id, as 8 hexadecimal digits."""
    created = rows["created"].dt.tz_convert("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S.%f")
    who = created.fillna(rows["annotator"])
    facts = zip(rows["article_id"], rows["project"].fillna(""), who, strict=True)
    return [short_hash("\n".join(fact))[:8] for fact in facts]


def _base(annotation_id: str, digest: str) -> str:
    renamed = _RENAMED.fullmatch(annotation_id)
    return renamed["base"] if renamed and renamed["digest"] == digest else annotation_id


def _content(dataset: Dataset) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """A number for what each annotation says, in the order of its rows; that of its rows in other tables is summed."""
    rows = dataset.annotations
    number = _hashes(rows)
    positions = pd.Index(rows["annotation_id"] + "@" + rows["digest"])
    for name in _WORK:
        table = getattr(dataset, name)
        at = positions.get_indexer(pd.Index(table["annotation_id"] + "@" + table["digest"]))
        there = at >= 0
        np.add.at(number, at[there], _hashes(table)[there])
    return number


def _hashes(rows: pd.DataFrame) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    plain = pd.DataFrame({name: rows[name].map(str) for name in rows.columns}, index=rows.index)
    return np.array(pd.util.hash_pandas_object(plain, index=False), dtype=np.uint64)


def _work(name: str, datasets: Sequence[Dataset], kept: pd.DataFrame, new_ids: Mapping[str, str]) -> pd.DataFrame:
    """The rows of a table that belong to the version of each annotation that stays."""
    rows = pd.concat([getattr(dataset, name).assign(of=number) for number, dataset in enumerate(datasets)])
    rows["identity"] = rows["annotation_id"] + "@" + rows["digest"]
    found = rows.merge(kept[["identity", "of"]].assign(position=range(len(kept))), on=["identity", "of"])
    found["annotation_id"] = found["identity"].map(new_ids)
    return _as_table(name, found.sort_values(["position", *_ORDER[name]], kind="stable", na_position="first"))


def _as_table(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    return from_arrow(to_arrow(name, rows))


def _natural(ids: "pd.Series[str]") -> "pd.Series[str]":
    """Numbers by their size, before words."""
    width = int(ids.map(len).max()) if len(ids) else 0
    numbers = ids.str.fullmatch(r"[0-9]+(?:@[0-9a-f]{8})?")
    return ids.where(~numbers, ids.map(lambda told: "0" * (width - len(told.partition("@")[0])) + told))


def _articles(tables: Iterable[pd.DataFrame]) -> tuple[pd.DataFrame, int]:
    """Each article once, by id; where its facts differ, the row that says more. The number of such articles."""
    rows = pd.concat(tables, ignore_index=True)
    twice = rows["id"].duplicated(keep=False)
    records = to_arrow("articles", rows[twice]).to_pylist()
    told = [json.dumps(record, ensure_ascii=False, sort_keys=True) for record in records]
    says = [sum(value not in (None, [], "") for value in record.values()) for record in records]
    again = pd.DataFrame({"id": rows.loc[twice, "id"], "says": says, "told": told}, index=rows.index[twice])
    best = again.sort_values(["id", "says", "told"], kind="stable").drop_duplicates("id", keep="last").index
    kept = rows.loc[rows.index[~twice].append(best)].sort_values("id", kind="stable")
    differ = int((again.groupby("id")["told"].nunique() > 1).sum()) if len(again) else 0
    return _as_table("articles", kept), differ


def _problems(datasets: Sequence[Dataset], new_ids: Mapping[str, str]) -> tuple[Problem, ...]:
    found = {}
    for problem in (problem for dataset in datasets for problem in dataset.problems):
        now = replace(problem, annotation_id=new_ids.get(problem.annotation_id, problem.annotation_id))
        found[json.dumps(asdict(now), ensure_ascii=False, sort_keys=True)] = now
    return tuple(found[told] for told in sorted(found))


def _provenance(datasets: Sequence[Dataset]) -> dict[str, Any]:
    """Where everything comes from: the provenance of each Dataset that was not merged itself, each once."""
    leaves = {
        json.dumps(leaf, ensure_ascii=False, sort_keys=True): leaf
        for dataset in datasets
        for leaf in _leaves(dict(dataset.provenance))
    }
    sources = [leaves[told] for told in sorted(leaves)]
    if len(sources) == 1:
        return sources[0]
    synthetic = any(source.get("synthetic") for source in sources)
    return {"source": "merge", "synthetic": synthetic, "datasets": sources}


def _leaves(provenance: dict[str, Any]) -> list[dict[str, Any]]:
    merged = provenance.get("source") == "merge" and isinstance(provenance.get("datasets"), list)
    return list(provenance["datasets"]) if merged else [provenance]
