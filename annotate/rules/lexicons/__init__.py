"""Word lists as package data, one TOML file a subject; each names its origin."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(subject: str, name: str) -> frozenset[str]:
    """The words under `name` in the list `subject`.toml, lower case."""
    value = _table(subject)[name]
    return frozenset(value.lower().split() if isinstance(value, str) else (phrase.lower() for phrase in value))


@cache
def phrases(subject: str, name: str) -> tuple[str, ...]:
    """The phrases under `name` in the list `subject`.toml, as written and in order."""
    value = _table(subject)[name]
    return tuple(value.split() if isinstance(value, str) else value)


@cache
def _table(subject: str) -> dict[str, str | list[str]]:
    raw = files("annotate.rules.lexicons").joinpath(f"{subject}.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)
