"""The page of a check: the draft with its marks, the sources beside, safe whatever either contains."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Audit, CheckedSentence, Span
from pressreview.views.findings import html
from tests.views.audits import FURNACE, RAW, audit, draft, finding, sentence
from tests.views.test_findings import hostile
from tests.views.test_html import Outline


def test_well_formed_with_landmarks_and_nothing_from_outside() -> None:
    outline = Outline(html.render(audit()))
    names = [tag for tag, _ in outline.tags]
    assert [names.count(tag) for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    assert not {"script", "link", "img", "iframe", "object"} & set(names)
    assert not outline.values("src")


def test_every_number_leads_to_what_was_found_and_back() -> None:
    outline = Outline(html.render(audit()))
    ids, inner = outline.values("id"), [href[1:] for href in outline.values("href") if href.startswith("#")]
    assert len(set(ids)) == len(ids)
    assert set(inner) <= set(ids)
    numbers = [one for one in ids if re.fullmatch(r"n\d+", one)]
    assert numbers == [f"n{number}" for number in range(1, 7)]  # four findings, one supported, one unsupported
    assert {f"r{one[1:]}" for one in numbers} <= set(inner)


def test_words_are_marked_where_they_stand_and_the_source_is_beside() -> None:
    page = html.render(audit())
    assert '<mark class="error">was like a forge</mark>' in page
    assert '<mark class="warning">The Sarn Bell</mark>' in page
    assert "<blockquote>The pier was like a furnace</blockquote>" in page
    assert '<a href="https://courier.example/pier" rel="noopener noreferrer">The Courier</a>, 11 March 2026' in page
    assert "<h2" in page  # the draft's own heading
    assert "Nobody</" not in page
    assert "*Nobody*" not in page  # as it is read, not as it is written
    assert "3 more articles were there" in page
    assert "4 findings (2 errors, 1 warning, 1 note), 2 more left out" in page


def test_it_says_supported_and_never_true() -> None:
    page = html.render(audit())
    assert "Supported by Norpress, 10 March 2026" in page
    assert "No article was found to support this." in page
    assert [text for text in Outline(page).texts if "it is true" in text] == [
        "Sentences without a number are not checkable. “Supported” means that an article says so; it does not mean that"
        " it is true. What was read wrongly shows here as it was read: look it up in the article before you rely on it."
    ]
    assert page.count("it is true") == 1


def test_findings_that_overlap_are_cut_where_they_begin_and_end() -> None:
    wide = finding("C101", "Less sure.", "people died.\n\nThe port will stay shut")
    inner = finding("Q101", "Other words.", "died")
    page = html.render(msgspec.structs.replace(audit(), findings=(wide, inner), sentences=()))
    assert '<mark class="note">people </mark><mark class="error">died</mark>' in page
    assert '<mark class="note">The port will stay shut</mark><sup' in page
    assert page.count('id="n') == 2


def test_a_page_without_findings_or_words() -> None:
    nothing = Audit(draft=draft("", path="-"), findings=(), sentences=(), articles=(), available=1)
    page = html.render(nothing)
    Outline(page)
    assert "no findings" in page
    assert "Standard input" in page


def test_hostile_words_stay_text() -> None:
    outline = Outline(html.render(hostile()))
    assert not {"script", "img"} & {tag for tag, _ in outline.tags}
    assert all(href.startswith("#") for href in outline.values("href"))
    assert any("<script>" in text for text in outline.texts)


spans = st.tuples(st.integers(0, len(RAW) - 1), st.integers(1, 60)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], len(RAW)))
)


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=12))
def test_whatever_was_found_all_words_are_there_once(found: list[Span], checked: list[Span]) -> None:
    made = Audit(
        draft=draft(),
        findings=tuple(
            msgspec.structs.replace(finding("Q101", "No.", "19"), span=span, severity=severity)
            for span, severity in zip(sorted(found), ["error", "warning", "note"] * 4, strict=False)
        ),
        sentences=tuple(CheckedSentence(span=span, verdict="supported", source=FURNACE) for span in sorted(checked)),
        articles=(FURNACE.article,),
        available=1,
    )
    page = html.render(made)
    Outline(page)
    blocks = re.findall(r'<p class="said">(.*?)</p>', page, re.DOTALL)
    words = re.sub(r"<sup.*?</sup>|<[^>]*>", "", "\n\n".join(blocks))
    assert words == RAW.strip()
    assert page.count('<li id="n') == len(found) + len(checked)


def test_long_drafts_are_shown_in_time_that_grows_with_them() -> None:
    raw = "A forge burns. " * 20_000
    places = [Span(number * 15 + 2, number * 15 + 7) for number in range(20_000)]
    one = finding("Q101", "No.", "forge", raw=raw)
    made = Audit(
        draft=draft(raw),
        findings=tuple(msgspec.structs.replace(one, span=span) for span in places),
        sentences=(sentence(raw.strip(), "unsupported", raw=raw),),
        articles=(),
        available=1,
    )
    assert html.render(made).count("<li id=") == 20_000
