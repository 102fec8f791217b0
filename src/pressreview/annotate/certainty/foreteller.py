"""Which stretches of text look ahead, as what and how surely: a small network, run where a word looks ahead.

One ONNX file holds the network, which reads the same words as the reader; `training/forecasts` makes it. It gives every
piece of a sentence scores and two weights, and a stretch is scored by the mean of its pieces' scores under their
weights: what two people say in one sentence is told apart after one run. A sentence is run by itself, so that it is
read alike whatever stands beside it.
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from pressreview.annotate.reader import words
from pressreview.annotate.reader.wordpiece import Pieces
from pressreview.annotate.reader.words import Words
from pressreview.errors import ModelError
from pressreview.model import Span
from pressreview.model.reading import Band, ForecastKind, Polarity

if TYPE_CHECKING:
    import onnxruntime

MOST = 190
"""Pieces of a sentence that are looked at, as in training."""
KINDS: tuple[ForecastKind, ...] = get_args(ForecastKind)
BANDS: tuple[Band, ...] = ("certain", "likely", "possible", "unlikely", "unknown")
"""The bands that it tells; rarer ones have words of their own ("highly likely")."""
AT_BANDS = 2 + len(KINDS)
SCORES = AT_BANDS + 2 + len(BANDS)
"""Columns of a piece's scores: a weight, no forecast, each kind; another weight, each band, that it will not happen."""
_RULE = 1.0
"""How much the rules' word counts, as a logarithm: for a forecast and again for its kind, for a band, and for what is
denied. Chosen on sentences that the network had not seen (`training/LOG.md`)."""
_KEPT = 64
"""Sentences whose scores are remembered: those of the parts of one sentence are asked for one after another."""
LOOKS_AHEAD = re.compile(
    r"""\b(?:(?<!good\ )(?<!free\ )(?<!ill\ )(?<!political\ )(?<!living\ )will
    |won['’]t|shall|would|wouldn['’]t|could|(?-i:may)|may(?=\s+(?:be|have|not|never|still|soon|yet|also)\b)|might|should|going\s+to|to\s+be|(?:is|are)\s+to|plans?
    |planned|planning|intends?|intend(?:ed|ing)|intention|expect\w*|anticipat\w*|likely|unlikely|probabl[ey]|possibl[ey]|perhaps
    |predict\w*|forecast\w*|project(?:ed|s)|due|scheduled|set\s+(?:to|for)|(?:certain|sure)\s+to|slated|vow\w*|pledg\w*|promis\w*|threaten\w*|hope[sd]?
    |hoping|aims?|if|unless|until|tomorrow|next|upcoming|later\s+this|ahead\s+of|poised|bound\s+to|about\s+to
    |on\s+the\s+(?:brink|verge|cusp)|prepar\w+\s+to|agree[ds]?\s+to|warn\w*)\b|['’](?:ll|d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words without which next to nothing is foretold (5 of 906 labelled forecasts have none), so that most sentences need
not be run."""


class Outlook(NamedTuple):
    """What a stretch of text says of the time to come, as the network sees it."""

    scores: tuple[float, ...]
    """Logarithms of how likely it foretells nothing, and of each kind in turn."""
    place: int
    """Where in the text the piece stands that weighs most."""
    bands: tuple[float, ...]
    """Logarithms of how likely each of `BANDS` is."""
    denied: float
    """How much likelier it is said not to happen than to happen, as a logarithm."""

    def kind(self, by_rule: ForecastKind | None) -> ForecastKind | None:
        """Its likeliest kind with the rules' word counted too, None where it is likelier that it foretells nothing.

        What they see a condition of hangs on it, whatever it would be without (F1 of "conditional" .706 -> .795).
        """
        none, *kinds = self.scores
        if by_rule is None:
            none += _RULE
        else:
            kinds = [score + _RULE * (1 + (kind == by_rule)) for kind, score in zip(KINDS, kinds, strict=True)]
        best = max(range(len(KINDS)), key=lambda place: kinds[place])
        if kinds[best] <= none:
            return None
        return by_rule if by_rule == "conditional" and KINDS[best] != "scheduled" else KINDS[best]

    def band(self, by_rule: Band) -> Band:
        """Its likeliest band with the rules' word counted too; that of a rarer band stands."""
        if by_rule not in BANDS:
            return by_rule
        scores = [score + _RULE * (band == by_rule) for band, score in zip(BANDS, self.bands, strict=True)]
        return BANDS[max(range(len(BANDS)), key=lambda place: scores[place])]

    def polarity(self, by_rule: Polarity) -> Polarity:
        """Whether it is said to happen or not to, with the rules' word counted too; what they leave open stays so."""
        if by_rule == "unknown":
            return by_rule
        return "negative" if self.denied + (_RULE if by_rule == "negative" else -_RULE) > 0 else "positive"


class KindTeller(Protocol):
    """Tells the kinds of forecasts. The shipped one is `Foreteller`; tests pass their own."""

    def outlook(self, text: str, sentence: Span, stretch: Sequence[Span]) -> Outlook | None:
        """What a stretch of a sentence foretells, None where nothing of it can be read."""


class _Scored(NamedTuple):
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    scores: NDArray[np.float32]
    """(n, `SCORES`)."""


class Foreteller:
    """Tells with the model in `file`, by default the one that is shipped; nothing is loaded before the first sentence.

    Raises `ModelError` when the file is missing or is no such model.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or Path(str(resources.files(__package__) / "forecasts.onnx"))
        self._scores = lru_cache(maxsize=_KEPT)(self._run)

    def outlook(self, text: str, sentence: Span, stretch: Sequence[Span]) -> Outlook | None:
        """What a stretch of a sentence foretells; `stretch` are its parts. None where they hold no piece of it."""
        scored = self._scores(sentence.of(text))
        starts, ends = scored.starts + sentence.start, scored.ends + sentence.start
        inside = np.zeros(len(starts), np.bool_)
        for part in stretch:
            inside |= (starts < part.end) & (ends > part.start)
        if not inside.any():
            return None
        scores = scored.scores[inside]
        peak = int(starts[inside][int(scores[:, 0].argmax())])
        kinds, sure = _mean(scores[:, :AT_BANDS]), _mean(scores[:, AT_BANDS:])
        return Outlook(_likely(kinds), peak, _likely(sure[:-1]), float(sure[-1]))

    def _run(self, sentence: str) -> _Scored:
        session, its = self._loaded
        pieces = Pieces(*(column[:MOST] for column in its.word_piece.encode(sentence)))
        (scores,) = session.run(["scores"], its.window(pieces))
        return _Scored(pieces.starts, pieces.ends, scores[0, 1:-1])

    @cached_property
    def _loaded(self) -> "tuple[onnxruntime.InferenceSession, Words]":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            model = self._file.read_bytes()
        except OSError as error:
            raise ModelError(f"the model {self._file} cannot be read: {error.strerror}") from error
        try:
            session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises its own kinds, one for each way a file can be wrong
            raise ModelError(f"{self._file} tells no forecasts: {error}") from error
        return session, words.load(words.shipped())


def _mean(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of pieces' scores under their weights, which stand first. *Shape:* (n, 1 + k) -> (k)."""
    weights = np.exp(scores[:, 0] - scores[:, 0].max())
    mean: NDArray[np.float32] = weights @ scores[:, 1:] / weights.sum()
    return mean


def _likely(scores: NDArray[np.float32]) -> tuple[float, ...]:
    """Logarithms of how likely each is, from its score."""
    return tuple((scores - np.log(np.exp(scores).sum())).tolist())


@cache
def shipped() -> Foreteller:
    """The shipped one, loaded once."""
    return Foreteller()
