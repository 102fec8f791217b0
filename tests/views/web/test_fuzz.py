"""Whatever is asked for, in whatever words: an answer, never an error of ours; and looking changes nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressreview.store import Store
from pressreview.views.web.making import PAGES
from tests.views.web.sites import COOKIE, FORM, ORIGIN, OURS, Site, multipart

FORMS = (
    "/add", "/check", "/forecasts/{id}/resolve", "/article/{id}/correct", "/claim/{id}/apart",
    "/corrections/{id}/withdraw",
)  # fmt: skip
ODD = (
    "", "0", "-1", "1e9", "9" * 5_000, "１", "²", "٣", "NaN", "None", "null", "true", "\0", "%", "%%", "_", "%00", "'", '"', "\\",
    "' OR 1=1 --", '"); DROP TABLE jobs; --', "*", "a*", '"a', "NEAR(a b)", "AND", "^a", "{}", "[]", "../..", "..", ".", "/",
    "//", "a/../b", ".json", "x.json", "art1-", "st1-", "clm1-", "cor1-", "att1-", "fc1-", "job1-", "\ud800", "\U0010ffff",
    "\u202e", "\r\nX: y", "a\tb", " ", "\n", "<script>", "{{7*7}}", "é", "e\u0301", "İ", "ß", "ﬁ", "not said", "speaker",
    "happened", "open", "person", "(" * 500, "a " * 2_000, "a-" * 2_000, "'" * 2_000,
)  # fmt: skip
words = st.sampled_from(ODD) | st.text(max_size=60)
names = st.sampled_from(
    ["q", "page", "all", "name", "token", "sources", "draft", "outcome", "because", "back", "attribution", "kind",
     "entity_kind", "one", "other", "file", "files"]
) | st.text(max_size=8)  # fmt: skip
fields = st.lists(st.tuples(names, words), max_size=12)
bounded = settings(
    max_examples=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def full(asleep: None, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example, to be written to."""
    file = tmp_path_factory.mktemp("fuzzed") / "news.db"
    shutil.copy(prepared, file)
    with Site(file) as made:
        yield made


@pytest.fixture(scope="module")
def ids(full: Site) -> tuple[str, ...]:
    """What there is, as addresses name it."""
    with Store(full.db) as store:
        story = store.stories()[0]
        claim = next(one for one in store.claims(story.id) if len(one.passages) > 1)
        reading = store.readings(story.articles)[story.articles[0]]
        return (
            story.id, story.articles[0], claim.id, reading.attributions[0].id, store.entries()[0].id,
            store.names(most=1)[0].name, store.outlets()[0],
        )  # fmt: skip


def encoded(value: str) -> str:
    return quote(value, safe="", errors="surrogatepass")


@pytest.mark.parametrize("route", PAGES)
@pytest.mark.parametrize("twin", [False, True], ids=["page", "twin"])
def test_pages(full: Site, ids: tuple[str, ...], route: str, twin: bool) -> None:
    before = full.dump()

    @bounded
    @given(st.sampled_from(ids) | words, fields)
    def ask(named: str, asked: list[tuple[str, str]]) -> None:
        path = route.replace("{id:path}", encoded(named)).replace("{id}", encoded(named))
        target = f"{'/index' if twin and path == '/' else path}{'.json' if twin else ''}"
        query = urlencode([one for one in asked if one[0] != "token"], errors="surrogatepass")
        answer = full.get(f"{target}?{query}" if query else target, {"cookie": COOKIE})
        if answer.status == 307:  # the page itself, for the empty name
            assert answer.headers["location"].startswith(f"{ORIGIN}/")
            return
        assert answer.status in (200, 400, 404, 414), (answer.status, answer.text)
        assert answer.body

    ask()
    assert full.dump() == before


@pytest.mark.parametrize("route", FORMS)
def test_forms(full: Site, ids: tuple[str, ...], route: str) -> None:
    @bounded
    @given(st.sampled_from(ids) | words, fields, st.booleans())
    def ask(named: str, asked: list[tuple[str, str]], files: bool) -> None:
        target = route.replace("{id}", encoded(named))
        if files:
            parts = [(_header(name), _header(value), value.encode("utf-8", "replace")) for name, value in asked]
            answer = full.upload(target, parts)
        else:
            answer = full.post(target, asked)
        assert answer.status in (303, 400, 404), (answer.status, answer.text)
        if answer.status == 303:
            assert answer.headers["location"].startswith("/")
            assert not answer.headers["location"].startswith(("//", "/\\"))

    ask()


def _header(value: str) -> str:
    return value.encode("utf-8", "replace").decode().replace("\r", "").replace("\n", "").replace('"', "")


@bounded
@given(
    st.binary(max_size=300),
    st.sampled_from(["", "a=", "--edge\r\n", '--edge\r\nContent-Disposition: form-data; name="x"']),
)
def test_bodies(full: Site, body: bytes, before: str) -> None:
    for typed in (FORM["content-type"], "multipart/form-data; boundary=edge", "multipart/form-data; boundary=\x80"):
        answer = full.ask(
            "POST", "/forecasts/none/resolve", OURS | {"content-type": typed}, sent=[before.encode() + body]
        )
        assert answer.status == 400


@bounded
@given(
    st.text(st.characters(min_codepoint=0, max_codepoint=255), max_size=80),
    st.sampled_from(
        ["cookie", "origin", "content-type", "content-length", "sec-fetch-site", "accept", "x-forwarded-host"]
    ),
)
def test_headers(full: Site, value: str, name: str) -> None:
    assert full.get("/add", {name: value}).status == 200
    assert full.ask("POST", "/check", OURS | FORM | {name: value}).status in (400, 403, 413)


@bounded
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="?"), max_size=80))
def test_paths(full: Site, path: str) -> None:
    before = full.ask("GET", f"/{path}")
    assert before.status < 500
    assert full.ask("HEAD", f"/{path}").status == before.status


# What fuzzing found once


@pytest.mark.parametrize("number", ["9" * 5_000, "²", "٣", "-1", "1.0", "", "99"])
def test_a_statement_that_there_is_not(full: Site, ids: tuple[str, ...], number: str) -> None:
    answer = full.post(f"/claim/{ids[2]}/apart", {"one": number, "other": "0"})
    assert answer.status == 400
    assert "choose two statements" in answer.text.lower()


def test_files_by_one_name(full: Site) -> None:
    parts = [("files", "字" * 200 + ".txt", b"x") for _ in range(60)]
    assert (
        full.ask(
            "POST", "/add", OURS | {"content-type": "multipart/form-data; boundary=edge"}, sent=[multipart(parts)]
        ).status
        == 303
    )
    with Store(full.db) as store:
        found = store.jobs()[-1].files
    assert len(set(found)) == 60
    assert max(len(name.encode()) for name in found) <= 120
