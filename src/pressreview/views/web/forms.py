"""What forms do: bring articles in, check a draft, resolve a forecast, correct what was read.

Every form works without a script, and leads to a page by a redirect, so that loading it again does nothing twice.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pressreview import pipeline
from pressreview.errors import InputError
from pressreview.model.job import JobKind
from pressreview.store import Store
from pressreview.views.web.desk import Desk, asked, safe_name
from pressreview.views.web.links import Links
from pressreview.views.web.pages.forecasts import OUTCOMES

MAX_FILES, MAX_SOURCES = 500, 200
"""Given at once."""
MAX_FIELD = 2_000_000
"""Bytes of one field: a draft that was pasted."""
MAX_REASON = 1_000
"""Characters of why somebody decided so."""
LINKS = Links()
Today = Callable[[], date]
Now = Callable[[], datetime]


class Sent(NamedTuple):
    """A form that was sent."""

    store: Store
    id: str
    """What its address names."""
    fields: Mapping[str, str]
    files: Mapping[str, bytes]
    """By a name that is safe to use."""


class Forms:
    """The forms of a site; without a desk nothing may be written."""

    def __init__(self, store: Callable[[], Store], desk: Desk | None, *, today: Today, now: Now) -> None:
        """`store` gives the project file as opened for the thread that asks."""
        self._store, self._desk, self._today, self._now = store, desk, today, now

    def routes(self) -> list[Route]:
        """Where they are sent to."""
        doers: dict[str, Callable[[Sent], str]] = {
            "/add": self._add,
            "/check": self._check,
            "/forecasts/{id}/resolve": self._resolve,
            "/article/{id}/correct": self._correct,
            "/claim/{id}/apart": self._apart,
            "/corrections/{id}/withdraw": self._withdraw,
        }
        return [Route(path, partial(self._sent, do), methods=["POST"]) for path, do in doers.items()]

    def begin(self) -> None:
        """Go on with what is waiting, and make the pages that are not there yet."""
        if self._desk is not None:
            self._prepare(self._store())

    async def _sent(self, do: Callable[[Sent], str], request: Request) -> Response:
        if self._desk is None:
            raise HTTPException(403, "this server was started with --read-only")
        try:
            async with request.form(max_files=MAX_FILES, max_fields=50, max_part_size=MAX_FIELD) as form:
                fields = {name: _plain(value) for name, value in form.multi_items() if isinstance(value, str)}
                files = await _files(form)
        except UnicodeError as error:
            raise InputError("what was sent is not in the encoding that it names") from error
        to = await run_in_threadpool(lambda: do(Sent(self._store(), request.path_params.get("id", ""), fields, files)))
        return RedirectResponse(to, status_code=303)

    def _add(self, sent: Sent) -> str:
        """Bring in addresses, one a line, and files."""
        sources = tuple(dict.fromkeys(sent.fields.get("sources", "").split()))
        if not sources and not sent.files:
            raise InputError("nothing was given: write an address, or choose files")
        if len(sources) > MAX_SOURCES:
            raise InputError(f"{len(sources)} addresses at once; at most {MAX_SOURCES} are taken")
        for one in sources:
            if not one.lower().startswith(("http://", "https://")):
                raise InputError(f"{one} is no address that is followed here; it must begin with http:// or https://")
        return LINKS.add(self._give(sent.store, "add", sent.files, sources=sources))

    def _check(self, sent: Sent) -> str:
        """Check a draft, pasted or as a file."""
        pasted = sent.fields.get("draft", "")
        files = dict(sent.files) or ({"draft.md": pasted.encode("utf-8", "replace")} if pasted.strip() else {})
        if not files:
            raise InputError("nothing was given: paste a draft, or choose a file")
        if not sent.store.count_articles():
            raise InputError("nothing to check against: add articles first")
        name = next(iter(files))
        return LINKS.check(self._give(sent.store, "check", {name: files[name]}))

    def _resolve(self, sent: Sent) -> str:
        """Say how a forecast came out, or open it again."""
        outcome = next((one for one in OUTCOMES if one == sent.fields.get("outcome")), None)
        if outcome is None and sent.fields.get("outcome") != "open":
            raise InputError(f"say how it came out: {', '.join(OUTCOMES)}; or open it again")
        pipeline.resolve_kept(sent.store, sent.id, outcome, because=_reason(sent), on=self._today())
        return f"{_back(sent, LINKS.forecasts())}#f-{sent.id}"

    def _correct(self, sent: Sent) -> str:
        """Say that nobody says so, or who does."""
        attribution, at = sent.fields.get("attribution", ""), self._now()
        if sent.fields.get("kind") == "not said":
            pipeline.correct_not_said(sent.store, attribution, article=sent.id, because=_reason(sent), at=at)
        elif sent.fields.get("kind") in ("speaker", "unknown"):
            name = " ".join(sent.fields.get("name", "").split()) if sent.fields["kind"] == "speaker" else None
            pipeline.correct_speaker(
                sent.store,
                attribution,
                article=sent.id,
                name=name,
                entity_kind=sent.fields.get("entity_kind", "unknown"),
                because=_reason(sent),
                at=at,
            )
        else:
            raise InputError("say what is wrong: that nobody says so, or who does")
        self._prepare(sent.store)
        return LINKS.article(sent.id)

    def _apart(self, sent: Sent) -> str:
        """Say that two statements of a claim are not the same."""
        made = sent.store.claim(sent.id)
        if made is None:
            raise InputError("there is no such claim any more")
        numbers = [_position(sent.fields.get(name, "")) for name in ("one", "other")]
        places = [made.passages[one] for one in numbers if one is not None and one < len(made.passages)]
        if len(places) != len(numbers):
            raise InputError("choose two statements of the claim")
        pipeline.set_apart(sent.store, made.id, *places, because=_reason(sent), at=self._now())
        self._prepare(sent.store)
        return LINKS.corrections()

    def _withdraw(self, sent: Sent) -> str:
        """Say that an earlier correction counts no more."""
        pipeline.withdraw(sent.store, sent.id, because=_reason(sent), at=self._now())
        self._prepare(sent.store)
        return LINKS.corrections()

    def _prepare(self, store: Store) -> None:
        """Make the pages again that are out of date, unless that is about to be done."""
        if not any(job.kind == "prepare" and job.state == "waiting" for job in store.jobs(over=False)):
            self._give(store, "prepare", {})
        elif self._desk is not None:
            self._desk.wake()

    def _give(self, store: Store, kind: JobKind, files: Mapping[str, bytes], *, sources: tuple[str, ...] = ()) -> str:
        job = asked(kind, at=self._now(), sources=sources, files=tuple(files))
        store.add_job(job, files)
        if self._desk is not None:
            self._desk.wake()
        return job.id


async def _files(form: FormData) -> dict[str, bytes]:
    """The files that were given, each by a name that no other has."""
    found: dict[str, bytes] = {}
    taken: set[str] = set()
    for _, one in form.multi_items():
        if not isinstance(one, UploadFile):
            continue
        data = await one.read()
        if data or one.filename:  # a field in which no file was chosen has neither
            name = safe_name(one.filename or "", taken)
            taken.add(name.casefold())
            found[name] = data
    return found


def _plain(value: str) -> str:
    """What was sent, without halves of characters, which nothing can keep: who sends a form may name its encoding."""
    return value.encode("utf-8", "replace").decode()


def _position(given: str) -> int | None:
    """The number of a statement; None for what is none."""
    return int(given) if given.isascii() and given.isdecimal() and len(given) < _DIGITS else None


_DIGITS = 9


def _reason(sent: Sent) -> str:
    return " ".join(sent.fields.get("because", "").split())[:MAX_REASON]


def _back(sent: Sent, otherwise: str) -> str:
    """The page of ours that the form stands on."""
    given = sent.fields.get("back", "")
    return given if given.startswith("/") and not given.startswith(("//", "/\\")) else otherwise
