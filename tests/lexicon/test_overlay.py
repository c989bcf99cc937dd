"""A desk's overlay: what it adds and replaces in each table, every fault with its place, and that the tables that ship stay as they are."""

from __future__ import annotations

import copy
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import LexiconError
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.lexicon.overlay import Fault, Overlay, changes_of, check_overlay, read_overlay
from briefgen.lexicon.overlay.faults import line_of
from briefgen.lexicon.overlay.merging import lay_over
from briefgen.lexicon.overlay.shapes import TABLES
from briefgen.lexicon.tables import read_table
from briefgen.model import Kind, Stance


def overlay(text: str) -> Overlay:
    return read_overlay(text.encode(), "desk.toml")


def lexicon(text: str) -> Lexicon:
    return load_lexicon(overlay(text))


def faults(text: str) -> list[Fault]:
    return check_overlay(text.encode(), "desk.toml")[1]


def said(text: str) -> list[tuple[int | None, str, str]]:
    """(line, table and key, what is wrong) of each fault."""
    return [(fault.line, ".".join(part for part in (fault.table, fault.key) if part), fault.what) for fault in faults(text)]


# --- what it adds and replaces -----------------------------------------------------------------------------------------------------


def test_countries_gain_places() -> None:
    table = lexicon('[countries.PE]\ncities = [["Puerto Ejemplo", "Pto. Ejemplo"]]\n').parties
    (form,) = table.forms["Pto. Ejemplo"]
    assert (form.code, form.house) == ("PE", "Puerto Ejemplo")
    assert table.forms["Lima"] == load_lexicon().parties.forms["Lima"]


def test_a_new_spelling_joins_the_place_that_is_there() -> None:
    (form,) = lexicon('[countries.VN]\ncities = [["Da Nang", "Danangue"]]\n').parties.forms["Danangue"]
    assert form.house == "Da Nang"


def test_replace_puts_a_list_in_the_place_of_ours_and_leaves_the_other_keys() -> None:
    table = lexicon('[countries.VN]\nreplace = true\ncities = [["Ha Long"]]\n').parties
    assert "Da Nang" in load_lexicon().parties.forms and "Da Nang" not in table.forms
    assert {"Ha Long", "Hanoi", "Vietnamese"} <= set(table.forms)


def test_a_party_and_an_outlet_of_ones_own() -> None:
    text = """
[organisations.Lacuna]
name = "Lacuna Forum"
forms = ["Lacuna Forum"]
party = true
examples = ["the Lacuna Forum met"]

[outlets.desk_wire]
name = "Desk Wire"
side = "Lacuna"
tier = 2
signatures = ["DESKWIRE"]
examples = ["OSLO (DESKWIRE) -"]
"""
    own = lexicon(text)
    assert own.parties.name("Lacuna") == "Lacuna Forum" and "Lacuna" in own.parties.organisations
    assert own.outlets.by_signature["DESKWIRE"].side == "Lacuna"


def test_an_outlets_side_is_set() -> None:
    assert load_lexicon().outlets.by_signature["VNA"].tier == 3
    assert lexicon("[outlets.vna]\ntier = 2\n").outlets.by_signature["VNA"].tier == 2


def test_titles() -> None:
    text = """
[titles]
heads = ["logothete"]
modifiers = "grand"
[[titles.levels]]
level = 2
forms = ["grand logothete"]
examples = ["Grand Logothete of the Realm"]
[[titles.home]]
countries = ["GR"]
forms = ["grand logothete"]
sure = ["grand logothete"]
examples = ["Grand Logothete"]
"""
    table = lexicon(text).titles
    assert {"logothete", "minister"} <= table.heads
    assert (table.level("Grand Logothete"), table.level("Foreign Minister")) == (2, 2)
    assert (table.home_of("Grand Logothete"), table.sure_home_of("Grand Logothete")) == (("GR",), "GR")


def test_a_level_of_ones_own_goes_before_ours() -> None:
    assert load_lexicon().titles.level("Ambassador") == 4
    assert lexicon('[[titles.levels]]\nlevel = 3\nforms = ["ambassador"]\n').titles.level("Ambassador") == 3


