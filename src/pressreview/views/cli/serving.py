"""`serve`: the project in the browser."""

import os
import re
import socket
import webbrowser
from pathlib import Path

import click

from pressreview.config import AcquireSettings, Settings
from pressreview.errors import InputError
from pressreview.views.cli.help import Command
from pressreview.views.cli.options import with_messages, with_project
from pressreview.views.cli.terminal import Messages

PORT = 8710
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_EVERY = ("", "0.0.0.0", "::")  # noqa: S104 (refused without a name)
_MIN_TOKEN = 16
_TOKEN = re.compile(r"[A-Za-z0-9._~-]+")
_NAME = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")
_EXAMPLE = "desk.example"
_MOST_PROCESSES = 4
"""That make pages: each takes memory."""


@click.command(
    cls=Command,
    examples="""\
pressreview serve                          the project as a site on this machine
pressreview serve -o                       the same, opened in the browser
pressreview --db news.db serve --read-only --port 9000
""",
)
@click.option("--port", type=click.IntRange(0, 65_535), default=PORT, show_default=True, help="0 for any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to be reached at; another needs --token.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Name that the server goes by, beside --host.")
@click.option(
    "--token",
    envvar="PRESSREVIEW_TOKEN",
    show_envvar=True,
    help="What lets one in and write.  [default: a new one each time]",
)
@click.option("--read-only", is_flag=True, help="Show what is there; add, check and correct nothing.")
@click.option("-o", "--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--allow-private-addresses", is_flag=True, help="Let URLs lead to this machine and to private networks.")
@with_project
@with_messages
def serve(
    *,
    port: int,
    host: str,
    names: tuple[str, ...],
    token: str | None,
    read_only: bool,
    opens: bool,
    allow_private_addresses: bool,
    db: Path,
    messages: Messages,
) -> None:
    """The project in the browser: stories, reviews with a ladder for every sentence, speakers, forecasts, `check`.

    It answers this machine alone, by the address that it prints; the token in it lets one add, check and correct.
    Without it everything can be read and nothing changed. At another address nothing can be read without it either, and
    it must be given: with at least 16 characters. Ctrl-C ends it; work that was begun goes on with the next start.
    """
    import uvicorn

    from pressreview.views.web.app import app
    from pressreview.views.web.safety import new_token

    guarded = host not in _LOOPBACK
    for name in names:
        if not _NAME.fullmatch(name):
            raise InputError(
                f"{name} is no name of a server; give one without http:// and port, as in: --name {_EXAMPLE}"
            )
    if host in _EVERY and not names:
        raise InputError(f"{host} is every address of this machine; say by which name it is opened: --name {_EXAMPLE}")
    if guarded and not token:
        raise InputError(f"{host} can be reached from other machines: give --token, which whoever opens it has to know")
    if token is not None and len(token) < _MIN_TOKEN:
        raise InputError(f"a token of {len(token)} characters can be guessed; give one of at least {_MIN_TOKEN}")
    if token is not None and not _TOKEN.fullmatch(token):
        raise InputError("the token stands in an address: it may have letters, digits and -._~ alone")
    token = token or new_token()
    with _listen(host, port) as listening:
        port = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        hosts = tuple(dict.fromkeys((shown, *names, *(() if guarded else ("127.0.0.1", "localhost", "[::1]")))))
        site = app(
            db,
            Settings(acquire=AcquireSettings(allow_private_addresses=allow_private_addresses)),
            token=token,
            port=port,
            hosts=hosts,
            guarded=guarded,
            read_only=read_only,
            processes=min(os.cpu_count() or 1, _MOST_PROCESSES),
        )
        address = f"http://{names[0] if names else shown}:{port}/"
        entrance = address if read_only and not guarded else f"{address}?token={token}"
        messages.say(f"{db} is served at {entrance}  (Ctrl-C ends it)")
        if opens:
            webbrowser.open(entrance)
        config = uvicorn.Config(
            site, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=3
        )
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises `InputError` where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, TypeError, UnicodeError) as error:  # the latter: a name that no machine can have
        listening.close()
        reason = getattr(error, "strerror", None) or "that is no address"
        raise InputError(f"cannot listen at {host}, port {port}: {reason}; give another --port") from error
    return listening
