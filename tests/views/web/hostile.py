"""Invented articles that try to break out of the page: every payload has MARK in it where it would run."""

import json
from collections.abc import Mapping

from msgspec.structs import replace

from pressreview.model import Attribution, Mention, Reading, Speaker
from pressreview.store import Store

MARK = "pwn"
PAYLOADS = (
    "<script>pwn(1)</script>",
    '"><img src=x onerror=pwn(2)>',
    "' onmouseover='pwn(3)' x='",
    "</title><script>pwn(4)</script>",
    "</textarea></select></option><iframe src=javascript:pwn(5)>",
    "</blockquote></article></main><style>@import 'pwn'</style>",
    "<!-- pwn --><svg onload=pwn(6)><title>",
    "{{7*7}}{% raw %}pwn{% endraw %}{# pwn #}",
    "&lt;b&gt;pwn&amp;amp;&#60;script&#62;",
    "safe\u202egnp.nwp\u2066\u200b\ufeff",
    "\x1b]8;;http://pwn.example\x07link\x1b]8;;\x07\x1b[31mred\x9b2J",
    "null\0byte",
    "]]><pwn/><![CDATA[",
    "😀🏳️‍🌈 pwn",
    "javascript:pwn(7)",
)
NAMES = (
    *PAYLOADS,
    "a/b?c#d%e",
    "../../etc/passwd",
    "..",
    ".",
    "50%25 off",
    "x.json",
    ".json",
    "Pier\\Ansel",
    " //evil.example",
    "Łódź Ünïcode",
    "n" * 10_000,
    "Anne \t\n Brandis",
)
URLS = (
    "javascript:pwn(8)",
    "JaVaScRiPt:pwn(9)",
    "data:text/html,<script>pwn(10)</script>",
    "file:///etc/passwd",
    "vbscript:pwn(11)",
    'https://courier.example/" onmouseover="pwn(12)',
    "https://courier.example/<script>pwn(13)</script>",
    "https://courier.example/a b",
    "//evil.example/pwn",
    "https://[::1",
    "http://\u202ecourier.example/",
    "https://user:pass@courier.example/pier?x=1&y='2'#z",
)
SAID = (
    "“The pier was like a furnace,” fire chief Olaf Brandis said on Tuesday. At least {n} people died, he said.",
    "The port will stay shut until 20 March, harbour master Mira Hallam said. “Nobody was warned,” she told reporters.",
    "According to The Sarn Bell, {n} people died. The ministry denied that anybody was warned.",
    "The strike may be called off on Friday, a union spokesman said. Olaf Brandis said that {n} people had died.",
)


def articles() -> list[dict[str, object]]:
    """Records of a JSON file: one story told by hostile outlets, a payload in every field."""
    made: list[dict[str, object]] = []
    for number, name in enumerate(NAMES):
        payload = PAYLOADS[number % len(PAYLOADS)]
        lines = [one.format(n=12 + number % 4) for one in SAID[number % 2 :]]
        made.append(
            {
                "title": f"Blast at Port Ansel kills {12 + number % 4} {payload}",
                "outlet": name,
                "byline": f"By Anna {payload}",
                "url": URLS[number % len(URLS)],
                "published_at": f"2026-03-{10 + number % 6}",
                "text": f"{lines[0]} {payload}\n\n“It was {payload} like war,” Olaf Brandis said.\n\n"
                + "\n\n".join(lines[1:]),
            }
        )
    return made


def feed() -> bytes:
    """A feed whose entries bring their texts along."""
    entries = "".join(
        f"<item><title>{_xml(payload)}</title><link>{_xml(URLS[n % len(URLS)])}</link><author>{_xml(payload)}</author>"
        f"<pubDate>Tue, 10 Mar 2026 10:00:00 GMT</pubDate>"
        f"<content:encoded>{_xml(f'<p>{SAID[0].format(n=12)} {payload}</p><p>{SAID[1]}</p>' * 3)}</content:encoded></item>"
        for n, payload in enumerate(PAYLOADS)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{_xml(PAYLOADS[0])}</title><link>https://feed.example/</link>{entries}</channel></rss>"
    ).encode()


