"""What people corrected, as the lines of a list."""

from collections.abc import Mapping

from pressreview.model import Article, Correction, Speaker
from pressreview.model.correction import AsRead, CorrectionState
from pressreview.views import lines
from pressreview.views.page import clean

STATES: dict[CorrectionState, str] = {
    "stands": "counts",
    "overruled": "a later one counts",
    "withdrawn": "withdrawn",
    "not found": "nothing is read there now",
}
_NOBODY = "nobody known"


def correction_words(made: Correction, articles: Mapping[str, Article]) -> str:
    """What a correction says, and of which words."""
    here = statement_words(made.at, articles)
    match made.kind:
        case "not said":
            return f"nobody says this: {here}"
        case "speaker":
            return f"{_called(made.speaker)} says this, not {_called(made.at.speaker)}: {here}"
        case "apart":
            both = [here, *([statement_words(made.other, articles)] if made.other is not None else [])]
            return f"not the same: {' / '.join(both)}"
        case _:
            return f"withdrawn is {clean(made.withdraws or '')[:13]}, of: {here}"


def statement_words(made: AsRead, articles: Mapping[str, Article]) -> str:
    """The words of a statement as its article has them."""
    return lines.words_at(articles[made.place.article], made.place.content)


def _called(speaker: Speaker | None) -> str:
    return clean((speaker.name or speaker.description or "") if speaker is not None else "") or _NOBODY
