"""Attributions with their parts linked, names, times and predicates: the reader model, from text to `RawReading`.

`wordpiece` cuts the text, `onnx_reader` runs the network over windows of it, `decode` makes spans and links of the
scores.
"""

from pressreview.annotate.reader.onnx_reader import Reader
from pressreview.annotate.reader.spans import RawAttribution, RawMention, RawPredicate, RawReading, SpanReader

__all__ = ["RawAttribution", "RawMention", "RawPredicate", "RawReading", "Reader", "SpanReader"]
