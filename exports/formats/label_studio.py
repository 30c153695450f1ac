"""Label Studio's JSON: `tasks.json`, with everybody's annotations, as an export has them and an import takes them.

Label Studio takes whole numbers for ids; where a Dataset has others, `annotation_ids.json` says which is which.
On import it finds people by their e-mail address; accounts that are not there must be made first. The
project needs the scheme's labeling config: `unsourced load` makes one. An import leaves drafts out.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.dataset.schema import to_arrow
from exports.formats.dataset_builder import read_provenance_file, read_scheme_file, write_scheme_and_provenance
from exports.label_studio.annotation_results import REASON, result_of_rows
from exports.label_studio.json_stream import read_tasks
from exports.label_studio.labeling_config_from_results import config_of_results
from exports.label_studio.name_mapping import mapping_of_scheme
from exports.label_studio.scheme_of_project import mapping_of_project
from exports.label_studio.tasks_to_dataset import dataset_of_tasks
from unsourced.core.article import Article
from unsourced.errors import InputError
from unsourced.label_studio.tasks import task_of_article
from unsourced.schemes.scheme import Scheme

_FILE = "tasks.json"
_DRAFT = "draft-"
_IDS = "annotation_ids.json"
_NESTED = ("spans", "relations", "answers")
Row = Mapping[str, Any]


def write(dataset: Dataset, folder: Path) -> Losses:
    """What is lost: the role of curators, labels that were not offered, versions of single spans."""
    losses = Losses()
    numbers = _numbers(dataset)
    if numbers:
        names = {number: key for key, number in numbers.items()}
        (folder / _IDS).write_text(json.dumps(names, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    with (folder / _FILE).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write("[")
        for number, task in enumerate(_tasks(dataset, numbers, losses)):
            file.write(("," if number else "") + "\n" + json.dumps(task, ensure_ascii=False))
        file.write("\n]\n")
    write_scheme_and_provenance(dataset, folder)
    losses[Loss.PROBLEMS] += len(dataset.problems)
    return +losses


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of such a folder, or of one JSON file; what cannot become a row is among its problems.

    Without a scheme beside it or named it is a shipped one that has all the labels, else one made from them. Raises
    InputError where it is no list of tasks, or nobody has annotated any.
    """
    folder = path if path.is_dir() else path.parent
    file = path / _FILE if path.is_dir() else path
    tasks = read_tasks(file)
    if not any(task.get("annotations") or task.get("drafts") for task in tasks):
        raise InputError(f"none of its {len(tasks)} tasks is annotated", where=str(file))
    scheme = scheme or (read_scheme_file(folder) if path.is_dir() else None)
    mapping = (
        mapping_of_scheme(scheme)
        if scheme
        else mapping_of_project(config_of_results(tasks), title=file.stem, complete=False, quiet=True)
    )
    provenance = read_provenance_file(folder, "label-studio") if path.is_dir() else {"source": "label-studio"}
    found = dataset_of_tasks(tasks, mapping, provenance=provenance)
    return _with_names(found, folder / _IDS) if path.is_dir() and (folder / _IDS).is_file() else found


def _numbers(dataset: Dataset) -> dict[str, str]:
    """By id of an annotation the one that it gets; empty where Label Studio can keep them all."""
    rows = dataset.annotations[["annotation_id", "status"]].to_dict("records")
    prefixes = [_DRAFT if row["status"] == "draft" else "" for row in rows]
    if all(
        re.fullmatch(f"{prefix}[1-9][0-9]{{0,17}}", row["annotation_id"])
        for row, prefix in zip(rows, prefixes, strict=True)
    ):
        return {}
    return {
        row["annotation_id"]: f"{prefix}{number}"
        for number, (row, prefix) in enumerate(zip(rows, prefixes, strict=True), 1)
    }


def _with_names(dataset: Dataset, path: Path) -> Dataset:
    """The Dataset with the ids that its annotations had. Raises InputError where the file does not say."""
    try:
        names = json.loads(path.read_text(encoding="utf-8"))
        tables = {
            name: rows.assign(annotation_id=pd.Series([str(names[key]) for key in rows["annotation_id"]], dtype="str"))
            for name in ("annotations", *_NESTED)
            for rows in [getattr(dataset, name)]
        }
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"does not name each annotation ({error!r})", where=str(path)) from error
    return replace(dataset, **tables)


