"""How the workbook looks, as it ships: the parts that `styles` draws with openpyxl, and the numbers by which cells and tints refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lxml import etree

STYLES, THEME = "xl/styles.xml", "xl/theme/theme1.xml"
# The modality codes, strongest first, and the number of each conditional format in the part of styles.
CODES = ("AG", "JA", "UC", "UA", "PR", "PO", "WE", "RE", "DI", "NM")
TINTS = {code: number for number, code in enumerate(CODES)} | {"inferred": 10, "open": 11, "error": 12, "overdue": 12, "low": 13}

Formats = Mapping[tuple[str, bool], int]


class Look(NamedTuple):
    """The parts that hold the look, and the number of each cell format by (named style, quote prefix)."""

    parts: dict[str, bytes]
    formats: Formats


@cache
def shipped_look() -> Look:
    """The look that lies beside this module."""
    parts = {part: files("briefgen.workbook").joinpath("drawn", part.rpartition("/")[2]).read_bytes() for part in (STYLES, THEME)}
    return Look(parts, formats_of(parts[STYLES]))


def formats_of(styles: bytes) -> Formats:
    """The numbers of the cell formats in a part of styles."""
    root = etree.fromstring(styles)
    names = {style.get("xfId"): style.get("name", "") for style in root.iterfind("{*}cellStyles/{*}cellStyle")}
    formats = root.iterfind("{*}cellXfs/{*}xf")
    return {(names[held.get("xfId")], held.get("quotePrefix") == "1"): number for number, held in enumerate(formats)}
