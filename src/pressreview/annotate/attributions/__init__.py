"""The shape of an attribution, after the model: edges at quotation marks, direct or indirect, one within another."""

from pressreview.annotate.attributions.kind import quote_kind
from pressreview.annotate.attributions.layout import by_layout
from pressreview.annotate.attributions.repair import repair
from pressreview.annotate.attributions.sources import sources_behind
from pressreview.annotate.attributions.structure import parents
from pressreview.annotate.attributions.within import speech_within

__all__ = ["by_layout", "parents", "quote_kind", "repair", "sources_behind", "speech_within"]
