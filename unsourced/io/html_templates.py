"""How HTML pages are filled in."""

from jinja2 import BaseLoader, Environment, StrictUndefined


def page_environment(loader: BaseLoader) -> Environment:
    """Templates in which every text that is put in is escaped, and a name that is not given is an error."""
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
