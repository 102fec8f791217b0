"""Who may ask for what: other sites, other names, other methods and whoever has no token change nothing."""

import tracemalloc
from collections.abc import Iterable, Iterator, Mapping
from http.cookies import SimpleCookie

import pytest

from pressreview.views.web import safety
from pressreview.views.web.safety import HEADERS, MAX_ADDRESS_BYTES, MAX_BODY_BYTES, cookie_name
from tests.views.web.sites import COOKIE, FORM, HOST, ORIGIN, OURS, PORT, TOKEN, Site, multipart

ADD = b"sources=https%3A%2F%2Fcourier.example%2Fpier"
FORMS = ("/add", "/check", "/forecasts/x/resolve", "/article/x/correct", "/claim/x/apart", "/corrections/x/withdraw")


@pytest.fixture(scope="module")
def guarded(asleep: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(
        tmp_path_factory.mktemp("guarded") / "news.db", guarded=True, hosts=("192.0.2.7", "Desk.example")
    ) as made:
        yield made


@pytest.fixture(scope="module")
def read_only(asleep: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("closed") / "news.db", read_only=True) as made:
        yield made


# By which name


@pytest.mark.parametrize(
    "host",
    [
        f"127.0.0.1:{PORT}",
        f"localhost:{PORT}",
        f"LOCALHOST:{PORT}",
        f"[::1]:{PORT}",
    ],
)
def test_its_own_names(site: Site, host: str) -> None:
    assert site.get("/", {"host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("evil.example", id="another site"),
        pytest.param(f"evil.example:{PORT}", id="a name that is made to lead here"),
        pytest.param(f"127.0.0.1.evil.example:{PORT}", id="our address as the start of a name"),
        pytest.param(f"evil.example@127.0.0.1:{PORT}", id="our address behind a user"),
        pytest.param("127.0.0.1:8711", id="another port"),
        pytest.param("127.0.0.1", id="no port"),
        pytest.param("127.0.0.1:", id="an empty port"),
        pytest.param(f"127.0.0.1:0{PORT}", id="a port with a nought before it"),
        pytest.param(f"127.0.0.1.:{PORT}", id="a dot behind"),
        pytest.param(f"localhost.:{PORT}", id="a dot behind the name"),
        pytest.param(f"[0:0:0:0:0:0:0:1]:{PORT}", id="the long form"),
        pytest.param(f"[::ffff:127.0.0.1]:{PORT}", id="a mapped address"),
        pytest.param(f"::1:{PORT}", id="without brackets"),
        pytest.param(f"2130706433:{PORT}", id="one number"),
        pytest.param(f"127.1:{PORT}", id="a short form"),
        pytest.param("", id="empty"),
        pytest.param("-", id="missing"),
        pytest.param(f"127.0.0.1:{PORT}/", id="with a path"),
        pytest.param(f" 127.0.0.1:{PORT}", id="with a space"),
        pytest.param("é", id="not ASCII"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_other_name(site: Site, host: str, method: str) -> None:
    before = site.dump()
    answer = site.ask(method, "/add", {**OURS, **FORM, "host": host}, sent=[ADD])
    assert answer.status == 421
    assert "goes by another name" in answer.text
    assert site.dump() == before


def test_two_names_at_once(site: Site) -> None:
    assert site.get("/", [("host", HOST), ("host", "evil.example")]).status == 421
    assert site.get("/", [("host", "evil.example"), ("host", HOST)]).status == 421


def test_names_given_in_capitals_count_too(guarded: Site) -> None:
    assert guarded.get("/", {"host": f"desk.example:{PORT}", "cookie": COOKIE}).status == 200
    assert guarded.get("/", {"host": f"DESK.example:{PORT}", "cookie": COOKIE}).status == 200
    assert guarded.get("/", {"host": HOST, "cookie": COOKIE}).status == 421


# Who may write


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "https://evil.example"}, id="another site"),
        pytest.param({"origin": "null"}, id="a page in a sandbox"),
        pytest.param({"origin": ""}, id="an empty origin"),
        pytest.param({"origin": "-"}, id="no origin"),
        pytest.param({"origin": "http://127.0.0.1:8711"}, id="another port of this machine"),
        pytest.param({"origin": "http://127.0.0.1"}, id="no port"),
        pytest.param({"origin": f"http://localhost:{PORT}"}, id="another of our names"),
        pytest.param({"origin": f"ftp://{HOST}"}, id="another scheme"),
        pytest.param({"origin": f"http://{HOST}.evil.example"}, id="our name as a start"),
        pytest.param({"origin": f"http://{HOST}@evil.example"}, id="our name as a user"),
        pytest.param({"origin": f"http://evil.example#{HOST}"}, id="our name as a fragment"),
        pytest.param({"origin": f"http://{HOST}/"}, id="a path"),
        pytest.param({"origin": "http://["}, id="no address at all"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="the browser says another site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="the browser says another port"),
        pytest.param({"sec-fetch-site": "none"}, id="the browser says no page at all"),
        pytest.param({"cookie": "-"}, id="no token"),
        pytest.param({"cookie": ""}, id="an empty cookie"),
        pytest.param({"cookie": f"{cookie_name(PORT)}="}, id="an empty token"),
        pytest.param({"cookie": f"{cookie_name(PORT)}={TOKEN}x"}, id="a longer token"),
        pytest.param({"cookie": f"{cookie_name(PORT)}={TOKEN[:-1]}"}, id="a shorter token"),
        pytest.param({"cookie": f"{cookie_name(PORT)}={TOKEN.upper()}"}, id="a token in capitals"),
        pytest.param({"cookie": f"{cookie_name(8711)}={TOKEN}"}, id="the cookie of another port"),
        pytest.param({"cookie": f"{cookie_name(PORT)}=é"}, id="a token that is not ASCII"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_changed_without(site: Site, form: str, headers: Mapping[str, str]) -> None:
    before = site.dump()
    answer = site.ask("POST", form, {**OURS, **FORM, **headers}, sent=[ADD])
    assert answer.status == 403
    assert site.dump() == before


def test_two_origins(site: Site) -> None:
    before = site.dump()
    both = [("cookie", COOKIE), ("origin", ORIGIN), ("origin", "https://evil.example"), *FORM.items()]
    assert site.ask("POST", "/add", both, sent=[ADD]).status == 403
    assert site.dump() == before


def test_a_form_of_ours_with_the_token_does_what_it_says(site: Site) -> None:
    before = site.dump()
    answer = site.ask("POST", "/add", {**OURS, **FORM, "sec-fetch-site": "same-origin"}, sent=[ADD])
    assert answer.status == 303
    assert answer.headers["location"].startswith("/add/job1-")
    assert site.dump() != before


def test_a_token_in_the_address_writes_nothing(site: Site) -> None:
    before = site.dump()
    answer = site.ask("POST", f"/add?token={TOKEN}", {"origin": ORIGIN, **FORM}, sent=[ADD])
    assert answer.status == 403
    assert site.dump() == before


def test_cookies_of_others_on_this_machine_do_not_hide_ours(site: Site) -> None:
    odd = 'theme={"dark": true, "names": [1, 2]}; broken; =; a[b]=c'
    assert (
        site.post("/add", {"sources": "https://courier.example/"}, OURS | {"cookie": f"{odd}; {COOKIE}"}).status == 303
    )


@pytest.mark.parametrize("form", FORMS)
def test_read_only_means_nobody(read_only: Site, form: str) -> None:
    before = read_only.dump()
    answer = read_only.ask("POST", form, {**OURS, **FORM}, sent=[ADD])
    assert answer.status == 403
    assert "--read-only" in answer.text
    assert read_only.dump() == before
    assert "<textarea" not in read_only.get("/add", {"cookie": COOKIE}).text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "\x00"])
@pytest.mark.parametrize("path", ["/", "/add", "/static/site.js", "/story/x"])
def test_other_methods(site: Site, method: str, path: str) -> None:
    before = site.dump()
    assert site.ask(method, path, {"cookie": COOKIE}).status == 403
    allowed = site.ask(method, path, OURS)
    assert allowed.status == 405
    assert "GET" in allowed.headers["allow"] or "POST" in allowed.headers["allow"]
    assert TOKEN not in allowed.text
    assert site.dump() == before


@pytest.mark.parametrize("path", ["/", "/add", "/index.json", "/static/site.css", "/story/none"])
def test_head_is_get_without_a_change(site: Site, path: str) -> None:
    before = site.dump()
    assert site.ask("HEAD", path).status == site.get(path).status
    assert site.dump() == before


# The token


def test_the_token_leaves_the_address_and_becomes_a_cookie(site: Site) -> None:
    answer = site.get(f"/search?token={TOKEN}&q=a%26b&q=c+d&all=")
    assert answer.status == 303
    assert answer.headers["location"] == "/search?q=a%26b&q=c+d&all="
    (cookie,) = SimpleCookie(answer.headers["set-cookie"]).values()
    assert (cookie.key, cookie.value) == (cookie_name(PORT), TOKEN)
    assert cookie["httponly"] is True
    assert cookie["samesite"].lower() == "strict"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert TOKEN not in answer.text


def test_ports_of_one_machine_have_cookies_of_their_own() -> None:
    assert cookie_name(8710) != cookie_name(8711)


@pytest.mark.parametrize("token", ["x", f"{TOKEN}x", f"x{TOKEN}", "%00", "%FF", "%F0%9F%98%80", f"{TOKEN}&token=x"])
def test_a_wrong_token(site: Site, token: str) -> None:
    answer = site.get(f"/?token={token}")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("//evil.example", "/evil.example"),
        ("///evil.example/x", "/evil.example/x"),
        ("/\\evil.example", "/evil.example"),
        ("/%5Cevil.example", "/evil.example"),
        ("/%2Fevil.example", "/evil.example"),
        ("/%2F%2Fevil.example", "/evil.example"),
        ("/%09/evil.example", "/%09/evil.example"),
        ("/x%0D%0ASet-Cookie:%20a=b", "/x%0D%0ASet-Cookie%3A%20a%3Db"),
        ("/speaker/50%25%3F%23", "/speaker/50%25%3F%23"),
        ("/speaker/%C3%89t%C3%A9", "/speaker/%C3%89t%C3%A9"),
        ("https://evil.example/", "/https%3A//evil.example/"),
    ],
)
def test_the_redirect_stays_here(site: Site, path: str, location: str) -> None:
    answer = site.get(f"{path}?token={TOKEN}")
    assert answer.status == 303
    assert answer.headers["location"] == location


