"""Attributions written by hand: "[s Moscow] [k denied] [c that it shipped missiles]."."""

import re

from pressreview.annotate.reader.spans import RawAttribution
from pressreview.model import Span


def marked(line: str) -> tuple[str, RawAttribution]:
    """The text without the marks and the attribution with its source (s), cue (k) and content (c)."""
    text = ""
    spans: dict[str, list[Span]] = {"s": [], "k": [], "c": []}
    open_mark = ("", 0)
    for part in re.split(r"(\[[skc] |\])", line):
        if re.fullmatch(r"\[[skc] ", part):
            open_mark = (part[1], len(text))
        elif part == "]":
            spans[open_mark[0]].append(Span(open_mark[1], len(text)))
        else:
            text += part
    return text, RawAttribution(
        source=tuple(spans["s"]), cue=tuple(spans["k"]), content=tuple(spans["c"]), confidence=1.0
    )
