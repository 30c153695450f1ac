"""The connection to a Label Studio: the one that settings name, else the workspace's own.

Both kinds of token work: personal access tokens (a refresh token, exchanged for one that lives minutes) and the legacy
tokens of older servers. `Connection.sdk` is Label Studio's own client; `get`, `post` and `request` do what it lacks.
"""

import base64
import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE, Settings, load_settings
from unsourced.errors import MissingExtraError, SettingsError, StudioError, TokenError, UnavailableError
from unsourced.io.loopback import LOOPBACK
from unsourced.label_studio.local_server import READY, StudioFolder, is_alive, read_credentials, read_record

if TYPE_CHECKING:
    from label_studio_sdk import LabelStudio

# An export of 10,000 annotated tasks takes 34 s before its first byte.
TIMEOUT = httpx.Timeout(300.0, connect=10.0)
_ATTEMPTS = 4
_START = "Is it running? Start it with: unsourced studio start"
_COPY = "Copy a new one from Label Studio (Account & Settings, Personal Access Token) into"


@dataclass(frozen=True)
class Connection:
    """A Label Studio that answered, and a token that it took.

    `user` is the e-mail address of the token's owner. Everything raises UnavailableError where the server cannot be
    reached, TokenError where it no longer takes the token, and StudioError where it refuses.
    """

    url: str
    token: str = field(repr=False)
    user: str = ""

    @cached_property
    def sdk(self) -> "LabelStudio":
        """Label Studio's client. It never tries again by itself: a repeated import would load every task twice.

        For a read, give the call `request_options={"max_retries": 3}`. Raises MissingExtraError without the SDK.
        """
        if find_spec("label_studio_sdk") is None:
            raise MissingExtraError("studio", "Talking to Label Studio")
        from label_studio_sdk import LabelStudio

        # The SDK joins paths to the address; without the slash it would lose the last folder of https://host/labels.
        client = httpx.Client(**http_options(self.url), follow_redirects=True)
        return LabelStudio(base_url=f"{self.url}/", api_key=self.token, httpx_client=client, max_retries=0)

    @cached_property
    def client(self) -> httpx.Client:
        """An authorised httpx client whose paths are relative to the server's address; it raises httpx's errors."""
        auth = _TokenAuth(self.url, self.token)
        return httpx.Client(**http_options(self.url), base_url=self.url, auth=auth, follow_redirects=True)

    def get(self, path: str, **parameters: Any) -> Any:
        """What `path` (`/api/…`) answers, parsed. Tries four times while the server is away or answers 5xx."""
        return _with_patience(lambda: self.request("GET", path, params=parameters))

    def post(self, path: str, body: Any = None) -> Any:
        """What `path` answers to this JSON body, parsed. Tries once: an unconfirmed write may have happened."""
        return self.request("POST", path, json=body)

    def request(self, method: str, path: str, **options: Any) -> Any:
        """One request, parsed: JSON, else text, else None for an empty answer. `options` are httpx's."""
        with self.errors(f"{method} {path}"):
            response = self.client.request(method, path, **options)
            response.raise_for_status()
        if not response.content:
            return None
        try:
            return response.json()
        except ValueError:
            return response.text

    @contextmanager
    def errors(self, doing: str) -> Iterator[None]:
        """Errors of httpx and of the SDK inside the block, as StudioErrors that say what was being done."""
        try:
            yield
        except httpx.HTTPStatusError as error:
            raise _refused(self.url, doing, error.response.status_code, error.response.text) from error
        except httpx.HTTPError as error:
            raise _unreachable(self.url, error, f"while it was asked: {doing}. {_START}") from error
        except Exception as error:
            if type(error).__module__.startswith("label_studio_sdk") and hasattr(error, "status_code"):
                raise _refused(self.url, doing, error.status_code, getattr(error, "body", "")) from error
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the sockets that were opened."""
        if "client" in self.__dict__:
            self.client.close()
        if "sdk" in self.__dict__:
            self.sdk._client_wrapper.httpx_client.httpx_client.close()


def connect(settings: Settings | None = None, *, url: str | None = None, token: str | None = None) -> Connection:
    """The server that `url` and `token`, else the settings, else the workspace's running Label Studio name.

    Raises StudioError where it cannot be reached or is no Label Studio, TokenError where it refuses the token, and
    SettingsError where nothing names a server or a token.
    """
    if url is None or token is None:
        url, token, advice = _server(settings or load_settings())
    else:
        advice = "Is it running?"
    _check_server(url, advice)
    connection = Connection(url=url, token=token)
    try:
        who = _with_patience(lambda: connection.request("GET", "/api/current-user/whoami"))
    finally:
        connection.close()
    if not isinstance(who, dict) or "email" not in who:
        raise StudioError("answers, and is not a Label Studio", where=url, remedy=advice)
    return Connection(url=url, token=token, user=str(who["email"]))


def _server(settings: Settings) -> tuple[str, str, str]:
    """URL, token, and what to do when it does not answer."""
    if settings.url is None:
        return *_local_server(settings), _START
    if settings.token is None:
        raise SettingsError(
            "no token for this server",
            where=settings.url,
            remedy=f"{_COPY} {TOKEN_VARIABLE} or a file that token_file in unsourced.toml names.",
        )
    source = settings.source or "unsourced.toml"
    return settings.url, settings.token, f"Is it running, and is the address right ({URL_VARIABLE} or {source})?"


def _local_server(settings: Settings) -> tuple[str, str]:
    """The workspace's own, if its process lives: a token is never sent to whoever took its port after a crash."""
    folder = StudioFolder(settings.workspace)
    record, credentials = read_record(folder), read_credentials(folder)
    if record is None or credentials is None:
        raise StudioError(
            "there is no Label Studio here",
            where=str(settings.workspace),
            remedy=f"Start one with: unsourced studio start. Or name a server in {URL_VARIABLE} or unsourced.toml.",
        )
    if not is_alive(folder):
        raise StudioError("it cannot be reached: it does not run", where=record.local_url, remedy=_START)
    if record.phase != READY:
        raise StudioError("it is still starting", where=record.local_url, remedy="See: unsourced studio status")
    return record.local_url, credentials.token


