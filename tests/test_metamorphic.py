"""Changes that must not change the result, and one that must turn it round; on the samples in seeds/ and on invented texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from extract.texts import document

from briefgen.model import Document, Matrix, YearBasis
from briefgen.pipeline import build_matrix
from briefgen.readers import read_document

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXTS = sorted(SEEDS.glob("*.txt"))


class Side(NamedTuple):
    """A country with the people and places that a text needs."""

    code: str
    country: str
    demonym: str
    capital: str
    lead: str
    chief: str
    short: str  # what of the lead's name is used alone


KENYA = Side("KE", "Kenya", "Kenyan", "Nairobi", "Grace Otieno", "Ruth Kamau", "Otieno")
NORWAY = Side("NO", "Norway", "Norwegian", "Oslo", "Ola Berg", "Kari Lund", "Berg")
VIETNAM = Side("VN", "Vietnam", "Vietnamese", "Hanoi", "Bùi Thanh Sơn", "Phạm Văn Minh", "Sơn")
KOREA = Side("KR", "the Republic of Korea", "Korean", "Seoul", "Kim Tae-ho", "Park Min-soo", "Kim")
PERU = Side("PE", "Peru", "Peruvian", "Lima", "Ana Rojas", "Luis Quispe", "Rojas")
PHILIPPINES = Side("PH", "the Philippines", "Philippine", "Manila", "Corazon Villaluz", "Jose Mabini", "Villaluz")


def dialogue(a: Side, b: Side) -> str:
    return (
        f"The 5th {a.country.removeprefix('the ')}-{b.country.removeprefix('the ')} Strategic Dialogue was held in {a.capital} on 14 May 2024, co-chaired by {a.demonym} Deputy Minister {a.lead} and "
        f"{b.demonym} Deputy Minister {b.lead}.\n\n"
        f"The two sides agreed to expand trade in tea and to train port engineers. Deputy Minister {a.short} thanked {b.country} for its help after the flood.\n\n"
        f"For his part, {b.short} proposed a fund for fishing harbours. {a.country[0].upper() + a.country[1:]} welcomed the idea, and the {b.demonym} side pledged ten million dollars for it.\n\n"
        f"The same day, Deputy Minister {b.lead} met {a.demonym} Prime Minister {a.chief}. The Prime Minister stressed that the sea must stay open to all."
    )


def call(a: Side, b: Side) -> str:
    return (
        f"{a.demonym} Foreign Minister {a.lead} spoke by phone with his {b.demonym} counterpart {b.lead} on 14 May 2024.\n\n"
        f"{a.short} invited {b.short} to visit {a.capital}. The two ministers discussed the drought and agreed to share forecasts.\n\n"
        f"The {b.demonym} Foreign Minister said that {b.country} will send grain. He also called for talks on tariffs."
    )


def visit(a: Side, b: Side) -> str:
    return (
        f"{a.demonym} Prime Minister {a.chief} received {b.lead}, Foreign Minister of {b.country}, in {a.capital} on 14 May 2024.\n\n"
        f"Foreign Minister {b.lead} conveyed the greetings of {b.demonym} Prime Minister {b.chief}. The Prime Minister praised the growth of trade.\n\n"
        f"While {a.country} supports new rules for fishing, it was agreed that experts will look into them."
    )


TEMPLATES = [pytest.param(dialogue, id="dialogue"), pytest.param(call, id="call"), pytest.param(visit, id="received")]
PAIRS = [
    pytest.param(KENYA, NORWAY, id="KE-NO"),
    pytest.param(VIETNAM, PERU, id="VN-PE"),
    pytest.param(KOREA, KENYA, id="KR-KE"),
    pytest.param(PHILIPPINES, NORWAY, id="PH-NO"),
]
INVENTED = [pytest.param(lambda make=make: document(make(KENYA, NORWAY)), id=make.__name__) for make in (dialogue, call, visit)]
SAMPLES = [pytest.param(lambda path=path: sample(path), id=path.stem) for path in TEXTS]


def sample(path: Path, change: Callable[[str], str] = lambda text: text) -> Document:
    """A file of seeds/ with its report changed; its header lines stay."""
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    return read_document(f"{head}\n\n{change(body)}".encode(), path.name)


def changed(one: Document, change: Callable[[str], str]) -> Document:
    return replace(one, text=change(one.text))


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    return " ".join(re.sub('[“”"]', '"', re.sub("[’‘']", "'", plain)).split())


def rows(matrix: Matrix, words: bool = True) -> list[Any]:
    """All that a person reads in Events and Statements; ids of sources and evidence left out, as they hang on the bytes of the file."""
    out: list[Any] = []
    for event in matrix.events:
        told = [
            (
                s.side,
                s.stance.value,
                s.strength.value,
                s.speaker,
                s.object_side,
                s.areas,
                s.flags,
                *([folded(s.text), folded(s.areas_text)] if words else []),
            )
            for s in matrix.statements
            if s.event_id == event.event_id
        ]
        people = [(folded(p.name), p.side, folded(p.title), p.role) for p in matrix.participants if p.event_id == event.event_id]
        facts = (
            event.status,
            event.kind,
            event.date_start,
            event.date_end,
            event.date_partial,
            event.city,
            event.country,
            event.round_no,
            event.parties,
        )
        out.append((facts, folded(event.name), folded(event.lead_a), folded(event.lead_b), people, told))
    return out


# --- the two countries change places -----------------------------------------------------------------------------------------------


def shape(matrix: Matrix, swap: dict[str, str]) -> list[Any]:
    """Who leads for which side and who says what, with the sides renamed by `swap`."""
    out: list[Any] = []
    for event in matrix.events:
        told = [
            (swap.get(s.side, s.side), s.stance.value, s.strength.value, swap.get(s.object_side, s.object_side))
            for s in matrix.statements
            if s.event_id == event.event_id
        ]
        people = sorted((swap.get(p.side, p.side), p.level or 0, p.role) for p in matrix.participants if p.event_id == event.event_id)
        out.append((event.status, event.kind, event.round_no, sorted(swap.get(code, code) for code in event.parties), people, told))
    return sorted(out, key=repr)


@pytest.mark.parametrize("make", TEMPLATES)
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_countries_change_places_and_so_do_the_sides(make: Callable[[Side, Side], str], a: Side, b: Side) -> None:
    there, back = build_matrix([document(make(a, b))]), build_matrix([document(make(b, a))])
    assert there.events
    assert shape(there, {}) == shape(back, {a.code: b.code, b.code: a.code})


@pytest.mark.parametrize("make", TEMPLATES)
def test_any_pair_of_countries_gives_the_same_shape(make: Callable[[Side, Side], str]) -> None:
    plain = shape(build_matrix([document(make(KENYA, NORWAY))]), {"KE": "A", "NO": "B"})
    for a, b in [(VIETNAM, PERU), (PERU, KOREA), (PHILIPPINES, VIETNAM)]:
        assert shape(build_matrix([document(make(a, b))]), {a.code: "A", b.code: "B"}) == plain, (a.code, b.code)


SWAPS = {
    "2024-07-11_nz-id_2plus2-joint-statement": {"New Zealand": "Indonesia", "Indonesian": "New Zealand", "Indonesia": "New Zealand", "Wellington": "Jakarta", "Jakarta": "Wellington"},
    "2024-05-16_jp-ph_foreign-ministers-meeting": {
        "Japanese": "Philippine", "Philippine": "Japanese", "Japan": "the Philippines", "the Republic of the Philippines": "Japan", "the Philippines": "Japan", "Manila": "Tokyo",
        "Tokyo": "Manila",
    },
    "2024-02-09_in-tn_foreign-office-consultations": {"Indian": "Tunisian", "Tunisian": "Indian", "India": "Tunisia", "Tunisia": "India", "New Delhi": "Tunis", "Tunis": "New Delhi"},
}  # fmt: skip
CODES = {"nz-id": ("NZ", "ID"), "jp-ph": ("JP", "PH"), "in-tn": ("IN", "TN")}
HOME = {
    "Minister of State for External Affairs": "Deputy Foreign Minister",
    "the ITEC programme": "a programme",
}  # India's alone: they do not change over


@pytest.mark.parametrize("stem", SWAPS)
def test_samples_with_their_countries_changed_over(stem: str) -> None:
    words = SWAPS[stem]
    pattern = re.compile(r"\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b")
    path = SEEDS / f"{stem}.txt"
    text = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
    for own, plain in HOME.items():
        text = text.replace(own, plain)
    a, b = CODES[stem.split("_")[1]]
    there, back = (build_matrix([document(one, published="2024-08-01")]) for one in (text, pattern.sub(lambda m: words[m.group()], text)))
    assert shape(there, {}) == shape(back, {a: b, b: a})


# --- changes that change nothing ---------------------------------------------------------------------------------------------------

SEE_MORE = (
    "\n\nSee more\n\nDenmark and Peru agree to open talks on taxes\n\nDanish Foreign Minister Lars Holm met Peruvian Foreign Minister Ana Rojas in Lima on Monday and agreed to open talks."
    "\n\nLeave a Reply\n\nYour email address will not be published."
)
QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
CURLY = str.maketrans({"'": "’"})


def test_the_samples_hold_what_the_changes_change() -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in TEXTS) + visit(KENYA, NORWAY) + call(VIETNAM, PERU)
    for row in SAME:
        change = row.values[0]
        assert change(whole) != whole or row.id == "straight-quotation-marks", row.id  # type: ignore[operator]
    assert all(build_matrix([sample(path)]).events for path in TEXTS)


# One of the texts at least has what each of these changes (the test above sees to it).
SAME = [
    pytest.param(lambda text: text + SEE_MORE, True, id="related-news-behind"),
    pytest.param(lambda text: "Home\nShare\nPrint\n\n" + text, True, id="menu-in-front"),
    pytest.param(lambda text: unicodedata.normalize("NFD", text), True, id="NFD"),
    pytest.param(lambda text: text.translate(QUOTES), True, id="straight-quotation-marks"),
    pytest.param(lambda text: text.translate(CURLY), True, id="curly-apostrophes"),
    pytest.param(lambda text: text.replace(" ", "\u00a0"), True, id="no-break-spaces"),
    pytest.param(lambda text: text.replace("tion", "t\u00adion"), True, id="soft-hyphens"),
    pytest.param(lambda text: text.replace("\n\n", "\n\n\n\n"), True, id="more-blank-lines"),
    pytest.param(lambda text: "\n".join(line + "  " for line in text.split("\n")), True, id="blanks-at-line-ends"),
    pytest.param(lambda text: "\ufeff" + text, True, id="byte-order-mark"),
]


@pytest.mark.parametrize(("change", "words"), SAME)
@pytest.mark.parametrize("make", [*INVENTED, *SAMPLES])
def test_the_rows_stay(make: Callable[[], Document], change: Callable[[str], str], words: bool) -> None:
    before, after = make(), changed(make(), change)
    assert rows(build_matrix([after]), words) == rows(build_matrix([before]), words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_line_ends_of_another_system(path: Path) -> None:
    data = path.read_bytes()
    before, after = (build_matrix([read_document(one, path.name)]) for one in (data, data.replace(b"\n", b"\r\n")))
    assert rows(before) == rows(after)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_headline_in_capitals(path: Path) -> None:
    title = re.search(r"^Title: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert title
    before = build_matrix([sample(path, lambda text: f"{title[1]}\n\n{text}")])
    after = build_matrix([sample(path, lambda text: f"{title[1].upper()}\n\n{text}")])
    assert rows(before) == rows(after) == rows(build_matrix([sample(path)]))


def glued(text: str) -> str:
    """Every twelfth blank lost, as where a page was wrapped; those in lines that are no sentence stay."""
    out: list[str] = []
    for line in text.split("\n"):
        words = line.split(" ")
        if len(words) < 15:
            out.append(line)
            continue
        out.append("".join(word + ("" if number % 12 == 11 else " ") for number, word in enumerate(words)).rstrip())
    return "\n".join(out)


# What is left glued, and what that costs.
STILL_GLUED = {
    "2023-04-01_vn-us_12th-psdd": "“USAssistant Secretary”: the lead is lost",
    "2023-04-15_vn-us_foreign-ministers-talks": "“USSecretary of State”: lead, event and the sides of many statements are lost",
    "2024-03-26_vn-us_foreign-ministers-dialogue": "“Hecommitted”: two statements are lost",
    "2024-06-05_us-ke_phone-call_kenyan-account": "“Whitlockon”: the name stands nowhere else",
    "vn-us_13th-psdd": "“HaKim”, “USUnder”: both leads are lost, and twelve statements",
}
GLUED = [  # the other invented texts are too short: their three glued words do not open the gate
    pytest.param(
        lambda: document(dialogue(KENYA, NORWAY)), id="dialogue", marks=pytest.mark.xfail(strict=True, reason="“May2024”: the date is lost")
    ),
    *(
        pytest.param(
            lambda path=path: sample(path),
            id=path.stem,
            marks=[pytest.mark.xfail(strict=True, reason=STILL_GLUED[path.stem])] if path.stem in STILL_GLUED else [],
        )
        for path in TEXTS
    ),
]


@pytest.mark.parametrize("make", GLUED)
def test_glued_words(make: Callable[[], Document]) -> None:
    before, after = build_matrix([make()]), build_matrix([changed(make(), glued)])
    assert [(e.name, e.date_start, e.parties, e.lead_a, e.lead_b) for e in after.events] == [
        (e.name, e.date_start, e.parties, e.lead_a, e.lead_b) for e in before.events
    ]
    assert len(after.statements) == len(before.statements)


@pytest.mark.parametrize("make", [*INVENTED, *SAMPLES])
def test_the_same_file_twice(make: Callable[[], Document]) -> None:
    one = make()
    once, twice = build_matrix([one]), build_matrix([one, replace(one, name="copy.txt")])
    assert rows(once) == rows(twice)
    assert [bool(source.same_text_as) for source in twice.sources] == [False, True]
    held = [event for event in twice.events if event.status.value == "held"]
    assert held and all(len(event.sources) == 2 for event in held)


def test_the_order_of_the_samples_changes_nothing() -> None:
    documents = [sample(path) for path in TEXTS]
    forward = build_matrix(documents)
    for order in (documents[::-1], documents[3:] + documents[:3], sorted(documents, key=lambda one: one.sha256)):
        assert build_matrix(order) == forward


# --- the year goes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [dialogue, call, visit])
def test_without_its_year_the_event_is_the_same_and_says_so(make: Callable[[Side, Side], str]) -> None:
    text = make(KENYA, NORWAY)
    assert " 2024" in text
    with_year, without = build_matrix([document(text)]), build_matrix([document(text.replace(" 2024", ""))])
    assert {(e.name, e.parties, e.lead_a, e.lead_b) for e in without.events} == {
        (e.name, e.parties, e.lead_a, e.lead_b) for e in with_year.events
    }
    main = next(e for e in without.events if e.date_partial)
    assert main.date_start is None and main.date_partial == "--05-14"
    assert main.year_basis in (YearBasis.INFERRED, YearBasis.UNKNOWN) and main.date_reason
    assert any(check.where == f"Events/{main.event_id}/date_start" for check in without.checks)


def test_without_a_year_the_same_day_is_still_the_same_day() -> None:
    events = build_matrix([document(dialogue(KENYA, NORWAY).replace(" 2024", ""))]).events
    assert [event.date_partial for event in events] == ["--05-14", "--05-14"]


@pytest.mark.parametrize("make", [dialogue, call, visit])
def test_without_its_year_a_milestone_dates_it(make: Callable[[Side, Side], str]) -> None:
    text = (
        make(KENYA, NORWAY).replace(" 2024", "")
        + "\n\nIt was the first one since ties were elevated to a Strategic Partnership in June 2022."
    )
    main = next(e for e in build_matrix([document(text)]).events if e.date_text)
    assert (main.date_start, main.year_basis) == (date(2023, 5, 14), YearBasis.INFERRED)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sample_without_any_year(path: Path) -> None:
    text = re.sub(r",? (?:19|20)\d\d\b", "", path.read_text(encoding="utf-8").split("\n\n", 1)[1])
    before, after = build_matrix([sample(path)]), build_matrix([document(text)])

    def held(matrix: Matrix) -> list[Any]:
        return sorted(
            (e.kind, e.round_no or 0, sorted(e.parties), sorted([e.lead_a, e.lead_b])) for e in matrix.events if e.status.value == "held"
        )

    assert held(after) == held(before)
    assert all(e.year_basis in (YearBasis.INFERRED, YearBasis.UNKNOWN) for e in after.events)
