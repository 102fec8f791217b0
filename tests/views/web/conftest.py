"""Sites whose work is done where the test wants it, in no process of its own."""

from collections.abc import Iterator

import pytest

from pressreview.views.web.desk import Desk
from tests.views.web.sites import Site


@pytest.fixture(scope="module")
def asleep() -> Iterator[None]:
    """Nobody works at the desk: what is asked for stays waiting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Desk, "wake", lambda self: None)
        yield


@pytest.fixture(scope="module")
def site(asleep: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site without an article."""
    with Site(tmp_path_factory.mktemp("site") / "news.db") as made:
        yield made
