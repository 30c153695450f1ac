"""Pages from the web, from public addresses only unless allowed otherwise.

A name is resolved once, the addresses are checked, and the connection goes to one that was checked, so that a name
server cannot answer differently the second time (DNS rebinding). Each redirect is checked in the same way.
"""

import asyncio
import ipaddress
import socket
from dataclasses import dataclass

import httpx

from unsourced import __version__
from unsourced.errors import InputError

SECONDS = 30.0  # for all of a page, redirects included
_MOST_REDIRECTS = 10
_HEADERS = {
    "User-Agent": f"unsourced/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain, application/json;q=0.9, */*;q=0.5",
}
_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")  # NAT64: the last four bytes are an IPv4 address

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's bytes, the address it came from in the end, and what the server said of its type and encoding."""

    raw: bytes
    url: str
    content_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, allow_private: bool = False, seconds: float = SECONDS) -> Fetched:
    """The page at an http or https address.

    Raises:
        InputError: the address is not allowed, does not answer in time, answers with an error or with more than
            `max_bytes`.
    """
    try:
        return asyncio.run(_fetch_in_time(url, max_bytes, allow_private, seconds))
    except TimeoutError as error:
        raise InputError(f"did not answer in {seconds:g} seconds", where=url, remedy="Try again later.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        what = str(error) or type(error).__name__
        raise InputError(f"cannot be fetched: {what}", where=url, remedy="Check the address and try again.") from error


async def _fetch_in_time(url: str, max_bytes: int, allow_private: bool, seconds: float) -> Fetched:
    async with asyncio.timeout(seconds):
        # No proxy from the environment: it would resolve names itself, past the check.
        async with httpx.AsyncClient(trust_env=False, timeout=seconds, headers=_HEADERS) as client:
            return await _follow(client, url, max_bytes, allow_private)


async def _follow(client: httpx.AsyncClient, url: str, max_bytes: int, allow_private: bool) -> Fetched:
    target = httpx.URL(url)
    for _ in range(_MOST_REDIRECTS + 1):
        _check_scheme(target, url)
        address = await _checked_address(target, allow_private, url)
        request = client.build_request(
            "GET",
            target.copy_with(host=str(address)),
            headers={"Host": target.netloc.decode("ascii")},
            # The certificate must be the name's, not the address's.
            extensions={"sni_hostname": target.raw_host.decode("ascii").strip("[]")},
        )
        response = await client.send(request, stream=True)
        try:
            if not response.is_redirect:
                return Fetched(
                    await _body(response, max_bytes, url),
                    str(target),
                    response.headers.get("Content-Type", "").split(";")[0].strip().lower(),
                    response.charset_encoding,
                )
            target = target.join(response.headers["Location"])
        finally:
            await response.aclose()
    raise InputError(f"redirects more than {_MOST_REDIRECTS} times", where=url)


def _check_scheme(target: httpx.URL, url: str) -> None:
    if target.scheme not in ("http", "https") or not target.host:
        raise InputError(
            f"leads to a {target.scheme or 'nameless'} address", where=url, remedy="Only http and https are read."
        )
    if target.userinfo:
        raise InputError(
            "an address with a password in it is not read",
            where=str(target.copy_with(userinfo=b"")),
            remedy="Save the page as a file and read that.",
        )


async def _checked_address(target: httpx.URL, allow_private: bool, url: str) -> Address:
    """An address of the host; a host with any private address is refused, since its owner means an inside."""
    port = target.port or (443 if target.scheme == "https" else 80)
    found = await addresses_of(target.raw_host.decode("ascii").strip("[]"), port)
    if not found:
        raise InputError(f"the host {target.host} is not known", where=url, remedy="Check the address.")
    refused = next((address for address in found if not is_public(address)), None)
    if refused is not None and not allow_private:
        raise InputError(
            "is at a private address"
            if target.host == str(refused)
            else f"{target.host} is at the private address {refused}",
            where=url,
            remedy="If that is meant, read it with --allow-private.",
        )
    return found[0]


async def addresses_of(host: str, port: int) -> list[Address]:
    """The addresses of a host, in the system's order of preference; none where the name is not known."""
    try:
        answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(ipaddress.ip_address(str(answer[4][0]).split("%")[0]) for answer in answers))


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet, an IPv4 address inside an IPv6 one included."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _EMBEDDING:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


async def _body(response: httpx.Response, max_bytes: int, url: str) -> bytes:
    if response.is_error:
        raise InputError(
            f"the server answered {response.status_code} {response.reason_phrase}".rstrip(),
            where=url,
            remedy="Open it in a browser to see whether the page is there.",
        )
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > max_bytes:
            raise InputError(
                f"is larger than {max_bytes / 1e6:g} MB", where=url, remedy="Raise the limit with --max-size."
            )
    return bytes(body)
