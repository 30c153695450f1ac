"""Pages over HTTP, from real servers on this machine, and the addresses that are refused."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from annotate.readers import web
from annotate.readers.read import read
from annotate.readers.web import Address, fetch, is_public
from tests.paths import ROOT
from unsourced.core.article import Article
from unsourced.errors import InputError

PAGES = ROOT / "tests" / "annotate" / "pages"
MAX_BYTES = 1_000_000


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/to/"):
            self.answer(b"", status=302, location=path[4:])
        elif path == "/loop":
            self.answer(b"", status=302, location="/loop")
        elif path == "/slow":
            self.drip()
        elif path == "/bomb":
            self.answer(gzip.compress(bytes(50_000_000)), encoding="gzip")
        elif path == "/host":
            self.answer(f"Host here\n\nIt was {self.headers['Host']} that was asked for.".encode(), type_="text/plain")
        elif path == "/latin":
            self.answer("A café\n\nThe café by the bridge.".encode("cp1252"), type_="text/plain; charset=iso-8859-1")
        elif path == "/picture":
            self.answer(b"\x89PNG", type_="image/png")
        elif path == "/missing":
            self.answer(b"no", status=404)
        else:
            self.answer((PAGES / path.removeprefix("/")).read_bytes())

    def answer(
        self,
        body: bytes,
        *,
        status: int = 200,
        type_: str = "text/html; charset=utf-8",
        location: str | None = None,
        encoding: str | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (("Location", location), ("Content-Encoding", encoding)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """One header byte now and then, until the other side hangs up: no single wait is long."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while True:
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def quiet(_: str) -> None:
    pass


def test_page(server: str) -> None:
    (article,) = read([f"{server}/mill_dam.html"], allow_private=True, note=quiet)
    assert isinstance(article, Article)
    assert article.outlet == "Open Ledger"
    assert len(article.body.split("\n\n")) == 10
    assert article.url == f"{server}/mill_dam.html"


def test_redirects_are_followed(server: str) -> None:
    assert fetch(f"{server}/to//ferry_road.html", max_bytes=MAX_BYTES, allow_private=True).url.endswith(
        "/ferry_road.html"
    )


def test_charset_of_the_server(server: str) -> None:
    (article,) = read([f"{server}/latin"], allow_private=True, note=pytest.fail)
    assert isinstance(article, Article)
    assert article.text == "A café\n\nThe café by the bridge."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "answered 404"),
        ("/picture", "is image/png, not a page"),
        ("/loop", "redirects more than 10 times"),
        ("/bomb", "is larger than 1 MB. Raise the limit with --max-size."),
        ("/to/file:///etc/passwd", "leads to a file address"),
        ("/to/ftp://example.org/", "leads to a ftp address"),
        ("/to/http://user:secret@127.0.0.1/", "with a password"),
    ],
)
def test_failures(server: str, path: str, said: str) -> None:
    (error,) = read([server + path], allow_private=True, max_bytes=MAX_BYTES, note=quiet)
    assert isinstance(error, InputError)
    assert said in str(error)
    assert "secret" not in str(error)
    assert "\n" not in str(error)


def test_time_limit_holds_for_the_whole_page(server: str) -> None:
    with pytest.raises(InputError, match="did not answer in 0.5 seconds"):
        fetch(f"{server}/slow", max_bytes=MAX_BYTES, allow_private=True, seconds=0.5)


def test_nobody_there() -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/", max_bytes=MAX_BYTES, allow_private=True)


def test_unknown_host() -> None:
    with pytest.raises(InputError, match="is not known"):
        fetch("http://no-such-host.invalid/", max_bytes=MAX_BYTES)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://224.0.0.1/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError, match=r"private address|is not known"):
        fetch(url, max_bytes=MAX_BYTES, seconds=5)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "240.0.0.1", "255.255.255.255", "::"]
)
def test_private_addresses(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org", "http://"])
def test_other_schemes_are_refused(url: str) -> None:
    (error,) = read([url], note=quiet)
    assert isinstance(error, InputError)


def test_the_address_that_was_checked_is_the_one_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def answers(host: str, port: int) -> list[Address]:
        asked.append(host)
        return [ipaddress.ip_address("127.0.0.1")]

    monkeypatch.setattr(web, "addresses_of", answers)
    port = server.rsplit(":", 1)[1]
    # Nobody else resolves this name: that an answer comes at all shows where the connection went.
    page = fetch(f"http://news.invalid:{port}/host", max_bytes=MAX_BYTES, allow_private=True)
    assert f"news.invalid:{port}".encode() in page.raw
    assert asked == ["news.invalid"]


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = web.addresses_of
    monkeypatch.setattr(web, "is_public", lambda address: str(address) != "127.0.0.2")

    async def answers(host: str, port: int) -> list[Address]:
        return [ipaddress.ip_address("127.0.0.2")] if host == "inside.invalid" else await real(host, port)

    monkeypatch.setattr(web, "addresses_of", answers)
    with pytest.raises(InputError, match=r"inside\.invalid is at the private address 127\.0\.0\.2"):
        fetch(f"{server}/to/http://inside.invalid/", max_bytes=MAX_BYTES)


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    async def answers(host: str, port: int) -> list[Address]:
        return [ipaddress.ip_address("8.8.8.8"), ipaddress.ip_address("10.0.0.1")]

    monkeypatch.setattr(web, "addresses_of", answers)
    with pytest.raises(InputError, match=r"10\.0\.0\.1"):
        fetch("http://news.invalid/", max_bytes=MAX_BYTES, seconds=5)
