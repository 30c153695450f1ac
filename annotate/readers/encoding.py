"""From bytes to text: what is declared or proven is taken, what is guessed is said."""

import codecs
import re

from unsourced.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_WESTERN = re.compile(
    "[\u00c0-\u00ff\u2010-\u203a\u20ac\u0152\u0153\u00a0\u00a3\u00a7\u00a9\u00ab\u00ae\u00b0\u00b7\u00bb]"
)
_MOST_ACCENTS = 0.12  # as a share of characters
_SAMPLE = 200_000  # bytes to guess an encoding by
_FEW = 0.002  # broken bytes in an otherwise good UTF-8 text, as a share of its characters


def decoded(raw: bytes, *, where: str, declared: str | None = None) -> tuple[str, str | None]:
    """The text of these bytes, and what was assumed about its encoding where nothing declared or proved it.

    `declared` is what the server said.

    Raises:
        InputError: for an empty or a binary file and for an encoding that cannot be told.
    """
    if not raw.strip(b" \t\r\n\x00"):
        raise InputError("is empty", where=where, remedy="Leave it out.")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding, where), None
    for start, what in _BINARY:
        if raw.startswith(start):
            raise InputError(f"is {what}, not text", where=where, remedy="Save it as text, Markdown or HTML.")
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    for name in (declared, _meta_charset(raw)):
        if name and (text := _decoded_as(raw, name)) is not None:
            return text, None
    return _guessed(raw, where)


def _strict(raw: bytes, name: str, where: str) -> str:
    try:
        return raw.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"begins as {name} but is not", where=where, remedy="Save it as UTF-8.") from error


def _meta_charset(raw: bytes) -> str | None:
    found = _META.search(raw[:2048])
    return found[1].decode("ascii") if found else None


def _decoded_as(raw: bytes, name: str) -> str | None:
    # Browsers read latin-1 as Windows-1252, and pages are made for browsers.
    if name.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        name = "cp1252"
    try:
        return raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(raw: bytes, where: str) -> tuple[str, str]:
    mended = raw.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if broken <= max(1, _FEW * len(mended)) and any(
        character > "\x7f" and character != "\ufffd" for character in mended
    ):
        return mended, f"UTF-8, with {broken} broken places shown as \ufffd"
    if b"\x00" in raw or _control_share(raw) > 0.05:
        raise InputError("is binary, not text", where=where, remedy="Save it as text, Markdown or HTML.")
    # Short western texts fit many code pages; the web's own default is by far the likeliest.
    name: str | None = "cp1252"
    if not _western(raw):
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:_SAMPLE]).best()
        name = best.encoding if best else None
    text = _decoded_as(raw, name) if name else None
    if text is None or name is None:
        raise InputError("is in an encoding that cannot be told", where=where, remedy="Save it as UTF-8.")
    return text, name


def _western(raw: bytes) -> bool:
    """Whether Windows-1252 gives mostly plain letters, and between them nothing but accents and typographic marks."""
    text = _decoded_as(raw, "cp1252")
    if text is None:
        return False
    foreign = [character for character in text if character > "\x7f"]
    return len(foreign) <= _MOST_ACCENTS * len(text) and all(_WESTERN.match(character) for character in foreign)


def _control_share(raw: bytes) -> float:
    sample = raw[:100_000]
    return sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample) / len(sample)
