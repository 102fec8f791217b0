"""What must hold of every draft, whatever it was made from."""

from html import unescape

from pressreview.model import Draft, Span


def check_places(draft: Draft) -> None:
    """Every character is at its place in the file, unless it is white space put in or stands for an entity there."""
    raw, text = draft.raw, draft.text
    assert text.strip()
    assert draft.runs[0][0] == 0
    assert [here for here, _ in draft.runs] == sorted({here for here, _ in draft.runs})
    before = 0
    for number, mark in enumerate(text):
        place = draft.place(Span(number, number + 1))
        assert before <= place.start < place.end <= len(raw)
        before = place.start
        if mark.isspace() or raw[place.start] == mark:
            continue
        assert raw[place.start] == "&"
        end = raw.index(";", place.start) + 1 if ";" in raw[place.start : place.start + 35] else place.start + 35
        assert mark in unescape(raw[place.start : end])
    whole = draft.place(Span(0, len(text)))
    assert 0 <= whole.start < whole.end <= len(raw)
