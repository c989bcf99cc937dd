"""Everybody once: short names, a title alone, and how the side of each is known."""

from __future__ import annotations

import pytest

from briefgen.extract.names import quiet
from briefgen.extract.registry import fold, name_tokens
from extract.texts import account, reading

OPEN = "Kenyan Foreign Minister Grace Wanjiru Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024. "


def who(text: str, publisher: str = "") -> dict[str, tuple[str, str]]:
    """name -> (title, side)"""
    return {p.name: (p.title, p.side) for p in reading(text, publisher=publisher).registry.people}


SHORT = [
    pytest.param("Minister Otieno thanked him.", id="title-and-surname"),
    pytest.param("Otieno thanked him.", id="surname-alone"),
    pytest.param("Ms. Otieno thanked him.", id="honorific-and-surname"),
    pytest.param("Foreign Minister Grace Otieno thanked him.", id="without-the-middle-name"),
    pytest.param("Minister Wanjiru thanked him.", id="given-name"),
    pytest.param("Minister OTIENO thanked him.", id="capitals"),
]


@pytest.mark.parametrize("sentence", SHORT)
def test_a_short_name_is_nobody_new(sentence: str) -> None:
    assert set(who(OPEN + sentence)) == {"Grace Wanjiru Otieno", "Ola Berg"}


def test_accents_do_not_part_people() -> None:
    text = OPEN.replace("Grace Wanjiru Otieno", "Bùi Thanh Sơn") + "Minister Bui Thanh Son left."
    assert set(who(text)) == {"Bùi Thanh Sơn", "Ola Berg"}
    assert fold("Đặng Sơn") == "dang son"
    assert name_tokens("Antony J. Carver") == {"antony", "carver"}


def test_the_fullest_name_stays() -> None:
    text = "Norwegian Foreign Minister Berg met Kenyan Foreign Minister Grace Otieno in Oslo. Foreign Minister Ola Berg smiled."
    assert set(who(text)) == {"Ola Berg", "Grace Otieno"}


def test_two_people_of_one_family_name() -> None:
    text = (
        "Vietnamese Minister Nguyen Van An met Vietnamese Minister Nguyen Hong Dien and Kenyan Minister Grace Otieno. Minister Nguyen left."
    )
    assert {"Nguyen Van An", "Nguyen Hong Dien"} <= set(who(text))


def test_different_given_names_are_different_people() -> None:
    text = OPEN + "Norwegian Defence Minister Kari Berg joined them."
    assert {"Ola Berg", "Kari Berg"} <= set(who(text))


SIDES = [
    pytest.param(
        "Secretary of State Joan Carver met Kenyan Foreign Minister Grace Otieno in Washington. The US and Kenya agreed.",
        "Joan Carver",
        "US",
        id="home-title",
    ),
    pytest.param(
        "External Affairs Minister Ravi Menon met Kenyan Foreign Minister Grace Otieno. India and Kenya agreed.",
        "Ravi Menon",
        "IN",
        id="home-title-india",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno met Foreign Minister Ola Berg in Oslo. Kenya and Norway agreed on ports.",
        "Ola Berg",
        "NO",
        id="elimination",
    ),
    pytest.param(
        "The Norwegian side was led by State Secretary Ola Berg. The Kenyan delegation was headed by Grace Otieno, Principal Secretary.",
        "Ola Berg",
        "NO",
        id="side-led-by",
    ),
    pytest.param(
        "Ola Berg, State Secretary, led the Norwegian delegation. Kenya and Norway met.", "Ola Berg", "NO", id="leads-the-delegation"
    ),
    pytest.param(
        "Kenya and Norway met in Oslo. Minister Grace Otieno and Minister Ola Berg led their respective delegations.",
        "Ola Berg",
        "NO",
        id="respective",
        marks=pytest.mark.xfail(
            strict=True, reason="the second country of “A and B met” weighs less, so it is no likely party and nobody gets its side"
        ),
    ),
    pytest.param("Kenyan Foreign Minister Grace Otieno met her Norwegian counterpart Ola Berg.", "Ola Berg", "NO", id="counterpart"),
    pytest.param(
        "Ola Berg, Foreign Minister of Norway, met Grace Otieno, Foreign Minister of Kenya.", "Grace Otieno", "KE", id="country-behind"
    ),
]


