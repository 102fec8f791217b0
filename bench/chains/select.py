"""Which sentences of the corpora are sites, by the rule of `protocol.md`: `python -m bench.chains.select`.

Prints a row a site: name of the article, start and end of the sentence, kind of wording. The rule looks at wordings
alone, knows no outlet, and is none of the reader's, so that it neither favours nor spares what the reader knows.
"""

import hashlib
import json
import re
from collections import Counter

from bench.corpora import CORPORA, article, names
from pressreview.text import sentences

_SPEECH = (
    r"(?:said|says|saying|told|tells|wrote|added|warned|denied|claimed|insisted|argued|confirmed|announced|stated)"
)
_NAME = r"(?:[Tt]he\s|[a-z]+\s){0,3}[A-Z]"
KINDS = {
    "piece": rf"\b(?:op-ed|editorial|column|essay|article|wrote|writes|writing|written)\s(?:in|for|by)\s{_NAME}",
    "citing": r"\b(?:citing|cited|cites|quoting|quoted|quotes)\b",
    "interview": (
        rf"\b(?:interview|interviewed|spoke|speaking|appearing|appeared|appearance)\s(?:with|to|on|by)\s{_NAME}"
    ),
    "twice": rf"\b{_SPEECH}\b[^“”\"]{{1,80}}\b(?:had\s)?{_SPEECH}\b",
    "according": rf"\b{_SPEECH}\b.*[Aa]ccording\sto|[Aa]ccording\sto.*\b{_SPEECH}\b",
    "reported": (
        r"[A-Z][\w.]+\s(?:has\s|had\s|first\s|also\s|previously\s)?report(?:s|ed)\b|"
        rf"\breported\s(?:by|in|on)\s{_NAME}"
    ),
    "told": r"\b(?:told|tells|telling)\s(?:[Tt]he\s)?[A-Z]",
}
"""Wordings, the rarest first; a sentence is of the first kind it fits."""
QUOTAS = {
    "polnear": {"told": 55, "reported": 25, "citing": 20, "interview": 20, "according": 15, "twice": 15, "piece": 10},
    "ecbplus": dict.fromkeys(KINDS, 4),
    "worldwide_newswire": dict.fromkeys(KINDS, 4),
    "meantime": dict.fromkeys(KINDS, 2),
    "gum": dict.fromkeys(KINDS, 2),
}
PER_ARTICLE = 2


def candidates(corpus: str) -> list[tuple[str, str, int, int, str]]:
    """(hash, article, start, end, kind) of a corpus' sentences with such a wording, in the order of the hashes."""
    found = []
    for name in names(corpus):
        text = article(name).text
        for span in sentences(text):
            words = span.of(text)
            kind = next((kind for kind, wording in KINDS.items() if re.search(wording, words)), None)
            if kind and 40 <= len(words) <= 500 and words.count("\n") == 0:
                rank = hashlib.sha256(f"{name} {words}".encode()).hexdigest()
                found.append((rank, name, span.start, span.end, kind))
    return sorted(found)


def main() -> None:
    """Print the sites."""
    for corpus in CORPORA:
        kinds: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        seen: set[str] = set()
        for _, name, start, end, kind in candidates(corpus):
            if kinds[kind] < QUOTAS[corpus][kind] and articles[name] < PER_ARTICLE:
                kinds[kind] += 1
                articles[name] += 1
                words = article(name).text[start:end]
                if words in seen:
                    continue
                seen.add(words)
                print(json.dumps({"article": name, "sentence": [start, end], "kind": kind}))


if __name__ == "__main__":
    main()
