"""A workbook through random edits and updates, over a thousand times: nothing that a person did is lost or changed.

What must be there afterwards is worked out here from the edited file itself, the matrix that it was made of and the new one, by code that shares
nothing with the update: fields are known by the ids that Excel tables keep for their columns.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest
from lxml import etree

from briefgen.model import Event, Evidence, Matrix
from briefgen.workbook.columns import SheetSpec
from briefgen.workbook.create import write_workbook
from briefgen.workbook.schema import EVENTS, EVIDENCE, STATEMENTS
from briefgen.workbook.update.apply import update_workbook
from tests.workbook.sample import sample_matrix
from tests.workbook.update.other_programs import by_openpyxl, by_xlsxwriter
from tests.workbook.update.people_edit import EDITS, Book, M, cells, grid, ground, letters, table_rows

SEQUENCES = int(os.environ.get("BRIEFGEN_SEQUENCES", "1000"))
PARTS = 20  # tests, so that several processes share the work
OURS = {"Events": EVENTS, "Statements": STATEMENTS, "Evidence": EVIDENCE}
TEXT_FIELDS = {"Events": ("city", "venue", "name", "lead_a"), "Statements": ("text", "speaker"), "Evidence": ("quote",)}
KEYS = {"Events": ("events", "event_id"), "Statements": ("statements", "statement_id"), "Evidence": ("evidence", "evidence_id")}


def first_matrix() -> Matrix:
    """A small matrix, so that a thousand workbooks of it are soon made."""
    whole = sample_matrix()
    events = whole.events[:4]
    ids = {event.event_id for event in events}
    statements = tuple(row for row in whole.statements if row.event_id in ids)[:5]
    return replace(
        whole,
        events=events,
        statements=statements,
        participants=(),
        evidence=whole.evidence[:6],
        mechanisms=(),
        checks=(),
        areas=whole.areas[:3],
    )


FIRST = first_matrix()
MADE = write_workbook(FIRST)


def second_matrix(chance: random.Random) -> Matrix:
    """What new texts tell: other values in some cells, new rows."""

    def changed(rows: tuple[object, ...], names: tuple[str, ...]) -> tuple[object, ...]:
        return tuple(
            replace(row, **{chance.choice(names): f"new {chance.randint(1, 10**6)}"}) if chance.random() < 0.5 else row for row in rows
        )  # type: ignore[type-var]

    number = chance.randint(1, 10**6)
    events = (
        *changed(FIRST.events, TEXT_FIELDS["Events"]),
        Event(f"EV-more-{number}", name="=A new one", city="Huế", parties=("NZ", "VN")),
    )
    evidence = (*changed(FIRST.evidence, TEXT_FIELDS["Evidence"]), Evidence(f"E-more-{number}", quote="a sentence", source="S1"))
    return replace(FIRST, events=events, statements=changed(FIRST.statements, TEXT_FIELDS["Statements"]), evidence=evidence)  # type: ignore[arg-type]


def field_columns(book: Book, name: str) -> dict[str, int]:
    """Field -> column number, by the ids of the table's columns, which are the places of the schema's."""
    part, _ = book.table(name)
    _, left, _, _, _ = grid(book, name)
    by_id = {int(c.get("id", "0")): left + at for at, c in enumerate(book.tree(part).iter(f"{M}tableColumn"))}
    return {column.field: by_id[at] for at, column in enumerate(OURS[name].columns, start=1) if column.field and at in by_id}


def check(edited: bytes, updated: bytes, before: Matrix, after: Matrix) -> None:
    """Asserts that `updated` is `edited` with what `after` tells, and all that people did still in its place."""
    old, new = Book(edited), Book(updated)
    allowed = {"xl/workbook.xml", "xl/styles.xml", *old.table("BriefgenBaseline")}
    proposed = {row["Where"]: row for row in table_rows(new, "Proposals")} if has_table(new, "Proposals") else {}
    if proposed and not has_table(old, "Proposals"):
        allowed |= {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
    elif proposed:
        allowed |= set(old.table("Proposals"))
    for name, spec in OURS.items():
        allowed |= set(old.table(name))
        check_table(old, new, name, spec, before, after, proposed)
    for part, content in old.parts.items():
        assert part in new.parts, f"{part} is lost"
        if part not in allowed:
            assert new.parts[part] == content, f"{part} has changed"
    formats = old.tree("xl/styles.xml").find(f"{M}cellXfs")
    now = new.tree("xl/styles.xml").find(f"{M}cellXfs")
    assert formats is not None and now is not None
    assert [etree.tostring(one) for one in formats] == [etree.tostring(one) for one in now][: len(formats)]


def check_table(
    old: Book, new: Book, name: str, spec: SheetSpec, before: Matrix, after: Matrix, proposed: dict[str, dict[str, object]]
) -> None:
    rows, key = KEYS[name]
    was = {getattr(row, key): row for row in getattr(before, rows)}
    now = {getattr(row, key): row for row in getattr(after, rows)}
    columns = field_columns(old, name)
    sheet, left, top, right, bottom = grid(old, name)
    held, found = cells(old, sheet), cells(new, sheet)
    expected = dict(held)
    for row in range(top + 1, bottom + 2):
        row_id = held.get((row, columns[key]), ("", "", ""))[0]
        if row_id not in now or row_id not in was:
            continue
        for field in TEXT_FIELDS[name]:
            ref = (row, columns[field])
            text, formula, style = held.get(ref, ("", "", ground(old, sheet, ref[1])))
            first, last = getattr(was[row_id], field), getattr(now[row_id], field)
            if first == last or text == last:
                continue
            if text == first and not formula:
                expected[ref] = (last, "", style)
            else:
                offer = proposed[f"{name}/{row_id}/{field}"]
                assert (offer["What the cell holds"], offer["What the texts give"]) == (text, last)
    for ref, (text, formula, style) in expected.items():
        assert ref in found, f"{name} {letters(ref[1])}{ref[0]} is lost"
        assert found[ref][:2] == (text, formula), f"{name} {letters(ref[1])}{ref[0]}"
        assert looks(new, style) == looks(new, found[ref][2]), f"format of {name} {letters(ref[1])}{ref[0]}"
        assert style == found[ref][2] or held[ref][:2] != (text, formula), f"number of the format of {name} {letters(ref[1])}{ref[0]}"
    ids = [found[row, columns[key]][0] for row in range(top + 1, max(r for r, _ in found) + 1) if (row, columns[key]) in found]
    there = [held[row, columns[key]][0] for row in range(top + 1, max(r for r, _ in held) + 1) if (row, columns[key]) in held]
    added = [row_id for row_id in now if row_id not in was]
    assert [one for one in ids if one] == [one for one in there if one] + added, f"rows of {name}"
    last = (
        max(row for row, column in found if (column == columns[key] and found[row, column][0] in added) or row == bottom)
        if added
        else bottom
    )
    assert grid(new, name) == (sheet, left, top, right, last if added else bottom), f"range of {name}"
    around(old, new, sheet)


def looks(book: Book, style: str) -> tuple[dict[str, str], bytes]:
    """What a format says, but for the quote prefix, which follows the text."""
    formats = book.tree("xl/styles.xml").find(f"{M}cellXfs")
    assert formats is not None
    element = formats[int(style)]
    return {k: v for k, v in element.attrib.items() if k != "quotePrefix"}, b"".join(etree.tostring(child) for child in element)


def around(old: Book, new: Book, sheet: str) -> None:
    """All of a sheet but its cells is as it was, but for ranges that have grown."""

    def told(book: Book) -> list[tuple[str, dict[str, str], str]]:
        return [
            (element.tag, {k: v for k, v in element.attrib.items() if k not in ("sqref", "ref", "spans")}, element.text or "")
            for element in book.tree(sheet).iter()
            if isinstance(element.tag, str) and element.tag not in (f"{M}c", f"{M}v", f"{M}is", f"{M}t", f"{M}f")
        ]

    rows = {element.get("r") for element in old.tree(sheet).iter(f"{M}row")}
    assert told(old) == [one for one in told(new) if one[0] != f"{M}row" or one[1].get("r") in rows]


def has_table(book: Book, name: str) -> bool:
    try:
        book.table(name)
    except KeyError:
        return False
    return True


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_that_a_person_did_is_lost_or_changed(part: int) -> None:
    for number in range(part, SEQUENCES, PARTS):
        chance = random.Random(number)
        data = MADE
        if number % 25 == 7:
            data = by_xlsxwriter(MADE)
        book = Book(data)
        done = []
        for _ in range(chance.randint(1, 6)):
            edit, name = chance.choice(EDITS), chance.choice(list(OURS))
            edit(book, name, chance)
            done.append(f"{edit.__name__} {name}")
        edited = book.saved()
        if number % 25 == 13:
            edited = by_openpyxl(edited)
        after = second_matrix(chance)
        try:
            update = update_workbook(edited, after, "x.xlsx")
            check(edited, update.data, FIRST, after)
            again = update_workbook(update.data, after, "x.xlsx")
            assert again.data is update.data, f"a second update changes {again.changes}"
        except Exception as error:
            error.add_note(f"sequence {number}: {done}")
            raise