def test_parameters_split_no_header(site: Site) -> None:
    answer = site.get(f"/?token={TOKEN}&q=%0D%0ASet-Cookie:%20a=b")
    assert answer.headers["location"] == "/?q=%0D%0ASet-Cookie%3A+a%3Db"
    assert len(answer.headers.getlist("set-cookie")) == 1


# Where reading takes the token


@pytest.mark.parametrize(
    "path", ["/", "/index.json", "/add", "/static/site.css", "/corrections/export", "/search?q=x", "/none"]
)
def test_guarded_reading(guarded: Site, path: str) -> None:
    host = {"host": f"192.0.2.7:{PORT}"}
    for cookie in ({}, {"cookie": f"{cookie_name(PORT)}=x"}):
        answer = guarded.get(path, host | cookie)
        assert answer.status == 403
        assert "open the address with the token" in answer.text
    assert guarded.get(path, host | {"cookie": COOKIE}).status in (200, 404)


def test_guarded_entering(guarded: Site) -> None:
    host = {"host": f"192.0.2.7:{PORT}"}
    assert guarded.get("/?token=wrong", host).status == 403
    assert guarded.get(f"/?token={TOKEN}", host).status == 303


def test_whoever_only_reads_sees_no_form_that_writes(site: Site) -> None:
    assert 'method="post"' not in site.get("/add").text
    assert 'method="post"' in site.get("/add", {"cookie": COOKIE}).text
    assert 'method="post"' not in site.get("/add").text


