"""One key for the spellings of a word that British and American style write differently."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files


def spelling_key(word: str) -> str:
    """The word, lower case, under the one spelling that stands for all that `spelling.toml` names."""
    found = _pairs().get(word)
    if found is not None:
        return found
    if len(word) < 5:
        return word
    for pattern, replacement in _patterns():
        changed, count = pattern.subn(replacement, word)
        if count:
            return changed
    return word


@cache
def _pairs() -> dict[str, str]:
    words = _list()["pairs"].split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]:
    def stems(name: str) -> str:
        return "|".join(_list()[name].split())

    return (
        (re.compile(rf"^((?:dis|un|mis|re)?(?:{stems('our')})o)u(r)"), r"\1\2"),
        (
            re.compile(
                rf"^((?:de|dis|re|un)?(?:{stems('ise')})i)s(e[drs]?|ers|es|ing|ations?|ational(?:ly)?|able|ingly)$"
            ),
            r"\1z\2",
        ),
        (re.compile(rf"^((?:{stems('yse')})y)s(e[drs]?|ers|es|ing)$"), r"\1z\2"),
        (re.compile(rf"^({stems('re')})re(s|d|goers?|pieces?|fold)?$"), r"\1er\2"),
        (re.compile(rf"^({stems('ll')})l(ed|ing|ings|ers?)$"), r"\1\2"),
    )


@cache
def _list() -> dict[str, str]:
    return tomllib.loads(files("annotate.compare.alignment").joinpath("spelling.toml").read_text(encoding="utf-8"))
