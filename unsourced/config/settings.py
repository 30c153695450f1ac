"""Settings: from `unsourced.toml` in this folder or one above it, the environment, and the command's own options.

A token is never an option: arguments show in the process list. It comes from `LABEL_STUDIO_API_KEY`, from the file that
`token_file` names, or from the workspace of the local Label Studio (see `unsourced.label_studio.client`).
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from unsourced.errors import SettingsError
from unsourced.schemes.load import DEFAULT_SCHEME

SETTINGS_FILE = "unsourced.toml"
URL_VARIABLE = "LABEL_STUDIO_URL"
TOKEN_VARIABLE = "LABEL_STUDIO_API_KEY"  # noqa: S105 - the variable's name
DEFAULT_PROJECT = "unsourced"
DEFAULT_WORKSPACE = ".unsourced"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True)
class Settings:
    """What every command needs to know before it starts.

    `url` and `token` are None where neither file nor environment names a server: then the workspace's own is meant.
    `scheme` is a shipped name or a path. `source` is the settings file, None without one.
    """

    project: str = DEFAULT_PROJECT
    scheme: str = DEFAULT_SCHEME
    workspace: Path = Path(DEFAULT_WORKSPACE)
    url: str | None = None
    token: str | None = field(default=None, repr=False)
    source: Path | None = None


class SettingsFile(BaseModel):
    """The keys of unsourced.toml, from which `docs/settings.md` is made; paths are relative to the file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    url: Annotated[
        Text | None, Field(description=f"Address of a Label Studio of your own; `{URL_VARIABLE}` wins over it.")
    ] = None
    token_file: Annotated[
        Text | None,
        Field(description=f"File with its token, readable by you alone; `{TOKEN_VARIABLE}` wins over what is in it."),
    ] = None
    project: Annotated[Text, Field(description="Name of the Label Studio project.")] = DEFAULT_PROJECT
    scheme: Annotated[Text, Field(description="A shipped label scheme by its name, or a TOML file.")] = DEFAULT_SCHEME
    workspace: Annotated[Text, Field(description="Folder of the local Label Studio, its journals and courses.")] = (
        DEFAULT_WORKSPACE
    )


def load_settings(
    *,
    project: str | None = None,
    scheme: str | None = None,
    workspace: Path | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Options over environment over the nearest `unsourced.toml` (from `folder`, by default this one, upwards).

    Raises SettingsError, naming file and key, where a value cannot be used.
    """
    folder = (folder or Path.cwd()).absolute()
    environment = os.environ if environment is None else environment
    source = _find(folder)
    file = _read(source) if source else SettingsFile()
    home = source.parent if source else folder
    url, token = _server(file, source, environment)
    return Settings(
        project=project or file.project,
        scheme=scheme or _scheme(file.scheme, home),
        workspace=folder / workspace if workspace else home / Path(file.workspace).expanduser(),
        url=url,
        token=token,
        source=source,
    )


def _find(folder: Path) -> Path | None:
    return next((f for f in (up / SETTINGS_FILE for up in (folder, *folder.parents)) if f.is_file()), None)


def _read(source: Path) -> SettingsFile:
    try:
        return SettingsFile.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", where=str(source)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"is not TOML: {error}", where=str(source)) from error
    except ValidationError as error:
        raise _wrong_key(source, error.errors()[0]) from error


def _wrong_key(source: Path, problem: Mapping[str, Any]) -> SettingsError:
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] != "extra_forbidden":
        return SettingsError(f"{key}: {problem['msg']}", where=str(source), remedy=f"Correct {key} in this file.")
    if key in ("token", "api_key", "password"):
        return SettingsError(
            f"has a secret under {key!r}",
            where=str(source),
            remedy=f"Put the token into a file only you can read and name it with token_file, or set {TOKEN_VARIABLE}.",
        )
    near = difflib.get_close_matches(key, SettingsFile.model_fields, n=1)
    remedy = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(SettingsFile.model_fields)}."
    return SettingsError(f"unknown key {key!r}", where=str(source), remedy=remedy)


def _scheme(name: str, home: Path) -> str:
    """A shipped name stays as it is; a path is taken from the settings file's folder."""
    if "/" in name or "\\" in name or name.endswith(".toml"):
        return str(home / Path(name).expanduser())
    return name


def _server(file: SettingsFile, source: Path | None, environment: Mapping[str, str]) -> tuple[str | None, str | None]:
    """URL and token. A token that the file names goes to the file's own server only."""
    named = environment.get(URL_VARIABLE, "").strip()
    in_file = server_url(file.url, where=f"{source}: url") if file.url else None
    url = server_url(named, where=URL_VARIABLE) if named else in_file
    if token := environment.get(TOKEN_VARIABLE, "").strip():
        return url, _clean_token(token, where=TOKEN_VARIABLE)
    if file.token_file and source and url and (in_file in (None, url)):
        return url, read_token_file(source.parent / Path(file.token_file).expanduser())
    return url, None


def server_url(url: str, *, where: str) -> str:
    """The URL without a trailing slash. Raises SettingsError unless it is http(s), with a host and no credentials."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            "is not the address of a server", where=where, remedy="It should look like https://labels.example.org"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise SettingsError(
            "holds more than an address",
            where=where,
            remedy=f"Give scheme, host, port and path only; the token goes into {TOKEN_VARIABLE} or a token_file.",
        )
    return url.strip().rstrip("/")


def read_token_file(path: Path) -> str:
    """The token in a file. Raises SettingsError where it is missing, empty, or open to other users of the machine."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise SettingsError(
            f"the token cannot be read: {reason}", where=str(path), remedy="Correct token_file in unsourced.toml."
        ) from error
    if os.name == "posix" and mode & 0o077:
        raise SettingsError("other users can read this token", where=str(path), remedy=f"Run: chmod 600 {path}")
    return _clean_token(text.strip(), where=str(path))


def _clean_token(token: str, *, where: str) -> str:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise SettingsError(
            "holds no usable token",
            where=where,
            remedy="Copy the token from Label Studio: Account & Settings, Personal Access Token.",
        )
    return token
