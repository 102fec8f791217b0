"""The labelled attributions: what counts as right, and that the files say the same as they did."""

from pathlib import Path

import pytest

from bench.speakers.__main__ import agreement, same, speaker_outcome, via_outcome
from bench.speakers.sites import Label, load
from pressreview.model import Attribution, Span, Speaker


def label(*names: str, via: tuple[str, ...] = (), kind: str | None = None) -> Label:
    return Label(True, kind or ("name" if names else "unnamed"), names, via, False)  # type: ignore[arg-type]


def said_by(name: str | None, *via: str) -> Attribution:
    return Attribution(
        id="att1-x",
        kind="indirect",
        source=(),
        cue=(),
        content=(Span(0, 4),),
        confidence=1.0,
        speaker=Speaker(name=name, kind="person" if name else "group", description=None if name else "officials"),
        via=via,
    )


@pytest.mark.parametrize(
    ("given", "wanted", "outcome"),
    [
        pytest.param("Ilse Marrow", label("Ilse Marrow", "Marrow"), "right", id="the name"),
        pytest.param("Marrow", label("Ilse Marrow", "Marrow"), "right", id="also"),
        pytest.param("Odo Vale", label("Ilse Marrow", "Marrow"), "wrong", id="another"),
        pytest.param(None, label("Ilse Marrow"), "open", id="left open"),
        pytest.param(None, label(), "right", id="rightly unnamed"),
        pytest.param("Odo Vale", label(), "wrong", id="a name for the unnamed"),
        pytest.param("Moscow", label("Russia"), "right", id="a state by its capital"),
        pytest.param("AP", label("The Associated Press"), "right", id="an outlet by its initials"),
    ],
)
def test_speakers(given: str | None, wanted: Label, outcome: str) -> None:
    assert speaker_outcome(said_by(given), [wanted]) == outcome


@pytest.mark.parametrize(
    ("given", "wanted", "outcome"),
    [
        pytest.param((), (), "right", id="none"),
        pytest.param(("BBC",), ("the BBC",), "right", id="whole"),
        pytest.param((), ("the BBC",), "open", id="missing"),
        pytest.param(("Interfax",), (), "wrong", id="invented"),
        pytest.param(("Interfax", "BBC"), ("BBC", "Interfax"), "open", id="in the other order"),
    ],
)
def test_chains(given: tuple[str, ...], wanted: tuple[str, ...], outcome: str) -> None:
    assert via_outcome(said_by("Ilse Marrow", *given), [label("Ilse Marrow", via=wanted)]) == outcome


def test_one_body_with_and_without_its_country() -> None:
    assert same("Ministry of Ports", "Ministry of Ports of Velmora")
    assert not same("Ministry of Ports", "Ministry of Mines")


def test_the_labels_stand_in_the_articles(corpora: Path) -> None:
    sites = load()
    assert len(sites) == 311
    assert {site.half for site in sites} == {"develop", "measure"}
    assert "296 of 311" in agreement(sites)
