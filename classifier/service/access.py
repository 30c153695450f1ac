"""Who may ask: everybody on this machine, and beyond it whoever has the token."""

import base64
import hmac
from collections.abc import Collection
from dataclasses import dataclass, field

from unsourced.io.loopback import LOOPBACK


@dataclass(frozen=True)
class Access:
    """The token that is asked for, none where it is empty, and the names by which the service may be called.

    Without a token only requests to a known host name are answered: a page elsewhere could give its own name the
    address of this machine, and its script could then read what we answer (DNS rebinding).
    """

    token: str = field(default="", repr=False)
    hosts: Collection[str] = LOOPBACK

    def knows_host(self, header: str) -> bool:
        """Whether a Host header names this service; with a token any does."""
        return bool(self.token) or host_name(header) in self.hosts

    def allows(self, authorization: str) -> bool:
        """Whether the header holds the token, as `Bearer TOKEN` or as the password of `Basic` with any user name."""
        if not self.token:
            return True
        # Compared as bytes: compare_digest takes no text beyond ASCII.
        return hmac.compare_digest(_token_of(authorization).encode(), self.token.encode())


def host_name(header: str) -> str:
    """The name in a Host header, without its port and without an IPv6 address's brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def _token_of(authorization: str) -> str:
    kind, _, rest = authorization.partition(" ")
    rest = rest.strip()
    if kind.lower() == "bearer":
        return rest
    if kind.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except ValueError:  # no base64, something beyond ASCII, or not UTF-8 in it
            return ""
    return ""
