"""What Events says was agreed: whose words, in which order, how much of it, and how it follows what people correct on Statements."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extract.texts import matrix

from briefgen.merge.agreed import MAX_SIGNS, shortened, with_areas
from briefgen.merge.onto import merge_onto
from briefgen.model import BOTH, Area, Event, Evidence, Matrix, Stance, Statement, Strength

AREAS = (Area("trade", "Trade", "Economy"), Area("climate", "Climate change", "Environment"))
QUOTE = "Both sides agreed to widen trade in tea and to train port engineers."
EVIDENCE = (
    Evidence("E-1", "S-1", 1, 100, 100 + len(QUOTE), QUOTE),
    Evidence("E-2", "S-1", 2, 300, 340, "They agreed to share maps of the coast."),
)
EVENT = Event("EV-1", sources=("S-1",))


def agreed(*given: Statement) -> str:
    return with_areas((EVENT,), given, EVIDENCE, AREAS)[0].agreed_areas


def said(statement_id: str, words: str, evidence: str = "E-1", **more: object) -> Statement:
    quote = next(row.quote for row in EVIDENCE if row.evidence_id == evidence)
    plain: dict[str, object] = {"stance": Stance.AGREED, "strength": Strength.HARD, "text": quote, "evidence": (evidence,)}
    return Statement(statement_id, "EV-1", areas_text=words, **(plain | more))  # type: ignore[arg-type]


def test_the_words_of_the_texts_in_the_order_of_reading() -> None:
    first, second = said("ST-b", "trade in tea | train port engineers"), said("ST-a", "maps of the coast", "E-2")
    assert agreed(first, second) == agreed(second, first) == "trade in tea; train port engineers; maps of the coast"


def test_no_area_twice() -> None:
    assert (
        agreed(said("ST-a", "trade in tea"), said("ST-b", "the Trade in Tea | maps of the coast", "E-2"))
        == "trade in tea; maps of the coast"
    )


def test_the_name_of_an_area_where_the_text_has_no_words_for_it() -> None:
    assert agreed(said("ST-a", "", areas=("climate", "unknown"))) == "Climate change; unknown"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"side": "KE"}, id="one side alone"),
        pytest.param({"stance": Stance.PROPOSED}, id="asked for"),
        pytest.param({"stance": Stance.AFFIRMED}, id="affirmed by both"),
        pytest.param({"stance": Stance.DISCUSSED}, id="discussed"),
        pytest.param({"strength": Strength.PAST}, id="agreed before"),
        pytest.param({"flags": ("negated",)}, id="not agreed"),
    ],
)
def test_nothing_else_counts_as_agreed(change: dict[str, object]) -> None:
    assert agreed(said("ST-a", "trade in tea", side=BOTH)) == "trade in tea"
    assert agreed(said("ST-a", "trade in tea", **change)) == ""


def test_what_both_affirmed_or_undertook_stands_apart() -> None:
    rows = (said("ST-a", "trade in tea", stance=Stance.AFFIRMED), said("ST-b", "maps of the coast", "E-2", stance=Stance.COMMITTED))
    assert with_areas((EVENT,), rows, EVIDENCE, AREAS)[0].affirmed_areas == "trade in tea; maps of the coast"


def test_every_area_in_the_order_of_the_taxonomy() -> None:
    rows = (said("ST-a", "", areas=("own", "climate")), said("ST-b", "", areas=("trade",), side="KE"))
    assert with_areas((EVENT,), rows, EVIDENCE, AREAS)[0].areas == ("trade", "climate", "own")


def test_what_does_not_fit_is_counted_and_nothing_is_cut() -> None:
    words = [f"area number {number} of those agreed" for number in range(20)]
    shown, _, left = shortened(words).partition(" … and ")
    assert words[: len(shown.split("; "))] == shown.split("; ") and len(shown) <= MAX_SIGNS
    assert len(shown.split("; ")) + int(left.removesuffix(" more")) == 20
    assert shortened(["x" * 1000]) == "x" * 1000
    assert shortened(["x" * 1000, "y"]) == "x" * 1000 + " … and 1 more"
    assert shortened([]) == ""


# --- from texts, and onto a workbook ------------------------------------------------------------------------------------------------

FIRST = (
    "NAIROBI, 15 May 2024\n\nOn 14 May 2024, Kenyan Principal Secretary Grace Otieno and Norwegian State Secretary Ola Berg co-chaired the 5th Kenya-Norway Strategic Dialogue in Oslo.\n\n"
    "The two sides agreed to expand trade in tea and to train port engineers.\n\nPrincipal Secretary Otieno thanked Norway for its support of schools."
)
SECOND = (
    "OSLO, 16 May 2024\n\nThe fifth Norway-Kenya Strategic Dialogue was held in Oslo on 14 May 2024, chaired by State Secretary Ola Berg of Norway and Principal Secretary Grace Otieno of Kenya.\n\n"
    "The two sides agreed to cooperate on offshore wind power."
)


def brought(held: Matrix, *texts: str) -> Matrix:
    fresh = matrix(*texts)
    return merge_onto(held, fresh, {row.source_id: text for row, text in zip(fresh.sources, texts, strict=True)}).whole


def test_an_event_says_what_was_agreed_and_how_high_its_leads_are() -> None:
    found = matrix(FIRST)
    event, levels = found.events[0], {row.name: row.level for row in found.participants}
    assert event.agreed_areas == "trade in tea; train port engineers"
    assert (event.lead_a_level, event.lead_b_level) == (levels[event.lead_a], levels[event.lead_b]) == (2, 3)


def test_a_further_account_adds_what_it_says_was_agreed() -> None:
    held = matrix(FIRST)
    assert brought(held, SECOND).events[0].agreed_areas == "trade in tea; train port engineers; offshore wind power"


def test_what_a_person_corrected_on_statements_arrives_with_the_next_text() -> None:
    held = matrix(FIRST)
    asked = tuple(replace(row, stance=Stance.PROPOSED) if row.stance is Stance.AGREED else row for row in held.statements)
    other = SECOND.replace("fifth", "sixth").replace("14 May 2024", "14 May 2025").replace("16 May 2024", "16 May 2025")
    found = brought(replace(held, statements=asked), other)
    assert [event.agreed_areas for event in found.events] == ["", "offshore wind power"]
