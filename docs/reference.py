"""The generated pages of the reference: `python -m docs.reference [--check]`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from docs.api_reference import api_page
from docs.toml_reference import scheme_page, settings_page
from exports.formats.registry import formats_table
from unsourced.main import unsourced

DOCS = Path(__file__).parent
_TABLE, _TABLE_END = "<!-- The table is made by `make docs`. -->", "<!-- End of the table. -->"
_HEAD = "# Commands\n\nGenerated from `--help` by `make docs`; what stands here is what the commands print.\n"


def reference() -> str:
    """The Markdown of all commands and their subcommands, in the order of `unsourced --help`."""
    return _HEAD + "".join(_section(path, command) for path, command in commands())


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, groups before their members."""
    yield from _below("unsourced", unsourced)


def _below(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            assert member is not None
            yield from _below(f"{path} {name}", member)


def _section(path: str, command: click.Command) -> str:
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100, "terminal_width": 100}
    context = click.Context(command, info_name=path, **settings)  # type: ignore[arg-type]
    return f"\n## `{path}`\n\n```text\n{command.get_help(context)}\n```\n"


def formats_page() -> str:
    """The Markdown of docs/formats.md: as it is, with the table of formats made anew."""
    before, begin, rest = (DOCS / "formats.md").read_text(encoding="utf-8").partition(_TABLE)
    _, end, after = rest.partition(_TABLE_END)
    return f"{before}{begin}\n\n{formats_table()}\n{end}{after}"


PAGES: dict[str, Callable[[], str]] = {
    "api.md": api_page,
    "commands.md": reference,
    "formats.md": formats_page,
    "scheme.md": scheme_page,
    "settings.md": settings_page,
}


def main() -> None:
    """Write the pages, or with --check exit 1 where one is stale."""
    for name, page in PAGES.items():
        path, fresh = DOCS / name, page()
        if "--check" not in sys.argv:
            path.write_text(fresh, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != fresh:
            sys.exit(f"{name} is stale. Run: make docs")


if __name__ == "__main__":
    main()
