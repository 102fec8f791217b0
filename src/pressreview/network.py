"""Connections to checked addresses only, never past a deadline. Imported when the first URL is asked."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOW_32_BITS = 0xFFFF_FFFF


class CheckedBackend(httpcore2.NetworkBackend):
    """Resolves a name once, has all its addresses approved, and connects to one of those.

    Args:
        deadline_s: On the clock of `time.monotonic`: nothing waits longer.
        approve: Takes a host and one of its addresses, and raises for one that may not be asked.
    """

    def __init__(self, *, deadline_s: float, approve: Callable[[str, Address], None]) -> None:
        self._deadline_s = deadline_s
        self._approve = approve
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Raises what `approve` raises, and httpcore2's errors where there is no connection."""
        addresses = resolve(host, port)
        for address in addresses:
            self._approve(host, address)
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    str(address),
                    port,
                    timeout=_left(self._deadline_s),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _DeadlineStream(stream, self._deadline_s)
        raise failed


class _DeadlineStream(httpcore2.NetworkStream):
    """A connection each of whose waits ends at the deadline, however slowly the other side sends."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline_s: float) -> None:
        self._stream = stream
        self._deadline_s = deadline_s

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=_left(self._deadline_s))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=_left(self._deadline_s))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout=_left(self._deadline_s))
        return _DeadlineStream(stream, self._deadline_s)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def resolve(host: str, port: int) -> tuple[Address, ...]:
    """All addresses of a name, in the resolver's order. Raises `httpcore2.ConnectError` where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(f"no such host: {host}") from error
    # A link-local IPv6 address may carry its zone ("fe80::1%eth0").
    return tuple(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether an address is meant to be reached from anywhere; an IPv4 address inside an IPv6 one is what counts."""
    inner = _inner(address)
    return all(found.is_global and not found.is_multicast for found in ((address,) if inner is None else (inner,)))


def _inner(address: Address) -> Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & _LOW_32_BITS)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _left(deadline_s: float) -> float:
    left = deadline_s - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time is up")
    return left
