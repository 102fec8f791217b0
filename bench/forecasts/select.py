"""Which sentences are sites, by the rule of `protocol.md`: `python -m bench.forecasts.select`.

Prints a row a sentence in the order of a hash, at most two of an article: 400 that hold a word of what is to come or
may be, 160 of all. With `--show`, prints them to be read and labelled.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Mapping
from itertools import pairwise

from bench.corpora import article
from bench.forecasts.sites import dated
from pressreview.model import Span
from pressreview.text import sentences

BY_CUE, AT_RANDOM, AN_ARTICLE = 400, 160, 1
CUE = re.compile(
    r"""\b(?:will|won['’]t|shall|would|could|may|might|should|must|going\s+to|to\s+be|plans?|planned|planning|intends?
    |intend(?:ed|ing)|expect\w*|likely|unlikely|probabl[ey]|possibl[ey]|perhaps|predict\w*|forecast\w*|project(?:ed|s)|due
    |scheduled|set\s+to|slated|vow\w*|pledg\w*|promis\w*|threaten\w*|hope[sd]?|hoping|aims?|if|unless|until|tomorrow|next
    |upcoming|later\s+this|ahead\s+of|poised|bound\s+to|about\s+to|prepar\w+\s+to|agree[ds]?\s+to|warn\w*)\b|['’]ll\b""",
    re.VERBOSE | re.IGNORECASE,
)
MIN_WORDS, MAX_CHARACTERS = 5, 400


def main() -> None:
    """Print the sites."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="the text of each, with the sentence before and after")
    given = options.parse_args()
    drawn: dict[str, list[tuple[str, str, str, Span, str]]] = {"cue": [], "random": []}
    for name, day in dated():
        one = article(name)
        sha = hashlib.sha256(one.text.encode()).hexdigest()[:12]
        fit = [span for span in sentences(one.text) if fits(span.of(one.text))]
        ranked = sorted((hashlib.sha256(f"forecasts {name} {span.start}".encode()).hexdigest(), span) for span in fit)
        by_cue = [pair for pair in ranked if CUE.search(pair[1].of(one.text))][:AN_ARTICLE]
        drawn["cue"] += [(order, name, day.isoformat(), span, sha) for order, span in by_cue]
        others = [pair for pair in reversed(ranked) if pair not in by_cue][:AN_ARTICLE]
        drawn["random"] += [(order, name, day.isoformat(), span, sha) for order, span in others]
    chosen = sorted(sorted(drawn["cue"])[:BY_CUE] + sorted(drawn["random"], reverse=True)[:AT_RANDOM])
    for order, name, day_of, span, sha in chosen:
        site = {
            "id": f"f-{order[:8]}", "article": name, "published": day_of, "text_sha256": sha,
            "span": [span.start, span.end],
        }  # fmt: skip
        print(shown(site, span) if given.show else json.dumps(site))


def fits(words: str) -> bool:
    """Whether it is a whole sentence and not too long a one."""
    return len(words) <= MAX_CHARACTERS and len(words.split()) >= MIN_WORDS and words[-1] in ".!?”\"'"


def shown(site: Mapping[str, object], span: Span) -> str:
    """A site as it is read and labelled: its text with some of the sentence before and after."""
    text = article(str(site["article"])).text
    around = sentences(text)
    before = next((one.of(text) for one, after in pairwise(around) if after == span), "")
    after = next((later.of(text) for one, later in pairwise(around) if one == span), "")
    day = str(site["published"])
    return f"{site['id']}  published {day}\n   [before] {before[-250:]}\n>> {span.of(text)}\n   [after] {after[:150]}\n"


if __name__ == "__main__":
    main()