def test_stances() -> None:
    text = """
[stances.proposed]
verbs = ["entreat"]
phrases = ['put(?:s|ting)? (?:a|the) case for']
examples = ["Peru entreated Chile to come.", "Peru put the case for fish."]
[stances.irregular]
entreat = ["entreated", "entreating", "entreats"]
"""
    table = lexicon(text).stances
    assert table.forms["entreated"].stance is Stance.PROPOSED and table.forms["agreed"].stance is Stance.AGREED
    assert any(phrase.pattern.match("put the case for") for phrase in table.phrases["pu"])


def test_mechanisms() -> None:
    text = """
[mechanisms]
qualifiers = "glacial"
periodicity = ['every third year']
[mechanisms.kinds]
dialogue = ["palaver"]
[mechanisms.ordinals]
umpteenth = 99
[mechanisms.examples]
dialogue = ["the third Glacial Palaver"]
"""
    table = lexicon(text).mechanisms
    assert table.heads["palaver"] is Kind.DIALOGUE and table.heads["talks"] is Kind.TALKS
    assert "glacial" in table.qualifiers and table.ordinals["umpteenth"] == 99 and table.ordinals["first"] == 1
    assert table.periodicity.search("held every third year") and table.periodicity.search("annual")


def test_areas_grow_and_new_ones_come() -> None:
    text = """
[areas.groups]
myth = "Mythical affairs"
[[areas.area]]
id = "trade.general"
terms = ["two-way barter"]
[[areas.area]]
id = "myth.unicorn"
name = "Unicorns"
kind = "area"
terms = ["unicorn husbandry"]
examples = ["cooperation in unicorn husbandry"]
"""
    table = lexicon(text).areas

    def found(phrase: str) -> list[str]:
        return [hit.area_id for hit in table.find(phrase, 0, len(phrase))]

    assert found("more two-way barter") == ["trade.general"] and found("bilateral trade") == ["trade.general"]
    assert found("Unicorn-husbandry") == ["myth.unicorn"]
    assert table.by_id["myth.unicorn"].group == "Mythical affairs"
    assert len(table.rows) == len(load_lexicon().areas.rows) + 1


def test_furniture() -> None:
    text = """
[furniture]
stops = ["our desk recommends"]
captions = ['^desk picture\\b']
[furniture.examples]
stops = ["Our desk recommends"]
captions = ["Desk picture 3"]
"""
    table = lexicon(text).furniture
    assert table.stops.match("Our desk recommends: more") and table.stops.match("See more")
    assert table.captions.search("Desk picture 12")


def test_curly_apostrophes_and_decomposed_letters_are_read_as_texts_have_them() -> None:
    own = lexicon('[countries.PE]\ncities = [["Sant’Ejemplo"], ["So\u031bn Ejemplo"]]\n')
    assert {"Sant'Ejemplo", "S\u01a1n Ejemplo"} <= set(own.parties.forms)


def test_tables_that_it_does_not_name_are_the_ones_that_ship() -> None:
    one = overlay('[furniture]\nstops = ["xyzzy"]\n')
    shipped = read_table("titles")
    assert one.laid_over("titles", shipped) is shipped


def test_the_shipped_tables_are_left_as_they_are() -> None:
    text = (
        '[countries.VN]\ncities = [["Xyz"]]\n[stances.agreed]\nverbs = ["xyzzy"]\n[[areas.area]]\nid = "trade.general"\nterms = ["xyzzy"]\n'
    )
    for name, own in tomllib.loads(text).items():
        shipped = read_table(name)
        before = copy.deepcopy(shipped)
        assert lay_over(name, shipped, own)[0] != shipped
        assert shipped == before


def test_each_overlay_makes_one_lexicon_and_none_the_shipped_one() -> None:
    one = overlay('[furniture]\nstops = ["xyzzy"]\n')
    assert load_lexicon(one) is load_lexicon(one)
    assert load_lexicon() is load_lexicon(None) and load_lexicon().overlay is None
    assert load_lexicon(one) is not load_lexicon()


# --- what it changes, in words -----------------------------------------------------------------------------------------------------


def test_changes_are_listed() -> None:
    text = """
[countries.VN]
cities = [["Puerto Ejemplo"], ["Da Nang"]]
[countries.FR]
replace = true
demonyms = ["French"]
[outlets.vna]
tier = 2
[outlets.desk]
name = "Desk"
tier = 4
signatures = ["DESKWIRE"]
"""
    found = [str(change) for change in changes_of(overlay(text))]
    assert "countries.VN.cities: adds Puerto Ejemplo" in found
    assert "countries.VN.cities: already there Da Nang" in found
    assert f"countries.FR.demonyms: replaces {len(read_table('countries')['FR']['demonyms'])} by French" in found
    assert "outlets.vna.tier: sets 3 to 2" in found
    assert "outlets.desk: new Desk: DESKWIRE" in found


