"""Getting URLs from the web, within bounds, and only from addresses that are meant to be public.

Every hop is checked: only http and https, no credentials in the URL, and a host whose addresses are all public. The
connection is made to an address that was checked, never to the name again, so that a name cannot change its mind in
between. One bound on time covers the whole fetch (all but the name's resolution, which the system bounds), also from a
server that sends a byte a second; one bound on size covers the body as sent and as unpacked. The environment's proxy
settings are not used: a proxy would resolve the name for itself.
"""

import time
import zlib
from email.message import Message
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pressreview.acquire.acquired import Fetched
from pressreview.acquire.files import unzipped
from pressreview.config import AcquireSettings
from pressreview.errors import RefusedError, SourceError

if TYPE_CHECKING:
    import httpcore2
    import httpx2

    from pressreview.network import Address

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = [
    ("User-Agent", "pressreview (reads articles for a press review)"),
    ("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"),
    ("Accept-Encoding", "gzip, deflate"),
]
_WBITS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


class HttpFetch:
    """Gets URLs over HTTP: the real `Fetch`."""

    def __init__(self, settings: AcquireSettings) -> None:
        self._settings = settings

    def __call__(self, url: str) -> Fetched:
        """The answer, after redirects.

        Raises:
            SourceError: There is no answer, none in time, or one that is no success.
            RefusedError: The URL, or one it leads to, may not be asked, or the answer is too large.
        """
        import httpcore2

        from pressreview.network import CheckedBackend

        settings = self._settings
        deadline_s = time.monotonic() + settings.timeout_s
        backend = CheckedBackend(deadline_s=deadline_s, approve=self._approve)
        try:
            with httpcore2.ConnectionPool(network_backend=backend) as pool:
                for _ in range(settings.max_redirects + 1):
                    answer = self._ask(pool, _checked(url))
                    if isinstance(answer, Fetched):
                        return answer
                    url = urljoin(url, answer)
        except httpcore2.TimeoutException as error:
            raise SourceError(f"no whole answer within {settings.timeout_s:g} seconds") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise SourceError(f"no answer: {error or type(error).__name__}") from error
        raise SourceError(f"more than {settings.max_redirects} redirects")

    def _approve(self, host: str, address: "Address") -> None:
        from pressreview import network

        if not self._settings.allow_private_addresses and not network.is_public(address):
            named = "" if host == str(address) else f"{host} is "
            raise RefusedError(f"{named}the private address {address}; --allow-private-addresses allows it")

    def _ask(self, pool: "httpcore2.ConnectionPool", url: "httpx2.URL") -> Fetched | str:
        """The answer to one request, or where it redirects to."""
        import httpcore2

        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with pool.stream("GET", target, headers=_HEADERS) as response:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status in _REDIRECTS and "location" in headers:
                return headers["location"]
            if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                raise SourceError(f"the server answers {response.status}{_phrase(response.status)}")
            body = self._body(response)
        stated = Message()
        stated["Content-Type"] = headers.get("content-type", "")
        return Fetched(
            url=str(url),
            status=response.status,
            media_type=stated.get_content_type() if "/" in headers.get("content-type", "") else "",
            body=self._decoded(body, headers.get("content-encoding", "").strip().lower()),
            charset=stated.get_content_charset(),
        )

    def _body(self, response: "httpcore2.Response") -> bytes:
        body = bytearray()
        for chunk in response.iter_stream():
            body += chunk
            if len(body) > self._settings.max_size_bytes:
                raise RefusedError(f"larger than {self._settings.max_size_bytes:,} bytes")
        return bytes(body)

    def _decoded(self, body: bytes, encoding: str) -> bytes:
        if encoding in ("", "identity"):
            return body
        if encoding not in _WBITS:
            raise SourceError(f"an answer in an encoding that was not asked for: {encoding}")
        # "deflate" comes with and without the zlib header; its first byte tells.
        bare = encoding == "deflate" and body[:1] and body[0] & 0x0F != 0x08
        wbits = -zlib.MAX_WBITS if bare else _WBITS[encoding]
        return unzipped(body, max_size_bytes=self._settings.max_size_bytes, wbits=wbits)


def _checked(url: str) -> "httpx2.URL":
    import httpx2

    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise SourceError(f"not a URL: {error}") from error
    if parsed.scheme not in ("http", "https"):
        raise RefusedError(f"{parsed.scheme or 'no scheme'}: only http and https are asked")
    if parsed.userinfo:
        raise RefusedError("a URL with a name or password in it")
    if not parsed.host:
        raise SourceError("a URL without a host")
    return parsed


def _phrase(status: int) -> str:
    return f" ({HTTPStatus(status).phrase})" if status in HTTPStatus._value2member_map_ else ""
