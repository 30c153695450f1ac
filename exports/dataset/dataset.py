"""The Dataset: labels with every annotator's voice kept, as a folder and as five frames.

DIR/dataset.json        format version, the whole scheme with both hashes, provenance
DIR/articles.parquet    … and annotations, spans, relations, answers: see `exports.dataset.schema`
DIR/problems.jsonl      what could not become a row, and why; nothing is dropped in silence
DIR/raw/                what Label Studio said
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from exports.dataset.schema import SCHEMAS, articles_of, from_arrow, to_arrow
from unsourced.core.article import Article
from unsourced.errors import DatasetError
from unsourced.io.atomic import atomic_folder, complete_folder
from unsourced.io.html_tables import html_note, html_table
from unsourced.schemes.load import parse_scheme
from unsourced.schemes.scheme import Scheme

FORMAT = "unsourced-dataset"
FORMAT_VERSION = 1
_FRAME = (
    *("article_id", "title", "outlet", "annotator", "role", "status", "label", "start", "end", "text"),
    *("origin", "reason", "annotation_id", "region_id", "part"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something of an export that could not become a row; `record` is what Label Studio said of it."""

    kind: str
    message: str
    project: str = ""
    task: str = ""
    annotation_id: str = ""
    region_id: str = ""
    record: object = None


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Five frames with the columns of `exports.dataset.schema`, the scheme of their labels, and where they come from.

    `provenance["synthetic"]` is true where labels or articles were invented; figures from it must say so.

    Example:
        >>> import unsourced as us
        >>> us.sample().spans.columns[:4].to_list()
        ['annotation_id', 'region_id', 'part', 'label']
    """

    scheme: Scheme
    articles: pd.DataFrame
    annotations: pd.DataFrame
    spans: pd.DataFrame
    relations: pd.DataFrame
    answers: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        people = self.annotations["annotator"].nunique()
        synthetic = ", synthetic" if self.synthetic else ""
        return (
            f"Dataset({self.scheme.name}: {len(self.articles)} articles, {len(self.annotations)} annotations by "
            f"{people} annotators, {len(self.spans)} spans, {len(self.relations)} relations{synthetic})"
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a span, with who marked it and the words.

        Columns: `article_id`, `title`, `outlet`, `annotator`, `role`, `status`, `label`, `start`, `end` (code points),
        `text`, `origin` (manual, prediction, prediction-changed), `reason`, `annotation_id`, `region_id`, `part`.
        """
        articles = self.articles[["id", "text", "body_start", "outlet"]].rename(columns={"id": "article_id"})
        whole = zip(articles["text"], articles["body_start"], strict=True)
        articles["title"] = [text[:start].rstrip("\n") for text, start in whole]
        made = self.annotations[["annotation_id", "article_id", "annotator", "role", "status"]]
        rows = self.spans.merge(made, on="annotation_id", how="left").merge(articles, on="article_id", how="left")
        offsets = zip(rows["text"], rows["start"], rows["end"], strict=True)
        rows["text"] = [text[start:end] for text, start, end in offsets]
        return rows[list(_FRAME)]

    def save(self, path: str | Path) -> None:
        """Write it to a folder, whole or not at all; a Dataset that is there is replaced.

        Raises:
            DatasetError: the folder holds something else.
            InputError: it cannot be written.
        """
        write_dataset(self, path)

    def _repr_html_(self) -> str:
        submitted = self.annotations[self.annotations["status"] == "submitted"]
        people = submitted.groupby("annotator")["article_id"].nunique().sort_index()
        labels = self.spans["label"].value_counts()
        known = [(label.name, labels.get(label.key, 0)) for label in self.scheme.labels]
        return (
            f"<div>{html_note(repr(self))}{html_table('Spans', ('label', 'spans'), known)}"
            f"{html_table('Submitted', ('annotator', 'articles'), list(people.items()))}</div>"
        )

    def article_list(self) -> list[Article]:
        """The articles as Articles, in the order of the table."""
        return articles_of(self.articles)

    @property
    def synthetic(self) -> bool:
        """Whether articles or annotators are invented, as the provenance says."""
        return bool(self.provenance.get("synthetic", False))


def write_dataset(dataset: Dataset, path: str | Path, raw: Iterable[Path] = ()) -> None:
    """Write a Dataset folder, whole or not at all; `raw` are files to keep beside the tables.

    A Dataset that stands at `path` is replaced. Raises DatasetError where `path` is a folder of something else or a
    table does not fit its columns, and InputError where it cannot be written.
    """
    path = Path(path)
    refuse_other_folder(path)
    with atomic_folder(path) as folder:
        write_tables(dataset, folder)
        for file in raw:
            (folder / "raw").mkdir(exist_ok=True)
            shutil.copyfile(file, folder / "raw" / file.name)


