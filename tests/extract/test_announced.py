"""Texts that only announce a meeting: an announced event with what they tell, and none where no second side is told."""

from __future__ import annotations

import pytest

from briefgen.extract import accounts_of
from briefgen.lexicon import load_lexicon
from briefgen.model import Account, Status
from briefgen.prepare import prepare
from briefgen.readers import read_document

HEAD = "Foreign Minister's programme\n\n12 March 2025\n\n"


def accounts(text: str) -> tuple[Account, ...]:
    return accounts_of(prepare(read_document((HEAD + text + "\n").encode(), "announced.txt")), load_lexicon())


@pytest.mark.parametrize(
    ("text", "parties", "day", "city", "ordinal"),
    [
        (
            "The Minister of Foreign Affairs, Mr Stelios Georgallides, will travel to Amman tomorrow, 13 March 2025, to take part in the 5th Trilateral Meeting of "
            "Foreign Ministers of Cyprus, Greece and Jordan.",
            {"CY", "GR", "JO"},
            "2025-03-13",
            "",
            5,
        ),
        (
            "Barbados will host the first session of the Barbados-Rwanda Joint Commission from 25 to 26 March 2025 in Bridgetown. "
            "The commission will be co-chaired by Foreign Minister Kerrie Clarke of Barbados and her Rwandan counterpart, Olivier Nkurunziza.",
            {"BB", "RW"},
            "2025-03-25",
            "Bridgetown",
            1,
        ),
        ("Norwegian Foreign Minister Ola Berg will visit Kenya from 20 to 22 March 2025.", {"NO", "KE"}, "2025-03-20", "", None),
        (
            "On 20 March 2025, Norwegian Foreign Minister Ola Berg will receive Kenyan Foreign Minister Grace Otieno in Oslo.",
            {"NO", "KE"},
            "2025-03-20",
            "Oslo",
            None,
        ),
    ],
)
def test_an_announced_event(text: str, parties: set[str], day: str, city: str, ordinal: int | None) -> None:
    (event,) = accounts(text)
    assert event.status is Status.ANNOUNCED
    assert (set(event.parties), str(event.when.start), event.where.city, event.round_no) == (parties, day, city, ordinal)


@pytest.mark.parametrize(
    "text",
    [
        "Defence Minister Ola Berg of Norway departs on 29 March to take part in the Harbour Dialogue. He will address the second panel.",
        "The Ministry will publish the report on 20 March 2025. Foreign Minister Ola Berg of Norway will present it to the press.",
        "Norwegian Foreign Minister Ola Berg will meet members of the Norway-Kenya Business Council.",
    ],
)
def test_nobody_else_is_told(text: str) -> None:
    assert not accounts(text)


def test_a_meeting_that_was_held_stays_the_main_event() -> None:
    found = accounts(
        "Norwegian Foreign Minister Ola Berg will visit Peru in April 2025. On 11 March 2025 he met Kenyan Foreign Minister Grace Otieno in Oslo, and the two agreed to meet again."
    )
    assert found[0].status is Status.HELD and set(found[0].parties) == {"NO", "KE"}