def test_an_empty_overlay_changes_nothing() -> None:
    assert changes_of(overlay("# nothing yet\n")) == []


# --- faults ------------------------------------------------------------------------------------------------------------------------

FAULTS = [
    ("[countrys.VN]\nname = 'x'\n", 1, "countrys", "there is no table countrys", "did you mean countries?"),
    ("[countries.VN]\ncitys = []\n", 2, "countries.VN.citys", "there is no key citys here", "did you mean cities?"),
    (
        "[countries.Vietnam]\nname = 'x'\n",
        1,
        "countries.Vietnam",
        "“Vietnam” cannot be a name here",
        "use two capital letters, as in ISO 3166",
    ),
    ('[countries.VN]\ncities = ["Hue"]\n', 2, "countries.VN.cities", "['Hue'] does not fit", "each a list of its spellings"),
    ('[countries.VN]\nforms = ["Viet  Nam X"]\n', 2, "countries.VN.forms", "“Viet  Nam X” has spaces too many", "write “Viet Nam X”"),
    ('[countries.VN]\nforms = [""]\n', 2, "countries.VN.forms", "an empty text stands here", "take it out"),
    ("[organisations.VN]\nname = 'x'\n", 1, "organisations.VN", "VN is a country's code", "use a longer name"),
    ("[countries]\nreplace = true\n", 2, "countries.replace", "replace stands in one entry, not in the whole table", "[countries.NAME]"),
    ("countries = 3\n", 1, "countries", "this is a table with keys of its own", "write [countries]"),
    ('[countries.ZZ]\nforms = ["Zed"]\n', 1, "countries.ZZ", "a new entry needs name", "give it"),
    ('[countries.VN]\nambiguous = ["Xyz"]\n', 2, "countries.VN.ambiguous", "“Xyz” is no form of this entry", "under forms or cities"),
    ('[countries.VN]\nhosts = ["Xyz"]\n', 2, "countries.VN.hosts", "“Xyz” is no form of this entry", "under forms or cities"),
    ('[countries.VN]\nforms = ["Laos"]\n', 2, "countries.VN.forms", "“Laos” is claimed twice: countries.LA has it, too", "weak"),
    (
        '[outlets.x]\nname="X"\ntier=4\nsignatures=["VNA"]\n',
        4,
        "outlets.x.signatures",
        "“VNA” is claimed twice: outlets.vna has it, too",
        "take",
    ),
    ('[outlets.vna]\nside = "VV"\n', 2, "outlets.vna.side", "there is no party VV", "country's code"),
    ("[outlets.vna]\ntier = 9\n", 2, "outlets.vna.tier", "9 is not one of the choices", "1, 2, 3, 4, 5"),
    ("[outlets.vna]\ntier = true\n", 2, "outlets.vna.tier", "True does not fit", "whole number"),
    ("[titles.home]\nforms = []\n", 1, "titles.home", "this is a list of tables", "[[titles.home]]"),
    ("[[titles.levels]]\nlevel = 2\n", 1, "titles.levels.1", "a new entry needs forms", "give it"),
    ('[[titles.home]]\ncountries=["XQ"]\nforms=["a b"]\n', 2, "titles.home.1.countries", "there is no party XQ", ""),
    ("[stances.agreeed]\nverbs = []\n", 1, "stances.agreeed", "there is no key agreeed here", "did you mean agreed?"),
    (
        '[stances.discussed]\nverbs=["agree"]\n',
        2,
        "stances.discussed.verbs",
        "“agree” is claimed twice: stances.agreed has it, too",
        "take it out",
    ),
    ("[stances.agreed]\nphrases = ['\\w+ing minds']\n", 2, "stances.agreed.phrases", "would never be tried", "begin with a letter"),
    ("[furniture]\ncaptions = ['(photo']\n", 2, "furniture.captions", "“(photo” is no regular expression", "mend it"),
    ("[furniture]\nsignoffs = ['x*']\n", 2, "furniture.signoffs", "matches nothing at all", "begin with a word"),
    ("[furniture]\npublished = ['^out on \\d+']\n", 2, "furniture.published", "does not say where the date stands", "(?P<date>DATE)"),
    (
        "[furniture]\npublished = ['^out on (?P<date>DATE)']\n",
        2,
        "furniture.published",
        "the table cannot be made with this",
        "replace = true",
    ),
    ("[mechanisms.kinds]\npalaver = ['x']\n", 2, "mechanisms.kinds.palaver", "there is no palaver here", "use one of"),
    (
        "[mechanisms.kinds]\ncall = ['dialogue']\n",
        2,
        "mechanisms.kinds.call",
        "“dialogue” is claimed twice: mechanisms.dialogue has it, too",
        "take",
    ),
    ('[[areas.area]]\nid="gold.x"\nname="G"\nkind="area"\n', 2, "areas.area.1.id", "there is no group gold", "[areas.groups]"),
    ('[[areas.area]]\nid="trade.x"\nname="G"\nkind="aria"\n', 4, "areas.area.1.kind", "'aria' is not one of the choices", "area, position"),
    ('[[areas.area]]\nid="trade.general"\nterms=["steel"]\n', 3, "areas.area.1.terms", "“steel” is claimed twice", "take it out"),
    ('[[areas.area]]\nid="trade.general"\ndomain28="gold"\n', 3, "areas.area.1.domain28", "the desk's list has no “gold”", ""),
    ('[[areas.area]]\nid="trade.general"\nnear=[["a", 3]]\n', 3, "areas.area.1.near", "does not fit", "[stems, distance]"),
    (
        '[countries.VN]\nexamples = ["a day in Lima"]\n',
        2,
        "countries.VN.examples",
        "the example “a day in Lima” does not match its own entry",
        "mend",
    ),
    ('[outlets.vna]\nexamples = ["(AFP)"]\n', 2, "outlets.vna.examples", "the example “(AFP)” does not match", ""),
    ('[stances.agreed]\nexample = "Peru said no."\n', 2, "stances.agreed.example", "does not match its own entry", ""),
    ('[[titles.levels]]\nlevel=1\nforms=["a b"]\nexamples=["Mayor"]\n', 4, "titles.levels.1.examples", "does not match its own entry", ""),
    (
        '[[titles.home]]\ncountries=["PE"]\nforms=["a b"]\nexamples=["Mayor"]\n',
        4,
        "titles.home.1.examples",
        "does not match its own entry",
        "",
    ),
    ('[mechanisms.examples]\ntalks = ["the dialogue"]\n', 2, "mechanisms.examples.talks", "does not match its own entry", ""),
    ('[furniture.examples]\ndrops = ["not furniture"]\n', 2, "furniture.examples.drops", "does not match its own entry", ""),
    ('[[areas.area]]\nid="trade.general"\nexamples=["nothing"]\n', 3, "areas.area.1.examples", "does not match its own entry", ""),
]