# What answers say of themselves


@pytest.mark.parametrize(
    ("method", "target", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("GET", "/index.json", {}, 200),
        ("GET", "/static/site.css", {}, 200),
        ("GET", "/static/site.js", {}, 200),
        ("GET", "/static/mark.svg", {}, 200),
        ("GET", "/corrections/export", {}, 200),
        ("GET", f"/?token={TOKEN}", {}, 303),
        ("GET", "/?token=wrong", {}, 403),
        ("GET", "/nothing", {}, 404),
        ("GET", "/story/none", {}, 404),
        ("GET", "/story/none.json", {}, 404),
        ("GET", "/static/none", {}, 404),
        ("GET", "/", {"host": "evil.example"}, 421),
        ("GET", "/" + "x" * 30_000, {}, 414),
        ("GET", "/?" + "x=&" * 60, {}, 400),
        ("POST", "/add", {}, 403),
        ("POST", "/add", OURS, 400),
        ("POST", "/", OURS, 405),
        ("POST", "/add", OURS | {"content-length": "9" * 12}, 413),
    ],
)
def test_every_answer_is_fenced_in(
    site: Site, method: str, target: str, headers: Mapping[str, str], status: int
) -> None:
    answer = site.ask(method, target, headers)
    assert answer.status == status
    for name, value in HEADERS.items():
        assert answer.headers.getlist(name) == [value]
    assert "content-type" in answer.headers or status == 303


