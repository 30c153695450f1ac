"""A label scheme as people hand it to a function."""

from pathlib import Path

from unsourced.core.arguments import wrong_type
from unsourced.schemes.load import DEFAULT_SCHEME, load_scheme
from unsourced.schemes.scheme import Scheme


def scheme_argument(value: object, name: str = "scheme") -> Scheme:
    """The Scheme itself, that of a shipped name or of a TOML file; the default one for None.

    Raises:
        TypeError: it is something else.
        SchemeError: there is no such scheme, or the file is none.
    """
    if value is None:
        return load_scheme(DEFAULT_SCHEME)
    if isinstance(value, Scheme):
        return value
    if isinstance(value, str | Path):
        return load_scheme(value)
    raise wrong_type(name, value, "a Scheme, a shipped name such as 'credibility', or a str or Path to a TOML file")
