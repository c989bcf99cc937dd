"""From the cells that were put in to the bytes of the changed workbook: what follows them, the parts written, all of it audited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from briefgen.workbook.cells import Book, cell_formats, corners
from briefgen.workbook.escape import xml_attribute
from briefgen.workbook.form import PACKAGE_RELS, RELS
from briefgen.workbook.plan import Link, Sheet, letter
from briefgen.workbook.schema import MARK
from briefgen.workbook.update.archive import rewritten
from briefgen.workbook.update.areas import Area, overlapping
from briefgen.workbook.update.audit import Written, audit_parts, audit_sheet
from briefgen.workbook.update.follow import formula_splices, pivot_splices, pointing_at_totals, range_splice, sheet_splices
from briefgen.workbook.update.markup import Patch, Splice, Tag, first_tag, prefix_of, spliced, tags, unescaped
from briefgen.workbook.update.newsheet import inserted, look_of, new_sheet
from briefgen.workbook.update.opened import Opened
from briefgen.workbook.update.ranges import Growth
from briefgen.workbook.update.widen import Widening, widened_table
from briefgen.workbook.update.worksheet import Worksheet

_MAY_FOLLOW = re.compile(r"xl/.*\.(?:xml|vml)", re.IGNORECASE)
_NEVER_FOLLOWS = re.compile(
    r"xl/(?:sharedStrings|styles|theme/|comments|threadedComments/|persons/|calcChain|metadata|media/)", re.IGNORECASE
)
_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELS}"></Relationships>'.encode()
# What may stand behind the links of a sheet, in its order.
_BEHIND_LINKS = (
    b"printOptions",
    b"pageMargins",
    b"pageSetup",
    b"headerFooter",
    b"rowBreaks",
    b"colBreaks",
    b"customProperties",
    b"cellWatches",
    b"ignoredErrors",
    b"smartTags",
    b"drawing",
    b"legacyDrawing",
    b"legacyDrawingHF",
    b"picture",
    b"oleObjects",
    b"controls",
    b"webPublishItems",
    b"tableParts",
    b"extLst",
)


@dataclass(frozen=True, slots=True)
class Growing:
    """A table that gets rows: where its range ended, and where it ends with the rows that people typed right below it."""

    area: Area
    old_last: int
    typed_to: int

    @property
    def growth(self) -> Growth:
        area = self.area
        return Growth(area.sheet.name, area.left, area.top, area.right, self.old_last, area.totals, area.last - self.old_last)


@dataclass(slots=True)
class _Finish:
    """The work on one workbook: the parts as they will be."""

    book: Opened
    growing: Sequence[Growing]
    widening: Sequence[Widening] = ()
    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    changed: dict[str, bytes] = field(default_factory=dict)
    sheets: dict[str, Patch] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    @property
    def growths(self) -> list[Growth]:
        return [one.growth for one in self.growing if one.growth.by]

    def now(self, part: str) -> bytes:
        return self.changed.get(part) or self.book.read(part)


def finished(
    book: Opened,
    growing: Sequence[Growing],
    written: Sequence[Written],
    added: Sequence[Sheet] = (),
    widening: Sequence[Widening] = (),
    links: Mapping[str, Sequence[Link]] | None = None,
) -> bytes:
    """The bytes of the changed workbook. Raises WorkbookError on any doubt."""
    work = _Finish(book, growing, widening, links or {})
    for one in growing:
        if one.growth.by:
            _check_room(book, one)
            _move_totals(work, one)
    _write_sheets(work)
    _write_tables(work)
    _write_others(work)
    _write_main(work)
    for plan in added:
        _add_sheet(work, plan)
    if styles := book.formats.written:
        work.changed[book.formats.part] = styles
    changed: dict[str, bytes | Patch] = {**work.sheets, **work.changed}
    new = rewritten(book.data, book.package, changed, work.removed)
    after = audit_parts(book.package, book.data, new, changed, work.removed)
    formats = Book(book.book.strings, cell_formats(after, book.part_of("styles")), book.book.day_zero)
    for sheet in book.sheets.values():
        if sheet.part in work.sheets:
            audit_sheet(sheet, work.sheets[sheet.part], [one for one in written if one.part == sheet.part], formats)
    return new.data


def _check_room(book: Opened, growing: Growing) -> None:
    """Raises WorkbookError where something stands in the way of a table's new rows, or would touch them."""
    area, sheet = growing.area, growing.area.sheet
    begin = growing.typed_to + 1 + area.totals
    rows, columns = range(begin, area.last + area.totals + 1), range(area.left, area.right + 1)
    fix = f"move it further down or onto another sheet, and leave an empty row below the table {area.name}"
    if other := overlapping(book.beside(area), rows, columns):
        raise book.doubt(f"the table {other.name} stands below the table {area.name} on the sheet {sheet.name}", fix)
    for number in range(begin, rows[-1] + 2):
        row = sheet.row(number)
        for span in sheet.cells(row) if row else ():
            if span.column in columns and sheet.understood(span).cell:
                cell = f"{letter(span.column)}{number}"
                raise book.doubt(f"something stands in the way of new rows of the table {area.name}: {sheet.name}!{cell}", fix)
    for tag in tags(sheet.content, sheet.prefix + b"mergeCell", sheet.data_span[1]):
        (left, top), (right, bottom) = corners(tag.get("ref"))
        if left <= area.right and area.left <= right and top <= rows[-1] and growing.typed_to < bottom:
            raise book.doubt(f"merged cells stand in the way of new rows: {sheet.name}!{tag.get('ref')}", "unmerge them")


