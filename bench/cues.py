"""How much of what looks like reported speech the reader finds where nothing is annotated: `python -m bench.cues`.

News unlike what the reader was taught by: a part of BASIL, Worldwide Newswire and ECB+, and the example. Told are the
share of verbs such as "said" that it takes for a cue, and of quotations of which a part stands in a content. Not all
such verbs report what is said, so that these are no recalls: they are for holding one model against another
(`--model`).
"""

import argparse
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.corpora import article, names
from bench.example import read_all
from bench.stories import basil
from pressreview.annotate.reader import Reader
from pressreview.model import Span
from pressreview.text import quotations
from pressreview.text.spans import Taken

VERB = re.compile(r"\b(?:said|says|told|added|claimed|denied|warned|insisted)\b")
MIN_QUOTATION = 26
"""Characters of a quotation that is looked for: shorter ones are mostly words, not speech."""


def texts() -> Iterator[tuple[str, list[str]]]:
    """Every set with its texts."""
    of_basil = sorted({one.id: one.text for one, _ in basil()}.items())
    yield "BASIL", [text for _, text in of_basil[::2]]
    for name, corpus, step in (("Worldwide Newswire", "worldwide_newswire", 8), ("ECB+", "ecbplus", 10)):
        yield name, [article(one).text for one in islice(names(corpus), 0, None, step)]
    yield "the example", [one.article.text for one in read_all()]


def main() -> None:
    """Tell the shares."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", type=Path, default=None, help="another model's file")
    given = options.parse_args()
    reader = Reader(given.model)
    for name, those in texts():
        verbs, quoted = [], []
        for text, raw in zip(those, reader.read(those), strict=True):
            cues = Taken(span for one in raw.attributions for span in one.cue)
            contents = Taken(span for one in raw.attributions for span in one.content)
            verbs += [cues.touches(Span(*match.span())) for match in VERB.finditer(text)]
            whole = (one.outer[0] for one in quotations(text))
            quoted += [contents.touches(span) for span in whole if len(span) >= MIN_QUOTATION]
        shares = [f"{sum(found) / max(1, len(found)):.3f} of {len(found)}" for found in (verbs, quoted)]
        print(f"{name:20}{len(those):4} articles   verbs {shares[0]:16} quotations {shares[1]}")


if __name__ == "__main__":
    main()
