"""The page without a browser: what it shows, keeps and refuses, and that nothing in it is run."""

import json
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

BODY = "The depot will close in May, critics say. The board [paid by the rail lobby] declined to comment."
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
        self._area = found["name"] if tag == "textarea" else ""

    def handle_data(self, data: str) -> None:
        if self._area:
            # As browsers do: a line end right after the tag is not part of the text.
            self.values[self._area] = data.removeprefix("\n")


def send(client: TestClient, path: str = "/", *, file: tuple[str, bytes] | None = None, **fields: str) -> "Answered":
    parts: dict[str, tuple[str | None, str | bytes]] = {name: (None, value) for name, value in fields.items()}
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
