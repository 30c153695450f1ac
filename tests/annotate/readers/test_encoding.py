"""From bytes to text, with what was assumed."""

import pytest

from annotate.readers.encoding import decoded
from unsourced.errors import InputError

TEXT = "Wall falls in Brod\n\nThe wall broke at night, and the café by the bridge was flooded – twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_declared_encodings_are_not_mentioned(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), where="a") == (TEXT, None)


def test_charset_of_the_server_and_of_the_page() -> None:
    assert decoded(TEXT.encode("cp1252"), where="a", declared="iso-8859-1") == (TEXT, None)
    page = '<meta charset="windows-1251"><p>Стена упала</p>'
    assert decoded(page.encode("cp1251"), where="a") == (page, None)


def test_assumed_encodings() -> None:
    text, assumed = decoded(TEXT.encode("cp1252"), where="a")
    assert (text, assumed) == (TEXT, "cp1252")
    russian = "Стена упала ночью, и никто в городе не знает, кто за это заплатит. " * 4
    text, assumed = decoded(russian.encode("cp1251"), where="a")
    assert text == russian
    assert assumed


def test_a_few_broken_bytes_in_utf_8() -> None:
    raw = (TEXT * 20).encode().replace("–".encode(), b"\x80", 1)
    text, assumed = decoded(raw, where="a")
    assert text.count("\ufffd") == 1
    assert assumed is not None
    assert "UTF-8, with 1 broken" in assumed


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b" \n\t\x00", "is empty"),
        (b"%PDF-1.7\n", "is a PDF, not text"),
        (bytes(range(256)) * 8, "is binary, not text"),
        (b"\xff\xfea", "begins as utf-16 but is not"),
    ],
)
def test_what_is_no_text(raw: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decoded(raw, where="a")
