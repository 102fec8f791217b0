"""What an article costs as the project grows: `python -m bench.scale [--most 100000] [--out FILE.svg]`.

Real articles (ECB+, PolNeAR's training part, Worldwide Newswire) are recombined: some paragraphs of one with noise in
words, names and days, on a stream of 400 articles a day, so that stories form, grow and end as in a year of news. Each
is placed by `cluster.Stream`, one at a time. Reported at each size: milliseconds an article took, mean and the slowest
of a hundred, over the last thousand; stories so far; memory. Ratios to the first size are what to quote.
"""

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.corpora import article, names
from pressreview.cluster import Stream
from pressreview.config import ClusterSettings
from pressreview.model import Article, Record
from pressreview.text import words

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
A_DAY = 400
STORY = 12
"""Articles of one story, on average."""
_NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{3,})\b")


class Point(Record):
    """The cost at one size."""

    articles: int
    mean_ms: float
    slow_ms: float
    """Of a hundred, the slowest."""
    stories: int
    megabytes: float


def recombined(count: int, *, seed: int = 3) -> Iterator[Article]:
    """Articles of stories that run for some days: each a part of one real article with names of its story's own."""
    draw = random.Random(seed)
    texts = [article(name).text for corpus in ("ecbplus", "polnear", "worldwide_newswire") for name in names(corpus)]
    syllables = ["ba", "dor", "vel", "mi", "ran", "tes", "ko", "lun", "har", "sig", "pe", "ost", "wick", "nar"]
    running: list[tuple[str, dict[str, str]]] = []
    for number in range(count):
        if not running or draw.random() < 1 / STORY:
            text = draw.choice(texts)
            found = sorted(set(_NAME.findall(text)))
            renamed = {name: "".join(draw.sample(syllables, 3)).capitalize() for name in found}
            running.append((text, renamed))
            del running[: max(0, len(running) - 5 * A_DAY // STORY)]  # five days
        text, renamed = draw.choice(running)
        paragraphs = [line for line in text.split("\n") if line.strip()]
        kept = [line for line in paragraphs if draw.random() < 0.7] or paragraphs[:1]
        told = "\n".join(kept)
        told = "".join(renamed.get(piece, piece) for piece in _NAME.split(told))
        noisy = " ".join(word for word in told.split(" ") if draw.random() < 0.93)
        day = date(2026, 1, 1) + timedelta(days=number // A_DAY)
        yield Article.of(noisy or told, outlet=f"Paper {draw.randrange(300)}", published_at=day)


def measure(most: int) -> Iterator[Point]:
    """Place `most` articles, and give the cost at each size on the way."""
    stream = Stream(ClusterSettings())
    took: list[float] = []
    for number, one in enumerate(recombined(most), start=1):
        began = time.perf_counter()
        stream.add(one)
        took.append(time.perf_counter() - began)
        if number in SIZES or number == most:
            last = sorted(took[-1_000:])
            yield Point(
                articles=number,
                mean_ms=1e3 * sum(last) / len(last),
                slow_ms=1e3 * last[int(0.99 * len(last))],
                stories=sum(1 for _ in stream.stories()),
                megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            )


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--most", type=int, default=SIZES[-1])
    options.add_argument("--out", type=Path, help="draw the curve as SVG")
    given = options.parse_args()
    lengths = [len(words(one.text)) for one in recombined(300)]
    print(f"about {sum(lengths) // len(lengths)} words an article")
    points = []
    for point in measure(given.most):
        points.append(point)
        print(
            f"{point.articles:8,} articles  {point.mean_ms:6.2f} ms each ({point.mean_ms / points[0].mean_ms:.2f} x)"
            f"  slowest of a hundred {point.slow_ms:6.2f} ms  {point.stories:7,} stories  {point.megabytes:6.0f} MB",
            flush=True,
        )
    if given.out:
        given.out.write_text(drawn(points), encoding="utf-8")


def drawn(points: list[Point]) -> str:
    """The curve as SVG: articles so far across, milliseconds an article up."""
    most = max(point.slow_ms for point in points) * 1.1
    rows, line = [], []
    for number, point in enumerate(points):
        x = 60 + 520 * number / max(1, len(points) - 1)
        mean, slow = (220 - 180 * value / most for value in (point.mean_ms, point.slow_ms))
        line.append(f"{x:.0f},{mean:.0f}")
        rows += [
            f'<text x="{x:.0f}" y="240" text-anchor="middle">{point.articles:,}</text>',
            f'<circle cx="{x:.0f}" cy="{mean:.0f}" r="4"/>',
            f'<text x="{x:.0f}" y="{mean - 8:.0f}">{point.mean_ms:.1f}</text>',
            f'<rect x="{x - 3:.0f}" y="{slow - 3:.0f}" width="6" height="6" fill="none" stroke="currentColor"/>',
        ]
    title = "Milliseconds to place an article: mean (dots) and slowest of a hundred (squares), by articles so far"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260" font-family="sans-serif" font-size="11">'
        f'<title>{title}</title><text x="60" y="20">{title}</text>'
        f'<polyline points="{" ".join(line)}" fill="none" stroke="currentColor"/>{"".join(rows)}</svg>\n'
    )


if __name__ == "__main__":
    main()