def refuse_other_folder(path: Path) -> None:
    """Raise DatasetError where `path` holds something that a Dataset must not replace."""
    if path.exists() and not (path / "dataset.json").is_file() and (not path.is_dir() or any(path.iterdir())):
        raise DatasetError("is not a Dataset and not empty", where=str(path), remedy="Name a new folder.")


def write_tables(dataset: Dataset, folder: Path) -> None:
    """Write the files of a Dataset into an empty folder. Raises DatasetError where a table does not fit its columns."""
    with writing_tables(folder) as write:
        write(dataset)
    write_header(dataset.scheme, dataset.provenance, folder)


@contextmanager
def writing_tables(folder: Path) -> Iterator[Callable[[Dataset], None]]:
    """A function that adds the rows and problems of one part of a Dataset after another to the files in a folder.

    It raises DatasetError where a table does not fit its columns. The header is not among the files.
    """
    with ExitStack() as open_:
        tables = {
            name: open_.enter_context(pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd"))
            for name, schema in SCHEMAS.items()
        }
        problems = open_.enter_context((folder / "problems.jsonl").open("wb"))

        def write(part: Dataset) -> None:
            for name, file in tables.items():
                rows = _fitting(name, getattr(part, name))
                if len(rows):
                    file.write_table(rows)
            for problem in part.problems:
                line = json.dumps(asdict(problem), ensure_ascii=False) + "\n"
                # A lone surrogate of a foreign record is written as JSON's escape of it.
                problems.write(line.encode("utf-8", "backslashreplace"))

        yield write


def write_header(scheme: Scheme, provenance: Mapping[str, Any], folder: Path) -> None:
    """Write the file that makes a folder of tables a Dataset."""
    (folder / "dataset.json").write_text(_header(scheme, provenance), encoding="utf-8", newline="\n")


def _fitting(name: str, rows: pd.DataFrame) -> pa.Table:
    try:
        return to_arrow(name, rows)
    except (pa.ArrowException, KeyError, UnicodeError) as error:
        raise DatasetError(f"does not fit its columns: {error}", where=f"table {name}") from error


def read_dataset(path: str | Path) -> Dataset:
    """The Dataset of a folder.

    Raises DatasetError where the folder is not there, not a Dataset, broken, or of a newer format.
    """
    path = complete_folder(Path(path))
    header = _read_header(path)
    tables = {name: _read_table(path / f"{name}.parquet", name) for name in SCHEMAS}
    try:
        lines = (path / "problems.jsonl").read_text(encoding="utf-8").split("\n")
        problems = tuple(Problem(**json.loads(line)) for line in lines if line)
        scheme = parse_scheme(header["scheme"]["toml"], where=f"{path / 'dataset.json'}, scheme")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _broken(path, error) from error
    return Dataset(scheme=scheme, problems=problems, provenance=header.get("provenance", {}), **tables)


def _header(scheme: Scheme, provenance: Mapping[str, Any]) -> str:
    header = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "provenance": dict(provenance),
        "scheme": {
            "name": scheme.name,
            "version": scheme.version,
            "structure_hash": scheme.structure_hash,
            "wording_hash": scheme.wording_hash,
            "toml": scheme.source,
        },
    }
    return json.dumps(header, ensure_ascii=False, indent=2) + "\n"


def _read_header(path: Path) -> dict[str, Any]:
    try:
        header = json.loads((path / "dataset.json").read_text(encoding="utf-8"))
        version = header["format_version"] if header["format"] == FORMAT else None
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DatasetError(
            "is not a Dataset: dataset.json is missing", where=str(path), remedy="Make one with `unsourced export`."
        ) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _broken(path, error) from error
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise DatasetError(
            f"has format version {version}; this unsourced reads up to {FORMAT_VERSION}",
            where=str(path),
            remedy="Upgrade: pip install --upgrade unsourced",
        )
    return dict(header)


def _read_table(path: Path, name: str) -> pd.DataFrame:
    try:
        return from_arrow(pq.read_table(path).cast(SCHEMAS[name]))
    except (OSError, ValueError, pa.ArrowException) as error:
        raise _broken(path, error) from error


def _broken(path: Path, error: Exception) -> DatasetError:
    # Arrow tells no more than the name of a file that is not there.
    what = "a file is missing" if isinstance(error, FileNotFoundError) else error
    return DatasetError(f"is a broken Dataset ({what})", where=str(path), remedy="Export it again.")
