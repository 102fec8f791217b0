"""What articles, feeds, files, forms and addresses bring stays text: on every page, in every twin."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from lxml import html  # type: ignore[import-untyped]

from pressreview.config import Settings
from pressreview.model import Failure
from pressreview.pipeline import prepare
from pressreview.store import Store
from pressreview.views.web.desk import work
from tests.views.web.hostile import NAMES, PAYLOADS, UPLOADS, rename
from tests.views.web.sites import COOKIE, Site

ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "noscript",
        "body",
        "a",
        "header",
        "nav",
        "form",
        "label",
        "input",
        "button",
        "main",
        "p",
        "b",
        "i",
        "span",
        "div",
        "section",
        "aside",
        "article",
        "footer",
        "h1",
        "h2",
        "h3",
        "ol",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "select",
        "option",
        "textarea",
        "progress",
        "blockquote",
        "mark",
        "sup",
        "br",
        "code",
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "line",
        "polygon",
        "text",
        "tspan",
        "figure",
        "figcaption",
        "bdi",
        "del",
        "ins",
    ]
)
ATTRIBUTES = frozenset(
    [
        "accept",
        "action",
        "aria-current",
        "aria-describedby",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "autocomplete",
        "charset",
        "class",
        "content",
        "cx",
        "cy",
        "d",
        "data-again",
        "data-drop",
        "defer",
        "dir",
        "download",
        "enctype",
        "for",
        "height",
        "href",
        "http-equiv",
        "id",
        "lang",
        "max",
        "maxlength",
        "method",
        "multiple",
        "name",
        "placeholder",
        "points",
        "preserveaspectratio",
        "r",
        "rel",
        "role",
        "rows",
        "rx",
        "scope",
        "selected",
        "spellcheck",
        "src",
        "tabindex",
        "text-anchor",
        "title",
        "type",
        "value",
        "viewbox",
        "width",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
        "open",
        "min",
        "required",
    ]
)
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@pytest.fixture(scope="module")
def hostile(asleep: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of hostile articles, all of them brought in by a form, read, and given hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch, Site(folder / "news.db") as made:
        patch.chdir(folder)
        parts = [("files", name.replace("\n", "%0A").replace('"', "%22"), data) for name, data in UPLOADS]
        assert made.upload("/add", parts).status == 303
        _work(made, "articles")
        with Store(made.db) as store:
            assert store.count_articles() > 50
            rename(store)
            prepare(store, Settings())
            said = next(one for one in store.readings().values() if one.attributions)
            told = store.entries()[0].id
            store.put_failure(Failure(stage="acquire", subject=PAYLOADS[1], reason=PAYLOADS[0], source_hash=""))
        right = {"kind": "speaker", "attribution": said.attributions[0].id, "name": "<script>pwn(21)</script>"}
        because = "'><img src=x onerror=pwn(22)>"
        assert made.post(f"/article/{said.article}/correct", right | {"because": because}).status == 303
        assert made.post(f"/forecasts/{told}/resolve", {"outcome": "happened", "because": because}).status == 303
        _work(made, "articles")
        draft = (
            " ".join(PAYLOADS) + " “The pier was like a forge,” Olaf Brandis said. At least 40 people died, he said."
        )
        assert made.post("/check", {"draft": draft}).status == 303
        assert made.upload("/check", [("file", "<img src=x onerror=pwn()>.html", UPLOADS[3][1])]).status == 303
        _work(made, "drafts")
        yield made


def _work(site: Site, lane: str) -> None:
    import os

    work(str(site.db), lane, Settings(), os.getppid())  # type: ignore[arg-type]


def _links(page: html.HtmlElement) -> list[str]:
    return [str(one) for one in page.xpath("//@href")]


def _hold(target: str, page: html.HtmlElement, text: str) -> None:
    """Nothing on the page came from content but words."""
    assert not HIDDEN.search(text), target
    for element in page.iter():
        assert isinstance(element.tag, str), f"{target}: a comment or an instruction"
        assert element.tag in ELEMENTS, f"{target}: <{element.tag}>"
        for name, value in element.attrib.items():
            assert str(name) in ATTRIBUTES, f"{target}: {name}={value!r}"
    (script,) = page.iter("script")
    assert dict(script.attrib) == {"src": "/static/site.js", "defer": "defer" if script.get("defer") else ""}
    assert script.text is None
    for link in _links(page):
        where = urlsplit(link)
        assert where.scheme in ("", "http", "https"), f"{target}: {link}"
        assert where.scheme or link.startswith(("/", "#")), f"{target}: {link}"
        assert where.scheme or not link.startswith(("//", "/\\")), f"{target}: {link}"
    for action in page.xpath("//@action"):
        assert str(action).startswith("/")
        assert not str(action).startswith("//")
    for refresh in page.xpath("//meta[@http-equiv]"):
        assert refresh.get("content").isdigit()


def test_every_page_holds_and_has_its_twin(hostile: Site) -> None:
    before = hostile.dump()
    asked: set[str] = set()
    kinds: set[str] = set()
    met = 0
    waiting = [
        "/",
        "/?all=1",
        "/speakers",
        "/outlets",
        "/forecasts",
        "/corrections",
        "/add",
        "/check",
        "/search?q=brandis",
    ]
    while waiting:
        target = waiting.pop()
        if target in asked:
            continue
        asked.add(target)
        answer = hostile.get(target, {"cookie": COOKIE})
        if target.partition("?")[0].endswith(".json"):
            assert answer.status in (200, 404), target
            assert isinstance(json.loads(answer.body), dict | list), target
            continue
        if target.startswith("/speaker/"):  # a name without a word, or of several, is nobody's
            assert answer.status in (200, 404)
            met += answer.status == 200
        else:
            assert answer.status == 200, f"{target[:200]}: {answer.text[:2000]}"
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = html.fromstring(answer.text)
        _hold(target, page, answer.text)
        kinds.add(target.split("/")[1].partition("?")[0])
        for link in _links(page):
            here = link.partition("#")[0]
            if here.startswith("/") and not here.startswith(("/static/", "/corrections/export")):
                waiting.append(here)
    assert kinds == {
        "",
        "add",
        "article",
        "check",
        "claim",
        "corrections",
        "forecasts",
        "outlet",
        "outlets",
        "search",
        "speaker",
        "speakers",
        "story",
    }
    assert len(asked) > 300
    assert met > 5
    assert hostile.dump() == before


def test_words_stand_there_as_they_are(hostile: Site) -> None:
    text = "".join(
        html.fromstring(hostile.get(f"/outlet/{quote(one, safe='')}").text).text_content() for one in PAYLOADS[:2]
    )
    assert PAYLOADS[0] in text
    assert PAYLOADS[1] in text
    assert "{{7*7}}" in html.fromstring(hostile.get("/outlets").text).text_content()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "target", ["/search?q={}", "/speaker/{}", "/outlet/{}", "/story/{}", "/nothing/{}", "/article/{}.json"]
)
def test_what_an_address_says_stays_text(hostile: Site, target: str, payload: str) -> None:
    answer = hostile.get(target.format(quote(payload, safe="")))
    if answer.headers["content-type"] == "application/json":
        assert json.loads(answer.body)
    else:
        _hold(target, html.fromstring(answer.text), answer.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_form_says_stays_text(hostile: Site, payload: str) -> None:
    for target, fields in (
        ("/add", {"sources": payload}),
        ("/forecasts/x/resolve", {"outcome": payload, "because": payload}),
        (f"/article/{quote(payload, safe='')}/correct", {"kind": payload}),
        ("/article/x/correct", {"kind": "speaker", "attribution": payload, "name": payload, "entity_kind": payload}),
        ("/claim/x/apart", {"one": payload, "other": payload}),
        (f"/corrections/{quote(payload, safe='')}/withdraw", {"because": payload}),
    ):
        answer = hostile.post(target, fields)
        assert answer.status in (400, 404)
        _hold(target, html.fromstring(answer.text), answer.text)


@pytest.mark.parametrize("name", [one for one in NAMES if one.strip() and len(one) < 1_000])
def test_each_outlet_has_a_page_of_its_own(hostile: Site, name: str) -> None:
    from pressreview.views.page import clean
    from pressreview.views.web.links import Links

    with Store(hostile.db) as store:
        stored = [one for one in store.outlets() if one.split() == name.split() or clean(one) == clean(name)]
    for one in stored:
        answer = hostile.get(Links().outlet(one))
        assert answer.status == 200
        assert html.fromstring(answer.text).xpath("string(//h1)") == clean(one)
        twin = html.fromstring(answer.text).xpath("string(//link[@rel='alternate']/@href)")
        assert json.loads(hostile.get(twin).body)["name"] == one


def test_files_stay_where_they_belong(hostile: Site) -> None:
    assert {path.name for path in hostile.db.parent.iterdir()} <= {"news.db", "news.db-wal", "news.db-shm"}
    with Store(hostile.db) as store:
        for job in store.jobs():
            assert job.over
            assert store.job_files(job) == {}
        paths = {one.path for one in store.articles().values()}
    assert {"passwd", "boot.ini", "a_0Ab.txt"} & paths
    assert [one for one in paths if one is None or one.startswith(("/", "..", "-"))] == []
