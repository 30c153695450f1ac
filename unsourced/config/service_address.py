"""What `unsourced serve` and those who call it agree on: a port, and a token, which `connect` gives to Label Studio."""

import os
from pathlib import Path

from unsourced.errors import SettingsError

SERVICE_PORT = 8750
TOKEN_VARIABLE = "UNSOURCED_SERVE_TOKEN"  # noqa: S105 - the variable's name
SHORTEST_TOKEN = 16
MAKE_TOKEN = "Make one: python -c 'import secrets; print(secrets.token_urlsafe())' > serve.token; chmod 600 serve.token"  # noqa: S105


def read_token(path: Path | None) -> str:
    """The token in a file, else in the environment; empty where there is none. Raises SettingsError."""
    try:
        token = (path.read_text(encoding="utf-8") if path else os.environ.get(TOKEN_VARIABLE, "")).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("the token cannot be read", where=str(path), remedy=MAKE_TOKEN) from error
    if (path or token) and len(token) < SHORTEST_TOKEN:
        raise SettingsError(
            f"the token has {len(token)} characters, and {SHORTEST_TOKEN} are the fewest",
            where=str(path or TOKEN_VARIABLE),
            remedy=MAKE_TOKEN,
        )
    return token
