"""How fast reading is and how much memory it takes: `python -m bench.speed` (needs PyTorch, as training does).

In one run, on the same texts: words per second of `annotate` (from text to JSON, everything included) beside a
BERT-base-size token classifier in PyTorch fp32 that only encodes the same words (no overlap, no decoding, which favours
it), and the cost of a word as a text grows. Ratios are what to quote; the machine's speed drifts. With `--memory` also
the peak memory of a fresh process, without PyTorch, for each of the worst texts that we could think of.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import msgspec

from pressreview.annotate import RawReading, annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AnnotateSettings
from pressreview.model import Article
from pressreview.text import words
from training.corpora.polnear import articles

SIZES = (100, 1_000, 10_000, 100_000)
"""Words in one text."""
LONG = 1_000_000
"""Characters of the texts whose memory is measured."""
WORST: dict[str, Callable[[list[str]], Iterable[str]]] = {
    "a text of 1,000,000 characters": lambda texts: [_filled("\n\n".join(texts))],
    "1,000 articles in a row": lambda texts: islice(cycle(texts), 1_000),
    "one paragraph": lambda texts: [_filled(" ".join(" ".join(texts).split()) + " ")],
    "one endless word": lambda texts: [f"{texts[0]} {'a' * LONG}"],
    "quotation marks everywhere": lambda texts: [texts[0] + _filled(" “He said,” she said, “no.”")],
    "marks that nobody closes": lambda texts: [texts[0] + _filled(' “‘"«')],
    "a line for every word": lambda texts: [_filled("\n".join(texts[0].split()) + "\n")],
}
"""By name, what is made of some ordinary articles."""


def _filled(text: str) -> str:
    """`text` again and again until it has `LONG` characters."""
    return (text * (LONG // len(text) + 1))[:LONG]


def cut(text: str, n: int) -> str:
    """The first n words of `text`, repeated until there are as many."""
    spans = words(text)
    while len(spans) < n:
        text = text + "\n\n" + text
        spans = words(text)
    return text[: spans[n - 1].end]


def read_seconds(reader: Reader, texts: Iterable[str]) -> float:
    """Seconds to read `texts` as articles, from text to JSON."""
    began = time.perf_counter()
    made = annotate((Article.of(text) for text in texts), AnnotateSettings(), reader=reader)
    for reading in made:
        msgspec.json.encode(reading)
    return time.perf_counter() - began


class _Again:
    """Gives what a reader gave before, at no cost."""

    def __init__(self, reader: Reader, texts: list[str]) -> None:
        self.version = reader.version
        self._raw = dict(zip(texts, reader.read(texts), strict=True))

    def read(self, texts: Iterable[str]) -> Iterator[RawReading]:
        """The readings of texts that were read before."""
        return (self._raw[text] for text in texts)


def rules_share(reader: Reader, texts: list[str]) -> float:
    """Processor time of all rules (names, speakers, chains, times, certainty, …) as a share of the model's own."""
    began = time.process_time()
    again = _Again(reader, texts)
    model = time.process_time() - began
    began = time.process_time()
    for _ in annotate((Article.of(text) for text in texts), AnnotateSettings(), reader=again):
        pass
    return (time.process_time() - began) / model


def bert_seconds(texts: list[str], threads: int) -> float:
    """Seconds for a BERT-base-size encoder with a tag head, PyTorch fp32, on the pieces of `texts`."""
    import torch

    from pressreview.annotate.reader.wordpiece import WordPiece
    from training.samples import vocabulary

    torch.set_num_threads(threads)
    layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, batch_first=True, activation="gelu")
    encoder = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False).eval()
    embed, tag = torch.nn.Embedding(30522, 768), torch.nn.Linear(768, 7)
    word_piece = WordPiece(vocabulary())
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


def peak_megabytes() -> float:
    """The most memory this process ever held resident (Linux; `ru_maxrss` would count what started it, too)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def print_memory(given: argparse.Namespace) -> None:
    """Peak memory of a fresh process for each of `WORST`."""
    print(f"\n{'read by a fresh process':32}{'peak MB':>8}{'seconds':>9}")
    for name in WORST:
        command = [sys.executable, "-m", "bench.speed", "--worst", name, "--data", given.data, "--model", given.model]
        command += ["--threads", given.threads, "--articles", given.articles]
        made = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
        peak, taken = made.stdout.split()
        print(f"{name:32}{float(peak):8.0f}{float(taken):9.1f}", flush=True)


def print_speed(reader: Reader, texts: list[str], threads: int) -> None:
    """Words per second beside BERT, and as a text grows; of several runs the middle one and the range."""
    total = sum(len(words(text)) for text in texts)
    read_seconds(reader, texts[:1])  # loads the model
    ours = [total / read_seconds(reader, texts) for _ in range(2)]
    theirs = total / bert_seconds(texts, threads)
    ours += [total / read_seconds(reader, texts) for _ in range(2)]
    print(f"{len(texts)} articles, {total} words, {threads} threads, model {reader.version}\n")
    print(f"read, text to JSON            {median(ours):10.0f} words/s ({min(ours):.0f} to {max(ours):.0f})")
    print(f"BERT-base size, PyTorch fp32  {theirs:10.0f} words/s")
    print(f"ratio                         {median(ours) / theirs:10.1f}\n")
    print(f"all rules take {rules_share(reader, texts):.3f} of the model's processor time\n")
    print(f"{'words in one text':>18}{'words/s':>10}{'ms a word':>11}{'slowest to fastest':>22}")
    long = "\n\n".join(texts)
    for size in SIZES:
        sample = cut(long, size)
        rates = [size / read_seconds(reader, [sample]) for _ in range(7 if size <= 10_000 else 2)]
        spread = f"{min(rates):.0f} to {max(rates):.0f}"
        print(f"{size:18d}{median(rates):10.0f}{1000 / median(rates):11.3f}{spread:>22}", flush=True)


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--model", type=Path, default=Path("src/pressreview/annotate/reader/reader.onnx"))
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--articles", type=int, default=10)
    options.add_argument("--memory", action="store_true", help="also peak memory, which takes some minutes")
    options.add_argument("--worst", choices=list(WORST), help="only read this, and print peak MB and seconds")
    given = options.parse_args()
    texts = [article.text for article in islice(articles(given.data / "polnear" / "train"), given.articles)]
    reader = Reader(given.model, threads=given.threads)
    if given.worst:
        taken = read_seconds(reader, WORST[given.worst](texts))
        print(f"{peak_megabytes():.0f} {taken:.2f}")
        return 0
    print_speed(reader, texts, given.threads)
    if given.memory:
        print_memory(given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
