"""What is in a workbook: sheets, features, links, hidden things, labels, signatures, macros, and what of it an update may change.

Parts are found through their relations, never by their names, and elements by their names without prefix; a part that cannot be read is listed
as damaged, and the rest is told all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from briefgen.errors import WorkbookError
from briefgen.workbook.package import Package, open_package
from briefgen.workbook.schema import DRAWN, LISTS, READ_ME, SHEETS

OURS_HIDDEN = ("Baseline",)  # the tool's own sheets that are hidden, and explained on ReadMe
_OUR_NAMES = re.compile(r"choose_|_xlnm\.", re.IGNORECASE)

# The last word of a relation's type -> what a person calls it.
_BY_RELATION = {
    "chart": "charts",
    "chartEx": "charts of the newer kinds",
    "image": "pictures",
    "pivotTable": "pivot tables",
    "pivotCacheDefinition": "pivot caches",
    "slicer": "slicers",
    "timeline": "timelines",
    "table": "tables",
    "queryTable": "query tables",
    "connections": "connections",
    "externalLink": "links to other workbooks",
    "comments": "sheets with notes",
    "threadedComment": "sheets with comment threads",
    "vbaProject": "macro projects (VBA)",
    "xlMacrosheet": "Excel 4.0 macro sheets",
    "oleObject": "embedded objects",
    "package": "embedded files",
    "control": "controls",
    "ctrlProp": "form controls",
    "customXml": "custom XML parts",
    "xmlMaps": "XML maps",
    "powerPivotData": "data models",
    "webextension": "web add-ins",
    "webextensiontaskpanes": "web add-ins",
    "printerSettings": "printer settings",
    "sheetMetadata": "dynamic arrays or pictures in cells",
    "revisionHeaders": "logs of changes of a shared workbook",
    "chartsheet": "chart sheets",
    "dialogsheet": "dialog sheets",
    "origin": "digital signatures",
}
# In the part of a sheet: element -> what a person calls it.
_BY_ELEMENT = {
    "f": "formulas",
    "cfRule": "conditional formats",
    "dataValidation": "drop-downs and input rules",
    "hyperlink": "links in cells",
    "mergeCell": "merged ranges",
    "sheetProtection": "protected sheets",
    "sparkline": "sparklines",
    "customSheetView": "custom views",
}
_LABEL = re.compile(r"MSIP_Label_[0-9a-fA-F-]+_Name")
_WORD_OR_OTHER = {"document": "a Word document", "presentation": "a PowerPoint presentation"}


class SheetFacts(NamedTuple):
    """One sheet: how it is hidden ("", "hidden", "veryHidden"), its tables with their ranges, and how many rows and columns are hidden."""

    name: str
    part: str
    hidden: str
    tables: tuple[tuple[str, str], ...]
    hidden_rows: int
    hidden_columns: int
    features: Mapping[str, int]


@dataclass(frozen=True)
class Census:
    """All of it. `features` counts over the whole workbook, by the words of a person; `damaged` lists parts that cannot be read."""

    parts: dict[str, tuple[int, int]]  # name -> bytes packed, unpacked
    main: str
    sheets: tuple[SheetFacts, ...]
    features: Counter[str]
    properties: dict[str, str]  # of the document: title, creator, lastModifiedBy, Application ...
    addresses: Counter[str]  # hosts that links lead to
    workbooks: tuple[str, ...]  # other workbooks that it draws on
    names: tuple[str, ...]  # defined names that are not the tool's
    labels: tuple[str, ...]
    damaged: tuple[str, ...]
    has_macros: bool
    is_signed: bool
    comments: int
    refusal: str = ""  # why an update would leave the workbook as it is; "" where it would not
    touched: tuple[str, ...] = field(default=())  # parts that an update may change

    @property
    def carried(self) -> tuple[tuple[str, str, str], ...]:
        """What leaves the house unseen with the file, as `checks.release` takes it."""
        return tuple(self._carried())

    def _carried(self) -> Iterator[tuple[str, str, str]]:
        for sheet in self.sheets:
            if sheet.hidden and sheet.name not in OURS_HIDDEN:
                yield "hidden sheet", sheet.name, f"{sheet.name}{' (only a macro can show it)' if sheet.hidden == 'veryHidden' else ''}"
            if sheet.name in OURS_HIDDEN:
                continue
            if sheet.hidden_rows:
                yield "hidden rows", sheet.name, f"{sheet.hidden_rows} on the sheet {sheet.name}"
            if sheet.hidden_columns:
                yield "hidden columns", sheet.name, f"{sheet.hidden_columns} on the sheet {sheet.name}"
        for workbook in self.workbooks:
            yield "external link", "", workbook
        if self.features["pivot caches"]:
            yield "pivot cache", "", f"{self.features['pivot caches']} in all"
        for name in self.names:
            yield "defined name", "", name
        if self.comments:
            yield "comment", "", f"{self.comments} in all"
        for item in ("creator", "lastModifiedBy", "Manager", "Company"):
            if self.properties.get(item):
                yield "author", "", f"{item} is {self.properties[item]}"


def take_census(data: bytes, where: str) -> Census:
    """What is in the workbook `data`. WorkbookError where it is none, is protected by a password, or would unpack to something huge."""
    package = open_package(data, where)
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "")
    if not package.has(main):
        raise WorkbookError("this is a zip file, but no Office document", where=where, fix="give an Excel workbook (.xlsx or .xlsm)")
    if main.endswith(".bin"):
        raise WorkbookError("this is a binary workbook (.xlsb)", where=where, fix="open it in Excel and save it as .xlsx")
    kind = etree.QName(root := package.xml(main)).localname
    if kind != "workbook":
        told = _WORD_OR_OTHER.get(kind, "no Excel workbook")
        raise WorkbookError(f"this is {told}, not an Excel workbook", where=where, fix="give an Excel workbook (.xlsx or .xlsm)")
    return _Walk(package, main, root).census()


class _Walk:
    """From part to part along the relations."""

    def __init__(self, package: Package, main: str, root: etree._Element) -> None:
        self._package, self._main, self._root = package, main, root
        self.damaged: list[str] = []
        self._features: Counter[str] = Counter()
        self._addresses: Counter[str] = Counter()
        self._workbooks: list[str] = []
        self._comments = 0
        self._seen: set[str] = set()
        self._kinds: set[str] = set()

    def census(self) -> Census:
        self._follow("")
        sheets = tuple(self._sheets())
        for sheet in sheets:
            self._features.update(sheet.features)
        names = [name.get("name", "") for name in self._root.iterfind("{*}definedNames/{*}definedName")]
        infos = self._package.archive.infolist()
        refusal = self._refusal()
        return Census(
            parts={info.filename: (info.compress_size, info.file_size) for info in infos},
            main=self._main,
            sheets=sheets,
            features=+self._features,
            properties=self._properties(),
            addresses=self._addresses,
            workbooks=tuple(self._workbooks),
            names=tuple(name for name in names if name and not _OUR_NAMES.match(name)),
            labels=tuple(self._labels()),
            damaged=tuple(dict.fromkeys(self.damaged)),
            has_macros=bool(self._kinds & {"vbaProject", "xlMacrosheet"}),
            is_signed="origin" in self._kinds,
            comments=self._comments,
            refusal=refusal,
            touched=() if refusal else tuple(self._touched(sheets)),
        )

    def _read(self, part: str) -> bytes:
        try:
            return self._package.read(part)
        except WorkbookError:
            self.damaged.append(part)
            return b""

    def _xml(self, part: str) -> etree._Element | None:
        try:
            return self._package.xml(part)
        except WorkbookError:
            self.damaged.append(part)
            return None

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        try:
            return self._package.relations(part)
        except WorkbookError:
            self.damaged.append(part)
            return {}

    def _follow(self, part: str) -> None:
        """Counts what `part` refers to, and what that refers to; each part once."""
        waiting = [part]
        while waiting:
            part = waiting.pop()
            for kind, target in self._relations(part).values():
                self._kinds.add(kind)
                if kind == "hyperlink":
                    self._addresses[_host(target)] += 1
                if kind in ("externalLinkPath", "externalLinkLongPath"):
                    self._workbooks.append(target)
                if not self._package.has(target):
                    continue
                if target not in self._seen:
                    self._seen.add(target)
                    waiting.append(target)
                    if kind in _BY_RELATION:
                        self._features[_BY_RELATION[kind]] += 1
                    if kind in ("comments", "threadedComment"):
                        self._comments += _count(self._read(target), "comment" if kind == "comments" else "threadedComment")

    def _sheets(self) -> Iterator[SheetFacts]:
        relations = self._relations(self._main)
        for sheet in self._root.iterfind("{*}sheets/{*}sheet"):
            relation = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            part = relations.get(relation, ("", ""))[1]
            content = self._read(part)
            if content and self._xml(part) is None:
                content = b""
            tables = []
            for kind, target in self._relations(part).values():
                table = self._xml(target) if kind == "table" else None
                if table is not None:
                    tables.append((table.get("displayName", ""), table.get("ref", "")))
            yield SheetFacts(
                sheet.get("name", ""),
                part,
                state if (state := sheet.get("state", "visible")) != "visible" else "",
                tuple(tables),
                len(re.findall(rb'<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"', content)),
                _hidden_columns(content),
                {word: number for element, word in _BY_ELEMENT.items() if (number := _count(content, element))},
            )

    def _properties(self) -> dict[str, str]:
        found = {}
        for kind, target in self._relations("").values():
            if kind in ("core-properties", "extended-properties") and (root := self._xml(target)) is not None:
                for item in root:
                    if isinstance(item.tag, str) and len(item) == 0 and (item.text or "").strip():
                        found[etree.QName(item).localname] = " ".join((item.text or "").split())
        return found

    def _labels(self) -> Iterator[str]:
        """Sensitivity labels: by name where the file has it, else by number."""
        for kind, target in self._relations("").values():
            root = self._xml(target) if kind in ("custom-properties", "classificationlabels") else None
            if root is None:
                continue
            if kind == "classificationlabels":
                yield from (f"label {label.get('id', '?')}" for label in root if label.get("enabled", "1") in ("1", "true"))
            for item in root:
                if _LABEL.fullmatch(item.get("name", "")):
                    yield " ".join("".join(str(text) for text in item.itertext()).split())

    def _refusal(self) -> str:
        from briefgen.workbook.update.refuse import check_policy

        try:
            check_policy(self._package, self._main)
        except WorkbookError as fault:
            return f"{fault.what}; {fault.fix}" if fault.fix else fault.what
        return ""

    def _touched(self, sheets: tuple[SheetFacts, ...]) -> Iterator[str]:
        """The parts of sheets with a table of ours, or with its name, and what an update changes beside them."""
        ours = {spec.name.casefold() for spec in SHEETS} | {name.casefold() for name in (*DRAWN, LISTS, READ_ME, *OURS_HIDDEN)}
        found = [sheet for sheet in sheets if sheet.name.casefold() in ours or any(name.casefold() in ours for name, _ in sheet.tables)]
        if not any(sheet.name.casefold() == "events" or any(name == "Events" for name, _ in sheet.tables) for sheet in found):
            return
        for sheet in found:
            yield sheet.part
            yield from (target for kind, target in self._relations(sheet.part).values() if kind == "table")
        yield from (
            target for kind, target in self._relations(self._main).values() if kind in ("styles", "calcChain") and self._package.has(target)
        )
        yield self._main


def _count(content: bytes, element: str) -> int:
    # "xm" is the prefix of ranges that newer features keep in elements of the same names.
    return len(re.findall(rb"<(?!xm:)(?:\w+:)?" + element.encode() + rb"[\s/>]", content)) if content else 0


def _hidden_columns(content: bytes) -> int:
    """How many columns are hidden: one element may stand for several; those to the right of everything are no matter."""
    hidden = 0
    for found in re.finditer(rb'<(?:\w+:)?col\s[^>]*\bhidden="(?:1|true)"[^>]*>', content):
        first, last = (re.search(name + rb'="(\d{1,5})"', found[0]) for name in (rb"\bmin", rb"\bmax"))
        if first and last and int(last[1]) < 16_384:
            hidden += int(last[1]) - int(first[1]) + 1
    return hidden


def _host(address: str) -> str:
    """The host of a web address, "mail" for an e-mail, else "file"."""
    found = re.match(r"(\w+)://([^/?#]*)", address)
    if found and found[1].lower() in ("http", "https"):
        return found[2].rpartition("@")[2].lower()
    return "mail" if address.lower().startswith("mailto:") else "file or place"
