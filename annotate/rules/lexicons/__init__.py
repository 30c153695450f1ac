"""Word lists as package data, one TOML file a subject; each names its origin.

| file | is |
| --- | --- |
| `reporting.toml`, `verbs.toml` | verbs of saying, and the closed classes of words around them; finite verbs |
| `people.toml`, `given_names.toml` | words for people, bodies and papers; given names by pronoun |
| `insertions.toml` | words that judge or clarify in brackets |
| `claims.toml`, `speculation.toml`, `loaded.toml` | turns that need a source, that guess, that move the reader |
"""

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["phrases", "word_list"]


@cache
def word_list(subject: str, name: str) -> frozenset[str]:
    """The words under `name` in the list `subject`.toml, lower case.

    Raises:
        KeyError: the list is not there.
    """
    value = _table(subject)[name]
    return frozenset(value.lower().split() if isinstance(value, str) else (phrase.lower() for phrase in value))


@cache
def phrases(subject: str, name: str) -> tuple[str, ...]:
    """The phrases under `name` in the list `subject`.toml, as written and in order.

    Raises:
        KeyError: the list is not there.
    """
    value = _table(subject)[name]
    return tuple(value.split() if isinstance(value, str) else value)


@cache
def _table(subject: str) -> dict[str, str | list[str]]:
    raw = files("annotate.rules.lexicons").joinpath(f"{subject}.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)
