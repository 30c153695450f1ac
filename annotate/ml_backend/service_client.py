"""What `unsourced connect` asks of the service: whether it is there, fits the project, and what it marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from unsourced.errors import SchemeError, SettingsError, StudioError
from unsourced.label_studio.client import http_options

# Any name does: the service looks at the password only.
USER = "unsourced"
_START = "Start it with: unsourced serve --model MODEL"
_REACHED = "Is the address right?"


@dataclass(frozen=True)
class Service:
    """A running `unsourced serve`, as it is reached from here; `token` is empty where it asks for none."""

    url: str
    token: str = field(default="", repr=False)

    def setup(self, config: str) -> str:
        """The version that it marks with, for a project with this labeling config.

        Raises:
            StudioError: it is not there or not ours.
            SettingsError: it refuses the token.
            SchemeError: the project has another scheme than the model.
        """
        answer = self._post("/setup", {"schema": config})
        if answer.status_code == 422:
            raise SchemeError(
                self._problem(answer),
                where=self.url,
                remedy="Train a model on this project's labels, or name the model's project with --project.",
            )
        version = self._checked(answer).get("model_version")
        if not isinstance(version, str) or not version:
            raise StudioError("answers, and names no model version", where=self.url, remedy=_REACHED)
        return version

    def predict(self, tasks: Sequence[dict[str, Any]]) -> list[Any]:
        """One entry a task: its prediction, or an empty list where it has none yet. Raises StudioError."""
        results = self._checked(self._post("/predict", {"tasks": list(tasks)})).get("results")
        if not isinstance(results, list) or len(results) != len(tasks):
            raise StudioError(f"it did not answer for each of {len(tasks)} tasks", where=self.url)
        return results

    def _post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        auth = httpx.BasicAuth(USER, self.token) if self.token else None
        try:
            return httpx.post(f"{self.url}{path}", json=body, auth=auth, **http_options(self.url))
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise SettingsError("is no http(s) address", where=self.url, remedy="Try http:// before it.") from error
        except httpx.HTTPError as error:
            raise StudioError(
                f"the service cannot be reached from here ({type(error).__name__})", where=self.url, remedy=_START
            ) from error

    def _checked(self, answer: httpx.Response) -> dict[str, Any]:
        if answer.status_code == 401:
            raise SettingsError(
                "the service refuses the token" if self.token else "the service asks for a token",
                where=self.url,
                remedy="Give the one it was started with: --token-file FILE, or UNSOURCED_SERVE_TOKEN.",
            )
        if answer.status_code == 421:
            raise SettingsError(
                f"the service does not answer to the name {urlsplit(self.url).hostname}",
                where=self.url,
                remedy="Start it with --public-host and that name.",
            )
        if not answer.is_success:
            raise StudioError(
                f"it answers {answer.status_code}: {self._problem(answer)}", where=self.url, remedy=_REACHED
            )
        found = _json(answer)
        if not isinstance(found, dict):
            raise StudioError("answers, and is not `unsourced serve`", where=self.url, remedy=_REACHED)
        return found

    def _problem(self, answer: httpx.Response) -> str:
        found = _json(answer)
        return str(found.get("problem", answer.reason_phrase)) if isinstance(found, dict) else answer.reason_phrase


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def shared_url(url: str, share: float) -> str:
    """The address under which only this share of the articles gets predictions."""
    return url if share == 1 else f"{url}/suggest/{share:g}"


def is_under(url: str, service: str) -> bool:
    """Whether an address is that of a service, for all articles or for a share of them."""
    url = url.rstrip("/")
    return url == service or url.startswith(f"{service}/suggest/")
