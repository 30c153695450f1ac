"""What counts as this machine alone."""

from unsourced.io.loopback import is_loopback


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.0.1", "news.example", "")))
