"""How pages are filled in."""

from jinja2 import BaseLoader, Environment, StrictUndefined, select_autoescape


def page_environment(loader: BaseLoader) -> Environment:
    """Templates in which a name that is not given is an error, and every text that is put in is escaped.

    Only templates called `*.md.j2` write Markdown, which has no HTML to escape.
    """
    return Environment(
        loader=loader,
        autoescape=select_autoescape(disabled_extensions=("md.j2",), default_for_string=True, default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
