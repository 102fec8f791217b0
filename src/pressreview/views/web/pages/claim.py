"""A claim from its sentences down to where they begin."""

from pressreview import pipeline
from pressreview.store import Store
from pressreview.views import json, lines, pictures
from pressreview.views.page import clean
from pressreview.views.web.links import Links
from pressreview.views.web.view import View


def claim(store: Store, links: Links, asked: str) -> View | None:
    """The reports of a claim with their origins, how it changed, what is set against it."""
    found = store.claim(asked)
    story = store.story(found.story) if found is not None else None
    if found is None or story is None:
        return None
    made, articles = pipeline.ladder_of(store, found, story)
    said, others = {one.id: one for one in made.attributions}, {one.id: one for one in made.against}
    summary = lines.ladder_summary(made, articles)
    branches = [
        (
            lines.origin_words(branch.origin),
            [
                (line, links.article(one.article), one.attribution.id if one.attribution else None)
                for line, one in zip(lines.reports(branch.reports, articles), branch.reports, strict=True)
            ],
        )
        for branch in made.branches
    ]
    return View(
        "claim",
        {
            "title": lines.claim_words(found, said, articles),
            "kicker": "Claim",
            "id": found.id,
            "summary": summary,
            "story": (clean(story.title), links.story(story.id, "claims")),
            "drawing": pictures.ladder(made, articles),
            "drawing_words": f"{summary} The same stands in the lists below.",
            "branches": branches,
            "drift": pictures.drift(made, articles),
            "told": lines.drift_lines(made, articles) if lines.changes(made) else [],
            "lost": [lines.lost_words(one, articles) for one in made.lost],
            "against": [
                (words, links.claim(one.other))
                for one in found.conflicts
                if one.other in others
                for words in lines.conflict_lines(found, {one.other: others[one.other]}, said, articles)[:1]
            ],
            "reasons": [clean(reason) for reason in found.reasons],
            "passages": [
                (number, lines.name_of(articles[one.article]), lines.words_at_passage(one, articles))
                for number, one in enumerate(found.passages)
                if one.article in articles
            ],
        },
        json.ladder(made, articles),
    )
