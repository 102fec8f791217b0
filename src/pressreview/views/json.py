"""The machine formats: records as the JSON objects that other programs rely on.

Each object names its `schema` with a version. Fields may be added, never renamed. A field that is not known is null; an
empty list means known to be none. Spans are `[start, end)` in code points of the article's text; paths are printed as
they were given.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from pressreview.model import (
    Article,
    AsRead,
    Attribution,
    Certainty,
    Chronology,
    Citation,
    Claim,
    Conflict,
    Correction,
    Entry,
    Evidence,
    Forecast,
    Happens,
    Interval,
    Ladder,
    Link,
    Mention,
    Passage,
    Profile,
    Reading,
    Report,
    Resolution,
    Review,
    SaidOn,
    Score,
    Sentence,
    Span,
    Speaker,
    Story,
    Telling,
    TimeExpression,
    Utterance,
    count_outlets,
)
from pressreview.model.correction import CorrectionKind, CorrectionState

Json = dict[str, Any]

_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")
"""DEL and the C1 controls in UTF-8, which JSON lets through and a terminal may obey."""


def read(article: Article, reading: Reading) -> Json:
    """`pressreview/read/1`: one article with who said what in it."""
    return {
        "schema": "pressreview/read/1",
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": article.outlet,
        "published_at": _iso(article.published_at),
        "title": article.title,
        "byline": article.byline,
        "credits": list(article.credits),
        "language": article.language,
        "text": article.text,
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "times": [_time(time) for time in reading.times],
        "foretold": [{"attribution": one.attribution, "forecast": _forecast(one.forecast)} for one in reading.foretold],
        "made_by": reading.made_by,
    }


def story(made: Story, articles: Mapping[str, Article], *, origins: int | None) -> Json:
    """`pressreview/story/1`: a story with its articles; `origins` is how many places its reports begin at, if known."""
    members = [articles[name] for name in made.articles]
    return {
        "schema": "pressreview/story/1",
        "id": made.id,
        "title": made.title,
        "first": _iso(made.first),
        "last": _iso(made.last),
        "articles": [_ref(article) | {"title": article.title} for article in members],
        "outlets": count_outlets(members),
        "origins": origins,
        "related": list(made.related),
    }


def review(page: Review) -> Json:
    """`pressreview/review/1`: a page, each sentence with its citations."""
    return {
        "schema": "pressreview/review/1",
        "story": page.story,
        "title": page.title,
        "first": _iso(page.first),
        "last": _iso(page.last),
        "sections": [
            {
                "name": section.name,
                "heading": section.heading,
                "sentences": [_sentence(sentence) for sentence in section.sentences],
            }
            for section in page.sections
        ],
        "dropped": list(page.dropped),
    }


def profile(made: Profile, articles: Mapping[str, Article]) -> Json:
    """`pressreview/who/1`: somebody with all they said, what others said through them and about them."""

    def utterance(one: Utterance) -> Json:
        return _in_article(one.attribution, articles[one.article]) | {"day": _iso(one.day)}

    return {
        "schema": "pressreview/who/1",
        "name": made.name,
        "kind": made.kind,
        "also": list(made.also),
        "stories": list(made.stories),
        "roles_differ": made.roles_differ,
        "roles": [
            {
                "role": role.role,
                "article": role.article,
                "outlet": articles[role.article].outlet,
                "given": _iso(role.given),
                "held": role.held and _interval(role.held),
            }
            for role in made.roles
        ],
        "said": list(map(utterance, made.said)),
        "passed_on": list(map(utterance, made.passed_on)),
        "about": list(map(utterance, made.about)),
    }


def chronology(made: Chronology, articles: Mapping[str, Article]) -> Json:
    """`pressreview/timeline/1`: what happens in a story and when it was said, by the day on which it happens."""
    events = []
    for event in made.events:
        article = articles[event.article]
        own = {"article": _ref(article), "attribution": None, "text": _words(article, event.spans)}
        told = own if event.attribution is None else _in_article(event.attribution, article)
        days = {"happens": _interval(event.happens), "said": _iso(event.said), "spans": _spans(event.spans)}
        events.append(days | told)
    return {"schema": "pressreview/timeline/1", "story": made.story, "title": made.title, "events": events}


def claim(made: Claim) -> Json:
    """`pressreview/claim/1`: a claim with where it is stated, where it begins, and what conflicts with it."""
    return {
        "schema": "pressreview/claim/1",
        "id": made.id,
        "story": made.story,
        "text": made.text,
        "passages": list(map(_passage, made.passages)),
        "attributions": list(made.attributions),
        "outlets": list(made.outlets),
        "origins": [
            {"kind": origin.kind, "name": origin.name, "articles": list(origin.articles)} for origin in made.origins
        ],
        "reasons": list(made.reasons),
        "conflicts": list(map(_conflict, made.conflicts)),
        "updates": [
            {"with": one.other, "here": _passage(one.here), "there": _passage(one.there)} for one in made.updates
        ],
    }


def link(made: Link) -> Json:
    """`pressreview/link/1`: where an article's report comes from, with the evidence."""
    return {
        "schema": "pressreview/link/1",
        "article": made.article,
        "from": made.origin,
        "kind": made.kind,
        "evidence": list(map(_evidence, made.evidence)),
        "confidence": made.confidence,
    }


