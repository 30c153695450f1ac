import base64

import pytest

from classifier.service.access import Access, host_name

TOKEN = "söme-token-of-sixteen"


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize("header", [f"Bearer {TOKEN}", f"bearer  {TOKEN}", basic("", TOKEN), basic("anybody", TOKEN)])
def test_the_token_opens(header: str) -> None:
    assert Access(TOKEN).allows(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        TOKEN,
        "Bearer",
        "Bearer ",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        "Basic !",
        "Basic 4pyT",
        "Basic \xe9",
        basic(TOKEN, ""),
        f"Digest {TOKEN}",
    ],
)
def test_nothing_else_opens(header: str) -> None:
    assert not Access(TOKEN).allows(header)


def test_without_a_token_only_known_names_are_answered() -> None:
    access = Access("", ("localhost", "127.0.0.1", "::1", "news.example"))
    assert all(access.knows_host(host) for host in ("localhost:8750", "127.0.0.1", "[::1]:80", "NEWS.example:1"))
    assert not any(access.knows_host(host) for host in ("", "evil.example", "localhost.evil.example", "[::2]"))
    assert Access(TOKEN).knows_host("anything.example")


def test_host_names() -> None:
    assert [host_name(header) for header in ("A.b:1", "[::1]:1", "[::1]", "x")] == ["a.b", "::1", "::1", "x"]


def test_a_token_does_not_show_in_a_traceback() -> None:
    assert TOKEN not in repr(Access(TOKEN))