def _move_totals(work: _Finish, growing: Growing) -> None:
    """The row of totals, moved to below the new rows."""
    area, sheet, growth = growing.area, growing.area.sheet, growing.growth
    if not area.totals:
        return
    old, new = growing.old_last + 1, area.last + 1
    _check_totals(work.book, growth, old)
    row = sheet.row(old)
    for span in sheet.cells(row) if row else ():
        if area.left <= span.column <= area.right:
            text = sheet.content[span.start : span.end]
            place = letter(span.column).encode()
            text = text.replace(b'r="%s%d"' % (place, old), b'r="%s%d"' % (place, new), 1)
            if sheet.prefix:
                text = text.replace(b"<" + sheet.prefix, b"<").replace(b"</" + sheet.prefix, b"</")
            text = spliced(text, formula_splices(text, sheet.name, [growth]))
            if b"<f" in text:
                _drop_calc_chain(work)
            sheet.put(new, span.column, text)


def _check_totals(book: Opened, growth: Growth, old: int) -> None:
    """Raises WorkbookError where something points at the row of totals, which cannot stay where it is."""
    fix = f"switch this table's row of totals off (Table Design > Total Row), or remove what points at row {old}"
    for name in book.sheet_parts:
        if points := pointing_at_totals(book.sheet(name).content, name, growth):
            raise book.doubt(f"a formula on the sheet {name} points at the row of totals of {growth.sheet}: {points[0]}", fix)
    sheet = book.sheet(growth.sheet)
    for element in (b"hyperlink", b"mergeCell"):
        for tag in tags(sheet.content, sheet.prefix + element, sheet.data_span[1]):
            (left, top), (right, bottom) = corners(tag.get("ref"))
            if top <= old <= bottom and left <= growth.right and growth.left <= right:
                raise book.doubt(f"a link or merged cell stands in the row of totals: {growth.sheet}!{tag.get('ref')}", fix)
    for kind, part in book.package.relations(sheet.part).values():
        if kind in ("comments", "threadedComment") and (found := re.search(rb'\sref="([A-Z]+)%d"' % old, book.read(part))):
            raise book.doubt(f"a comment stands in the row of totals: {growth.sheet}!{found[1].decode()}{old}", fix)