def ladder(made: Ladder, articles: Mapping[str, Article]) -> Json:
    """`pressreview/trace/1`: a claim down to its origins, report by report."""

    def report(one: Report) -> Json:
        article = articles[one.article]
        return {
            "article": _ref(article),
            "spans": _spans(one.spans),
            "text": _words(article, one.spans),
            "attribution": one.attribution and _attribution(one.attribution),
            "links": list(map(link, one.links)),
        }

    return {
        "schema": "pressreview/trace/1",
        "claim": claim(made.claim),
        "title": made.title,
        "first": made.first,
        "circles": [list(circle) for circle in made.circles],
        "hedges_lost": [
            {
                "source": {"article": one.source.article, "spans": _spans(one.source.spans)},
                "hedge": _span(one.hedge.span),
                "report": {"article": one.report.article, "spans": _spans(one.report.spans)},
            }
            for one in made.lost
        ],
        "drift": [
            {
                "article": one.report.article,
                "spans": _spans(one.report.spans),
                "day": _iso(one.day),
                "band": one.band,
                "polarity": one.polarity,
                "figure": one.figure and {"span": _span(one.figure.span), "low": one.low, "high": one.high},
            }
            for one in made.drift
        ],
        "branches": [
            {
                "origin": {"kind": branch.origin.kind, "name": branch.origin.name},
                "reports": list(map(report, branch.reports)),
            }
            for branch in made.branches
        ],
        "against": list(map(claim, made.against)),
    }


def _conflict(made: Conflict) -> Json:
    return {
        "kind": made.kind,
        "with": made.other,
        "here": _passage(made.here),
        "there": _passage(made.there),
        "reason": made.reason,
    }


def _passage(made: Passage) -> Json:
    return {"article": made.article, "span": _span(made.span)}


def _evidence(made: Evidence) -> Json:
    return {"layer": made.layer, "span": made.span and _span(made.span), "detail": made.detail}


def _in_article(made: Attribution, article: Article) -> Json:
    return {
        "article": _ref(article),
        "attribution": _attribution(made),
        "text": _words(article, made.content),
    }


def _ref(article: Article) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": article.outlet,
        "published_at": _iso(article.published_at),
    }


def _words(article: Article, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(article.text) for span in spans)


def line(thing: Json) -> bytes:
    """A thing on one line, in UTF-8, with its newline."""
    return _safe(msgspec.json.encode(thing)) + b"\n"


def document(thing: Json | Sequence[Json]) -> bytes:
    """A thing, or several as an array, indented to be read by people too."""
    return _safe(msgspec.json.format(msgspec.json.encode(thing), indent=2)) + b"\n"


def forecast(made: Entry, articles: Mapping[str, Article]) -> Json:
    """A forecast of the ledger, as the contract names its parts, with every telling, sign and decision."""
    first = made.first
    return {
        "schema": "pressreview/forecast/1",
        "id": made.id,
        "story": made.story,
        "claim": made.claim,
        "text": _text_at(articles[first.article], first.spans),
        "kind": first.kind,
        "speaker": first.speaker,
        "outlet": first.outlet,
        "said": _iso(first.said),
        "horizon": made.horizon and _interval(made.horizon),
        "band": first.band,
        "polarity": first.polarity,
        "condition": first.condition and _text_at(articles[first.article], (first.condition,)),
        "status": made.status,
        "resolution": made.resolution and _resolution(made.resolution),
        "tellings": [_telling(one) for one in made.tellings],
        "signs": [
            {
                "article": one.at.article,
                "span": _span(one.at.span),
                "day": _iso(one.day),
                "outcome": one.outcome,
                "reason": one.reason,
            }
            for one in made.signs
        ],
        "decided": [_resolution(one) for one in made.resolutions],
    }


def score(made: Score) -> Json:
    """`pressreview/score/1`: how forecasts of one speaker or outlet came out; shares and the Brier score are 0-1."""
    return {
        "schema": "pressreview/score/1",
        "who": made.who,
        "role": made.role,
        "made": made.made,
        "resolved": made.resolved,
        "bands": [
            {"band": one.band, "true": one.true, "resolved": one.resolved, "low": one.low, "high": one.high}
            for one in made.bands
        ],
        "brier": made.brier,
    }


