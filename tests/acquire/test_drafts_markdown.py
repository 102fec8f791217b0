"""Markdown drafts are read as what they show, and every character knows its place in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressreview.acquire import draft_of
from pressreview.model import Draft, Span
from tests.acquire.drafts import check_places

BREAK = "\n\n"


def shown(raw: str) -> str:
    return draft(raw).text


def draft(raw: str) -> Draft:
    made = draft_of(f"{raw}\n\nEnd.".encode(), path="d.md", kind="markdown", max_size_bytes=10_000_000)
    check_places(made)
    assert made.text == "End." or made.text.endswith("\n\nEnd."), made.text
    return Draft(
        path=made.path, kind=made.kind, raw=made.raw, text=made.text.removesuffix("End.").rstrip(), runs=made.runs
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("Plain words.", "Plain words.", id="nothing to take out"),
        pytest.param("# A title\nWords.", "A title\n\nWords.", id="heading"),
        pytest.param("## A title ##\n", "A title", id="heading closed"),
        pytest.param("#hashtag", "#hashtag", id="no heading"),
        pytest.param("A title\n=====\nWords", "A title\n\nWords", id="heading underlined"),
        pytest.param("A title\n---\nWords", "A title\n\nWords", id="heading underlined with dashes"),
        pytest.param("One.\n\n***\n\n- - -\n\n___\nTwo.", "One.\n\nTwo.", id="rules"),
        pytest.param("one\ntwo\nthree", "one two three", id="lines of a paragraph"),
        pytest.param("one\r\ntwo\r\n\r\nthree", "one two\n\nthree", id="windows line ends"),
        pytest.param("one  \ntwo\\\nthree<br>four", "one\ntwo\nthree\nfour", id="line breaks"),
        pytest.param("*He* said **no** and ***never*** did __it__ _again_.", "He said no and never did it again.", id="emphasis"),
        pytest.param("5 * 3 * 2 and snake_case_name and 2*3", "5 * 3 * 2 and snake_case_name and 2*3", id="no emphasis"),
        pytest.param("**bold *both* bold**", "bold both bold", id="emphasis within emphasis"),
        pytest.param("**never closed", "**never closed", id="emphasis never closed"),
        pytest.param("*one\ntwo*", "one two", id="emphasis over lines"),
        pytest.param("*one\n\ntwo*", "*one\n\ntwo*", id="emphasis over paragraphs"),
        pytest.param("“*Never*,” he said", "“Never,” he said", id="emphasis in a quotation"),
        pytest.param("- one\n- two\n* three\n+ four", BREAK.join(["one", "two", "three", "four"]), id="bullets"),
        pytest.param("1. one\n2. two\n10) ten", BREAK.join(["one", "two", "ten"]), id="numbers"),
        pytest.param("- [ ] one\n- [x] two", "one\n\ntwo", id="tasks"),
        pytest.param("- one\n  - two\n\n    more\n- three", BREAK.join(["one", "two", "more", "three"]), id="lists in lists"),
        pytest.param("- one\n  goes on\n- two", "one goes on\n\ntwo", id="an item of two lines"),
        pytest.param("It ended in\n2023. Then it began.", "It ended in 2023. Then it began.", id="a year is no list"),
        pytest.param("Words:\n- one\n- two", "Words:\n\none\n\ntwo", id="a list under words"),
        pytest.param("> Quoted\n> words\n\nMine.", "Quoted words\n\nMine.", id="blockquote"),
        pytest.param("Mine.\n> > Quoted", "Mine.\n\nQuoted", id="blockquote in blockquote"),
        pytest.param("> - one\n> - two", "one\n\ntwo", id="list in a blockquote"),
        pytest.param("See [the report](http://a.example/x_(1) \"Title\").", "See the report.", id="link"),
        pytest.param("See [the *long*\nreport](<a b>).", "See the long report.", id="link with marks"),
        pytest.param("[a][1] [b][] [c] [d]\n\n[1]: http://x\n[B]: <y> 'T'\n[c]: z", "a b c [d]", id="links by reference"),
        pytest.param("he [the minister] said [sic]", "he [the minister] said [sic]", id="insertions stay"),
        pytest.param("[brackets] (and these)", "[brackets] (and these)", id="brackets side by side"),
        pytest.param("A ![chart [1]](x.png) and ![b][c]\n\n[c]: y", "A  and", id="images"),
        pytest.param("[![a](b)](c) words", "words", id="image as a link"),
        pytest.param("Said.[^1] More[^note].\n\n[^1]: The Bell: 14 died.\n[^note]: x", "Said. More.", id="footnotes"),
        pytest.param("Said.[^1]\n\n[^1]: One\ntwo\n\n    three\n\nWords.", "Said.\n\nWords.", id="footnote over paragraphs"),
        pytest.param("Said.[1] More [2]. [[3]](http://x) And[4](y).", "Said. More .  And.", id="numbers of notes"),
        pytest.param("killed [14] people", "killed [14] people", id="a number put in"),
        pytest.param("Use `a*b*` and ``a`b``.", "Use a*b* and a`b.", id="code in a line"),
        pytest.param("`never closed *a*", "`never closed a", id="code never closed"),
        pytest.param("One.\n```py\ncode = 1\n```\nTwo.\n~~~\n```\n~~~\nThree.", "One.\n\nTwo.\n\nThree.", id="code blocks"),
        pytest.param("```markdown\n# Title\n\nWords.\n```\n\nMore.", "Title\n\nWords.\n\nMore.", id="a page in a code block"),
        pytest.param("```\nWords.", "Words.", id="code block never closed"),
        pytest.param("> ```\n> code\n> ```\nWords.", "Words.", id="code block in a blockquote"),
        pytest.param("| a | b\\|c |\n|---|:-:|\n| 1 | **2** |\n\nWords", BREAK.join(["a", "b|c", "1", "2", "Words"]), id="table"),
        pytest.param("a or b | c", "a or b | c", id="no table"),
        pytest.param("One <!-- not\nthis --> two\n\n<!--\n\nnor\n\nthis --> three", "One  two\n\nthree", id="comments"),
        pytest.param("<!-- never closed", "<!-- never closed", id="comment never closed"),
        pytest.param('<b class="x">Bold</b> <span title="a > b">words</span>', "Bold words", id="tags"),
        pytest.param("<p>One</p><p>Two</p>", "One\n\nTwo", id="tags that stand apart"),
        pytest.param("<script>\nvar a\n\n</script>\nWords", "Words", id="script"),
        pytest.param("1 < 2 and a<b, and x > y", "1 < 2 and a<b, and x > y", id="less than"),
        pytest.param("The Bell <https://bell.example/a_b_c> <a@b.example>", "The Bell", id="addresses"),
        pytest.param("~~Four~~ Five died ~ here ~~", "Five died ~ here ~~", id="struck"),
        pytest.param("<del>Four</del> Five", "Five", id="struck by a tag"),
        pytest.param(r"\*not\* \# \\ \a", r"*not* # \ \a", id="escapes"),
        pytest.param("Quay &amp; Cargo &mdash; &#8220;x&#x201D; &nothing; AT&T", "Quay & Cargo — “x” &nothing; AT&T", id="entities"),
        pytest.param("---\ntitle: X\nlayout: post\n---\n\nWords", "Words", id="front matter"),
        pytest.param("---\n\nWords", "Words", id="a rule at the top"),
        pytest.param("## Sources\n\n- The Bell: 14 dead\n- TBK\n\nIn sum.\n\n## Next\n\n- one", "In sum.\n\nNext\n\none", id="sources"),
        pytest.param("    indented\n    words", "indented words", id="indented"),
        pytest.param("\ufeff# T", "T", id="byte order mark"),
    ],
)  # fmt: skip
def test_what_is_shown(raw: str, text: str) -> None:
    assert shown(raw) == text


def test_places_point_at_the_words_in_the_file() -> None:
    raw = "# T\n\nHe *said* [the port](http://x)\nis **shut** &amp; &quot;closed&quot;.\n"
    made = draft_of(raw.encode(), path="d.md", kind="markdown", max_size_bytes=1000)
    assert made.text == 'T\n\nHe said the port is shut & "closed".'
    places = {
        words: made.place(span).of(raw) for words, span in spans_of(made.text, "said", "port", "is shut", "port is")
    }
    assert places == {"said": "said", "port": "port", "is shut": "is **shut", "port is": "port](http://x)\nis"}


def spans_of(text: str, *wanted: str) -> list[tuple[str, Span]]:
    return [(words, Span(text.index(words), text.index(words) + len(words))) for words in wanted]


TEXT = st.characters(exclude_categories=["Cc", "Cs"])
MARKS = st.sampled_from(
    ["*", "**", "_", "__", "`", "``", "```\n", "~~~\n", "[", "]", "(", ")", "](x)", "![", "[^1]", "[^1]: ", "[a]: b\n", "<", ">",
     "<!--", "-->", "<b>", "</b>", "<br>", "<p>", "<del>", "</del>", "<script>", "</script>", "&amp;", "&", "~~", "\\", "\\\n",
     "> ", "- ", "1. ", "|", "a|b\n-|-\n", "# ", "---\n", "===\n", "\n", "\n\n", "  \n", "\r\n", "\r", "\t", " ", "words", "É”", "\u2028",
     "<https://x>", "## Sources\n", "*Press review, 3*\n\n", "- **A:** b\n"]
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(parts=st.lists(MARKS | st.text(TEXT, max_size=4), max_size=40))
def test_every_character_that_is_shown_stands_at_its_place(parts: list[str]) -> None:
    raw = "x" + "".join(parts)
    made = draft_of(f"{raw} \n\nEnd.".encode(), path="d.md", kind=None, max_size_bytes=10_000)
    check_places(made)


@settings(deadline=None)
@given(words=st.lists(st.text("abcdeé ,.”“’", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=6))
def test_words_without_marks_are_shown_as_they_are(words: list[str]) -> None:
    raw = "\n\n".join(words)
    made = draft_of(raw.encode(), path="d.md", kind="markdown", max_size_bytes=10_000)
    assert made.text == raw
    assert made.runs == ((0, 0),)
