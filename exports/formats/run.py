"""Labels in another tool's format, or from one, or in another scheme; and what could not come along, counted."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.dataset.map_scheme import MappedDataset, map_scheme
from exports.dataset.validate import validate
from exports.formats import FORMATS
from exports.formats.registry import detect_format
from unsourced.errors import DatasetError, InputError, SchemeError
from unsourced.io.atomic import atomic_folder
from unsourced.io.progress import say
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

LOSSES_FILE = "losses.json"


def convert(
    path: Path,
    out: Path,
    *,
    input_format: str | None = None,
    to: str = "dataset",
    scheme: Scheme | None = None,
    target: Scheme | None = None,
    quiet: bool = False,
) -> Losses:
    """Write what is at `path` to the folder `out` in format `to`, whole or not at all.

    Without `input_format` it is found from the files. `scheme` is that of labels from a format that does not carry it;
    with a `target` scheme they are brought into that one first. Returns what got lost and how often, which is printed
    to stderr and stands in `out/losses.json`.

    Raises:
        InputError: something cannot be read; with file and line.
        DatasetError: the Dataset is not sound, or `out` holds something else.
        SchemeError: no label has a counterpart in the target scheme.
    """
    _refuse_out(out, path)
    dataset = read_labels(path, input_format, scheme)
    return convert_dataset(dataset, out, to=to, target=target, where=str(path), quiet=quiet)


def convert_dataset(
    dataset: Dataset, out: Path, *, to: str, target: Scheme | None = None, where: str = "", quiet: bool = False
) -> Losses:
    """The same for a Dataset in memory; `where` names it in messages.

    Raises:
        DatasetError: the Dataset is not sound, or `out` holds something else.
        SchemeError: no label has a counterpart in the target scheme.
    """
    _refuse_out(out)
    for problem in validate(dataset)[:1]:
        raise DatasetError(f"{problem.kind}: {problem.message}", where=where, remedy="Correct it, then try again.")
    losses = Losses()
    mapped = None if target is None else _mapped(dataset, target)
    if mapped is not None:
        dataset = mapped.dataset
        losses += mapped.losses
    with atomic_folder(out) as folder:
        losses += FORMATS[to].load().write(dataset, folder)
        text = json.dumps(_record(dataset, to, losses, mapped), ensure_ascii=False, indent=2) + "\n"
        (folder / LOSSES_FILE).write_text(text, encoding="utf-8", newline="\n")
    whole = int((dataset.spans["part"] == 0).sum())
    say(f"{len(dataset.articles)} articles, {len(dataset.annotations)} annotations, {whole} spans", quiet=quiet)
    for line in _loss_lines(losses, mapped):
        say(f"  {line}", quiet=quiet)
    if dataset.problems and to == "dataset":
        say(f"  {len(dataset.problems)} records could not become a row: see problems.jsonl", quiet=quiet)
    lost = "see losses.json" if losses else "nothing was lost"
    say(f"written to {out} as {to}; {lost}", quiet=quiet)
    return losses


def read_labels(path: Path, input_format: str | None = None, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of what is at `path` in this format, or in the one that its files have.

    Raises:
        InputError: it is not there or cannot be read; with file and line.
        DatasetError: it is a broken Dataset.
    """
    entry = detect_format(path) if input_format is None else FORMATS[input_format]
    if entry.name != "dataset" and not path.exists():
        raise InputError("is not there", where=str(path))
    return entry.load().read(path, scheme)


def _mapped(dataset: Dataset, target: Scheme) -> MappedDataset:
    mapped = map_scheme(dataset, target)
    if not any(counterpart.label for counterpart in mapped.counterparts.values()):
        raise SchemeError(
            f"no label of scheme {dataset.scheme.name} has a counterpart in scheme {target.name}",
            remedy=f"Add `crosswalk = {{ {target.name} = [...] }}` to its labels.",
        )
    return mapped


def _record(dataset: Dataset, to: str, losses: Losses, mapped: MappedDataset | None) -> dict[str, object]:
    """What `losses.json` says: kinds of losses with counts; of a mapped scheme also what became of each label."""
    record = {"format": to, "scheme": dataset.scheme.name, "synthetic": dataset.synthetic, "losses": losses}
    if mapped is None:
        return record
    labels = {
        key: asdict(counterpart) | {"spans": mapped.spans.get(key, 0)}
        for key, counterpart in mapped.counterparts.items()
    }
    return record | {"labels": labels}


def _loss_lines(losses: Losses, mapped: MappedDataset | None) -> Iterator[str]:
    """Each loss as people read it; of a mapped scheme by label."""
    for label, count in mapped.spans.items() if mapped else ():
        counterpart = mapped.counterparts.get(label) if mapped else None
        if counterpart is None or counterpart.label is None:
            yield f"{count} spans left out: {label} has no counterpart"
        elif counterpart.others:
            others = " or ".join(counterpart.others)
            yield f"{count} spans with a choice: {label} became {counterpart.label}, and could be {others}"
    for loss, count in losses.items():
        if loss not in (Loss.NO_COUNTERPART, Loss.CHOSEN_COUNTERPART):
            yield f"{count} {loss.words}"


def _refuse_out(out: Path, path: Path | None = None) -> None:
    """Raise DatasetError where `out` holds something that a conversion must not replace."""
    if path is not None and out.resolve() == path.resolve():
        raise DatasetError("is what is to be converted", where=str(out), remedy="Name another folder with --out.")
    if out.exists() and not (out / LOSSES_FILE).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise DatasetError("holds something else", where=str(out), remedy="Name a new folder with --out.")


def run_convert(
    path: Path,
    out: Path,
    *,
    input_format: str | None,
    to: str,
    scheme: str | None,
    target: str | None,
    quiet: bool,
) -> None:
    """The command's work: schemes by name. Raises what `convert` raises."""
    convert(
        path,
        out,
        input_format=input_format,
        to=to,
        scheme=load_scheme(scheme) if scheme else None,
        target=load_scheme(target) if target else None,
        quiet=quiet,
    )
