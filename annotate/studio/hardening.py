"""How our Label Studio is closed down, and the check that it took effect.

Label Studio's own defaults let anybody sign up, answer to any host name and any origin, and report to its vendor.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from unsourced.label_studio.local_server import StudioCredentials, StudioFolder

# All that Label Studio refuses to call by default, but for loopback, where `unsourced serve` listens.
INNER_NETWORKS = (
    "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,192.88.99.0/24,"
    "192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/4,233.252.0.0/24,240.0.0.0/4,"
    "255.255.255.255/32,::/128,::ffff:0:0/96,::ffff:0:0:0/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001:0000::/32,"
    "2001:20::/28,2001:db8::/32,2002::/16,fc00::/7,fe80::/10,ff00::/8"
)
_LOOPBACK_OPEN = {"USE_DEFAULT_BANNED_SUBNETS": "false", "USER_ADDITIONAL_BANNED_SUBNETS": INNER_NETWORKS}
_PREFIX = "LABEL_STUDIO_"

# What a process needs of its user's environment. Label Studio also reads bare names (HOST, PORT, DEBUG, CI, USERNAME),
# which mean something else to whoever set them, so everything else stays outside.
_KEPT = {"PATH", "HOME", "USER", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "APPDATA"}
_KEPT |= {"LOCALAPPDATA", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
# Ours alone: where the data is and who owns it.
_OURS = {"URL", "API_KEY", "HOST", "PORT", "USERNAME", "PASSWORD", "USER_TOKEN", "BASE_DATA_DIR", "DATABASE_NAME"}
_OURS |= {"SECRET_KEY", "DOMAIN_FROM_REQUEST", "DJANGO_DB", "CI"}


def process_environment(user: Mapping[str, str], folder: StudioFolder) -> dict[str, str]:
    """The environment to start the server process in: the user's language and paths, and their LABEL_STUDIO_ settings.

    Label Studio keeps a file of its own under the user's configuration folder; here that too lies in the workspace.
    """
    kept = {name: value for name, value in user.items() if name in _KEPT or name.startswith("LC_")}
    asked = {n: v for n, v in user.items() if n.startswith(_PREFIX) and n.removeprefix(_PREFIX) not in _OURS}
    places = {f"XDG_{kind}_HOME": str(folder.path / "home" / kind.lower()) for kind in ("CONFIG", "DATA")}
    cache = {"UNSOURCED_CACHE": user["UNSOURCED_CACHE"]} if user.get("UNSOURCED_CACHE") else {}
    cache |= {"XDG_CACHE_HOME": user["XDG_CACHE_HOME"]} if user.get("XDG_CACHE_HOME") else {}
    return kept | asked | places | cache


def studio_environment(
    folder: StudioFolder,
    credentials: StudioCredentials,
    *,
    database: Path,
    url: str,
    hosts: tuple[str, ...],
    alone: bool,
) -> dict[str, str]:
    """Label Studio's variables for a server at the public address `url` that answers to `hosts`.

    One that is `alone`, reached from this machine only, may call services of this machine, such as an ML backend:
    whoever could misuse that is here already.
    A LABEL_STUDIO_ variable of the user wins over these, except over those that say where the data is; `missing` then
    tells what it opened.
    """
    secure = url.startswith("https://")
    return {
        "DJANGO_SETTINGS_MODULE": "core.settings.label_studio",
        "SECRET_KEY": credentials.secret_key,
    } | {
        _PREFIX + name: value
        for name, value in {
            "BASE_DATA_DIR": str(folder.data),
            "DATABASE_NAME": str(database),
            "DJANGO_DB": "sqlite",
            "SECRET_KEY": credentials.secret_key,
            "HOST": url,
            "CI": "false",
            "DEBUG": "false",
            "LOG_LEVEL": "WARNING",
            "DISABLE_SIGNUP_WITHOUT_LINK": "true",
            "ALLOWED_HOSTS": ",".join(hosts),
            "CORS_ALLOW_ALL_ORIGINS": "false",
            "CSRF_TRUSTED_ORIGINS": _origin(url),
            "SESSION_COOKIE_SECURE": str(int(secure)),
            "CSRF_COOKIE_SECURE": str(int(secure)),
            "SENTRY_DSN": "",
            "FRONTEND_SENTRY_DSN": "",
            "COLLECT_ANALYTICS": "false",
            "LATEST_VERSION_CHECK": "false",
            "ENABLE_LOCAL_FILES_STORAGE": "false",
            "LOCAL_FILES_SERVING_ENABLED": "false",
            "SVG_SECURITY_CLEANUP": "true",
            **(_LOOPBACK_OPEN if alone else {}),
        }.items()
    }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Requirement:
    """One thing that must hold before others may reach the server."""

    what: str
    variable: str
    holds: Callable[[Any], bool]


# Checked on Django's settings as Label Studio made them, not on what we asked for: a renamed variable shows here.
REQUIREMENTS = (
    Requirement("sign-up needs an invite link", "DISABLE_SIGNUP_WITHOUT_LINK", lambda s: s.DISABLE_SIGNUP_WITHOUT_LINK),
    Requirement("debug pages are off", "DEBUG", lambda s: not s.DEBUG),
    Requirement("a secret key of its own", "SECRET_KEY", lambda s: len(s.SECRET_KEY) >= 40),
    Requirement("only its own host names", "ALLOWED_HOSTS", lambda s: s.ALLOWED_HOSTS and "*" not in s.ALLOWED_HOSTS),
    Requirement(
        "no other site may call it",
        "CORS_ALLOW_ALL_ORIGINS",
        lambda s: not getattr(s, "CORS_ALLOW_ALL_ORIGINS", False) and not getattr(s, "CORS_ALLOWED_ORIGIN_REGEXES", ()),
    ),
    Requirement(
        "cookies over TLS only",
        "SESSION_COOKIE_SECURE",
        lambda s: (s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE) or not s.HOSTNAME.startswith("https://"),
    ),
    Requirement("no error reports to its vendor", "SENTRY_DSN", lambda s: not s.SENTRY_DSN),
    Requirement("no browser error reports to its vendor", "FRONTEND_SENTRY_DSN", lambda s: not s.FRONTEND_SENTRY_DSN),
    Requirement("no analytics", "COLLECT_ANALYTICS", lambda s: not s.COLLECT_ANALYTICS),
    Requirement("no version check", "LATEST_VERSION_CHECK", lambda s: not s.LATEST_VERSION_CHECK),
    Requirement(
        "no files of this machine",
        "ENABLE_LOCAL_FILES_STORAGE",
        lambda s: not s.ENABLE_LOCAL_FILES_STORAGE and not s.LOCAL_FILES_SERVING_ENABLED,
    ),
    Requirement(
        "requests to inner addresses are refused", "SSRF_PROTECTION_ENABLED", lambda s: s.SSRF_PROTECTION_ENABLED
    ),
    Requirement(
        "inner networks are among them",
        "USER_ADDITIONAL_BANNED_SUBNETS",
        lambda s: (
            s.USE_DEFAULT_BANNED_SUBNETS
            or set(INNER_NETWORKS.split(",")) <= set(s.USER_ADDITIONAL_BANNED_SUBNETS or ())
        ),
    ),
    Requirement(
        "legacy tokens are off", "ENABLE_LEGACY_API_TOKEN", lambda s: not s.LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN
    ),
)


def missing(settings: Any) -> list[Requirement]:
    """The requirements that do not hold in these Django settings."""
    return [requirement for requirement in REQUIREMENTS if not requirement.holds(settings)]
