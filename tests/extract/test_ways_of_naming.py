"""Each way in which an outlet names a person, with names of many languages, offices of many kinds and several countries put into it."""

from __future__ import annotations

import pytest

from briefgen.extract.frames import find_frames
from briefgen.extract.reading import Reading
from extract.texts import accounts, people, reading

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


def reading_after_events(text: str) -> Reading:
    """Who is whose, once it is known who met whom."""
    one = reading(text + " The two sides agreed to trade more in the years to come.", published="2024-05-15")
    find_frames(one)
    return one


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


@pytest.mark.parametrize(
    "sentence",
    """
Foreign Ministers Ola Berg of Norway, Grace Otieno of Kenya and Luis Rojas of Peru met.
The Foreign Ministers of Norway, Kenya and Peru, Ola Berg, Grace Otieno and Luis Rojas, met.
The Foreign Ministers of Norway - Ola Berg, Kenya - Grace Otieno and Peru - Luis Rojas met.
The Foreign Ministers of Norway Ola Berg, Kenya Grace Otieno and Peru Luis Rojas met.
He met with the Foreign Ministers of the Republic of Norway - Ola Berg, the Republic of Kenya Grace Otieno, and Peru Luis Rojas.
Foreign Ministers Ola Berg (Norway), Grace Otieno (Kenya) and Luis Rojas (Peru) met.
Ola Berg, Grace Otieno and Luis Rojas, the foreign ministers of Norway, Kenya and Peru, met.
Ola Berg, Grace Otieno and Luis Rojas, foreign ministers of Norway, Kenya and Peru respectively, met.
The Norwegian, Kenyan and Peruvian foreign ministers, Ola Berg, Grace Otieno and Luis Rojas, met.
The foreign ministers of Norway (Ola Berg), Kenya (Grace Otieno) and Peru (Luis Rojas) met.
Foreign Ministers Ola Berg, Grace Otieno and Luis Rojas of Norway, Kenya and Peru met.
Norway's Ola Berg, Kenya's Grace Otieno and Peru's Luis Rojas met.
Mr. Ola Berg of Norway, Ms. Grace Otieno of Kenya and Mr. Luis Rojas of Peru met.
Norwegian Foreign Minister Ola Berg, his Kenyan counterpart Grace Otieno and Peru's Foreign Minister Luis Rojas met.
The Prime Ministers of Norway, Ola Berg, of Kenya, Grace Otieno, and of Peru, Luis Rojas, met.
The Foreign Minister of Norway, Ola Berg, the Foreign Minister of Kenya, Grace Otieno, and the Foreign Minister of Peru, Luis Rojas, met.
Foreign Minister Ola Berg (Norway), Foreign Minister Grace Otieno (Kenya) and Foreign Minister Luis Rojas (Peru) met.
Ministers Ola Berg, of Norway, Grace Otieno, of Kenya, and Luis Rojas, of Peru, met.
Presidents Ola Berg of Norway and Grace Otieno of Kenya and Prime Minister Luis Rojas of Peru met.
The defence ministers of Norway, Kenya and Peru - Ola Berg, Grace Otieno and Luis Rojas - met.
Ambassadors of Norway Ola Berg, of Kenya Grace Otieno and of Peru Luis Rojas met.
""".strip().splitlines(),
)
def test_several_named_together(sentence: str) -> None:
    assert {one.name: one.side for one in people(sentence) if one.name} == {"Ola Berg": "NO", "Grace Otieno": "KE", "Luis Rojas": "PE"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Foreign Affairs Minister, Grace Otieno represented Kenya, while Foreign Minister Ola Berg stood for Norway.", {"Grace Otieno": "KE"}),
        ("Party Minister Li Na of China called on Foreign Minister Vivian Tan today. Minister Li is in Singapore at Minister Tan's invitation.", {"Li Na": "CN", "Vivian Tan": "SG"}),
        (
            "Norway and Kenya decided to trade more. Prime Minister Ola Berg and Kenyan President Grace Otieno reached this during a meeting held in Hanoi, Vietnam yesterday.",
            {"Ola Berg": "NO", "Grace Otieno": "KE"},
        ),
        ("Foreign Minister Grace Otieno of Kenya met Hamad bin Nasser, Crown Prince of Abu Dhabi and Deputy Commander of the Forces, on 14 May 2024.", {"Hamad bin Nasser": "AE"}),
        ("ASEAN and Kenya met on 14 May 2024: Kenyan Foreign Minister Grace Otieno held talks with Foreign Minister Vivian Tan.", {"Vivian Tan": ""}),
    ],
    ids=["represented", "invited-to", "not-where-they-met", "prince-of-a-city", "no-minister-of-a-body"],
)  # fmt: skip
def test_whose_they_are(text: str, sides: dict[str, str]) -> None:
    found = {one.name: one.side for one in reading_after_events(text).registry.people}
    assert sides.items() <= found.items()