def test_the_policy_lets_nothing_in_that_is_not_ours() -> None:
    policy = dict(rule.strip().split(" ", 1) for rule in HEADERS["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in HEADERS["content-security-policy"]
    assert HEADERS["x-content-type-options"] == "nosniff"
    assert HEADERS["referrer-policy"] == "same-origin"  # with "no-referrer" a browser hides where our forms come from


# How much


def test_a_body_said_to_be_too_large_is_not_waited_for(site: Site) -> None:
    read = []

    def sent() -> Iterator[bytes]:
        read.append(ADD)
        yield ADD

    answer = site.ask("POST", "/add", OURS | FORM | {"content-length": str(MAX_BODY_BYTES + 1)}, sent=sent())
    assert answer.status == 413
    assert not read
    assert "64 megabytes" in answer.text


def test_a_body_that_turns_out_too_large_is_not_held(site: Site) -> None:
    part, given = bytes(1_000_000), []

    def sent() -> Iterator[bytes]:
        yield multipart([("files", "big.txt", b"")]).removesuffix(b"\r\n--edge--\r\n")
        for number in range(200):
            given.append(number)
            yield part

    before = site.dump()
    typed = OURS | {"content-type": "multipart/form-data; boundary=edge"}
    tracemalloc.start()
    answer = site.ask("POST", "/add", typed, sent=sent())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status == 413
    assert len(given) == MAX_BODY_BYTES // len(part)
    assert peak < 16_000_000
    assert site.dump() == before


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        pytest.param("application/x-www-form-urlencoded", [b"sources=" + b"x" * 3_000_000], id="a long field"),
        pytest.param("application/x-www-form-urlencoded", [b"a=b&" * 100], id="many fields"),
        pytest.param("application/x-www-form-urlencoded", [b"x" * 3_000_000], id="a long name"),
        pytest.param("multipart/form-data", [b"anything"], id="no boundary"),
        pytest.param("multipart/form-data; boundary=", [b"anything"], id="an empty boundary"),
        pytest.param("multipart/form-data; boundary=edge", [b"anything at all"], id="garbage"),
        pytest.param("multipart/form-data; boundary=edge", [b"--edge\r\n\r\n\r\n--edge--"], id="a part without a name"),
        pytest.param(
            "multipart/form-data; boundary=edge", [multipart([("x", None, b"y")] * 3_000)], id="thousands of fields"
        ),
        pytest.param(
            "multipart/form-data; boundary=edge", [multipart([("f", "a.txt", b"y")] * 3_000)], id="thousands of files"
        ),
        pytest.param(
            "multipart/form-data; boundary=edge",
            [b"--edge\r\n" + b"X-Header: " + b"x" * 100_000 + b"\r\n\r\n"],
            id="a long header",
        ),
        pytest.param(
            "multipart/form-data; boundary=edge",
            [b"--edge\r\n" + b"X: y\r\n" * 100_000 + b"\r\n"],
            id="many headers",
        ),
        pytest.param("multipart/form-data; boundary=edge; charset=none", [b"\xff\xfe"], id="no such encoding"),
        pytest.param("application/json", [b'{"sources": "https://courier.example/"}'], id="JSON"),
        pytest.param("text/plain", [ADD], id="plain text"),
        pytest.param("", [ADD], id="no type"),
    ],
)
def test_what_is_no_form_changes_nothing(site: Site, typed: str, sent: Iterable[bytes]) -> None:
    before = site.dump()
    answer = site.ask("POST", "/add", OURS | {"content-type": typed}, sent=sent)
    assert answer.status == 400
    assert "<h1>Not done</h1>" in answer.text
    assert site.dump() == before


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "idna", "punycode", "hex"]
)
def test_forms_in_odd_encodings(site: Site, charset: str) -> None:
    body = multipart(
        [("sources", None, b"https://courier.example/\\ud800\\udc00\\ud800"), ("files", "\\ud800.txt", b"x")]
    )
    typed = OURS | {"content-type": f"multipart/form-data; boundary=edge; charset={charset}"}
    assert site.ask("POST", "/add", typed, sent=[body]).status in (303, 400)


