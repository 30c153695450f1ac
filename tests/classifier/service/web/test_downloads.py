"""A marked text as a file to keep."""

import json

import pytest

from classifier.scoring.scores import Scores
from classifier.service.web.downloads import FORMATS, download
from unsourced.core.article import make_article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme


def _scores(title: str) -> Scores:
    article = make_article(title=title, body="=Critics say <so>.", raw="x", reader_version="test")
    start = article.text.index("=Critics")
    span = Span(label="vague-source", start=start, end=start + 8)
    return Scores(article=article, scheme=load_scheme(), version="model-1", spans=(span,))


def test_each_format_has_the_mark() -> None:
    scores = _scores("Lights out!")
    files = {name: download(scores, name) for name in FORMATS}
    (mark,) = json.loads(files["json"].content)["results"][0]["marks"]
    assert (mark["label"], mark["text"]) == ("vague-source", "=Critics")
    # With a byte order mark, and so that no spreadsheet computes what is in the text.
    assert files["csv"].content.startswith(b"\xef\xbb\xbf")
    assert b",'=Critics" in files["csv"].content
    assert b"&lt;so&gt;" in files["html"].content
    assert {name: file.media_type for name, file in files.items()} == FORMATS


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lights out!", "lights-out-marks.json"),
        ('a"\r\nb: ../c', "a-b-c-marks.json"),
        ("😀", "text-marks.json"),
        ("x" * 90, "x" * 60 + "-marks.json"),
    ],
)
def test_a_file_has_a_careful_name(title: str, name: str) -> None:
    headers = download(_scores(title), "json").headers
    assert headers == {"Content-Disposition": f'attachment; filename="{name}"'}


def test_no_other_format() -> None:
    with pytest.raises(KeyError):
        download(_scores("a"), "exe")
