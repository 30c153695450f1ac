"""The command's work: find the server or file, export, say what came out and what to do next."""

from pathlib import Path

from exports.dataset.dataset import Dataset, Problem, read_dataset
from exports.label_studio.blind_export import export_blind
from exports.label_studio.export import StudioProject, write_export
from exports.label_studio.tally import Tally, summary, tally_of
from unsourced.config.settings import load_settings
from unsourced.errors import BatchError, DatasetError
from unsourced.io.progress import say
from unsourced.label_studio.client import connect
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme


def run_export(
    out: Path,
    *,
    project: str | None = None,
    file: Path | None = None,
    scheme: str | None = None,
    workspace: Path | None = None,
    blind: bool = False,
    quiet: bool = False,
) -> None:
    """Export a project, the blind group of that title, or the saved export `file`, to the Dataset folder `out`.

    A summary goes to stderr, and for a blind group who worked in another's project. Raises BatchError, after
    everything else is written, where marks could not be exported.
    """
    chosen = load_scheme(scheme) if scheme else None
    settings = load_settings(project=project, workspace=workspace)
    candidates = [load_scheme(settings.scheme)]
    if blind:
        joined = export_blind(settings, out, scheme=chosen, candidates=candidates, quiet=quiet)
        tally = tally_of(joined.dataset)
        # Not for people who like it quiet to miss: labels may not be whose they seem.
        for line in joined.touched:
            say(f"warning: {line}")
        if joined.idle:
            say(f"nothing yet from {', '.join(joined.idle)}", quiet=quiet)
    elif file is not None:
        tally = write_export(file, out, scheme=chosen, candidates=candidates, quiet=quiet)
    else:
        with connect(settings) as connection:
            source = StudioProject(connection, settings.project)
            tally = write_export(source, out, scheme=chosen, candidates=candidates, quiet=quiet)
    if not blind:
        _warn_of_touched(tally)
    for line in summary(tally):
        say(line, quiet=quiet)
    say(f"written to {out}; next: unsourced train {out} --out model.skops", quiet=quiet)
    _raise_losses(tally)


def export_dataset(
    out: Path,
    *,
    project: str | None = None,
    file: Path | None = None,
    scheme: Scheme | None = None,
    workspace: Path | None = None,
    blind: bool = False,
) -> Dataset:
    """The same for a program: the Dataset that was written, with a warning where something could not become a row."""
    settings = load_settings(project=project, workspace=workspace)
    candidates = [load_scheme(settings.scheme)]
    if blind:
        joined = export_blind(settings, out, scheme=scheme, candidates=candidates)
        for line in joined.touched:
            say(f"warning: {line}")
        dataset = joined.dataset
    elif file is not None:
        write_export(file, out, scheme=scheme, candidates=candidates)
        dataset = read_dataset(out)
    else:
        with connect(settings) as connection:
            source = StudioProject(connection, settings.project)
            _warn_of_touched(write_export(source, out, scheme=scheme, candidates=candidates))
        dataset = read_dataset(out)
    if dataset.problems:
        say(f"warning: {len(dataset.problems)} of what was said could not become a row; see the Dataset's problems")
    return dataset


def _warn_of_touched(tally: Tally) -> None:
    """In the community edition whoever has an account can change whatever is on the server."""
    for line in tally.touched:
        say(f"warning: {line}")
    if tally.touches > len(tally.touched):
        say(f"warning: and {tally.touches - len(tally.touched)} more")


def _raise_losses(tally: Tally) -> None:
    if tally.losses:
        more = tally.losses - len(tally.lost)
        raise BatchError([_loss(problem) for problem in tally.lost], done=tally.spans, more=more)


def _loss(problem: Problem) -> DatasetError:
    place = {"task": problem.task, "annotation": problem.annotation_id, "region": problem.region_id}
    where = ", ".join(f"{name} {value}" for name, value in place.items() if value)
    return DatasetError(f"{problem.message} (kept in problems.jsonl)", where=where)
