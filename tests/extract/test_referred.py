"""Events of another day that a text only refers to: who, when and where each was, and what is none."""

from __future__ import annotations

import pytest

from briefgen.model import Account, Kind, Status
from extract.texts import accounts

LEAD = "On 14 May 2024, Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo."


def referred(more: str) -> list[Account]:
    return [one for one in accounts(f"date 2024-05-15\n\n{LEAD} {more}") if one.status is Status.REFERRED]


def told(account: Account) -> tuple[Kind, str, str, str, dict[str, str]]:
    """(kind, day or month, city, country, names by side)"""
    day = account.when.start.isoformat() if account.when.start else account.when.partial
    return account.kind, day, account.where.city, account.where.country, {p.side: p.name for p in account.people if p.role == "lead"}


BOTH = {"KE": "Grace Otieno", "NO": "Ola Berg"}
FOUND = [
    pytest.param(
        "They followed up on the state visit of President Kari Lund of Norway to Kenya in October 2023.",
        (Kind.VISIT, "2023-10", "", "KE", {"NO": "Kari Lund"}),
        id="visit-of-somebody",
    ),
    pytest.param(
        "During her August 2023 visit to Norway, President Jane Mwangi of Kenya opened a school.",
        (Kind.VISIT, "2023-08", "", "NO", {"KE": "Jane Mwangi"}),
        id="her-dated-visit-before-the-name",
    ),
    pytest.param(
        "Minister Berg recalled Kenyan President Jane Mwangi’s visit to Bergen on 3 March 2023.",
        (Kind.VISIT, "2023-03-03", "Bergen", "NO", {"KE": "Jane Mwangi"}),
        id="visit-in-the-possessive",
    ),
    pytest.param(
        "In June 2023, Minister Berg visited Mombasa.", (Kind.VISIT, "2023-06", "Mombasa", "KE", {"NO": "Ola Berg"}), id="month-first"
    ),
    pytest.param(
        "The two ministers last met in New York on 21 September 2023.",
        (Kind.MEETING, "2023-09-21", "New York", "US", BOTH),
        id="last-met",
    ),
    pytest.param(
        "The talks followed up on their January 24 meeting in Nairobi.", (Kind.MEETING, "2024-01-24", "Nairobi", "KE", BOTH), id="their-meeting"
    ),
    pytest.param(
        "Minister Berg gave thanks for the warm reception during his February trip to Kenya.",
        (Kind.VISIT, "2024-02", "", "KE", {"NO": "Ola Berg"}),
        id="his-trip-in-a-month-without-a-year",
    ),
    pytest.param(
        "Minister Otieno spoke of her talks with Norwegian President Kari Lund in Nairobi last October.",
        (Kind.TALKS, "2023-10", "Nairobi", "KE", {"KE": "Grace Otieno", "NO": "Kari Lund"}),
        id="her-talks-with-somebody-else-in-a-month-without-a-year",
    ),
    pytest.param(
        "The meeting was preceded by the Kenya-Norway Human Rights Dialogue, held in Bergen on 3 April.",
        (Kind.DIALOGUE, "2024-04-03", "Bergen", "NO", {}),
        id="a-round-of-a-mechanism-that-was-held",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("more", "expected"), FOUND)
def test_event_of_another_day(more: str, expected: tuple[Kind, str, str, str, dict[str, str]]) -> None:
    assert [told(account) for account in referred(more)] == [expected]


def test_round_before_this_one() -> None:
    text = (
        "The 5th Kenya-Norway Joint Commission was held in Oslo on 14 May 2024, co-chaired by Kenyan Foreign Minister Grace Otieno and Norwegian "
        "Foreign Minister Ola Berg. The Commission looked into what was done since its previous meeting, held in Nairobi on 3 March 2022."
    )
    main, before = accounts(text)
    assert (before.status, before.when.partial or str(before.when.start), before.where.city) == (Status.REFERRED, "2022-03-03", "Nairobi")
    assert main.where.city == "Oslo"


NONE = [
    pytest.param("President Kari Lund of Norway will pay a visit to Kenya in October 2024.", id="still-to-come"),
    pytest.param("They agreed to prepare the next visit of President Lund to Kenya in June 2024.", id="the-next-one"),
    pytest.param("The meeting discussed the agreement signed in October 2022.", id="the-date-is-that-of-a-signature"),
    pytest.param("Minister Otieno spoke of the elections of August 2022 in Kenya.", id="no-meeting"),
    pytest.param("The two ministers met in Oslo on 14 May.", id="the-main-event-again"),
    pytest.param("The two sides spoke of the summit in Glasgow in November 2021.", id="nobody-named"),
]


@pytest.mark.parametrize("more", NONE)
def test_no_event_of_another_day(more: str) -> None:
    assert not referred(more)
