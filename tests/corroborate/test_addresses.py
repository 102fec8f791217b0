"""Where something happened, by the block of a street."""

import pytest

from pressreview.corroborate.conflicts.addresses import addresses
from tests.corroborate.made import article


@pytest.mark.parametrize(
    ("other", "found"),
    [
        pytest.param("The shooting occurred in the 1220 block of Harbour Street.", 1, id="another block"),
        pytest.param("The shooting occurred in the 1200 block of East Harbour Street.", 0, id="the same block"),
        pytest.param("The shooting occurred in the 1220 block of Velden Road.", 0, id="another street"),
        pytest.param("Police asked people in the 1220 block of Harbour Street.", 0, id="nothing happened there"),
        pytest.param(
            "He was shot in the 1200 block of Harbour Street and found in the 1220 block of Harbour Street.",
            0,
            id="both",
        ),
    ],
)
def test_addresses(other: str, found: int) -> None:
    one = article("He was shot in the 1200 block of Harbour Street.", outlet="A")
    assert [each.what for each in addresses([one, article(other, outlet="B")])] == [
        "the block of Harbour Street"
    ] * found