@pytest.mark.parametrize(("text", "line", "key", "what", "fix"), FAULTS, ids=[f"{row[2]}-{number}" for number, row in enumerate(FAULTS)])
def test_a_fault_is_found_with_its_place_and_how_to_mend_it(text: str, line: int, key: str, what: str, fix: str) -> None:
    (fault,) = faults(text)
    assert (fault.line, ".".join(part for part in (fault.table, fault.key) if part)) == (line, key)
    assert what in fault.what and fix in fault.fix


def test_toml_that_does_not_hold_is_named_line_by_line_and_the_rest_is_still_checked() -> None:
    text = '[countries.VN]\ncities = [["Ninh Binh"]\n\n[furniture]\nstops = ["a b"]\n\n[outlets.vna]\nname = VNA\n\n[titels]\nheads = "x"\n'
    found = said(text)
    assert [(line, key) for line, key, _ in found] == [(3, ""), (8, ""), (10, "titels")] or [(line, key) for line, key, _ in found] == [
        (2, ""),
        (8, ""),
        (10, "titels"),
    ]
    assert all(what.startswith("not TOML: ") for _, key, what in found if not key)


def test_a_key_given_twice_is_a_fault() -> None:
    ((line, _, what),) = said('[countries.VN]\nforms = ["A b"]\n[countries.VN]\nforms = ["C d"]\n')
    assert line == 3 and what.startswith("not TOML: ")