@pytest.mark.parametrize(("text", "name", "side"), SIDES)
def test_sides(text: str, name: str, side: str) -> None:
    assert who(text)[name][1] == side


def test_the_publishers_own_minister() -> None:
    text = "Foreign Minister Ola Berg met Kenyan Foreign Minister Grace Otieno in Nairobi on Monday. They agreed on ports."
    person = next(p for p in reading(text, publisher="Ministry of Foreign Affairs of Norway").registry.people if p.name == "Ola Berg")
    assert person.side == "NO"
    assert person.basis


HOUSE_STYLES = [
    pytest.param(
        "Readout of President Ruth Carver’s Call with Prime Minister Ola Berg of Norway\n\nPresident Ruth Carver spoke today with Prime Minister Ola Berg of Norway. They discussed ports.",
        "Ruth Carver",
        "US",
        id="readout-of-the-president",
    ),
    pytest.param(
        "Secretary Carver’s Call with Norwegian Foreign Minister Berg\n\nThe below is attributable to Spokesperson Ned Hale:\n\nSecretary Joan Carver spoke with Norwegian Foreign Minister Ola Berg today. The Secretary underscored the support of her country for ports.",
        "Joan Carver",
        "US",
        id="attributable-to-the-spokesperson",
    ),
    pytest.param(
        "On May 14, commencing at 10:30 a.m. for approximately 30 minutes, Foreign Minister Sato Yumi held a meeting with Norwegian Foreign Minister Ola Berg. The two ministers discussed ports.",
        "Sato Yumi",
        "JP",
        id="commencing-at-for-minutes",
    ),
]


@pytest.mark.parametrize(("text", "name", "side"), HOUSE_STYLES)
def test_a_publisher_is_known_by_its_manner(text: str, name: str, side: str) -> None:
    assert who(text)[name][1] == side
    assert account(text).parties == (side, "NO")


def test_a_short_first_name_is_the_same_person() -> None:
    text = "President Joseph R. Carver, Jr. met Norwegian Prime Minister Ola Berg in Oslo. President Joe Carver thanked him."
    assert set(who(text)) == {"Joseph R. Carver", "Ola Berg"}


def test_a_spokesperson_takes_nobodys_seat() -> None:
    text = "Spokesperson Ned Hale said on Monday: Minister Grace Otieno met Norwegian Minister Ola Berg in Oslo. Kenya and Norway agreed on ports."
    assert who(text)["Grace Otieno"][1] == "KE"


def test_every_side_says_how_it_is_known() -> None:
    for person in account(SIDES[0].values[0]).people:
        assert person.side and person.side_basis


def test_a_dateline_city_gives_no_side() -> None:
    text = "CAIRO, May 3 - Foreign Minister Ola Berg met Foreign Minister Grace Otieno. They agreed on ports and left for Oslo and Nairobi."
    assert "EG" not in {side for _, side in who(text).values()}


AT_HOME = "Foreign Minister Ola Berg received Kenyan Ambassador Grace Otieno, who ends her mission. They agreed on ports."


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (f"OSLO, 3 May 2024.- {AT_HOME}", "NO"),
        (f"GENEVA, 3 May 2024.- {AT_HOME}", ""),  # where all nations meet
        (f"OSLO, 3 May 2024.- {AT_HOME.replace('received', 'met at the peace conference')}", ""),
        (f"NAIROBI, 3 May 2024.- {AT_HOME}", ""),
    ],
    ids=["capital", "city-of-nations", "conference", "the-others-capital"],
)
def test_the_capital_from_which_a_text_of_no_known_outlet_is_dated(text: str, side: str) -> None:
    person = next(one for one in reading(text).registry.people if one.name == "Ola Berg")
    assert (person.side, person.basis) == ((side, "the capital from which the text is dated") if side else ("", ""))