@pytest.mark.parametrize("sent", [[], [ADD], [b"--edge\r\nContent-Disposition: form-data; name="]])
@pytest.mark.parametrize("typed", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=edge"])
def test_a_body_that_ends_half_way(site: Site, typed: str, sent: list[bytes]) -> None:
    before = site.dump()
    answer = site.ask("POST", "/add", OURS | {"content-type": typed}, sent=sent, cut=True)
    assert answer.status == 400
    assert site.dump() == before


def test_addresses_as_long_as_they_may_be(site: Site) -> None:
    assert site.get("/speaker/" + "x" * (MAX_ADDRESS_BYTES - len("/speaker/"))).status == 404
    assert site.get("/speaker/" + "x" * MAX_ADDRESS_BYTES).status == 414
    assert site.get("/search?q=" + "x" * MAX_ADDRESS_BYTES).status == 414
    assert site.get("/story/" + "_" * (MAX_ADDRESS_BYTES - len("/story/"))).status == 404
    assert site.get("/claim/" + "%25" * (MAX_ADDRESS_BYTES - len("/claim/"))).status in (404, 414)


# Files


@pytest.mark.parametrize(
    "path",
    [
        "/static/", "/static/.", "/static/..", "/static/../app.py", "/static/..%2Fapp.py", "/static/%2e%2e/app.py",
        "/static/site.css/..", "/static//etc/passwd", "/static/%2Fetc%2Fpasswd", "/static/..\\app.py", "/static/SITE.CSS",
        "/static/site.css%00", "/static/site.css%00.js", "/static/site.css.map", "/site.css",
        "/static/app.py", "/../../etc/passwd", "/static/mark.svg%20", "/static/~", "/static/C:%5Cboot.ini",
    ],
)  # fmt: skip
def test_no_path_leaves_the_three_names(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status == 404
    assert b"root:" not in answer.body
    assert b"import" not in answer.body


def test_the_three_names(site: Site) -> None:
    for name, media_type in (("site.css", "text/css"), ("site.js", "text/javascript"), ("mark.svg", "image/svg+xml")):
        answer = site.get(f"/static/{name}")
        assert answer.status == 200
        assert answer.headers["content-type"].startswith(media_type)
        assert len(answer.body) > 100


def test_names_that_anybody_asks_for_are_not_kept(site: Site) -> None:
    from pressreview.views.web import render

    before = render._asset.cache_info().currsize
    for number in range(20):
        assert site.get(f"/static/{number}").status == 404
    assert render._asset.cache_info().currsize == before


def test_tokens_are_long_and_not_repeated() -> None:
    made = {safety.new_token() for _ in range(100)}
    assert len(made) == 100
    assert min(map(len, made)) >= 32
