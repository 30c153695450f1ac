"""What a browser's form sends, as articles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

from annotate.readers.build_article import READER_VERSION
from annotate.readers.language import language_of
from annotate.readers.read_isolated import read_isolated
from classifier.service.errors import NotTakenError
from classifier.service.limits import Limits
from unsourced.core.article import Article, make_article
from unsourced.core.article_records import article_from_record, article_to_record
from unsourced.core.offsets import normalise
from unsourced.errors import InputError
from unsourced.io.record_files import as_json

_FIELDS = 50_000  # a long text has some thousand marks, each with a reason that is sent empty
_FILES = 2


@dataclass(frozen=True, slots=True)
class SubmittedForm:
    """A form: its fields, and the name and the bytes of its file where there is one."""

    fields: Mapping[str, str] = field(default_factory=dict)
    file_name: str = ""
    file: bytes = b""

    def __getitem__(self, name: str) -> str:
        """The text of a field; empty where there is none."""
        return self.fields.get(name, "")


async def read_form(request: Request, limits: Limits) -> SubmittedForm:
    """The form in a request. Raises HTTPException (400) where it is none."""
    form = await _parsed(request, limits)
    try:
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        sent = form.get("file")
        if not isinstance(sent, UploadFile) or not sent.filename:
            return SubmittedForm(fields)
        # Some browsers send the way to a file with its name.
        name = sent.filename.replace("\\", "/").rpartition("/")[2]
        return SubmittedForm(fields, name, await sent.read())
    finally:
        await form.close()


async def _parsed(request: Request, limits: Limits) -> FormData:
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return await request.form(max_fields=_FIELDS, max_part_size=limits.body_bytes)
    parser = MultiPartParser(
        request.headers, request.stream(), max_files=_FILES, max_fields=_FIELDS, max_part_size=limits.body_bytes
    )
    # A larger file would be put on the disk.
    parser.spool_max_size = limits.body_bytes + 1
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise HTTPException(400, error.message) from None


def article_of(given: SubmittedForm, limits: Limits) -> Article:
    """The article that was typed, or the one in the file. Raises NotTakenError."""
    if given.file_name and given["text"].strip():
        raise NotTakenError(422, "There is a text and a file: empty the field, or take the file away.")
    if not given.file_name and not given["text"].strip():
        raise NotTakenError(422, "There is no text: paste one, or choose a file.")
    try:
        article = _in_file(given, limits) if given.file_name else _in_field(given)
    except InputError as error:
        raise NotTakenError(422, str(error)) from None
    most = limits.text_characters
    if len(article.text) > most:
        raise NotTakenError(
            413, f"The text has {len(article.text):,} characters, and {most:,} are the most: send a part of it."
        )
    return article


def article_field(article: Article) -> str:
    """An article for a hidden field, so that nothing has to be kept here between two requests."""
    return as_json(article_to_record(article))


def article_from_field(sent: SubmittedForm, limits: Limits, name: str = "article") -> Article:
    """The article of a hidden field. Raises NotTakenError where it is none of ours."""
    try:
        record = json.loads(sent[name])
        article = article_from_record(record if isinstance(record, dict) else {})
        article_field(article).encode()
    except (ValueError, RecursionError, InputError):
        raise NotTakenError(422, "The text did not come back as it was sent: begin anew.") from None
    if not article.text.strip() or len(article.text) > limits.text_characters:
        raise NotTakenError(422, "The text is empty, or longer than is taken here.")
    if normalise(article.text)[0] != article.text:
        # A remark's offsets would not fit its paragraph.
        raise NotTakenError(422, "The text did not come back as it was sent: begin anew.")
    return article


def _in_field(given: SubmittedForm) -> Article:
    return make_article(
        title=given["title"],
        body=given["text"],
        raw=given["text"],
        reader_version=READER_VERSION,
        language=language_of(given["title"] + "\n\n" + given["text"]),
    )


def _in_file(given: SubmittedForm, limits: Limits) -> Article:
    return read_isolated(given.file, given.file_name, seconds=limits.read_seconds)
