"""Which sentences are labelled for hedges, by the rule of `protocol.md`: `python -m bench.hedges.select`.

Prints a row a sentence in the order of a hash: of each half and corpus so many that hold a word of a wide list, and as
many of all the others. With `--show`, prints the words to be read and labelled.
"""

import argparse
import hashlib
import json
import re

from bench.hedges.trees import CORPORA, HALVES, Sentence, sentences_of

OF_EACH = {"gum": 40, "ewt": 40, "meantime": 26}
"""Sentences by word, and as many at random."""
MIN_WORDS, MAX_CHARACTERS = 6, 400
POSSIBLE = re.compile(
    r"""\b(?:may|might|could|can|would|should|must|ought|possib\w*|potential\w*|perhaps|maybe|probab\w*|likel\w+|unlikely
    |presum\w*|suppos\w*|assum\w*|suspect\w*|suggest\w*|indicat\w*|impl(?:y|ies|ied)|hint\w*|seem\w*|appear\w*|apparent\w*
    |looks?|looked|sounds?|believ\w*|think\w*|thought|guess\w*|feel\w*|felt|imagin\w*|opinions?|views?|doubt\w*|expect\w*
    |anticipat\w*|predict\w*|forecast\w*|project(?:ed|ion\w*)|estimat\w*|hope[sd]?|hoping|fear\w*|worr(?:y|ied|ies)|alleg\w*
    |report(?:ed|edly|s)|claim\w*|accus\w*|rumou?r\w*|speculat\w*|purport\w*|ostensibl\w*|uncertain\w*|unclear|unsure|sure
    |clear|whether|chances?|risks?|odds|prospects?|theor\w+|hypothe\w*|consider\w*|know|known|unknown|tend\w*|evidence
    |if|unless|almost|about|around|roughly|virtually|nearly|generally|usually|often|somehow|some)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Wider than any list of hedges: words beside which a hedge may stand, most of them none."""


def main() -> None:
    """Print the sites."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="the words of each")
    given = options.parse_args()
    chosen: list[tuple[str, str, Sentence]] = []
    for half in HALVES:
        for corpus in CORPORA:
            ranked = sorted((_order(one), one) for one in sentences_of(corpus, half) if _fits(one.text))
            by_word = [pair for pair in ranked if POSSIBLE.search(pair[1].text)][: OF_EACH[corpus]]
            others = [pair for pair in reversed(ranked) if pair not in by_word][: OF_EACH[corpus]]
            chosen += [(order, "word", one) for order, one in by_word]
            chosen += [(order, "random", one) for order, one in others]
    for order, drawn, one in sorted(chosen, key=lambda row: row[0]):
        site = {
            "id": f"h-{order[:8]}", "half": one.half, "drawn": drawn, "corpus": one.corpus, "article": one.article,
            "sentence": one.name, "text_sha256": hashlib.sha256(one.text.encode()).hexdigest()[:12],
        }  # fmt: skip
        print(f"{site['id'][2:]} {one.text}" if given.show else json.dumps(site))


def _order(one: Sentence) -> str:
    return hashlib.sha256(f"hedges {one.article} {one.name}".encode()).hexdigest()


def _fits(words: str) -> bool:
    return len(words) <= MAX_CHARACTERS and len(words.split()) >= MIN_WORDS


if __name__ == "__main__":
    main()
