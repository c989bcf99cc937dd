"""Titles: what rank a title says, whose home title it is, and what every table of words must hold."""

from __future__ import annotations

import unicodedata

import pytest
from extract.texts import people

from briefgen.lexicon import load_lexicon
from briefgen.lexicon.tables import read_table

TABLE = read_table("titles")
WORD_LISTS = ["heads", "modifiers", "portfolio", "joiners", "honorifics", "particles"]

LEVELS = [
    pytest.param("President", 1, id="president"),
    pytest.param("Prime Minister", 1, id="prime-minister"),
    pytest.param("Party General Secretary", 1, id="party-general-secretary"),
    pytest.param("Federal Chancellor", 1, id="chancellor"),
    pytest.param("King", 1, id="king"),
    pytest.param("Vice President", 2, id="vice-president-is-no-president"),
    pytest.param("Deputy Prime Minister", 2, id="deputy-prime-minister"),
    pytest.param("Deputy Prime Minister and Minister of Foreign Affairs", 2, id="two-offices"),
    pytest.param("Minister of Foreign Affairs", 2, id="minister"),
    pytest.param("Secretary of State", 2, id="secretary-of-state"),
    pytest.param("National Security Advisor", 2, id="national-security-advisor"),
    pytest.param("Deputy Minister of Foreign Affairs", 3, id="deputy-minister"),
    pytest.param("Minister of State for External Affairs", 3, id="minister-of-state"),
    pytest.param("Under Secretary of State", 3, id="under-secretary"),
    pytest.param("Foreign Secretary", 3, id="foreign-secretary-of-india"),
    pytest.param("Assistant Secretary of State", 4, id="assistant-secretary"),
    pytest.param("Director General for Asia", 4, id="director-general"),
    pytest.param("Ambassador", 4, id="ambassador"),
    pytest.param("Secretary (East)", 3, id="secretary-of-an-indian-ministry"),
    pytest.param("Joint Secretary (Gulf)", 4, id="joint-secretary"),
    pytest.param("Deputy Director of the Consular Department", 4, id="deputy-director"),
    pytest.param("Spokesperson", 5, id="other"),
    pytest.param(
        "Chancellor of the Exchequer",
        2,
        id="chancellor-of-the-exchequer-is-a-minister",
    ),
    pytest.param(
        "Vice Chancellor and Minister of Finance",
        2,
        id="vice-chancellor",
    ),
    pytest.param(
        "Assistant to the President",
        4,
        id="assistant-to-the-president",
    ),
    pytest.param("Deputy Secretary-General", 3, id="deputy-secretary-general"),
    pytest.param("Vice Minister for Foreign Affairs", 3, id="vice-minister"),
    pytest.param("State Secretary", 3, id="state-secretary"),
    pytest.param("Principal Deputy Assistant Secretary", 4, id="principal-deputy-assistant-secretary"),
]


@pytest.mark.parametrize(("title", "level"), LEVELS)
def test_levels(title: str, level: int) -> None:
    assert load_lexicon().titles.level(title) == level


def test_no_title_no_level() -> None:
    assert load_lexicon().titles.level("") is None


HOMES = [
    pytest.param("Secretary of State", {"US"}, id="us"),
    pytest.param("Under Secretary of State for Arms Control and International Security", {"US"}, id="us-under-secretary"),
    pytest.param("Assistant Secretary of State for Political-Military Affairs", {"US"}, id="us-assistant-secretary"),
    pytest.param("External Affairs Minister", {"IN"}, id="india"),
    pytest.param("Secretary of Foreign Affairs", {"PH"}, id="philippines"),
    pytest.param("Secretary of State for Defence", {"GB"}, id="uk-secretary-of-state"),
    pytest.param("Secretary of State for Foreign, Commonwealth and Development Affairs", {"GB"}, id="uk-foreign"),
    pytest.param("Federal Councillor", {"CH"}, id="switzerland"),
    pytest.param("High Representative", {"EU"}, id="eu"),
    pytest.param("Prime Cabinet Secretary", {"KE"}, id="kenya"),
    pytest.param("Minister for Foreign Affairs, European Union and Cooperation", {"ES"}, id="spain"),
    pytest.param("Minister for Europe and Foreign Affairs", {"FR", "AL"}, id="france-or-albania"),
    pytest.param("Federal Minister for European and International Affairs", {"AT"}, id="austria"),
    pytest.param("Foreign Minister", set(), id="anybodys"),
    pytest.param("President", set(), id="president"),
    pytest.param("Secretary", {"US", "PH", "MX"}, id="secretary"),
    pytest.param("Executive Secretary", set(), id="executive-secretary"),
    pytest.param("State Secretary", {"US"}, id="us-as-asian-papers-write-it"),
]


