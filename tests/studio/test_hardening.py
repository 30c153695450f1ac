"""What must hold before others may reach a server."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from annotate.studio.hardening import INNER_NETWORKS, REQUIREMENTS, missing, process_environment
from unsourced.label_studio.local_server import StudioFolder

CLOSED: dict[str, Any] = {
    "DISABLE_SIGNUP_WITHOUT_LINK": True,
    "DEBUG": False,
    "SECRET_KEY": "k" * 64,
    "ALLOWED_HOSTS": ["labels.example.org"],
    "CORS_ALLOW_ALL_ORIGINS": False,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "HOSTNAME": "https://labels.example.org",
    "SENTRY_DSN": "",
    "FRONTEND_SENTRY_DSN": "",
    "COLLECT_ANALYTICS": False,
    "LATEST_VERSION_CHECK": False,
    "ENABLE_LOCAL_FILES_STORAGE": False,
    "LOCAL_FILES_SERVING_ENABLED": False,
    "SSRF_PROTECTION_ENABLED": True,
    "USE_DEFAULT_BANNED_SUBNETS": True,
    "USER_ADDITIONAL_BANNED_SUBNETS": [],
    "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": False,
}


def test_nothing_is_missing_of_a_closed_server() -> None:
    assert missing(SimpleNamespace(**CLOSED)) == []


@pytest.mark.parametrize(
    ("name", "value", "variable"),
    [
        ("DISABLE_SIGNUP_WITHOUT_LINK", False, "DISABLE_SIGNUP_WITHOUT_LINK"),
        ("DEBUG", True, "DEBUG"),
        ("SECRET_KEY", "short", "SECRET_KEY"),
        ("ALLOWED_HOSTS", ["labels.example.org", "*"], "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS"),
        ("CORS_ALLOW_ALL_ORIGINS", True, "CORS_ALLOW_ALL_ORIGINS"),
        ("CORS_ALLOWED_ORIGIN_REGEXES", [".*"], "CORS_ALLOW_ALL_ORIGINS"),
        ("SESSION_COOKIE_SECURE", False, "SESSION_COOKIE_SECURE"),
        ("CSRF_COOKIE_SECURE", False, "SESSION_COOKIE_SECURE"),
        ("SENTRY_DSN", "https://vendor.example", "SENTRY_DSN"),
        ("FRONTEND_SENTRY_DSN", "https://vendor.example", "FRONTEND_SENTRY_DSN"),
        ("COLLECT_ANALYTICS", True, "COLLECT_ANALYTICS"),
        ("LATEST_VERSION_CHECK", True, "LATEST_VERSION_CHECK"),
        ("ENABLE_LOCAL_FILES_STORAGE", True, "ENABLE_LOCAL_FILES_STORAGE"),
        ("LOCAL_FILES_SERVING_ENABLED", True, "ENABLE_LOCAL_FILES_STORAGE"),
        ("SSRF_PROTECTION_ENABLED", False, "SSRF_PROTECTION_ENABLED"),
        ("USE_DEFAULT_BANNED_SUBNETS", False, "USER_ADDITIONAL_BANNED_SUBNETS"),
        ("LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN", True, "ENABLE_LEGACY_API_TOKEN"),
    ],
)
def test_each_open_door_is_named(name: str, value: object, variable: str) -> None:
    assert [door.variable for door in missing(SimpleNamespace(**CLOSED | {name: value}))] == [variable]


def test_each_requirement_is_tried_above() -> None:
    marks = test_each_open_door_is_named.pytestmark  # type: ignore[attr-defined]
    assert {variable for _, _, variable in marks[0].args[1]} == {door.variable for door in REQUIREMENTS}


def test_loopback_may_be_called_where_the_inner_networks_stay_closed() -> None:
    opened = {"USE_DEFAULT_BANNED_SUBNETS": False, "USER_ADDITIONAL_BANNED_SUBNETS": INNER_NETWORKS.split(",")}
    assert missing(SimpleNamespace(**CLOSED | opened)) == []


def test_cookies_may_be_plain_where_the_address_is() -> None:
    plain = {"HOSTNAME": "http://10.0.0.5:8080", "SESSION_COOKIE_SECURE": False, "CSRF_COOKIE_SECURE": False}
    assert missing(SimpleNamespace(**CLOSED | plain)) == []


def test_the_process_gets_the_users_language_and_nothing_that_label_studio_misreads(tmp_path: Path) -> None:
    meant = {"PATH": "/bin", "LC_ALL": "C", "LABEL_STUDIO_EMAIL_BACKEND": "x"}
    not_meant = {"CI": "1", "PORT": "1", "LABEL_STUDIO_API_KEY": "secret", "AWS_KEY": "secret"}
    given = process_environment(meant | not_meant, StudioFolder(tmp_path))
    assert {name for name in given if not name.startswith("XDG_")} == set(meant)
    assert all(str(tmp_path) in value for name, value in given.items() if name.startswith("XDG_"))
