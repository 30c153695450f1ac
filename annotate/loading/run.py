"""What `unsourced load` does: files in, one line out."""

from collections.abc import Sequence
from pathlib import Path

from annotate.loading.batches import BATCH
from annotate.loading.load import HALF, Loaded, load
from annotate.readers.read import read_batch
from unsourced.config.settings import load_settings
from unsourced.core.suggestion_records import read_suggestions
from unsourced.errors import BatchError, UnsourcedError
from unsourced.io.progress import Reporter
from unsourced.label_studio.client import connect
from unsourced.schemes.check import require_sound
from unsourced.schemes.load import load_scheme


def load_files(
    inputs: Sequence[str | Path],
    *,
    project: str | None = None,
    scheme: str | None = None,
    share: float = HALF,
    suggestions: Path | None = None,
    realigning: bool = False,
    workspace: Path | None = None,
    batch_size: int = BATCH,
    quiet: bool = False,
) -> str:
    """Load the articles of these files, and say what was done; what says nothing comes from the settings.

    Raises what `annotate.loading.load.load` raises; files that cannot be read are told at the end, after the others are
    loaded.
    """
    reporter = Reporter(quiet=quiet)
    settings = load_settings(project=project, scheme=scheme, workspace=workspace)
    used = load_scheme(settings.scheme)
    require_sound(used)
    with connect(settings) as connection:
        articles, unread = read_batch(inputs, note=reporter.say)
        found = read_suggestions(suggestions, articles) if suggestions else None
        reporter.say(_on_suggestions(share, found is not None))
        failures: list[UnsourcedError] = [*unread]
        done = 0
        said = ""
        try:
            loaded = load(
                connection,
                articles,
                project=settings.project,
                scheme=used,
                workspace=settings.workspace,
                share=share,
                suggestions=found,
                realigning=realigning,
                batch_size=batch_size,
                reporter=reporter,
            )
            done, said = len(articles), in_words(loaded)
            if found is not None and not any(article.id in found for article in articles):
                reporter.say(f"{suggestions} has no suggestions for any of these articles.")
        except BatchError as error:
            failures += error.failures
            done = error.done
    if failures:
        if said:
            reporter.say(said)
        raise BatchError(failures, done)
    return said


def in_words(loaded: Loaded) -> str:
    """What a load did, in a line or two."""
    parts = [f"{_count(loaded.added, 'article')} loaded into project {loaded.project.id} ({loaded.project.title})"]
    if loaded.suggested:
        parts.append(f"{loaded.suggested} of them with suggestions ({loaded.version})")
    if loaded.already:
        parts.append(f"{loaded.already} had been there before")
    if loaded.realigned:
        parts.append(f"{loaded.realigned} of these keep the text that the project has")
    if loaded.suggested_later:
        parts.append(f"{loaded.suggested_later} of these got suggestions now ({loaded.version})")
    if loaded.doubles:
        parts.append(f"{_count(loaded.doubles, 'double')} removed")
    return "; ".join(parts) + f".\nLabel them at {loaded.url}"


def _on_suggestions(share: float, from_file: bool) -> str:
    whose = "the suggestions of the file" if from_file else "suggestions by rule"
    if share <= 0:
        return "No article gets suggestions (--suggest none)."
    if share >= 1:
        return (
            f"Every article gets {whose} (--suggest all). Annotators keep many of them, so nothing will show how they "
            "would have labelled on their own."
        )
    return (
        f"A random {share:.0%} of the articles get {whose}, the others none, so that it can be measured how "
        "suggestions sway annotators (--suggest none|all|SHARE)."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