def _drop_calc_chain(work: _Finish) -> None:
    """Takes out the order of calculation, which Excel makes anew: one that names a cell without a formula calls for a repair."""
    part = work.book.part_of("calcChain")
    if not part or part in work.removed:
        return
    work.removed.add(part)
    folder, _, name = work.book.main.rpartition("/")
    for listed, pattern in (
        ("[Content_Types].xml", rb"<(?:[\w.-]+:)?Override\s[^>]*calcChain[^>]*/>"),
        (f"{folder}/_rels/{name}.rels".lstrip("/"), rb"<(?:[\w.-]+:)?Relationship\s[^>]*relationships/calcChain[^>]*/>"),
    ):
        work.changed[listed] = re.sub(pattern, b"", work.now(listed))


def _write_sheets(work: _Finish) -> None:
    growths = work.growths
    for name in work.book.sheet_parts if growths else list(work.book.sheets):
        sheet = work.book.sheet(name)
        splices = sheet.row_splices()
        replaced = [splice for splice in splices if splice.start < splice.end]
        follow = [
            splice
            for splice in _followers(work, sheet, growths)
            if not any(one.start <= splice.start and splice.end <= one.end for one in replaced)
        ]
        if links := work.links.get(sheet.part):
            follow.append(_link_splice(work, sheet, links))
        if splices or follow:
            work.sheets[sheet.part] = Patch.of(sheet.content, [*splices, *follow])


def _link_splice(work: _Finish, sheet: Worksheet, links: Sequence[Link]) -> Splice:
    """The links put at the end of a sheet's list, or the list where it has none; their addresses go into the sheet's relations."""
    folder, _, name = sheet.part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    old = work.now(relations) if relations in work.changed or work.book.package.has(relations) else _NO_RELATIONS
    used = set(re.findall(rb'\sId="([^"]*)"', old))
    ids = [one for one in (f"link{n}" for n in range(1, len(used) + len(links) + 1)) if one.encode() not in used]
    rows = zip(ids, links, strict=False)
    told = [
        (one, f'<Relationship Id="{one}" Type="{RELS}/hyperlink" Target="{xml_attribute(link.address)}" TargetMode="External"/>')
        for one, link in rows
    ]
    work.changed[relations] = inserted(old, b"Relationships", "".join(line for _, line in told))
    prefix = sheet.prefix.decode()
    cells = "".join(
        f'<{prefix}hyperlink xmlns:r="{RELS}" ref="{link.ref}" r:id="{one}"/>' for (one, _), link in zip(told, links, strict=True)
    )
    end = sheet.content.find(b"</" + sheet.prefix + b"hyperlinks>", sheet.data_span[1])
    if end >= 0:
        return Splice(end, end, cells.encode())
    place = next((tag.start for element in _BEHIND_LINKS for tag in tags(sheet.content, sheet.prefix + element, sheet.data_span[1])), -1)
    place = place if place >= 0 else sheet.content.rfind(b"</" + sheet.prefix + b"worksheet>")
    return Splice(place, place, f"<{prefix}hyperlinks>{cells}</{prefix}hyperlinks>".encode())


def _followers(work: _Finish, sheet: Worksheet, growths: Sequence[Growth]) -> Iterator[Splice]:
    """The changes on a sheet by which it follows the tables that grow, each once."""
    found = formula_splices(sheet.content, sheet.name, growths, sheet) if growths else []
    here = [growth for growth in growths if growth.sheet == sheet.name]
    wides = [wide for wide in work.widening if wide.area.sheet is sheet]
    if here or wides:
        plain = [one.growth for one in work.growing if one.area.sheet is sheet and not one.area.part]
        found += sheet_splices(sheet, here, plain, wides)
    yield from {(splice.start, splice.end): splice for splice in found}.values()


