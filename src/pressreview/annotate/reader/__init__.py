"""Spans of source, cue and content, linked: the reader model, from text to `RawAttribution`.

`wordpiece` cuts the text, `onnx_reader` runs the network over windows of it, `decode` makes spans and links of the
scores.
"""

from pressreview.annotate.reader.onnx_reader import Reader
from pressreview.annotate.reader.spans import RawAttribution, SpanReader

__all__ = ["RawAttribution", "Reader", "SpanReader"]
