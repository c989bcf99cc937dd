"""The sheet ReadoutCompare: the accounts of both sides of one meeting, area by area, and the facts that they tell differently."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from briefgen.model import BOTH, Area, Check, Event, Evidence, Matrix, Source, Stance, Statement, Status
from briefgen.model.compared import Conflict, conflicts, told_values
from briefgen.workbook.compared import compared
from briefgen.workbook.create import plan_sheets, write_workbook
from briefgen.workbook.read import read_workbook
from briefgen.workbook.update.apply import Existing
from tests.workbook.update.books import saved

EVENT = Event(
    "EV-talks",
    date_start=date(2024, 9, 3),
    name="Ocean dialogue",
    parties=("KE", "NO"),
    sources=("S-a", "S-b", "S-c"),
    evidence=("E-a", "E-b", "E-b2"),
)
QUOTES = {
    "E-a": "The State Secretary met the delegation in Mombasa.",
    "E-b": "The talks were held.",
    "E-b2": "The Deputy Minister led the talks.",
    "E-same": "The two sides agreed on patrols.",
    "E-trade": "Both will trade more.",
    "E-trade-b": "The sides are to widen their trade.",
    "E-cyber": "Kenya asked for advice.",
    "E-cyber-b": "Norway offered advice.",
    "E-only": "They spoke of fish.",
    "E-only-b": "They spoke of ports.",
    "E-third": "They spoke of music.",
}
SOURCE_OF = {"E-b": "S-b", "E-b2": "S-b", "E-third": "S-c"} | {key: "S-b" for key in QUOTES if key.endswith("-b")}


def said(key: str, area: str, stance: Stance, side: str, sources: tuple[str, ...], evidence: tuple[str, ...]) -> Statement:
    return Statement(key, "EV-talks", side=side, stance=stance, areas=(area,), text=QUOTES[evidence[0]], sources=sources, evidence=evidence)


def check(rule: str, field: str, *values: tuple[str, str]) -> Check:
    return Check(f"CH-{rule}", rule, where=f"Events/EV-talks/{field}", what=f"They differ: {told_values(values)}.")


WHOLE = Matrix(
    events=(EVENT,),
    areas=tuple(Area(key, key.title()) for key in ("trade", "patrols", "cyber", "fish", "ports", "music")),
    sources=(
        Source("S-a", publisher="Ministry", side="KE", tier=2),
        Source("S-b", publisher="Royal Office", side="NO", tier=1, same_text_as="S-c"),
        Source("S-c", publisher="Herald", side="third", tier=4),
    ),
    evidence=tuple(Evidence(key, SOURCE_OF.get(key, "S-a"), quote=quote) for key, quote in QUOTES.items()),
    statements=(
        said("ST-1", "fish", Stance.DISCUSSED, BOTH, ("S-a",), ("E-only",)),
        said("ST-2", "ports", Stance.DISCUSSED, BOTH, ("S-b",), ("E-only-b",)),
        said("ST-3", "music", Stance.DISCUSSED, BOTH, ("S-c",), ("E-third",)),
        said("ST-4", "trade", Stance.AGREED, BOTH, ("S-a", "S-b"), ("E-trade", "E-trade-b")),
        said("ST-5", "cyber", Stance.PROPOSED, "KE", ("S-a",), ("E-cyber",)),
        said("ST-6", "cyber", Stance.PROPOSED, "NO", ("S-b",), ("E-cyber-b",)),
        said("ST-7", "patrols", Stance.AGREED, BOTH, ("S-a", "S-b"), ("E-same", "E-same-b")),
    ),
    checks=(
        check("PLC4", "city", ("Mombasa", "S-a"), ("Oslo (city)", "S-b")),
        check("NAM6", "lead_b_title", ("“State Secretary”", "S-a"), ("“Deputy Minister”", "S-b")),
        check("DAT1", "date_start", ("2024-09-03", "S-a"), ("2024-09-04", "S-b")),
        check("DAT10", "round_no", ("7", "S-a"), ("8", "S-c")),  # a third party's text is no side's account
        Check("CH-other", "DAT3", where="Events/EV-talks/date_start", what="The year is inferred: 2024 (S-a); 2023 (S-b)."),
    ),
)
WHOLE = replace(WHOLE, evidence=(*WHOLE.evidence, Evidence("E-same-b", "S-b", quote=QUOTES["E-same"])))


def told(matrix: Matrix) -> list[tuple[str, str, str, str]]:
    return [(row.fact_field or row.area, row.category.value, row.a.words, row.b.words) for row in compared(matrix)]


def test_facts_come_first_then_the_areas_by_how_they_differ() -> None:
    assert told(WHOLE) == [
        ("date", "fact conflict", "2024-09-03", "2024-09-04"),
        ("title", "fact conflict", "State Secretary", "Deputy Minister"),
        ("place", "fact conflict", "Mombasa", "Oslo (city)"),
        ("cyber", "attribution differs", "Kenya asked for advice.", "Norway offered advice."),
        ("trade", "both different wording", "Both will trade more.", "The sides are to widen their trade."),
        ("patrols", "both same", "The two sides agreed on patrols.", "The two sides agreed on patrols."),
        ("fish", "only A", "They spoke of fish.", ""),
        ("ports", "only B", "", "They spoke of ports."),
    ]


def test_a_value_that_several_texts_of_a_side_have_is_shown_once() -> None:
    two = check("PLC4", "city", ("Mombasa", "S-a"), ("Oslo", "S-b"), ("Mombasa", "S-d"), ("Bergen", "S-c"))
    assert two.what == "They differ: Mombasa (S-a, S-d); Oslo (S-b); Bergen (S-c)."
    event = replace(EVENT, sources=(*EVENT.sources, "S-d"))
    (found,) = conflicts(event, [two], ["S-a", "S-d"], ["S-b"])
    assert (found.a, found.b) == ({"S-a": "Mombasa", "S-d": "Mombasa"}, {"S-b": "Oslo"})
    more = replace(WHOLE, events=(event,), sources=(*WHOLE.sources, Source("S-d", publisher="Post", side="KE")), checks=(two,))
    assert told(more)[0] == ("place", "fact conflict", "Mombasa", "Oslo")


def test_each_account_names_its_party_its_text_and_its_sentence() -> None:
    rows = {row.comparison_id: row for row in compared(WHOLE)}
    cyber, title, fish = (rows[f"RC-talks-{key}"] for key in ("cyber", "fact-title", "fish"))
    assert (cyber.a.party, cyber.a.code, cyber.b.party, cyber.b.code) == ("KE", "PR-KE", "NO", "PR-NO")
    assert (cyber.a.sources, cyber.b.sources) == ("Ministry, official readout (S-a)", "Royal Office, joint text, a copy (S-b)")
    assert (cyber.a.evidence, cyber.b.evidence) == (("E-cyber",), ("E-cyber-b",))
    assert (title.a.evidence, title.b.evidence) == (("E-a",), ("E-b2",))
    assert (fish.b.party, fish.b.code, fish.b.sources, fish.b.evidence) == ("NO", "", "", ())


def test_many_texts_and_long_names_do_not_fill_a_cell() -> None:
    many = tuple(Source(f"S-a{number}", publisher="M" * 30_000, side="KE") for number in range(2000))
    event = replace(EVENT, sources=("S-b", *(row.source_id for row in many)))
    fish = replace(WHOLE.statements[0], sources=event.sources[1:])
    cell = compared(replace(WHOLE, events=(event,), sources=(WHOLE.sources[1], *many), statements=(fish,), checks=()))[0].a.sources
    assert cell.startswith("MMM")
    assert cell.endswith(" … (S-a4); and 1995 more")


@pytest.mark.parametrize(
    "matrix",
    [
        replace(WHOLE, sources=(WHOLE.sources[0], replace(WHOLE.sources[1], side="KE"), WHOLE.sources[2])),
        replace(WHOLE, sources=(WHOLE.sources[0], replace(WHOLE.sources[1], side=""), WHOLE.sources[2])),
        replace(WHOLE, sources=WHOLE.sources[:1]),
        replace(WHOLE, events=(replace(EVENT, sources=("S-a",)),)),
        replace(WHOLE, events=(replace(EVENT, status=Status.REFERRED),)),
        Matrix(),
    ],
    ids=["one-side", "side-not-known", "source-gone", "one-text", "referred", "empty"],
)
def test_without_texts_of_both_sides_there_is_no_row(matrix: Matrix) -> None:
    assert compared(matrix) == ()
    sheet = load_workbook(io.BytesIO(write_workbook(matrix)))["ReadoutCompare"]
    assert [cell.value for cell in sheet[2] if cell.value is not None] == []
    assert sheet["A1"].value == "Comparison"


def test_of_three_parties_every_two_that_have_an_account_are_compared() -> None:
    three = replace(WHOLE, events=(replace(EVENT, parties=("KE", "NO", "IS")),))
    assert {row.comparison_id.removeprefix("RC-talks-").partition("-cyber")[0] for row in compared(three) if row.area == "cyber"} == {
        "KE-NO"
    }
    heard = replace(three, sources=(*three.sources[:2], replace(three.sources[2], side="IS")))
    assert [(row.a.party, row.b.party) for row in compared(heard) if row.area == "music"] == [("KE", "IS"), ("NO", "IS")]
    assert len({row.comparison_id for row in compared(heard)}) == len(compared(heard))


def test_the_values_of_a_check_are_told_by_their_sources() -> None:
    found = Check("CH-1", "PLC4", where="Events/EV-talks/city", what=f"Different: {told_values((('A; B', 'S-a'), ('C (D)', 'S-b')))}.")
    assert conflicts(EVENT, (found,), ["S-a"], ["S-b"]) == [Conflict("place", {"S-a": "A; B"}, {"S-b": "C (D)"})]
    assert conflicts(EVENT, (replace(found, where="Events/EV-other/city"),), ["S-a"], ["S-b"]) == []


def written() -> tuple[Matrix, bytes]:
    """A workbook from when Norway's text had nothing on cyber, with what a desk wrote beside one row."""
    first = replace(WHOLE, statements=tuple(row for row in WHOLE.statements if row.statement_id not in ("ST-2", "ST-6")))
    book = load_workbook(io.BytesIO(write_workbook(first)))
    sheet = book["ReadoutCompare"]
    column = next(cell.column for cell in sheet[1] if cell.value == "✎ Reading")
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in ("RC-talks-cyber", "RC-talks-fish"):
            sheet.cell(row[0].row, column).value = f"our reading of {row[0].value}"
    return first, saved(book)


