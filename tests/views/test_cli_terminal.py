"""Nothing that a terminal obeys is printed, and no word is lost with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressreview.model import Failure
from pressreview.pipeline import Step
from pressreview.views.cli.terminal import Messages, safe, safe_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[31mred\x1b[0m", "ared", id="colour"),
        pytest.param("\x1b[2J\x1b[1;1Hgone", "gone", id="clear screen"),
        pytest.param("\x1b]0;title\x07rest", "rest", id="window title"),
        pytest.param("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link", id="link"),
        pytest.param("\x1b]0;never ended, and the words stay", "0;never ended, and the words stay", id="unended"),
        pytest.param("\x1b(0line", "line", id="character set"),
        pytest.param("a\x1b\nb", "a\nb", id="escape before a newline"),
        pytest.param("bell\x07 back\x08 c1\x9b31m", "bell back c131m", id="controls"),
        pytest.param("abc\u202etxt.exe", "abctxt.exe", id="turned around"),
        pytest.param("name\udcff.txt", "name.txt", id="half a character"),
        pytest.param("é “quoted” 東京\tx\n", "é “quoted” 東京\tx\n", id="ordinary text stays"),
    ],
)
def test_escapes_go_and_words_stay(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(alphabet=st.sampled_from("\x1b[]P;0m\x07\\\x9b\n a(é")))
def test_no_control_is_left_and_what_is_clean_stays(text: str) -> None:
    assert not {"\x1b", "\x07", "\x9b"} & set(safe(text))
    assert safe(safe(text)) == safe(text)


def test_a_long_hostile_line_takes_no_time() -> None:
    assert len(safe("\x1b]" * 200_000 + "x" * 1_000_000 + "\x1b[" * 200_000)) >= 1_000_000


def test_a_message_is_one_line() -> None:
    assert safe_line("no such\nfile:\r\n\x1b[1m a") == "no such file: a"


def test_failures_are_told_even_when_quiet_and_the_rest_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    messages = Messages(quiet=True)
    messages.say("3 articles")
    with messages.progress() as progress:
        progress(Step(stage="acquire", done=1))
        progress(
            Step(stage="acquire", done=2, failure=Failure(stage="acquire", subject="a\x1b[1m.txt", reason="empty"))
        )
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "a.txt: empty\n"