def test_what_is_not_text() -> None:
    assert [(f.line, f.what) for f in check_overlay(b"[a]\n\xff\xfe", "x")[1]] == [(2, "this is not UTF-8 text")]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert check_overlay(b'\xef\xbb\xbf[furniture]\r\nstops = ["x y z"]\r\n', "x")[1] == []


def test_all_faults_stand_in_one_error() -> None:
    with pytest.raises(LexiconError) as caught:
        overlay("[countrys.VN]\nname = 'x'\n[outlets.vna]\ntier = 9\n")
    assert (caught.value.exit_code, caught.value.what, caught.value.where) == (4, "2 faults in this overlay of the lexicon", "desk.toml")
    assert caught.value.__notes__ == [
        "line 1, countrys: there is no table countrys; did you mean countries?",
        "line 4, outlets.vna.tier: 9 is not one of the choices; use one of 1, 2, 3, 4, 5",
    ]


LINES = """# mine
[countries.VN]
cities = [["Hue"],
 ["Vinh"]]

[[areas.area]]
id = "a"
[[areas.area]]
terms = []
[titles]
heads = "x"
"""


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        pytest.param(("countries", "VN"), "", 2, id="header"),
        pytest.param(("countries",), "", 2, id="above a header"),
        pytest.param(("countries", "VN", "cities"), "", 3, id="key"),
        pytest.param(("countries", "VN", "cities"), "Vinh", 4, id="value of many lines"),
        pytest.param(("areas", "area", 0, "id"), "", 7, id="first row"),
        pytest.param(("areas", "area", 1, "terms"), "", 9, id="second row"),
        pytest.param(("titles", "none"), "", 10, id="what is missing: where it would stand"),
        pytest.param(("nowhere",), "", None, id="not known"),
    ],
)
def test_lines(path: tuple[str | int, ...], value: str, line: int | None) -> None:
    assert line_of(LINES, path, value) == line


# --- any file at all ---------------------------------------------------------------------------------------------------------------

VALUE = st.recursive(
    st.one_of(st.text(max_size=8), st.integers(-9, 9), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text("abcVN_", min_size=1, max_size=5), inner, max_size=3)),
    max_leaves=6,
)


def toml_of(value: object) -> str:
    """A value as TOML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_of(key)} = {toml_of(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml_of(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in str(value)) + '"'


KEYS = [
    "VN",
    "vna",
    "EU",
    "heads",
    "levels",
    "home",
    "agreed",
    "past",
    "irregular",
    "kinds",
    "ordinals",
    "area",
    "groups",
    "stops",
    "captions",
    "examples",
]


@given(st.dictionaries(st.sampled_from(list(TABLES)), st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=2), min_size=1, max_size=2))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_file_the_answer_is_an_overlay_or_faults(given_tables: dict[str, dict[str, object]]) -> None:
    text = "".join(f"{table}.{key} = {toml_of(value)}\n" for table, keys in given_tables.items() for key, value in keys.items())
    found, wrong = check_overlay(text.encode(), "any.toml")
    assert (found is None) == bool(wrong)
    for fault in wrong:
        assert fault.what and (fault.line is None or 1 <= fault.line <= text.count("\n") + 1)
    if found is not None:
        own = Lexicon(found)
        assert own.parties and own.titles and own.stances and own.mechanisms and own.areas and own.furniture and own.outlets


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes) -> None:
    found, wrong = check_overlay(data, "any.toml")
    assert (found is None) == bool(wrong)


def solid(value: object) -> object:
    """Texts without regard to where their lines end."""
    if isinstance(value, dict):
        return {key: solid(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [solid(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_shipped_tables_fit_the_shapes(table: str) -> None:
    """Each shipped table is laid over itself without a fault of shape, and changes nothing: the shapes describe what there is."""
    from briefgen.lexicon.overlay.faults import Faults
    from briefgen.lexicon.overlay.shapes import check_shape

    shipped = {key: value for key, value in read_table(table).items() if key != "version"}
    found = Faults("")
    tables = check_shape({table: shipped}, found)
    assert found.found == []
    merged, changes = lay_over(table, read_table(table), tables[table])
    if table != "titles":  # whose rows have no key: they would stand twice
        assert solid({key: merged[key] for key in shipped}) == solid(shipped)
        assert {change.how for change in changes} <= {"already there"}
