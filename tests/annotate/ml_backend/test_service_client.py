"""What is asked of the service, and how its answers are told."""

from typing import Any

import pytest

from annotate.ml_backend.service_client import Service, is_under, shared_url
from tests.annotate.ml_backend.service import service
from unsourced.errors import SchemeError, SettingsError, StudioError, UnsourcedError


def test_its_version_and_its_predictions() -> None:
    asked: list[tuple[str, Any]] = []

    def answer(path: str, body: Any) -> tuple[int, Any]:
        asked.append((path, body))
        return 200, {"model_version": "ours-2"} if path == "/setup" else {"results": [{"score": 1}, []]}

    with service(answer) as url:
        assert Service(url).setup("<View/>") == "ours-2"
        assert Service(url, "secret").predict([{"id": 1}, {"id": 2}]) == [{"score": 1}, []]
        with pytest.raises(StudioError, match="it did not answer for each of 1 tasks"):
            Service(url).predict([{"id": 1}])
    assert asked[:2] == [("/setup", {"schema": "<View/>"}), ("/predict", {"tasks": [{"id": 1}, {"id": 2}]})]


@pytest.mark.parametrize(
    ("status", "body", "error", "message"),
    [
        (401, {}, SettingsError, "the service asks for a token"),
        (421, {}, SettingsError, "does not answer to the name 127.0.0.1"),
        (422, {"problem": "another scheme"}, SchemeError, "another scheme"),
        (500, {"problem": "too old"}, StudioError, "it answers 500: too old"),
        (200, [], StudioError, "answers, and is not `unsourced serve`"),
        (200, {}, StudioError, "names no model version"),
    ],
)
def test_what_is_wrong_is_told(status: int, body: Any, error: type[UnsourcedError], message: str) -> None:
    with service(lambda *_: (status, body)) as url, pytest.raises(error, match=message):
        Service(url).setup("<View/>")


def test_nobody_there_and_no_address() -> None:
    with service(lambda *_: (200, {})) as url:
        pass
    with pytest.raises(StudioError, match="the service cannot be reached from here"):
        Service(url).setup("<View/>")
    with pytest.raises(SettingsError, match=r"is no http\(s\) address"):
        Service("localhost:8000").setup("<View/>")


def test_addresses_of_a_share() -> None:
    assert (shared_url("http://s", 1), shared_url("http://s", 0.5)) == ("http://s", "http://s/suggest/0.5")
    assert is_under("http://s/suggest/0.5/", "http://s")
    assert is_under("http://s/", "http://s")
    assert not is_under("http://s2", "http://s")