def correction(made: Correction, articles: Mapping[str, Article], state: CorrectionState) -> Json:
    """`pressreview/correction/1`: what a person said of a statement, beside what the program had read; to learn from.

    `person` has what the correction tells: `said` and `speaker` (null for nobody known), or that the two are not the
    `same`; a withdrawal tells nothing. `machine` has both of what the program had read.
    """
    told: dict[CorrectionKind, Json | None] = {
        "not said": {"said": False},
        "speaker": {"said": True, "speaker": made.speaker and _speaker(made.speaker)},
        "apart": {"same": False},
        "withdrawn": None,
    }
    return {
        "schema": "pressreview/correction/1",
        "id": made.id,
        "kind": made.kind,
        "decided": _iso(made.decided),
        "because": made.because,
        "state": state,
        "withdraws": made.withdraws,
        "person": told[made.kind],
        "reasons": list(made.reasons),
        **_as_read(made.at, articles),
        "other": made.other and _as_read(made.other, articles),
    }


def _as_read(made: AsRead, articles: Mapping[str, Article]) -> Json:
    """A statement in its article, and what the program had read of it."""
    article = articles[made.place.article]
    return {
        "article": _ref(article) | {"title": article.title, "language": article.language},
        "text": article.text,
        "source": _spans(made.place.source),
        "cue": _spans(made.place.cue),
        "content": _spans(made.place.content),
        "machine": {
            "said": made.kind is not None,
            "kind": made.kind,
            "speaker": made.speaker and _speaker(made.speaker),
            "via": None if made.via is None else list(made.via),
            "confidence": made.confidence,
            "made_by": made.made_by,
        },
    }


def _telling(made: Telling) -> Json:
    return {
        "article": made.article,
        "spans": _spans(made.spans),
        "attribution": made.attribution,
        "speaker": made.speaker,
        "via": list(made.via),
        "outlet": made.outlet,
        "said": _iso(made.said),
        "kind": made.kind,
        "horizon": made.horizon and _interval(made.horizon),
        "band": made.band,
        "polarity": made.polarity,
        "condition": made.condition and _span(made.condition),
    }


def _resolution(made: Resolution) -> Json:
    return {
        "outcome": made.outcome,
        "decided": _iso(made.decided),
        "because": made.because,
        "seen": made.seen,
    }


def _text_at(article: Article, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(span.of(article.text).split()) for span in spans)


def _attribution(made: Attribution) -> Json:
    return {
        "id": made.id,
        "kind": made.kind,
        "source": _spans(made.source),
        "cue": _spans(made.cue),
        "content": _spans(made.content),
        "speaker": made.speaker and _speaker(made.speaker),
        "via": None if made.via is None else list(made.via),
        "parent": made.parent,
        "said_on": made.said_on and _dated(made.said_on),
        "happens": made.happens and _dated(made.happens),
        "certainty": made.certainty and _certainty(made.certainty),
        "forecast": made.forecast and _forecast(made.forecast),
        "confidence": made.confidence,
    }


def _speaker(made: Speaker) -> Json:
    return {
        "name": made.name,
        "kind": made.kind,
        "role": made.role,
        "role_held": made.role_held and _interval(made.role_held),
        "description": made.description,
    }


def _dated(made: SaidOn | Happens) -> Json:
    return _interval(made) | {"span": made.span and _span(made.span)}


def _interval(made: Interval) -> Json:
    return {"start": _iso(made.start), "end": _iso(made.end)}


def _certainty(made: Certainty) -> Json:
    return {"polarity": made.polarity, "band": made.band, "cues": _spans(made.cues)}


def _forecast(made: Forecast) -> Json:
    return {
        "kind": made.kind,
        "horizon": made.horizon and _interval(made.horizon),
        "condition": made.condition and _span(made.condition),
        "span": made.span and _span(made.span),
        "certainty": made.certainty and _certainty(made.certainty),
    }


def _mention(made: Mention) -> Json:
    return {"span": _span(made.span), "kind": made.kind, "name": made.name}


def _time(made: TimeExpression) -> Json:
    return {"span": _span(made.span), "start": _iso(made.start), "end": _iso(made.end), "value": made.value}


def _sentence(made: Sentence) -> Json:
    return {
        "text": made.text,
        "citations": [_citation(citation) for citation in made.citations],
        "writer": made.writer,
    }


def _citation(made: Citation) -> Json:
    return {
        "article": made.article,
        "path": made.path,
        "url": made.url,
        "spans": _spans(made.spans),
        "speaker": made.speaker,
        "via": list(made.via),
        "outlet": made.outlet,
        "published_at": _iso(made.published_at),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _iso(when: date | None) -> str | None:
    """ISO 8601 as the page gave it: a datetime with its own zone, or a bare day."""
    return when.isoformat() if when else None


def _safe(encoded: bytes) -> bytes:
    """The same JSON with every control character written as an escape."""
    return _CONTROLS.sub(lambda match: b"\\u%04x" % match.group()[-1], encoded)
