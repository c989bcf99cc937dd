"""What stands between the verb and the thing agreed on, what hangs behind it, and papers named in a row: only the thing is an area."""

from __future__ import annotations

import pytest

from extract.texts import acts

LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024.\n\n"
TOLD: tuple[tuple[str, list[str]], ...] = (
    # between the verb and the thing
    (
        "They agreed, as well, about free movement of herders, the harmonization of road tolls and the opening of customs posts.",
        ["free movement of herders", "harmonization of road tolls", "opening of customs posts"],
    ),
    ("They agreed to set up a hotline and to deploy at the earliest liaison officers in Garissa.", ["hotline", "liaison officers in Garissa"]),
    ("They agreed to avoid, in their public statements, everything that hurts the other.", ["avoid, in their public statements, everything that hurts the other"]),
    ("They decided to go ahead, in an orderly manner, with the full reopening of the border.", ["reopening of the border"]),
    ("They agreed that, once the review had ended, work should start without delay on an ambitious tea accord.", ["ambitious tea accord"]),
    ("The ministers agreed that action has to be taken also on the northern borders.", ["northern borders"]),
    ("They agreed that there can be no military solution to the conflict.", ["no military solution to the conflict"]),
    ("They stressed that there can be no excuse for piracy.", []),
    ("They instructed their ministers in charge of fisheries to set up a joint committee on quotas.", ["joint committee on quotas"]),
    ("They emphasized that they would support each other within the Lake Union.", ["support each other within the Lake Union"]),
    ("They reaffirmed the accords of Oslo, including those concerning the fight against piracy.", ["accords of Oslo", "fight against piracy"]),
    # what hangs behind it
    ("They agreed to raise trade in tea by 10 - 15%.", ["trade in tea by 10 - 15%"]),
    ("They agreed to implement the 2021 – 2025 cooperation plan.", ["2021 – 2025 cooperation plan"]),
    ("They signed an agreement on a satellite, and one on grants for schools, the ceiling of which has been raised.", ["satellite", "grants for schools"]),
    (
        "Kenya and Norway signed an agreement under which 500 megawatts of wind power would be exported to Kenya.",
        ["500 megawatts of wind power would be exported to Kenya"],
    ),
    ("They reaffirmed their support for the sovereignty, unity and territorial integrity of Somalia.", ["support for the sovereignty, unity and territorial integrity of Somalia"]),
    ('They adopted the "Joint Vision: A Partnership for Lakes", which covers ports and tea.', ["Joint Vision: A Partnership for Lakes", "ports", "tea"]),
    ("They agreed that the council is the right vehicle to settle tea disputes.", ["council is the right vehicle to settle tea disputes"]),
    ("They said they were committed to the Lamu railway line and to the tea fair.", ["Lamu railway line", "tea fair"]),
    ("They reaffirmed that they stand by the accords of Oslo.", ["stand by the accords of Oslo"]),
    ("They agreed to continue the Dialogue on a regular basis.", ["Dialogue on a regular basis"]),
    ("They would work together for the Lamu Rail project, the flagship project of both.", ["Lamu Rail project"]),
    ("5- A new protocol on tea was signed by the two Governments.", ["new protocol on tea"]),
    ("They agreed on the promotion and mutual protection of investments.", ["promotion and mutual protection of investments"]),
    # no things
    ("They noted the rise in trade in tea.", []),
    ("Nineteen agreements and MoUs were signed.", []),
    ("They held a session at the end of which seven agreements were initialed.", []),
    ("The deal was signed by Energy Secretary Amos Rono and his counterpart Kari Lund.", []),
    ("The two ministers decided on the Kenyan side.", []),
    ("Drought relief was not agreed on at the meeting.", []),
    # papers named in a row
    ("Twelve agreements and MoUs were also signed, dealing with transport, fisheries and tourism.", ["transport", "fisheries", "tourism"]),
    ("The session wrapped up on Friday with the signing of some twenty agreements covering, notably, fisheries, tourism and radar.", ["fisheries", "tourism", "radar"]),
    ("They also welcomed that the two sides signed memoranda of cooperation on farming and on radar.", ["farming", "radar"]),
    ("They welcomed the signing of the Agreement on Mutual Legal Help.", ["Agreement on Mutual Legal Help"]),
    ("They welcomed the signing last year of the Agreement on Mutual Legal Help.", []),
    (
        "The ministers signed six accords. They concern a joint declaration on friendship, a cooperation agreement on space and a memorandum between the two business councils.",
        ["joint declaration on friendship", "cooperation agreement on space", "memorandum between the two business councils"],
    ),
    ("They signed a declaration. The said axes are: social development; border integration; and culture.", ["social development", "border integration", "culture"]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "things"), TOLD)
def test_only_the_thing_is_an_area(sentence: str, things: list[str]) -> None:
    found = [
        item
        for act in acts(LEAD + sentence)
        if act.side == "both" and act.stance.value in {"agreed", "committed", "affirmed"}
        for item in act.areas_text
    ]
    assert [item for item in found if item in things] == things
    assert set(found) <= {*things, "declaration"}


def test_what_stands_beside_the_papers_of_a_list_was_signed_too() -> None:
    told = acts(
        LEAD
        + "They signed the Framework Pact, together with a ten-year agreement on water, and 24 memoranda of understanding in the sectors of:\n• Radar\n• Tea farming\n"
    )
    assert [item for act in told for item in act.areas_text] == ["Framework Pact", "ten-year agreement on water", "Radar", "Tea farming"]
