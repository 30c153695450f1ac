"""Accounts for annotators, made as a person makes one: by the invite link.

Label Studio's API for users ignores the password and puts them into no organisation, so this fills in the sign-up form.
Mind that everybody with an account sees every project and every answer of a Community server.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import httpx

from unsourced.errors import StudioError
from unsourced.label_studio.client import Connection, http_options

_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_FIELD_ERRORS = re.compile(r'<ul class="field_errors">(.*?)</ul>', re.DOTALL)


@dataclass(frozen=True)
class User:
    """An account. `token` is its personal access token, which Label Studio tells once."""

    id: int
    email: str
    token: str = field(repr=False)


def add_user(connection: Connection, email: str, password: str, *, first_name: str = "", last_name: str = "") -> User:
    """Make an account and a token for it.

    Raises:
        StudioError: Label Studio refuses, as for a short password.
    """
    with _new_session(connection, f"sign up {email}") as browser:
        _sign_up(browser, _invitation(connection), email, password)
        token = _own_token(browser, connection.url)
        me = _whoami(browser)
        if first_name or last_name:
            body = {"first_name": first_name, "last_name": last_name}
            _post(browser, "PATCH", f"/api/users/{me['id']}", connection.url, body)
    return User(id=int(me["id"]), email=str(me["email"]), token=token)


def open_account(connection: Connection, email: str, password: str) -> int:
    """The number of the account with this address and password; made, without a token, where it is not there.

    Raises:
        StudioError: the address is taken with another password, or Label Studio makes no account.
    """
    with _new_session(connection, f"sign up {email}") as browser:
        try:
            _sign_up(browser, _invitation(connection), email, password)
        except AccountRefusedError:
            if not _log_in(browser, email, password):
                raise
        return int(_whoami(browser)["id"])


def remove_account(connection: Connection, user: int) -> bool:
    """Delete an account, which ends its sessions and tokens; False where it was gone.

    Only the owner of a server's organization may: Label Studio's community edition can neither switch an account off by
    its API (it ignores `is_active`) nor keep one out that was taken from the organization. Work that it did stays, with
    nobody's name.

    Raises:
        StudioError: Label Studio refuses.
    """
    with connection.errors(f"delete account {user}"):
        answer = connection.client.delete(f"/api/users/{user}/")
        if answer.status_code == httpx.codes.NOT_FOUND:
            return False
        answer.raise_for_status()
    return True


def reset_invitation(connection: Connection) -> None:
    """Let the invitation link that was used so far work no longer."""
    connection.post("/api/invite/reset-token")


class AccountRefusedError(StudioError):
    """Label Studio makes no account: the address is taken, or something about it is wrong."""


@contextmanager
def _new_session(connection: Connection, doing: str) -> Iterator[httpx.Client]:
    """A browser's session of its own: it is the new user's."""

    def keep_cookies(_: httpx.Response) -> None:
        # A server with a public TLS address marks its cookies so; from this machine we come by its plain one.
        for cookie in browser.cookies.jar:
            cookie.secure = connection.url.startswith("https://")

    with (
        httpx.Client(
            **http_options(connection.url), base_url=connection.url, event_hooks={"response": [keep_cookies]}
        ) as browser,
        connection.errors(doing),
    ):
        yield browser


def _invitation(connection: Connection) -> str:
    return f"/user/signup/?{urlsplit(connection.get('/api/invite')['invite_url']).query}"


def _whoami(browser: httpx.Client) -> Any:
    return browser.get("/api/current-user/whoami").raise_for_status().json()


def _log_in(browser: httpx.Client, email: str, password: str) -> bool:
    page = browser.get("/user/login/").raise_for_status()
    form = {"csrfmiddlewaretoken": _csrf(page), "email": email, "password": password}
    return browser.post("/user/login/", data=form, headers={"Referer": str(page.url)}).is_redirect


def _sign_up(browser: httpx.Client, path: str, email: str, password: str) -> None:
    page = browser.get(path).raise_for_status()
    form = {
        "csrfmiddlewaretoken": _csrf(page),
        "email": email,
        "password": password,
        "allow_newsletters": "false",
    }
    answer = browser.post(path, data=form, headers={"Referer": str(page.url)})
    if answer.is_redirect:
        return
    answer.raise_for_status()
    reasons = [unescape(re.sub(r"<[^>]+>", " ", block)) for block in _FIELD_ERRORS.findall(answer.text)]
    raise AccountRefusedError(
        f"Label Studio makes no account: {' '.join(' '.join(reasons).split()) or 'it does not say why'}", where=email
    )


def _own_token(browser: httpx.Client, url: str) -> str:
    return str(_post(browser, "POST", "/api/token/", url, {})["token"])


def _post(browser: httpx.Client, method: str, path: str, url: str, body: dict[str, str]) -> Any:
    """One write as the browser's user: with the CSRF token of its cookie."""
    headers = {"X-CSRFToken": browser.cookies.get("csrftoken") or "", "Referer": f"{url}/"}
    return browser.request(method, path, json=body, headers=headers).raise_for_status().json()


def _csrf(page: httpx.Response) -> str:
    found = _CSRF.search(page.text)
    if found is None:
        raise StudioError(
            "the sign-up page has no form", where=str(page.url.copy_with(query=None)), remedy="Is it Label Studio 1.23?"
        )
    return found.group(1)