def _check_server(url: str, advice: str) -> None:
    """Before the token leaves this machine: something answers there, and says that it is a Label Studio."""

    def ask() -> httpx.Response:
        try:
            response = httpx.get(f"{url}/api/version", **http_options(url), follow_redirects=True)
        except httpx.HTTPError as error:
            raise _unreachable(url, error, advice) from error
        if response.status_code >= 500:
            raise UnavailableError(f"cannot be reached: it answers {response.status_code}", where=url, remedy=advice)
        return response

    response = _with_patience(ask)
    try:
        found = response.json()
    except ValueError:
        found = None
    if not isinstance(found, dict) or "label-studio-os-package" not in found:
        raise StudioError("answers, and is not a Label Studio", where=url, remedy="Is the address right?")


def _with_patience(ask: Any) -> Any:
    """Ask again while the server is away, with growing pauses (3 s in all); for reads only."""
    retrying = Retrying(
        retry=retry_if_exception_type(UnavailableError),
        stop=stop_after_attempt(_ATTEMPTS),
        wait=wait_exponential(multiplier=0.3, max=2),
        reraise=True,
    )
    return retrying(ask)


def _unreachable(url: str, error: httpx.HTTPError, advice: str) -> StudioError:
    reason = "no answer in time" if isinstance(error, httpx.TimeoutException) else str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in reason:
        remedy = "If it comes from an authority of your own, name its file in SSL_CERT_FILE."
        return StudioError(f"its certificate is not trusted: {reason}", where=url, remedy=remedy)
    return UnavailableError(f"Label Studio cannot be reached: {reason}", where=url, remedy=advice)


def _refused(url: str, doing: str, status: int | None, body: object) -> StudioError:
    if status == 401:
        return TokenError("Label Studio refuses the token", where=url, remedy=f"{_COPY} {TOKEN_VARIABLE}.")
    kind = UnavailableError if status is None or status >= 500 else StudioError
    return kind(f"Label Studio answered {status} to {doing}: {_detail(body)}", where=url)


def _detail(body: object) -> str:
    """The reason in an error's body, in one short line."""
    if isinstance(body, str):
        with suppress(ValueError):
            body = json.loads(body)
    if isinstance(body, dict):
        body = body.get("validation_errors") or body.get("detail") or body
    text = " ".join(str(body).split())
    return text if len(text) <= 300 else f"{text[:300]}…"


def http_options(url: str) -> dict[str, Any]:
    """httpx's options for a server: patience, the proxy and the certificates that the environment names.

    No proxy lies between this machine and itself. `SSL_CERT_FILE` holds everywhere.
    """
    parts = urlsplit(url)
    verify = httpx.create_ssl_context() if parts.scheme == "https" else True
    return {"timeout": TIMEOUT, "verify": verify, "trust_env": parts.hostname not in LOOPBACK}


class _TokenAuth(httpx.Auth):
    """A legacy token as it is; a personal access token exchanged for an access token, again when that has expired."""

    requires_response_body = True

    def __init__(self, url: str, token: str) -> None:
        self._refresh_url = f"{url}/api/token/refresh/"
        self._token = token
        self._is_refresh_token = _is_refresh_token(token)
        self._access = ""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if not self._is_refresh_token:
            request.headers["Authorization"] = f"Token {self._token}"
            yield request
            return
        if not self._access:
            yield from self._refresh()
        request.headers["Authorization"] = f"Bearer {self._access}"
        response = yield request
        if response.status_code == 401:
            yield from self._refresh()
            request.headers["Authorization"] = f"Bearer {self._access}"
            yield request

    def _refresh(self) -> Generator[httpx.Request, httpx.Response, None]:
        response = yield httpx.Request("POST", self._refresh_url, json={"refresh": self._token})
        response.raise_for_status()
        self._access = str(response.json()["access"])


def _is_refresh_token(token: str) -> bool:
    """Whether it is a JSON Web Token of type refresh; nothing is verified, that is the server's part."""
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError):
        return False
    return isinstance(claims, dict) and claims.get("token_type") == "refresh"
