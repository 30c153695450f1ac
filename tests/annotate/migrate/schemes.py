"""A small scheme, and versions of it in which something has another name."""

from unsourced.schemes.load import parse_scheme
from unsourced.schemes.scheme import Scheme

_SOURCE = """
name = "small"
title = "Small"
version = "1"
introduction = "Small."
precedence = ["source", "guess"]

[[labels]]
key = "source"
name = "Source"
group = "g"
hotkey = "1"
colour = "#1b6ca8"
pattern = "solid"
sentence_rule = "any"
definition = "Who says it."
extent = "The words that name them."

[[labels]]
key = "guess"
name = "Guess"
group = "g"
hotkey = "2"
colour = "#b45309"
pattern = "dashed"
sentence_rule = "any"
definition = "What nobody knows."
extent = "The clause."

[[questions]]
key = "sure"
name = "Sure?"
per = "region"
type = "choice"
choices = [{ key = "yes", name = "Yes" }, { key = "no", name = "No" }]

[[relations]]
key = "said-by"
name = "said by"
from_labels = ["source"]
to_labels = ["source"]
"""


def changed(*changes: tuple[str, str]) -> Scheme:
    """The scheme with each of these texts replaced wherever it stands."""
    source = _SOURCE
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new)
    return parse_scheme(source, where="test")


OLD = changed()
