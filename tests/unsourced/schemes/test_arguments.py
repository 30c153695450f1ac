"""A scheme as a Scheme, a name, a file, or left out."""

from pathlib import Path

import pytest

from unsourced.errors import SchemeError
from unsourced.schemes.arguments import scheme_argument
from unsourced.schemes.load import load_scheme


def test_each_way_gives_a_scheme(tmp_path: Path) -> None:
    polnear = load_scheme("polnear")
    (tmp_path / "own.toml").write_text(polnear.source, encoding="utf-8")
    assert scheme_argument(None).name == "credibility"
    assert scheme_argument(polnear) is polnear
    assert scheme_argument("polnear").name == scheme_argument(tmp_path / "own.toml").name == "polnear"


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(TypeError, match="scheme must be a Scheme, a shipped name.*, not int"):
        scheme_argument(3)
    with pytest.raises(SchemeError, match="there is no such scheme"):
        scheme_argument("nosuch")