def _write_tables(work: _Finish) -> None:
    for growing in work.growing:
        part = growing.area.part
        if not part:
            continue
        content = work.now(part)
        prefix = prefix_of(content, "table", work.book.where)
        splices = []
        for name in (b"table", b"autoFilter", b"sortState", b"sortCondition"):
            for tag in tags(content, prefix + name):
                splice = range_splice(tag, [growing.growth])
                if tag.get("insertRow"):  # the row that Excel shows in a table without data holds data now
                    splice = Tag(tag.start, tag.end, splice.new if splice else tag.text).with_values({"insertRow": None})
                splices += [splice] if splice else []
        if splices:
            work.changed[part] = spliced(content, splices)
    for wide in work.widening:
        content = work.now(wide.area.part)
        work.changed[wide.area.part] = widened_table(content, prefix_of(content, "table", work.book.where), wide)


def _write_others(work: _Finish) -> None:
    """All other parts in which something may follow: charts, pivot caches, controls, tables."""
    growths = work.growths
    done = {*work.book.sheet_parts.values(), work.book.main, *work.removed}
    for info in work.book.package.archive.infolist() if growths else ():
        part = info.filename
        if part in done or not _MAY_FOLLOW.fullmatch(part) or _NEVER_FOLLOWS.match(part) or "/_rels/" in part:
            continue
        content = work.now(part)
        splices = pivot_splices(content, growths) if b"pivotCacheDefinition" in content[:2000] else formula_splices(content, "", growths)
        if splices:
            work.changed[part] = spliced(content, splices)


def _write_main(work: _Finish) -> None:
    """The workbook's own part: names that follow, and the order to calculate anew when it is opened."""
    content = work.now(work.book.main)
    prefix = prefix_of(content, "workbook", work.book.where)
    splices = formula_splices(content, "", work.growths) if work.growths else []
    calculation = first_tag(content, prefix + b"calcPr")
    if calculation is None:
        before = (b"sheets", b"functionGroups", b"externalReferences", b"definedNames")
        place = max(_end_of(content, prefix + name) for name in before)
        splices.append(Splice(place, place, b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>'))
    elif calculation.get("fullCalcOnLoad") not in ("1", "true"):
        splices.append(calculation.with_values({"fullCalcOnLoad": "1"}))
    if splices:
        work.changed[work.book.main] = spliced(content, splices)


def _add_sheet(work: _Finish, plan: Sheet) -> None:
    book = work.book
    folder, _, name = book.main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    main = etree.fromstring(work.now(book.main))
    ids = [int(sheet.get("sheetId", "0")) for sheet in main.iterfind("{*}sheets/{*}sheet")]
    used = [str(relation.get("Id")) for relation in etree.fromstring(work.now(relations))]
    tables = {table.name: int(table.root.get("id", "0") or 0) for table, _ in book.tables.values()}
    parts = [info.filename for info in book.package.archive.infolist()] + list(work.changed)
    styles = work.now(book.formats.part) if book.formats.part else b""
    new = new_sheet(plan, parts, tables, ids, used, look_of(styles), _mark(book))
    work.changed |= new.parts
    for part, element, lines in (
        (book.main, b"sheets", new.entry),
        (relations, b"Relationships", new.relation),
        ("[Content_Types].xml", b"Types", new.types),
    ):
        work.changed[part] = inserted(work.now(part), element, lines)


def _mark(book: Opened) -> str:
    """The handling mark that the workbook's pages bear."""
    for name in book.sheet_parts:
        if found := re.search(rb"<(?:[\w.-]+:)?oddHeader>&amp;C([^<]+)<", book.sheet(name).content):
            return unescaped(found[1]).replace("&&", "&")
    return MARK


def _end_of(content: bytes, name: bytes) -> int:
    """Where an element ends; 0 where it is not there."""
    tag = first_tag(content, name)
    if tag is None or tag.is_empty:
        return tag.end if tag else 0
    return content.find(b"</" + name + b">", tag.end) + len(name) + 3
