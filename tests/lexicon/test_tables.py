"""The big tables hold: complete, unambiguous where they must be, and every example is found by the code that ships."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from briefgen.lexicon.areas import AreaTable, read_areas
from briefgen.lexicon.tables import read_lines, read_table

Row = dict[str, Any]

# All UN members, the Holy See, Palestine, Kosovo, Taiwan, Hong Kong and Macao.
CODES = frozenset(
    re.findall(
        r"\w\w",
        """
        AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU
        CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GH GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN
        IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR
        MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK
        SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW
        """,
    )
)
SHARED = {"Congolese": {"CD", "CG"}, "Dominican": {"DM", "DO"}, "Dominicans": {"DM", "DO"}}  # words that two countries own
NO_DEMONYM = {"VA"}
COUNTRY_KEYS = {"name", "forms", "demonyms", "capitals", "cities", "agencies", "metonyms", "ambiguous", "weak", "masks", "hosts", "regions"}
KINDS = {"area", "position", "principle", "mechanism"}


read = functools.cache(read_table)


def countries() -> dict[str, Row]:
    return read("countries")


def organisations() -> dict[str, Row]:
    return read("organisations")


def areas() -> list[Row]:
    rows: list[Row] = read("areas")["area"]
    return rows


def places(row: Row) -> list[str]:
    return [spelling for place in [*row["capitals"], *row.get("cities", ())] for spelling in place]


def words_of(row: Row) -> list[str]:
    """All by which a text may name this country."""
    return [*row["forms"], *row["demonyms"], *row.get("agencies", ()), *row.get("metonyms", ()), *places(row)]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from strings(key)
            yield from strings(below)
    elif isinstance(value, list):
        for below in value:
            yield from strings(below)


@pytest.mark.parametrize("table", ["countries", "organisations", "areas", "outlets"])
def test_strings_are_nfc_without_stray_space_or_curly_apostrophe(table: str) -> None:
    for text in strings(read(table)):
        assert text == unicodedata.normalize("NFC", text), text
        assert text == " ".join(text.split()), text
        assert "’" not in text, text


# --- countries ---------------------------------------------------------------------------------------------------------------------


def test_every_country_is_there() -> None:
    assert len(CODES) == 203
    assert set(countries()) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_country_row(code: str) -> None:
    row = countries()[code]
    assert set(row) <= COUNTRY_KEYS
    assert row["name"] in row["forms"]
    assert bool(row["demonyms"]) == (code not in NO_DEMONYM)
    assert row["capitals"] and all(row["capitals"])
    for key in ("forms", "demonyms", "agencies", "metonyms", "masks"):
        assert len(set(row.get(key, ()))) == len(row.get(key, ())), key
    assert len(set(places(row))) == len(places(row))
    assert not set(row["demonyms"]) & set(row["forms"])
    for form in [*row.get("ambiguous", ()), *row.get("weak", ())]:
        assert form in words_of(row), form
    assert set(row.get("hosts", ())) <= {spellings[0] for spellings in (*row["capitals"], *row.get("cities", ()))}
    for mask in row.get("masks", ()):
        # A mask that holds none of the country's words hides nothing.
        assert any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", mask) and word != mask for word in words_of(row)), mask


def test_no_word_names_two_countries_but_the_known_ones() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for code, row in countries().items():
        for word in words_of(row):
            owners[word].add(code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == SHARED


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Papua New Guinea", "PG"),
        ("Guinea-Bissau", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Macedonia", "MK"),
        ("Republic of China (Taiwan)", "TW"),
        ("People's Republic of China", "CN"),
        ("Republic of Korea", "KR"),
        ("DPRK", "KP"),
        ("Northern Ireland", "GB"),
        ("South Sudan", "SS"),
        ("Samoa", "WS"),
        ("Turkey", "TR"),
        ("Việt Nam", "VN"),
        ("Swaziland", "SZ"),
    ],
)
def test_the_names_that_are_easily_mixed_up(word: str, code: str) -> None:
    assert [key for key, row in countries().items() if word in [*row["forms"], *row["demonyms"]]] == [code]


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("NL", "The Hague"),
        ("NG", "Abuja"),
        ("BO", "La Paz"),
        ("ZA", "Pretoria"),
        ("MM", "Nay Pyi Taw"),
        ("LK", "Colombo"),
        ("KZ", "Astana"),
        ("US", "Washington"),
    ],
)
def test_the_first_capital_stands_for_the_government(code: str, place: str) -> None:
    assert countries()[code]["capitals"][0][0] == place


# --- organisations and outlets -----------------------------------------------------------------------------------------------------


def test_organisations() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for key, row in organisations().items():
        assert set(row) <= {"name", "forms", "party", "agency", "members", "bodies", "ambiguous"}, key
        assert set(row.get("members", ())) <= CODES, key
        assert key not in CODES, f"{key} is a country's code"
        assert row["forms"], key
        for form in [*row["forms"], *row.get("bodies", ())]:
            owners[form].add(key)
        assert set(row.get("ambiguous", ())) <= {*row["forms"], *row.get("bodies", ())}, key
    for code, row in countries().items():
        for word in words_of(row):
            if word in owners:
                owners[word].add(code)
    assert {form: keys for form, keys in owners.items() if len(keys) > 1} == {}
    sides = {key for key, row in organisations().items() if row.get("party")}
    assert {"EU", "ASEAN", "UN", "NATO", "AfricanUnion", "GCC", "ArabLeague", "CARICOM", "ECOWAS"} <= sides


def test_outlets() -> None:
    sides = CODES | {key for key, row in organisations().items() if row.get("party")}
    seen: dict[str, str] = {}
    for key, row in read("outlets").items():
        assert set(row) - {"styles"} == {"name", "country", "side", "tier", "signatures"}, key
        assert all(re.compile(style) for style in row.get("styles", ())), key
        assert row["country"] in CODES, key
        assert row["side"] in sides, key
        assert row["side"] == row["country"] or row["side"] not in CODES, key
        assert row["tier"] in (2, 3, 4), key
        assert row["signatures"], key
        for signature in row["signatures"]:
            assert signature not in seen, f"{signature}: {key} and {seen[signature]}"
            seen[signature] = key


# --- areas -------------------------------------------------------------------------------------------------------------------------


@functools.cache
def shipped() -> AreaTable:
    return read_areas(read("areas"))


def found(table: AreaTable, phrase: str) -> set[str]:
    return {hit.area_id for hit in table.find(phrase, 0, len(phrase))}


def alone(row: Row, **terms: object) -> AreaTable:
    """A table that knows nothing but `terms` of this one sub-area."""
    whole = read("areas")
    only = {"id": row["id"], "name": row["name"], "kind": row["kind"], **terms}
    return read_areas({"spelling": whole["spelling"], "groups": whole["groups"], "idioms": [], "area": [only]})


def test_area_ids_are_unique_and_every_group_is_used() -> None:
    ids = [row["id"] for row in areas()]
    assert len(set(ids)) == len(ids)
    assert {area_id.split(".")[0] for area_id in ids} == set(read("areas")["groups"])
    assert len({row["name"] for row in areas()}) == len(ids)


def test_the_desk_list_has_28_rows_and_each_is_fed() -> None:
    desk = read("areas")["domain28"]
    assert len(set(desk)) == len(desk) == 28
    assert {row["domain28"] for row in areas()} - {""} == set(desk)


def test_no_term_belongs_to_two_areas_or_stands_twice() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for row in areas():
        for key in ("terms", "weak"):
            for term in row.get(key, ()):
                owners[shipped().folded[term]].append(f"{row['id']}.{key}")
        for term in row.get("cased", ()):
            owners[term].append(f"{row['id']}.cased")
    assert {term: rows for term, rows in owners.items() if len(rows) > 1} == {}


@pytest.mark.parametrize("row", areas(), ids=lambda row: str(row["id"]))
def test_area_row(row: Row) -> None:
    assert set(row) <= {"id", "name", "kind", "domain28", "terms", "weak", "near", "cased", "examples"}
    assert row["kind"] in KINDS
    for term in [*row.get("terms", ()), *row.get("weak", ()), *row.get("cased", ())]:
        assert row["id"] in found(shipped(), term), f"{term!r} is taken by another term or cannot be found"
    for example in row["examples"]:
        assert row["id"] in found(shipped(), example), example
    for key in ("terms", "weak", "cased"):
        if key in row:
            table = alone(row, **{key: row[key]})
            assert any(found(table, example) for example in row["examples"]), f"no example for {key}"
    for rule in row.get("near", ()):
        table = alone(row, near=[rule])
        assert any(found(table, example) for example in row["examples"]), f"no example for {rule}"


@pytest.mark.parametrize(
    ("phrase", "area_id"),
    [
        ("cooperation in Peace Keeping", "peace.pko"),
        ("the ACTION PROGRAMS", "political.implementation"),
        ("defense industries", "defence.industry"),
        ("semi-conductors", "sti.semiconductor"),
        ("clearing the provinces' mines", "legacy.uxo"),
    ],
)
def test_terms_fold_case_hyphen_spelling_and_plural(phrase: str, area_id: str) -> None:
    assert area_id in found(shipped(), phrase)


@pytest.mark.parametrize(
    ("phrase", "area_id"),
    [
        ("human resources", "rights.dialogue"),
        ("space for cooperation", "sti.space"),
        ("a trade union", "trade.general"),
        ("digital transformation", "cyber.economy"),
        ("it aids them", "health.hiv"),
    ],
)
def test_words_that_only_look_like_an_area(phrase: str, area_id: str) -> None:
    assert area_id not in found(shipped(), phrase)


# --- words -------------------------------------------------------------------------------------------------------------------------


def test_word_list() -> None:
    words = read_lines("words")
    assert 20_000 <= len(words) == len(set(words)) <= 30_000
    assert all(re.fullmatch("[a-z]+", word) for word in words)
    assert words[:3] == ["the", "of", "and"], "most frequent first"
    short = [word for word in words if len(word) < 3]
    assert len(short) < 40, "every short word is a place to part a long one wrongly"
    assert len(files("briefgen.lexicon").joinpath("words.txt").read_bytes()) < 300_000


@pytest.mark.parametrize(
    "word",
    re.findall(
        r"\w+",
        """cooperation bilateral ministries reaffirmed overseeing institutions of law deputy counterpart defense defence labour labor
    center centre programme peacekeeping cybersecurity trilateral underscored reiterated sovereignty semiconductors
    readout consultations normalization normalisation""",
    ),
)
def test_words_of_the_genre_are_known(word: str) -> None:
    assert word in read_lines("words")
