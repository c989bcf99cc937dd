"""Traps of the genre that no other table here holds; each was met in real reports, the sentences are invented."""

from __future__ import annotations

import pytest

from briefgen.model import Status, YearBasis
from extract.texts import MET, account, accounts, acts, matrix, readout

SAID = "\n\nThe two sides agreed that trade in tea should grow, and that both of them will look into the price of it."
LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on Monday."


def test_a_double_dateline() -> None:
    text = f"VIETNAM, April 15 -\n\nHÀ NỘI — {LEAD}{SAID}"
    assert account(text, published="2024-04-16").where.city == "Oslo"


def test_the_date_only_in_the_dateline_is_no_date_of_the_meeting_without_saying_so() -> None:
    when = account(f"OSLO, May 14, 2024 (XYZ) - {LEAD.replace(' on Monday', '')}{SAID}").when
    assert when.start is None or when.reason


@pytest.mark.xfail(strict=True, reason="a caption in one line with the lead takes the lead with it: the report is lost")
def test_a_caption_glued_to_the_next_word() -> None:
    one = readout(f"Kenya, Norway hold talks - ảnh 1{LEAD}{SAID}")
    assert "Grace Otieno met Norwegian" in one.text


def test_a_link_in_brackets() -> None:
    text = f"{LEAD}{SAID}\n\n[Norway hopes to elevate its ties with Peru]\n\nThe two sides agreed to expand tourism."
    assert all("Peru" not in act.text for act in account(text, published="2024-05-15").acts)


def test_several_meetings_in_one_report() -> None:
    text = (
        "Kenyan Foreign Minister Grace Otieno held separate meetings in New York on 20 September 2024.\n\n"
        "Meeting Norwegian Foreign Minister Ola Berg, Minister Otieno proposed a fund for ports.\n\n"
        "At the meeting with Peruvian Foreign Minister Ana Rojas, Minister Otieno welcomed the new embassy in Lima."
    )
    found = accounts(text)
    assert {frozenset(one.parties) for one in found} == {frozenset({"KE", "NO"}), frozenset({"KE", "PE"})}


def test_calls_on_several_hosts_are_listed() -> None:
    text = (
        "The 5th Kenya-Norway Political Consultations were held in Oslo on 14 May 2024, co-chaired by Kenyan Principal Secretary Grace Otieno and Norwegian State Secretary Ola Berg."
        f"{SAID}\n\nWhile in Oslo, Principal Secretary Otieno called on Norwegian Foreign Minister Kari Lund and Norwegian Trade Minister Nils Moe."
    )
    assert {"Kari Lund", "Nils Moe"} <= {person.name for one in accounts(text) for person in one.people}


def test_two_people_of_one_family_name_keep_their_statements() -> None:
    text = (
        "Vietnamese Foreign Minister Nguyen Hong Ha and Vietnamese Trade Minister Nguyen Van Tam met Kenyan Foreign Minister Grace Otieno in Nairobi on 14 May 2024.\n\n"
        "Trade Minister Nguyen Van Tam proposed a fund. Foreign Minister Nguyen Hong Ha thanked Kenya." + SAID
    )
    assert [(act.speaker, act.stance.value) for act in account(text).acts if act.speaker] == [
        ("Nguyen Van Tam", "proposed"),
        ("Nguyen Hong Ha", "welcomed"),
    ]


def test_a_name_misspelt_in_a_second_report_is_one_person() -> None:
    other = MET.replace("Ola Berg", "Ola Bergh") + SAID
    found = matrix(MET + SAID + " They left.", "Oslo reports the same.\n\n" + other)
    assert len(found.events) == 1


SIDES = [
    pytest.param("Both sides agreed on ports. Minister Otieno proposed a fund. They welcomed it.", [("both", "agreed"), ("KE", "proposed"), ("both", "welcomed")], id="they-after-one-speaker"),
    pytest.param("The Vietnam-China Steering Committee was named as a model.", [], id="a-pair-of-others-in-a-name"),
    pytest.param("The two sides reaffirmed the ASEAN-Norway Partnership.", [("both", "affirmed")], id="a-partnership-of-others"),
    pytest.param("Minister Otieno commended the US Department of State for its help.", [("KE", "welcomed")], id="a-body-of-a-third-country"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), SIDES)
def test_whose_words(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(act.side, act.stance.value) for act in acts(text)] == rows


def test_a_milestone_is_no_range_of_years() -> None:
    text = LEAD.replace(" on Monday", " on May 14") + SAID + "\n\nThey prepare for the 30th anniversary of ties (1995-2025)."
    when = account(text).when
    assert (str(when.start), when.year_basis) == ("2024-05-14", YearBasis.INFERRED)


def test_a_year_that_the_source_mistyped_is_noted() -> None:
    text = LEAD.replace("on Monday", "on 14 May 2023") + SAID
    assert account(text, published="2024-05-15").notes


def test_a_preview_is_announced() -> None:
    text = "Kenyan Foreign Minister Grace Otieno will visit Norway next week and hold talks with Norwegian Foreign Minister Ola Berg. The two sides are expected to sign an agreement on ports."
    assert {one.status for one in accounts(text, published="2024-05-15")} <= {Status.ANNOUNCED}


def test_broken_letters_of_a_wrong_encoding_do_not_stop_the_reading() -> None:
    text = "Vietnamese Foreign Minister BÃ¹i Thanh SÆ¡n met Kenyan Foreign Minister Grace Otieno in Nairobi on 14 May 2024." + SAID
    assert set(account(text).parties) == {"KE", "VN"}


def test_a_mirror_of_an_agency_is_a_copy() -> None:
    text = LEAD + SAID + "\n\nMinister Berg thanked Kenya for the help that it gave to the sailors of the lost ship./."
    found = matrix(text, "Win big tonight\n\n" + text + "\n\nPlay now and get a bonus", published="2024-05-15")
    assert [bool(source.same_text_as) for source in found.sources].count(True) == 1