def shown(data: bytes, *headers: str) -> list[tuple[object, ...]]:
    """The cells under these headings, row by row, as they were last written or calculated."""
    sheet = load_workbook(io.BytesIO(data))["ReadoutCompare"]
    at = {cell.value: cell.column - 1 for cell in sheet[1]}
    return [tuple(row[at[header]] for header in headers) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_an_update_adds_rows_brings_others_up_to_date_and_keeps_what_the_desk_wrote() -> None:
    _, data = written()
    existing = Existing.of(data, "x.xlsx")
    after = existing.update(WHOLE, held=existing.matrix(), whole=WHOLE).data
    rows = {key: rest for key, *rest in shown(after, "Comparison", "Category", "Words of B", "✎ Reading")}
    assert rows["RC-talks-cyber"] == ["attribution differs", "Norway offered advice.", "our reading of RC-talks-cyber"]
    assert rows["RC-talks-fish"] == ["only A", None, "our reading of RC-talks-fish"]
    assert rows["RC-talks-ports"] == ["only B", "They spoke of ports.", None]
    assert sorted(rows) == sorted(row.comparison_id for row in compared(WHOLE))
    again = Existing.of(after, "x.xlsx")
    assert again.update(WHOLE, held=again.matrix(), whole=WHOLE).data is after


def test_a_row_that_somebody_changed_or_deleted_stays_so() -> None:
    first, data = written()
    book = load_workbook(io.BytesIO(data))
    sheet = book["ReadoutCompare"]
    numbers = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(numbers["RC-talks-cyber"], 5).value = "no difference to us"
    sheet.delete_rows(numbers["RC-talks-fact-date"])
    sheet.tables["ReadoutCompare"].ref = f"A1:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
    existing = Existing.of(saved(book), "x.xlsx")
    rows = dict(shown(existing.update(WHOLE, held=first, whole=WHOLE).data, "Comparison", "Category"))
    assert rows["RC-talks-cyber"] == "no difference to us"
    assert "RC-talks-fact-date" not in rows


def test_the_first_account_of_the_other_side_fills_the_empty_sheet() -> None:
    first = replace(
        WHOLE, events=(replace(EVENT, sources=("S-a",)),), sources=WHOLE.sources[:1], statements=WHOLE.statements[:1], checks=()
    )
    existing = Existing.of(write_workbook(first), "x.xlsx")
    after = existing.update(WHOLE, held=existing.matrix(), whole=WHOLE).data
    assert [key for (key,) in shown(after, "Comparison")] == [row.comparison_id for row in compared(read_workbook(after))]
    assert len(shown(after, "Comparison")) >= 5


def without_the_sheet(data: bytes, *, known: bool) -> bytes:
    """The workbook without ReadoutCompare: deleted by a person, or, where it is not `known` to Baseline, never written."""
    book = load_workbook(io.BytesIO(data))
    del book["ReadoutCompare"]
    baseline = book["Baseline"]
    rows = [row for row in baseline.iter_rows(min_row=2, values_only=True) if known or row[0] != "ReadoutCompare"]
    baseline.delete_rows(2, baseline.max_row)
    for row in rows:
        baseline.append(row)
    baseline.tables["BriefgenBaseline"].ref = f"A1:C{len(rows) + 1}"
    return saved(book)


@pytest.mark.needs("ooxml-validate")
def test_a_workbook_with_comparisons_is_valid_new_and_updated(ooxml_errors: Callable[[bytes, str], str]) -> None:
    new = write_workbook(replace(WHOLE, statements=WHOLE.statements[:2]))
    existing = Existing.of(new, "x.xlsx")
    after = existing.update(WHOLE, held=existing.matrix(), whole=WHOLE).data
    assert len(shown(after, "Comparison")) == len(compared(WHOLE))
    assert [ooxml_errors(data, "x.xlsx") for data in (new, after)] == ["", ""]


@pytest.mark.needs("ooxml-validate")
def test_a_workbook_from_before_there_was_the_sheet_gains_it(ooxml_errors: Callable[[bytes, str], str]) -> None:
    data = without_the_sheet(write_workbook(WHOLE), known=False)
    existing = Existing.of(data, "x.xlsx")
    update = existing.update(WHOLE, held=existing.matrix(), whole=WHOLE)
    assert {change.place.partition("!")[0] for change in update.changes} == {"ReadoutCompare"}
    assert [key for (key,) in shown(update.data, "Comparison")] == [row.comparison_id for row in compared(WHOLE)]
    assert ooxml_errors(update.data, "x.xlsx") == ooxml_errors(data, "x.xlsx")  # of the program that took the sheet out, none of ours
    again = Existing.of(update.data, "x.xlsx")
    assert again.update(WHOLE, held=again.matrix(), whole=WHOLE).data is update.data


def test_a_sheet_that_somebody_deleted_stays_deleted() -> None:
    existing = Existing.of(without_the_sheet(write_workbook(WHOLE), known=True), "x.xlsx")
    assert existing.update(WHOLE, held=existing.matrix(), whole=WHOLE).changes == ()


def test_both_sentences_are_one_click_away_and_the_tab_is_that_of_drawn_sheets() -> None:
    sheet = next(plan for plan in plan_sheets(WHOLE) if plan.name == "ReadoutCompare")
    headers = [cell.value for _, cell in sheet.rows[0].cells]
    values = [[cell.value for _, cell in row.cells] for row in list(sheet.all_rows())[1:]]
    links = [(row[headers.index("Go to A")], row[headers.index("Go to B")]) for row in values]
    assert links[3] == ("see E-cyber", "see E-cyber-b")
    assert links[-1] == ("", "see E-only-b")
    assert (sheet.tab, sheet.frozen, headers[-1]) == ("548235", "B2", "✎ Reading")
