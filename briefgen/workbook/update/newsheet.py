"""A sheet added to an existing workbook, in the looks that the workbook has: its parts, and what ties them to the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefgen.workbook.escape import xml_attribute
from briefgen.workbook.form import RELS, sheet_relations, table_part
from briefgen.workbook.look import Formats
from briefgen.workbook.parts import sheet_part
from briefgen.workbook.plan import Sheet
from briefgen.workbook.update.markup import first_tag

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATION = "relationships/worksheet"


@dataclass(frozen=True, slots=True)
class NewSheet:
    """The parts of a new sheet, by name; `lines` are what other parts get: the workbook, its relations, the list of content types."""

    parts: dict[str, bytes]
    entry: str
    relation: str
    types: str


def new_sheet(
    plan: Sheet,
    taken: Iterable[str],
    tables: Mapping[str, int],
    sheet_ids: Iterable[int],
    relation_ids: Iterable[str],
    look: Formats,
    mark: str,
) -> NewSheet:
    """The parts of `plan`. `taken` are names of parts, `tables` names and ids of tables, which no two may share."""
    names = {name.lower() for name in taken}
    number = next(n for n in range(1, 10**6) if f"xl/worksheets/sheet{n}.xml" not in names)
    first = max((int(found) for name in names if (found := "".join(re.findall(r"^xl/tables/table(\d+)\.xml$", name)))), default=0)
    first = max(first, *tables.values(), 0) + 1 if tables else first + 1
    renamed = tuple(table._replace(name=_free(table.name, tables)) for table in plan.tables)
    plan = replace(plan, tables=renamed)
    path = f"xl/worksheets/sheet{number}.xml"
    parts = {
        path: sheet_part(plan, look, mark).encode(),
        f"xl/worksheets/_rels/sheet{number}.xml.rels": sheet_relations(plan, first, number).encode(),
    }
    types = f'<Override PartName="/{path}" ContentType="{_SHEET}.worksheet+xml"/>'
    for at, table in enumerate(plan.tables, start=first):
        parts[f"xl/tables/table{at}.xml"] = table_part(table, at).encode()
        types += f'<Override PartName="/xl/tables/table{at}.xml" ContentType="{_SHEET}.table+xml"/>'
    used = set(relation_ids)
    relation = next(name for name in (f"rId{n}" for n in range(1, len(used) + 2)) if name not in used)
    state = "hidden" if plan.hidden else "visible"
    entry = (
        f'<sheet name="{xml_attribute(plan.name)}" sheetId="{max(sheet_ids, default=0) + 1}" state="{state}" '
        f'xmlns:r="{RELS}" r:id="{relation}"/>'
    )
    return NewSheet(parts, entry, f'<Relationship Id="{relation}" Type="{RELS}/worksheet" Target="/{path}"/>', types)


def inserted(content: bytes, element: bytes, lines: str) -> bytes:
    """A part with `lines` at the end of the element `element`, with its prefix."""
    tag = next((found for found in (first_tag(content, prefix + element) for prefix in _prefixes(content)) if found), None)
    assert tag is not None, "the element is there in every package"
    name = tag.text[1:].split()[0].rstrip(b"/>")
    prefix = name[: -len(element)]
    new = re.sub(rb"<(?=[A-Za-z])", b"<" + prefix, lines.encode())
    if tag.is_empty:
        return content[: tag.end - 2].rstrip() + b">" + new + b"</" + name + b">" + content[tag.end :]
    end = content.rfind(b"</" + name)
    return content[:end] + new + content[end:]


def look_of(styles: bytes) -> Formats:
    """(named style, quote prefix) -> number of the first such cell format; what the workbook has not is 0, its plain format."""
    if not styles:
        return _Plain()
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    names = {style.get("xfId"): style.get("name", "") for style in root.iterfind("{*}cellStyles/{*}cellStyle")}
    found: dict[tuple[str, bool], int] = {}
    for number, held in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        found.setdefault((names.get(held.get("xfId", "0"), ""), held.get("quotePrefix") in ("1", "true")), number)
    return _Plain(found)


class _Plain(dict[tuple[str, bool], int]):
    def __missing__(self, key: tuple[str, bool]) -> int:
        style, prefixed = key
        return self.get((style, False), 0) if prefixed else 0


def _prefixes(content: bytes) -> list[bytes]:
    return [b"", *{found + b":" for found in re.findall(rb"xmlns:([\w.-]+)=", content[:4000])}]


def _free(name: str, tables: Mapping[str, int]) -> str:
    taken = {other.casefold() for other in tables}
    return next(one for one in (name, *(f"{name}_{n}" for n in range(2, 10**6))) if one.casefold() not in taken)
