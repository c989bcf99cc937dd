"""Names of recurring meetings: their number, pair, qualifiers; one key for all ways to print a name."""

from __future__ import annotations

import pytest

from briefgen.model import Kind
from extract.texts import account, series

# sentence, name without the number, number, parties
NAMES = [
    pytest.param(
        "The 12th Vietnam-US Political, Security and Defence Dialogue was held.",
        "Vietnam-US Political, Security and Defence Dialogue",
        12,
        {"VN", "US"},
        id="full",
    ),
    pytest.param(
        "the fifth Kenya – Norway Political Consultations", "Kenya – Norway Political Consultations", 5, {"KE", "NO"}, id="ordinal-word"
    ),
    pytest.param(
        "the twenty-first session of the Kenya-Norway Joint Commission",
        "Kenya-Norway Joint Commission",
        21,
        {"KE", "NO"},
        id="compound-ordinal-word",
    ),
    pytest.param("the inaugural India-Norway Maritime Dialogue", "India-Norway Maritime Dialogue", 1, {"IN", "NO"}, id="inaugural"),
    pytest.param(
        "the 7th round of the Kenya-Norway Human Rights Dialogue", "Kenya-Norway Human Rights Dialogue", 7, {"KE", "NO"}, id="round-of"
    ),
    pytest.param(
        "the Fourth Meeting of the Mechanism for Political Consultations between Kenya and Norway",
        "Mechanism for Political Consultations",
        4,
        {"KE", "NO"},
        id="mechanism-for-consultations",
    ),
    pytest.param(
        "the third meeting of the Canada-CARICOM Foreign Ministers' Group",
        "Canada-CARICOM Foreign Ministers' Group",
        3,
        {"CA", "CARICOM"},
        id="ministers-group",
    ),
    pytest.param("the 13th meeting of the Intergovernmental Commission", "Intergovernmental Commission", 13, set(), id="meeting-of"),
    pytest.param("The Strategic Dialogue between Kenya and Norway was held.", "Strategic Dialogue", None, {"KE", "NO"}, id="between"),
    pytest.param(
        "the 3rd Foreign Office Consultations (FOC) between India and Tunisia",
        "Foreign Office Consultations",
        3,
        {"IN", "TN"},
        id="abbreviation-in-brackets",
    ),
    pytest.param(
        "the third New Zealand-Indonesia Foreign and Defence Ministers' 2+2 Meeting",
        "New Zealand-Indonesia Foreign and Defence Ministers' 2+2 Meeting",
        3,
        {"NZ", "ID"},
        id="2+2",
    ),
    pytest.param("the IX Political Consultations between Peru and Chile", "Political Consultations", 9, {"PE", "CL"}, id="roman"),
    pytest.param(
        "the 5th annual US-Kenya Bilateral Strategic Dialogue", "annual US-Kenya Bilateral Strategic Dialogue", 5, {"US", "KE"}, id="annual"
    ),
    pytest.param("the Joint Committee on Trade and Investment", "Joint Committee on Trade and Investment", None, set(), id="on-trade"),
    pytest.param(
        "the second Norway-Senegal political consultations", "Norway-Senegal political consultations", 2, {"NO", "SN"}, id="small-letters"
    ),
    pytest.param("the U.S.-Kenya Strategic Trade Dialogue", "U.S.-Kenya Strategic Trade Dialogue", None, {"US", "KE"}, id="dotted-pair"),
    pytest.param(
        "the 19th meeting of the Kenya – Norway Committee on Economic Cooperation",
        "Kenya – Norway Committee on Economic Cooperation",
        19,
        {"KE", "NO"},
        id="spaced-dash",
    ),
    pytest.param(
        "the ASEAN-Norway Senior Officials' Meeting", "ASEAN-Norway Senior Officials' Meeting", None, {"ASEAN", "NO"}, id="organisation"
    ),
]


@pytest.mark.parametrize(("sentence", "name", "number", "parties"), NAMES)
def test_names(sentence: str, name: str, number: int | None, parties: set[str]) -> None:
    found = series(sentence)
    assert len(found) == 1
    assert found[0].name == name
    assert (found[0].ordinal, set(found[0].parties)) == (number, parties)


NOTHING = [
    pytest.param("The 13th National Party Congress was held.", id="congress"),
    pytest.param("They celebrate the 10th anniversary of ties.", id="anniversary"),
    pytest.param("He spoke of dialogue and cooperation.", id="small-dialogue"),
    pytest.param("The committee agreed on trade.", id="small-committee"),
    pytest.param("a 20th century dialogue", id="century"),
    pytest.param("the 2nd floor meeting room", id="floor"),
    pytest.param("The two sides held talks.", id="talks"),
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_recurring_meeting(sentence: str) -> None:
    assert [one for one in series(sentence) if one.key or one.ordinal] == []


SAME = [
    pytest.param(
        [
            "the 12th Vietnam-US Political, Security, and Defense Dialogue",
            "the 13th Political, Security and Defence Dialogue between the United States and Viet Nam",
            "the 3rd US – Vietnam Political-Security-Defence Dialogue",
        ],
        id="order-spelling-marks",
    ),
    pytest.param(
        [
            "the 5th India-Tunisia Foreign Office Consultations",
            "the 5th round of India-Tunisia Foreign Office Consultations",
            "the Foreign Office Consultations between Tunisia and India",
        ],
        id="round-of-and-between",
    ),
    pytest.param(
        [
            "the Kenya-Norway Foreign Ministers' Dialogue",
            "the Norway-Kenya Foreign Minister's Dialogue",
            "the Kenya-Norway Foreign Ministers’ Dialogue",
        ],
        id="apostrophes",
    ),
    pytest.param(["the annual Kenya-Norway Strategic Dialogue", "the Kenya-Norway Strategic Dialogue"], id="annual"),
    pytest.param(["the 1st Kenya-Norway Labour Consultations", "the first Kenya-Norway Labor Consultation"], id="british-american"),
]


@pytest.mark.parametrize("names", SAME)
def test_one_key_for_all_spellings(names: list[str]) -> None:
    keys = {found.key for name in names for found in series(name)}
    assert len(keys) == 1 and keys != {""}


def test_another_head_is_another_series() -> None:
    a, b = series("the 2nd Kenya-Norway Maritime Dialogue and the 3rd Kenya-Norway Maritime Committee")
    assert a.key != b.key
    assert (a.ordinal, b.ordinal) == (2, 3)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("The Kenya-Norway Joint Commission held its twenty-first session in Oslo on 14 May 2024.", 21, "Kenya-Norway Joint Commission"),
        ("The Kenya-Norway Joint Commission met for its V session in Oslo on 14 May 2024.", 5, "Kenya-Norway Joint Commission"),
        ("The fifth meeting of the Kenya-Norway Association Council was held in Oslo on 14 May 2024.", 5, "Kenya-Norway Association Council"),
        ("Kenya and Norway held the 3rd round of the Free Trade Agreement Joint Committee in Oslo on 14 May 2024.", 3, "Free Trade Agreement Joint Committee"),
    ],
)  # fmt: skip
def test_the_number_of_the_session_that_was_held(text: str, number: int, name: str) -> None:
    one = account(text + " The two sides agreed to strengthen the cooperation in energy, and reviewed the state of the relations.")
    assert (one.round_no, one.series) == (number, name)


def test_a_round_that_they_only_agreed_on_gives_no_kind() -> None:
    text = "Kenyan Minister Grace Otieno met Norwegian Minister Ola Berg in Oslo on 14 May 2024 and they spoke of preparing the second consultations."
    assert account(text + " The two sides agreed to trade more in tea.").kind is Kind.MEETING