def _tasks(dataset: Dataset, numbers: Mapping[str, str], losses: Losses) -> Iterator[dict[str, Any]]:
    """A task for each article, numbered from 1."""
    nested = {name: _grouped(dataset, name, "annotation_id") for name in _NESTED}
    annotations = _grouped(dataset, "annotations", "article_id")
    for number, article in enumerate(dataset.article_list(), 1):
        rows = annotations.get(article.id, [])
        task = task_of_article(article) | {"id": number, "annotations": [], "drafts": [], "predictions": []}
        projects = {row["project"] for row in rows}
        if len(projects) == 1 and all(name and name.isascii() and name.isdecimal() for name in projects):
            task["project"] = int(projects.pop())
        else:
            losses[Loss.PROJECTS] += sum(row["project"] is not None for row in rows)
        losses[Loss.UNANNOTATED_ARTICLES] += not rows
        for row in rows:
            _count(row, nested["spans"].get(row["annotation_id"], ()), dataset.scheme, losses)
            mine = {name: nested[name].get(row["annotation_id"], []) for name in _NESTED}
            said = _said(row, numbers.get(row["annotation_id"], row["annotation_id"])) | {
                "result": _result(mine, article, dataset.scheme, losses)
            }
            task["drafts" if row["status"] == "draft" else "annotations"].append(said)
        yield task


def _grouped(dataset: Dataset, name: str, by: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in to_arrow(name, getattr(dataset, name)).to_pylist():
        found.setdefault(row[by], []).append(row)
    return found


def _said(row: Row, key: str) -> dict[str, Any]:
    """An annotation as Label Studio exports it, or a draft, whose person stands under another name."""
    draft = row["status"] == "draft"
    version = row["suggested_version"]
    return {
        "id": int(key.removeprefix(_DRAFT) if draft else key),
        "user" if draft else "completed_by": {"email": row["annotator"]},
        "was_cancelled": row["status"] == "skipped",
        "ground_truth": row["role"] == "gold",
        "created_at": row["created"] and row["created"].isoformat(),
        "updated_at": row["updated"] and row["updated"].isoformat(),
        "updated_by": row["updated_by"] and {"email": row["updated_by"]},
        "lead_time": row["lead_time"],
        "prediction": {"model_version": version} if version else {},
    }


def _result(rows: Mapping[str, list[Row]], article: Article, scheme: Scheme, losses: Losses) -> list[dict[str, Any]]:
    asks = any(question.key == REASON for question in scheme.questions)
    notes = {} if asks else {row["region_id"]: row["reason"] for row in rows["spans"] if row["reason"]}
    spans = rows["spans"] if asks else [{**row, "reason": None} for row in rows["spans"]]
    result = result_of_rows(spans, rows["relations"], rows["answers"], text=article.text, scheme=scheme)
    for item in result:
        if item["type"] == "labels" and item["id"] in notes:
            # Where the scheme does not ask for a reason, it is the note on the region; on a suggested one that is not
            # the annotator's own.
            item["meta"] = {"text": [notes[item["id"]]]}
            losses[Loss.SUGGESTION_REASONS] += item["origin"] != "manual"
        if item["type"] == "choices" and item["value"]["choices"][0].startswith("["):
            item["value"]["choices"] = json.loads(item["value"]["choices"][0])
    return result


def _count(row: Row, spans: Sequence[Row], scheme: Scheme, losses: Losses) -> None:
    offered = row["labels_offered"]
    version = row["suggested_version"]
    losses[Loss.CURATORS] += row["role"] == "curator"
    losses[Loss.LABELS_OFFERED] += offered is None or not set(scheme.label_keys).issubset(offered)
    losses[Loss.SCHEME_VERSIONS] += row["scheme_version"] != scheme.version
    losses[Loss.SPAN_VERSIONS] += sum(
        span["part"] == 0 and span["version"] != (version if span["origin"] != "manual" else None) for span in spans
    )
