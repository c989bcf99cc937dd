"""Each way in which an outlet names a person, with names of many languages, offices of many kinds and several countries put into it."""

from __future__ import annotations

import pytest

from extract.texts import accounts, people

NAMES = (
    "Peter Novak", "Rodrigo Salazar Pinto", "João Cravinho Teles", "Nguyen Thanh Nghi", "Li Guangming", "Park Ji-hoon", "Kenji Morita", "Abdullah bin Khalid Al-Mansouri",
    "Mehmet Yılmaz", "Sergei Petrovich Orlov", "Kwame Boateng", "K. Ramaswamy", "Budi Santoso", "Kyaw Min Thu", "Bakhtiyor Rahimov", "Tuala Faleolo", "Nikos Papadakis",
    "Jean-Marc Delacroix", "Hélène de Montfort",
)  # fmt: skip
OFFICES = (
    "Foreign Minister", "Minister of Foreign Affairs", "Minister for Trade and Industry", "Deputy Prime Minister", "Permanent Secretary", "Speaker of Parliament",
    "Minister of Foreign Trade and Investment", "Director General for Asia", "Prosecutor General", "Chief Justice", "House Speaker", "Rector", "Minister-Counsellor",
    "Chairman of the Senate", "Minister of State for Foreign Affairs", "Agriculture Minister", "Minister of Labour and Social Protection", "Charge d’Affaires",
    "Minister of Higher Education, Science and Innovation", "Central Bank Governor", "Commander of the Air Force",
)  # fmt: skip
SMALL = (
    "foreign minister", "agriculture minister", "water resources minister", "first deputy prime minister", "parliament speaker", "chief justice", "army chief", "consul general",
    "attorney general", "secretary general", "trade and industry minister", "central bank governor", "deputy economy minister", "crown prince", "charge d'affaires", "mayor",
    "senate president", "special representative", "house speaker", "prosecutor general", "minister delegate", "energy minister", "state secretary",
)  # fmt: skip
COUNTRIES = (
    ("Norway", "Norwegian", "NO"), ("Kenya", "Kenyan", "KE"), ("Vietnam", "Vietnamese", "VN"), ("the Philippines", "Philippine", "PH"), ("Fiji", "Fijian", "FJ"),
    ("Kazakhstan", "Kazakh", "KZ"), ("Peru", "Peruvian", "PE"),
)  # fmt: skip
WAYS = (
    "{d} {T} {N}", "{c}'s {T} {N}", "{c}'s {T}, {N},", "{T} of {C} {N}", "{T} of {C}, {N},", "the {T} of {C}, {N},", "{N}, {T} of {C},", "{N}, the {T} of {C},",
    "{N}, {c}'s {T},", "{N}, the {d} {T},", "{N}, {d} {T},", "the {d} {T}, {N},", "the {d} {T}, Mr. {N},", "H.E. {N}, {T} of {C},", "{d} {T} Dr {N}", "{T} {N} of {C}",
    "{N} ({T}, {C})", "{N}, {T}, {C},", "{T}, {C}, {N},", "{N}, {T} ({c}),", "{T} {N} ({c})", "the {T} from {C}, {N},", "{N}, who is the {T} of {C},",
    "{N}, who serves as {T} of {C},", "visiting {d} {T} {N}", "{c}'s new {T} {N}", "{C}, represented by its {T}, {N},", "the Hon. {N}, {T}, {C},",
    "{d} {T} and head of delegation {N}", "{N} – {T} of {C} –", "the {d} {T}, H.E. {N},",
)  # fmt: skip
SMALL_WAYS = ("{d} {T} {N}", "the {d} {T}, {N},", "{N}, {T} of {C},", "{N}, the {T} of {C},", "{N}, {c}'s {T},", "the {T} of {C}, {N},")
COUNTERPARTS = ("his {d} counterpart {N}", "his {d} counterpart, {N},", "his counterpart from {C}, {N},", "his counterpart {N} of {C}")
EACH = 12  # of the combinations of name, office and country for each way


def told(way: str, offices: tuple[str, ...]) -> list[tuple[str, tuple[str, str, str]]]:
    """Sentences that name somebody so, each with (name, title, side)."""
    out = []
    for step in range(EACH):
        at = len(way) + step
        name, office = NAMES[at * 5 % len(NAMES)], offices[at * 8 % len(offices)]
        country, demonym, code = COUNTRIES[at * 3 % len(COUNTRIES)]
        words = way.format(N=name, T=office, C=country, c=country.removeprefix("the "), d=demonym).replace("Philippines's", "Philippines'")
        out.append((f"Foreign Minister Tarmo Vaher of Estonia met {words} in Tallinn on 4 March 2024.", (name, office, code)))
    return out


@pytest.mark.parametrize("way", WAYS)
def test_an_office_in_capitals(way: str) -> None:
    for sentence, who in told(way, OFFICES):
        assert who in [(one.name, one.title, one.side) for one in people(sentence)], sentence


@pytest.mark.parametrize("way", SMALL_WAYS)
def test_an_office_in_small_letters(way: str) -> None:
    for sentence, who in told(way, SMALL):
        assert who in [(one.name, one.title, one.side) for one in people(sentence)], sentence


@pytest.mark.parametrize("way", COUNTERPARTS)
def test_a_counterpart(way: str) -> None:
    for sentence, (name, _, side) in told(way, OFFICES):
        assert (name, side) in [(one.name, one.side) for one in people(sentence)], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The health of the economy, trade and state finance were discussed by the two chiefs.",
        "Peter Novak spoke of state and chief matters.",
        "They agreed on a national action plan and on the first president of the bank.",
    ],
)
def test_words_of_office_that_are_of_nobody(sentence: str) -> None:
    assert not [one for one in people(sentence) if one.side]


def test_countries_in_a_row_give_no_side() -> None:
    sentence = "Peter Novak, Foreign Minister, Norway, Sweden and Finland were thanked."
    assert [one.side for one in people(sentence)] == [""]


def test_one_named_so_leads_the_event() -> None:
    text = "The agriculture minister of Kenya, Grace Otieno, met her Norwegian counterpart Ola Berg in Oslo on 14 May 2024. The two agreed to expand trade in tea."
    assert [(one.name, one.side) for one in accounts(text)[0].people] == [("Grace Otieno", "KE"), ("Ola Berg", "NO")]