def _xml(words: str) -> str:
    kept = "".join(mark for mark in words if mark >= " ")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


PAGE = f"""<!doctype html><html><head><title>Blast {PAYLOADS[0]}</title>
<meta property="og:site_name" content="{PAYLOADS[1].replace('"', "&quot;")}"><link rel="canonical" href="javascript:pwn()">
</head><body onload="pwn()"><article><h1>Blast &lt;script&gt;pwn()&lt;/script&gt;</h1><p onclick="pwn()">{SAID[0].format(n=12)}
<script>pwn()</script><img src=x onerror=pwn()> It was seen from far away, and &lt;img src=x onerror=pwn()&gt; was written.</p>
<p>{SAID[1]} {SAID[3].format(n=13)}</p></article></body></html>""".encode()

UPLOADS = (
    ("../../etc/passwd", b"Olaf Brandis said nothing, and then more of it.\n"),
    ("..\\..\\boot.ini", b'"Nothing," Olaf Brandis said of it all.\n'),
    ("a\nb.txt", b'"Something," Olaf Brandis said of it all.\n'),
    ("con.html", PAGE),
    ("-rf", b'"Files," Olaf Brandis said of it all.\n'),
    ("-", b'"Standard input," Olaf Brandis said of it all.\n'),
    ("https:__x", b'"An address," Olaf Brandis said of it all.\n'),
    ("https://evil.example/pwn.txt", b'"A whole address," Olaf Brandis said of it all.\n'),
    ("x" * 300 + ".txt", b'"A long name," Olaf Brandis said of it all.\n'),
    ("字" * 300 + ".txt", b'"A longer name," Olaf Brandis said of it all.\n'),
    ("", b'"No name," Olaf Brandis said of it all.\n'),
    (".", b'"A dot," Olaf Brandis said of it all.\n'),
    ("...", b'"Three dots," Olaf Brandis said of it all.\n'),
    ("<script>pwn()</script>.txt", b'"A script," Olaf Brandis said of it all.\n'),
    ("same.txt", b'"One," Olaf Brandis said of it all.\n'),
    ("same.txt", b'"Two," Olaf Brandis said of it all.\n'),
    ("SAME.TXT", b'"Three," Olaf Brandis said of it all.\n'),
    ("feed.xml", feed()),
    ("articles.json", json.dumps(articles()).encode()),
    (
        "surrogates.jsonl",
        b'{"title": "\\ud800", "text": "\\udc00 said nothing."}\n{"text": "\\ud83d\\ude00 Olaf Brandis said."}\n',
    ),
    ("deep.json", b"[" * 100_000),
    ("bytes.html", bytes(range(256)) * 40),
    ("utf16.txt", "“Bytes,” Olaf Brandis said of <script>pwn()</script>.".encode("utf-16")),
)


def rename(store: Store) -> None:
    """Give the speakers and names that were read hostile names, the same ones in all articles."""
    names = _Names()
    for reading in store.readings().values():
        store.put_reading(_renamed(reading, names))


class _Names(dict[str, str]):
    def __missing__(self, name: str) -> str:
        self[name] = NAMES[len(self) % len(NAMES)]
        return self[name]


def _renamed(reading: Reading, names: Mapping[str, str]) -> Reading:
    def speaker(one: Speaker | None) -> Speaker | None:
        if one is None:
            return None
        return replace(
            one,
            name=names[one.name] if one.name else None,
            role=PAYLOADS[0] if one.role else None,
            description=PAYLOADS[1] if one.description else None,
        )

    def attribution(one: Attribution) -> Attribution:
        return replace(one, speaker=speaker(one.speaker), via=tuple(names[link] for link in one.via or ()))

    def mention(one: Mention) -> Mention:
        return replace(one, name=names[one.name])

    return replace(
        reading,
        attributions=tuple(map(attribution, reading.attributions)),
        mentions=tuple(map(mention, reading.mentions)),
    )
