"""The registry as people and commands ask it: the format of a folder, the help, a table of all formats."""

from pathlib import Path

from exports.formats import FORMATS
from exports.formats.format import Content, Format
from unsourced.errors import InputError


def detect_format(path: Path) -> Format:
    """The format of a folder or file, by its files.

    Raises:
        InputError: nothing is there, or it has the files of no format or of several.
    """
    if not path.exists():
        raise InputError("is not there", where=str(path))
    matches = [entry for entry in FORMATS.values() if entry.matches(path)]
    if not matches:
        raise InputError(
            "is no Dataset, and has the files of no other format",
            where=str(path),
            remedy=f"Name its format with --from: {', '.join(FORMATS)}.",
        )
    if len(matches) > 1 and matches[0].name != "dataset":
        names = " or ".join(entry.name for entry in matches)
        raise InputError(f"may be {names}", where=str(path), remedy="Name its format with --from.")
    return matches[0]


def formats_help() -> str:
    """The formats with their summaries, one a line, as `unsourced convert --help` lists them."""
    width = max(map(len, FORMATS)) + 2
    return "\n".join(f"{entry.name:{width}}{entry.summary}" for entry in FORMATS.values())


def formats_table() -> str:
    """A Markdown table of the formats and what each carries."""
    lines = [
        f"| format | is | {' | '.join(Content)} |",
        f"| --- | --- |{' --- |' * len(Content)}",
        *(
            f"| `{entry.name}` | {entry.summary} | "
            f"{' | '.join('yes' if content in entry.carries else 'no' for content in Content)} |"
            for entry in FORMATS.values()
        ),
    ]
    return "\n".join(lines) + "\n"
