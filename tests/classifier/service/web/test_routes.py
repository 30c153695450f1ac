"""The page without a browser: what it shows, keeps and refuses, and that nothing in it is run."""

import csv
import io
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from classifier.model.model import Model
from classifier.model.persistence import save_model
from classifier.scoring.scores import Scores
from classifier.service.app import make_app
from classifier.service.limits import Limits
from classifier.service.loaded_models import ModelSet
from classifier.service.web.form import SubmittedForm, article_field
from classifier.service.web.render import card_page, error_page, result_page
from tests.classifier.scoring.output.page.test_page import Page
from tests.classifier.service.conftest import BASE
from unsourced.core.article import article_id, make_article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme

BODY = "The depot will close in May, critics say. The board [paid by the rail lobby] declined to comment."
EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*1111 }}'&amp;"
BROWSER = {"accept": "text/html,application/xhtml+xml"}


class Fields(HTMLParser):
    """The fields of a page's forms by name, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._area = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag == "input" and "name" in found:
            self.values[found["name"]] = found.get("value", "")
        if tag == "textarea":
            self._area = found["name"]
            self.values[self._area] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # As browsers do: a line end right after the tag is not part of the text.
            self.values[self._area] = self.values[self._area].removeprefix("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data


def send(
    client: TestClient,
    path: str = "/",
    fields: Mapping[str, str] = MappingProxyType({}),
    *,
    file: tuple[str, bytes] | None = None,
    **more: str,
) -> "Answered":
    """Send a form as a browser does."""
    sent = dict(fields) | more
    parts: dict[str, tuple[str | None, str | bytes]] = {name: (None, value) for name, value in sent.items()}
    if file is not None:
        parts["file"] = file
    answer = client.post(path, files=parts, headers=BROWSER, follow_redirects=False)
    return Answered(answer.status_code, answer.text, dict(answer.headers))


class Answered:
    def __init__(self, status: int, text: str, headers: dict[str, str]) -> None:
        self.status, self.text, self.headers = status, text, headers
        self.fields = Fields(text)


def test_a_form_and_from_it_a_marked_text(client: TestClient) -> None:
    form = client.get("/")
    assert form.status_code == 200
    assert "not kept" in form.text
    found = send(client, title="Lights out", text=BODY)
    assert found.status == 200
    assert "[paid by the rail lobby]" in found.text
    assert "[Editorial insertion]" in found.text
    assert "A mark is a question to ask, not a verdict." in found.text
    assert json.loads(found.fields.values["article"])["text"] == f"Lights out\n\n{BODY}"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", f"Lights out\n\n{BODY}\n".encode()),
        ("a.md", f"# Lights out\n\n{BODY}\n".encode()),
        ("C:\\fake\\a.html", f"<html><body><h1>Lights out</h1><p>{BODY}</p></body></html>".encode()),
        ("no suffix", f"Lights out\r\n\r\n{BODY}".encode("utf-16")),
    ],
)
def test_a_file_is_read_as_read_reads_it(client: TestClient, name: str, raw: bytes) -> None:
    found = send(client, file=(name, raw), text="")
    assert found.status == 200
    assert json.loads(found.fields.values["article"])["text"] == f"Lights out\n\n{BODY}"


def test_what_was_typed_is_kept_where_it_cannot_be_marked(client: TestClient) -> None:
    long = "A long text. " * 500
    for status, said, fields in (
        (422, "There is no text", {"title": "Only a <b>headline</b>", "text": " \r\n"}),
        (413, "5,000 are the most", {"title": "Long", "text": long}),
    ):
        found = send(client, fields=fields)
        assert found.status == status
        assert said in found.text
        assert found.headers["content-type"].startswith("text/html")
        assert found.fields.values["title"] == fields["title"]
        assert found.fields.values["text"].replace("\r\n", "\n") == fields["text"].replace("\r\n", "\n")
    both = send(client, text="Typed by hand.", file=("a.txt", b"In a file."))
    assert both.status == 422
    assert both.fields.values["text"] == "Typed by hand."


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "a PDF"),
        ("a.docx", b"PK\x03\x04", "an office document"),
        ("a.csv", b"text\nhello\n", "is a table"),
        ("a.txt", b"", "is empty"),
        ("a.html", b"<html><body></body></html>", "no article"),
        (EVIL, b"\x00\x01\x02\x03\xff" * 40, "is binary"),
    ],
)
def test_a_file_that_is_no_article_is_told(client: TestClient, name: str, raw: bytes, said: str) -> None:
    found = send(client, file=(name, raw), text="")
    assert found.status == 422
    assert said in found.text
    assert not runs(found)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    # Less than the reading process needs to begin.
    limits = Limits(read_seconds=0.05)
    with TestClient(make_app([], limits=limits), base_url=BASE) as client:
        found = send(client, file=("nested.html", b"<html><body>" + b"<div>" * 100_000), text="")
    assert found.status == 422
    assert "within 0.05 s" in found.text


def test_errors_are_pages_for_a_browser_and_json_for_a_program(client: TestClient) -> None:
    for method, path, status in (("GET", "/nothing", 404), ("PUT", "/", 405), ("POST", "/download", 422)):
        page = client.request(method, path, headers=BROWSER)
        assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert f"Error {status}" in page.text
        assert client.request(method, path).json()["problem"]
    assert client.get("/api/nothing", headers=BROWSER).json()["problem"]
    large = client.post("/", content=b"x" * 20_001, headers=BROWSER)
    assert large.status_code == 413
    assert "20,000 bytes" in large.text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=a"),
        (b"--a\r\nContent-Disposition: form-data; nam", "multipart/form-data; boundary=a"),
        (b"text=%ff%00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
    ],
)
def test_no_form_breaks_it(client: TestClient, content: bytes, kind: str) -> None:
    for path in ("/", "/marks", "/download", "/edit", "/compare", "/feedback"):
        answer = client.post(path, content=content, headers={"content-type": kind})
        assert answer.status_code in (200, 400, 404, 422), path


def changed(**fields: object) -> str:
    record = json.loads(article_field(make_article(title="", body=BODY, raw="", reader_version="1")))
    return json.dumps(record | fields)


DEEP = "[" * 3_000 + "]" * 3_000


@pytest.mark.parametrize(
    "article",
    [
        "",
        "[]",
        "null",
        "{",
        changed(text="Other words"),
        changed(text="Critics\x00 say so.", id=article_id("Critics\x00 say so.", None, None)),
        changed(body_start=-1),
        changed(outlet=3),
        changed(topic="\ud800"),
        changed(extra=0),
        changed(extra={"a": 1})[:-2] + f', "b": {DEEP}}}}}',
        DEEP,
    ],
)
def test_an_article_that_did_not_come_back_as_it_was_sent(client: TestClient, article: str) -> None:
    for path in ("/marks", "/download", "/edit", "/compare"):
        found = send(client, path, article=article, format="json")
        assert found.status in (200, 422), path
        assert found.status == 422 or "extra" in article


def test_an_address_of_a_result_leads_to_the_form(client: TestClient) -> None:
    for path in ("/marks", "/download", "/edit", "/compare", "/feedback"):
        answer = client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "./")


def runs(found: Answered) -> bool:
    """Whether something in a page would run, or is loaded from elsewhere, or is an element that we never write."""
    for tag, attributes in found.fields.elements:
        sources = [attributes.get(name, "") for name in ("src", "href", "action", "formaction")]
        if tag in ("img", "iframe", "object", "style") or any(name.startswith("on") for name in attributes):
            return True
        if any(source.lower().startswith(("javascript:", "data:t", "http", "//")) for source in sources):
            return True
        if tag == "script" and attributes != {"src": "page.js", "defer": ""}:
            return True
    return False


def test_nothing_that_is_sent_is_run(client: TestClient) -> None:
    marked = send(client, title=EVIL, text=f"{EVIL}, critics say. The board [paid by {EVIL}] fell.")
    assert marked.status == 200
    article = marked.fields.values["article"]
    compared = send(client, "/compare", article=article, title=EVIL, text=f"{EVIL} said the critics {EVIL}.")
    edited = send(client, "/edit", article=article)
    refused = send(client, title=EVIL, text="")
    nothing = send(client, "/compare", article=article, title=EVIL, text="")
    for found in (marked, compared, edited, refused, nothing):
        assert not runs(found)
        assert "alert(1)" in found.text
        assert "7777" not in found.text
    assert edited.fields.values["title"] == EVIL
    assert "script-src 'self'" in marked.headers["content-security-policy"]
    assert "unsafe" not in marked.headers["content-security-policy"]


def test_names_of_labels_reasons_and_versions_are_not_run_either() -> None:
    scheme = load_scheme()
    labels = tuple(replace(label, name=EVIL, definition=EVIL) for label in scheme.labels)
    loaded = ModelSet((), replace(scheme, title=EVIL, labels=labels))
    article = make_article(title=EVIL, body=BODY, raw="", reader_version="1", outlet=EVIL, url="javascript:alert(1)")
    span = Span(label="source", start=0, end=20, reason=EVIL, region_id="r1")
    scores = Scores(article=article, scheme=loaded.scheme, version=EVIL, spans=(span,))
    draft = SubmittedForm({"reason-1": EVIL, "words": EVIL})
    pages = (
        result_page(scores, loaded, feedback=True, notice=EVIL, part=EVIL, draft=draft),
        card_page(loaded, EVIL),
        error_page(422, EVIL),
    )
    for page in pages:
        assert not runs(Answered(200, page, {}))
        assert "7777" not in page


TEXT = st.text(alphabet="ab .\n\t<&\"'😀e\u0301א\u202e[]\x0b\x85\u2028", min_size=1, max_size=80)


@settings(max_examples=40)
@given(title=TEXT, body=TEXT.filter(lambda text: bool(text.strip())))
def test_the_page_shows_and_gives_back_the_text_that_was_sent(client: TestClient, title: str, body: str) -> None:
    expected = make_article(title=title, body=body, raw="", reader_version="1")
    found = send(client, title=title, text=body)
    assert found.status == 200
    shown = Page(found.text).paragraphs
    lines = [line for line in expected.text.split("\n") if line.strip()]
    assert shown[-len(lines) :] == lines
    again = send(client, "/marks", article=found.fields.values["article"])
    assert json.loads(again.fields.values["article"])["text"] == expected.text
    edited = send(client, "/edit", article=found.fields.values["article"])
    same = send(client, title=edited.fields.values["title"], text=edited.fields.values.get("text", ""))
    assert json.loads(same.fields.values["article"])["text"] == expected.text


def test_downloads(client: TestClient) -> None:
    marked = send(client, title="Lights out: “half” the town?", text="=1+1 is what critics say. " + BODY)
    article = marked.fields.values["article"]
    as_json = send(client, "/download", article=article, format="json")
    assert as_json.headers["content-disposition"] == 'attachment; filename="lights-out-half-the-town-marks.json"'
    (result,) = json.loads(as_json.text)["results"]
    assert result["text"] == json.loads(article)["text"]
    assert result["sentences"]
    as_csv = send(client, "/download", article=article, format="csv")
    rows = list(csv.DictReader(io.StringIO(as_csv.text.removeprefix("\ufeff"))))
    assert len(rows) == len(result["marks"])
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    html = send(client, "/download", article=article, format="html")
    assert "page.js" not in html.text
    assert "<style>" in html.text
    assert send(client, "/download", article=article, format="exe").status == 422


def test_two_versions(client: TestClient) -> None:
    article = send(client, title="Lights out", text=BODY).fields.values["article"]
    other = BODY.replace(" [paid by the rail lobby]", "")
    compared = send(client, "/compare", article=article, title="Lights out", text=other)
    assert compared.status == 200
    assert "Only in A" in compared.text
    fields = [values["value"] for tag, values in compared.fields.elements if values.get("name") in ("article", "other")]
    assert [json.loads(field)["text"] for field in dict.fromkeys(fields)] == [
        f"Lights out\n\n{BODY}",
        f"Lights out\n\n{other}",
    ]
    kept = send(client, "/compare", article=article, other=fields[1], format="html")
    assert "attachment" in kept.headers["content-disposition"]
    assert "<style>" in kept.text
    empty = send(client, "/compare", article=article, title="Kept", text=" ")
    assert empty.status == 422
    assert "There is no text" in empty.text
    assert empty.fields.values["title"] == "Kept"


def test_the_card_says_what_was_measured_and_that_it_is_synthetic(client: TestClient) -> None:
    page = client.get("/model").text
    told = client.get("/api/model").json()
    figures = told["cards"][0]["held_out"]["labels"]["source"]["held_out"]
    assert told["version"] in page
    assert "synthetic" in page
    assert f"{figures['precision']:.0%}" in page
    assert all(limit.replace("'", "&#39;") in page for limit in told["cards"][0]["limits"])


def test_without_a_model_the_page_says_that_nothing_was_measured() -> None:
    with TestClient(make_app([]), base_url=BASE) as rules:
        assert "nobody has measured" in rules.get("/model").text
        assert "nobody has measured" in send(rules, text=BODY).text


def test_another_language_is_not_marked_and_says_so(client: TestClient) -> None:
    text = "Die Kritiker sagen, dass der Hafen im Mai geschlossen werden soll und dass es nicht anders geht. " * 3
    assert "only English" in send(client, text=text).text


def test_a_service_that_is_busy_keeps_what_was_typed() -> None:
    with TestClient(make_app([], limits=Limits(waiting=0)), base_url=BASE) as busy:
        found = send(busy, title="Kept", text=BODY)
    assert found.status == 503
    assert (found.fields.values["title"], found.fields.values["text"]) == ("Kept", BODY)


def test_the_page_says_which_model_marks_after_a_new_one_was_taken_up(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "ours.skops"
    save_model(model, path)
    with TestClient(make_app([path], reload=True), base_url=BASE) as reloading:
        assert model.version in reloading.get("/").text
        save_model(replace(model, version="model-newer"), path)
        while "model-newer" not in reloading.get("/").text:
            time.sleep(0.1)
        marked = send(reloading, text=BODY)
        assert ">model-newer</a>" in marked.text
        assert "model-newer" in reloading.get("/model").text
        path.write_bytes(b"no model")
        while "was not taken up" not in reloading.get("/model").text:
            time.sleep(0.1)
        assert "model-newer" in reloading.get("/").text


def test_a_page_loads_nothing_but_our_style_sheets_and_script(client: TestClient) -> None:
    for path in ("/", "/model"):
        for tag, attributes in Fields(client.get(path).text).elements:
            if tag in ("link", "script"):
                address = attributes.get("href") or attributes["src"]
                assert address == "data:," or client.get(f"/{address}").status_code == 200
    assert ".l0 {" in client.get("/style.css").text
    assert client.get("/page.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/comparison.css").headers["content-type"].startswith("text/css")