@pytest.mark.parametrize(
    ("place", "sides"),
    [("Vienna/Nairobi", ["AT", "KE"]), ("Vienna", ["", ""]), ("Vienna/Linz", ["", ""])],
    ids=["two-capitals", "one", "a-capital-and-another-city"],
)
def test_a_text_dated_from_two_capitals_is_of_the_first(place: str, sides: list[str]) -> None:
    text = f"{place}, 2 May 2024 – Foreign Minister Eva Lang held a working meeting with her counterpart Peter Were today. They agreed on ports."
    assert [side for _, side in who(text).values()] == sides


def test_a_child_is_not_its_father() -> None:
    text = "King Hamzeh II met Norwegian President Ola Berg. The talks were attended by Crown Prince Talal bin Hamzeh II. King Hamzeh II praised ports."
    assert set(who(text)) == {"Hamzeh II", "Ola Berg", "Talal bin Hamzeh II"}


def test_two_without_countries_stand_in_the_order_of_the_meetings_name() -> None:
    text = "State Secretary Kari Lund and Assistant Minister Peter Were led the ninth Norway-Kenya human rights dialogue, which took place in Oslo."
    assert [side for _, side in who(text).values()] == ["NO", "KE"]


def test_an_office_told_later_is_that_of_the_one_named_without() -> None:
    text = "Anatoly Orlov had a telephone conversation with President of Kenya Grace Otieno.\n\nThe President of Norway congratulated Grace Otieno."
    person = next(one for one in reading(text).registry.people if one.name == "Anatoly Orlov")
    assert (person.title, person.side) == ("President", "NO")


def test_counterpart_takes_over_the_title() -> None:
    assert who("Kenyan Foreign Minister Grace Otieno met her Norwegian counterpart Ola Berg.")["Ola Berg"] == ("Foreign Minister", "NO")


TITLE_ALONE = [
    pytest.param("The Secretary thanked Kenya.", "US", id="secretary"),
    pytest.param("The Foreign Minister thanked the United States.", "KE", id="foreign-minister"),
    pytest.param("The Kenyan minister thanked the United States.", "KE", id="demonym-and-title"),
    pytest.param("The US side thanked Kenya.", "US", id="side"),
    pytest.param(
        "Washington thanked Kenya.",
        "US",
        id="capital",
    ),
    pytest.param("The host thanked her guest.", "KE", id="host"),
]


@pytest.mark.parametrize(("sentence", "side"), TITLE_ALONE)
def test_a_title_alone(sentence: str, side: str) -> None:
    text = "Kenyan Foreign Minister Grace Otieno received US Secretary of State Joan Carver in Nairobi on 14 May 2024.\n\n"
    assert [act.side for act in account(text + sentence).acts] == [side]


@pytest.mark.parametrize(
    ("words", "text", "quieter"),
    [
        ("PRIME MINISTER OF PERU", "", "Prime Minister of Peru"),
        ("NAKAHARA Shun", "", "NAKAHARA Shun"),
        ("EG WHITLAM", "Mr Whitlam thanked them.", "EG Whitlam"),
        ("LI KEQIANG", "Vice Premier Li thanked them.", "Li Keqiang"),
        ("KIM TAE-HO", "President Kim Tae-ho thanked them.", "Kim Tae-ho"),
        ("JEAN-PIERRE DE LA TOUR", "", "Jean-Pierre de la Tour"),
        ("PM", "", "PM"),
    ],
)
def test_a_name_that_only_a_heading_in_capitals_gives(words: str, text: str, quieter: str) -> None:
    assert quiet(words, text) == quieter
