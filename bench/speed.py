"""How fast reading is: `python -m bench.speed` (needs PyTorch, so run it where the reader is trained).

In one run, on the same text: words per second of `annotate` (from text to JSON, everything included) beside a
BERT-base-size token classifier in PyTorch fp32 that only encodes the same words (no overlap, no decoding, which favours
it), and the cost per word as the text grows. Ratios are what to quote; the machine's speed drifts.
"""

import argparse
import resource
import sys
import time
from pathlib import Path

import msgspec

from pressreview.annotate import annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article
from pressreview.text import words
from training.polnear import articles

SIZES = (100, 1_000, 10_000, 100_000)


def cut(text: str, n: int) -> str:
    """The first n words of `text`, repeated until there are as many."""
    spans = words(text)
    while len(spans) < n:
        text = text + "\n\n" + text
        spans = words(text)
    return text[: spans[n - 1].end]


def read_seconds(reader: Reader, texts: list[str]) -> float:
    """Seconds to read `texts` as articles, from text to JSON."""
    began = time.perf_counter()
    made = annotate((Article.of(text) for text in texts), AnnotateSettings(), reader=reader)
    for reading in made:
        msgspec.json.encode(reading)
    return time.perf_counter() - began


def bert_seconds(texts: list[str], threads: int) -> float:
    """Seconds for a BERT-base-size encoder with a tag head, PyTorch fp32, on the pieces of `texts`."""
    import torch

    from pressreview.annotate.reader.wordpiece import WordPiece
    from training.train import encoder_files

    torch.set_num_threads(threads)
    layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, batch_first=True, activation="gelu")
    encoder = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False).eval()
    embed, tag = torch.nn.Embedding(30522, 768), torch.nn.Linear(768, 7)
    word_piece = WordPiece((encoder_files() / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    began = time.perf_counter()
    with torch.inference_mode():
        for text in texts:
            ids = torch.from_numpy(word_piece.encode(text).ids.astype("int64"))
            windows = [ids[at : at + 256] for at in range(0, len(ids), 256)]
            full = [w for w in windows if len(w) == 256]
            for batch in [full[at : at + 8] for at in range(0, len(full), 8)]:
                tag(encoder(embed(torch.stack(batch))))
            for window in windows[len(full) :]:
                tag(encoder(embed(window[None])))
    return time.perf_counter() - began


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--articles", type=int, default=10)
    given = options.parse_args()
    texts = [
        article.text
        for article, _ in zip(articles(given.data / "polnear" / "train"), range(given.articles), strict=False)
    ]
    total = sum(len(words(text)) for text in texts)
    reader = Reader(threads=given.threads)
    read_seconds(reader, texts[:1])  # loads the model
    ours = [total / read_seconds(reader, texts)]
    theirs = [total / bert_seconds(texts, given.threads)]
    ours.append(total / read_seconds(reader, texts))
    best = max(ours)
    print(f"{len(texts)} articles, {total} words, {given.threads} threads\n")
    print(f"read, text to JSON            {best:10.0f} words/s")
    print(f"BERT-base size, PyTorch fp32  {theirs[0]:10.0f} words/s")
    print(f"ratio                         {best / theirs[0]:10.1f}\n")
    print(f"{'words':>8}{'words/s':>10}")
    long = "\n\n".join(texts)
    for size in SIZES:
        sample = cut(long, size)
        taken = min(read_seconds(reader, [sample]) for _ in range(3 if size <= 10_000 else 1))
        print(f"{size:8d}{size / taken:10.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak resident memory {peak:.0f} MB (PyTorch's own included)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