@pytest.mark.parametrize(("title", "countries"), HOMES)
def test_home_titles(title: str, countries: set[str]) -> None:
    assert set(load_lexicon().titles.home_of(title)) == countries


def test_foreign_secretary_is_of_several() -> None:
    assert {"GB", "IN", "PH"} <= set(load_lexicon().titles.home_of("Foreign Secretary"))


@pytest.mark.parametrize("row", TABLE["home"], ids=lambda row: "-".join(row["countries"]))
def test_home_rows(row: dict[str, list[str]]) -> None:
    codes = set(read_table("countries")) | set(read_table("organisations"))
    assert set(row["countries"]) <= codes
    for form in row["forms"]:
        assert form == form.lower() == unicodedata.normalize("NFC", form), form


SMALL = {"of", "for", "and", "the", "to", "at", "with"}
# Entries that no text can make fire.
DEAD = {
    "secretary blinken": "a person's name, and no title",
    "congressman": "an honorific, so no title",
    "congresswoman": "no head",
    "secretary (cpv & oia)": "a bracket that no table knows",
    "lord chancellor": "read as Chancellor",
    "first sea lord": "no head",
    "high representative/vice-president": "the slash parts it",
    "custodian of the two holy mosques": "no head",
    "secretary for relations with states": "read as Secretary for Relations",
}


def printed(form: str) -> str:
    words = [
        word if word in SMALL else word.upper() if word in {"eam", "nsa", "dfa", "us", "u.s."} else word[0].upper() + word[1:]
        for word in form.split()
    ]
    title = " ".join(
        "(" + (word[1:].upper() if len(word) <= 4 else word[1].upper() + word[2:]) if word.startswith("(") else word for word in words
    )
    return f"{title} Africa" if title.endswith(" for") else title  # the beginning of a longer title


HOME_FORMS = [
    pytest.param(form, row["countries"], id=form, marks=[pytest.mark.xfail(strict=True, reason=DEAD[form])] if form in DEAD else [])
    for row in TABLE["home"]
    for form in row["forms"]
]


@pytest.mark.parametrize(("form", "countries"), HOME_FORMS)
def test_every_home_title_can_fire(form: str, countries: list[str]) -> None:
    """Printed before a name, the title is read whole, or its country is seen in the words themselves."""
    (mention,) = [m for m in people(f"Yesterday {printed(form)} Ola Berg left.") if m.name == "Ola Berg"]
    assert form in mention.title.lower() or mention.side in countries


def test_no_home_title_has_two_rows() -> None:
    forms = [form for row in TABLE["home"] for form in row["forms"]]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("name", WORD_LISTS)
def test_words_are_small_and_nfc(name: str) -> None:
    text = TABLE[name]
    assert text == unicodedata.normalize("NFC", text)
    assert "’" not in text
    assert text == text.lower()


def test_a_head_is_no_joiner_and_no_particle() -> None:
    table = load_lexicon().titles
    assert not table.heads & table.joiners
    assert not table.heads & table.particles
    assert not table.joiners & {"minister", "secretary"}


def test_levels_are_one_to_five() -> None:
    assert {row["level"] for row in TABLE["levels"]} == {1, 2, 3, 4}
