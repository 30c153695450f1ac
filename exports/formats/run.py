"""Labels in another tool's format, or from one, or in another scheme; and what could not come along, counted."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from exports.dataset.dataset import Dataset, read_dataset, write_tables
from exports.dataset.map_scheme import map_scheme
from exports.dataset.validate import validate
from exports.formats.losses import Losses
from unsourced.errors import DatasetError, InputError, SchemeError
from unsourced.io.atomic import writing_folder
from unsourced.io.progress import say
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

LOSSES_FILE = "losses.json"
_MODULES = {"csv": "csv_tables", "label-studio": "label_studio"}


def convert(
    path: Path,
    out: Path,
    *,
    to: str = "dataset",
    from_: str = "dataset",
    scheme: Scheme | None = None,
    target: Scheme | None = None,
    quiet: bool = False,
) -> Losses:
    """Write what is at `path` in format `from_` to the folder `out` in format `to`, whole or not at all.

    `scheme` is that of labels from a format that does not carry it; with a `target` they are brought into that one
    first. Returns what got lost and how often, which is printed to stderr and stands in `out/losses.json`. Raises
    InputError with file and line for what cannot be read, DatasetError for a Dataset that is not sound or an `out`
    that holds something else.
    """
    _check_place(out, path)
    dataset = _read(path, from_, scheme)
    losses = Losses()
    for problem in validate(dataset)[:1]:
        raise DatasetError(f"{problem.kind}: {problem.message}", where=str(path), remedy="Correct it, then try again.")
    if target is not None:
        mapped = map_scheme(dataset, target)
        if not any(found.label for found in mapped.counterparts.values()):
            raise SchemeError(
                f"no label of scheme {dataset.scheme.name} has a counterpart in scheme {target.name}",
                remedy=f"Add `crosswalk = {{ {target.name} = [...] }}` to its labels.",
            )
        dataset = mapped.dataset
        losses += Losses(mapped.losses)
    with writing_folder(out) as folder:
        losses += _write(dataset, folder, to)
        record = {"format": to, "scheme": dataset.scheme.name, "synthetic": dataset.synthetic, "losses": dict(losses)}
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        (folder / LOSSES_FILE).write_text(text, encoding="utf-8", newline="\n")
    whole = int((dataset.spans["part"] == 0).sum())
    say(f"{len(dataset.articles)} articles, {len(dataset.annotations)} annotations, {whole} spans", quiet=quiet)
    for what, many in losses.items():
        say(f"  {many} {what}", quiet=quiet)
    if dataset.problems and to == "dataset":
        say(f"  {len(dataset.problems)} of what was said could not become a row: see problems.jsonl", quiet=quiet)
    lost = "see losses.json" if losses else "nothing was lost"
    say(f"written to {out} as {to}; {lost}", quiet=quiet)
    return losses


def _read(path: Path, format_: str, scheme: Scheme | None) -> Dataset:
    if format_ == "dataset":
        return read_dataset(path)
    if not path.exists():
        raise InputError("is not there", where=str(path))
    read: Callable[[Path, Scheme | None], Dataset] = _module(format_).read
    return read(path, scheme)


def _write(dataset: Dataset, folder: Path, format_: str) -> Losses:
    if format_ == "dataset":
        write_tables(dataset, folder)
        return Losses()
    write: Callable[[Dataset, Path], Losses] = _module(format_).write
    return write(dataset, folder)


def _module(format_: str) -> Any:
    return import_module(f"exports.formats.{_MODULES.get(format_, format_)}")


def _check_place(out: Path, path: Path) -> None:
    """Raise DatasetError where `out` holds something that a conversion must not replace."""
    if out.resolve() == path.resolve():
        raise DatasetError("is what is to be converted", where=str(out), remedy="Name another folder with --out.")
    if out.exists() and not (out / LOSSES_FILE).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise DatasetError("holds something else", where=str(out), remedy="Name a new folder with --out.")


def run_convert(
    path: Path, out: Path, *, to: str, from_: str, scheme: str | None, target: str | None, quiet: bool
) -> None:
    """The command's work: schemes by name."""
    convert(
        path,
        out,
        to=to,
        from_=from_,
        scheme=load_scheme(scheme) if scheme else None,
        target=load_scheme(target) if target else None,
        quiet=quiet,
    )
