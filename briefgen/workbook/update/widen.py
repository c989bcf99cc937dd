"""A table that gets columns at its right end: its part, and what on its sheet must reach as far as it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.workbook.cells import corners
from briefgen.workbook.escape import escape, xml_attribute
from briefgen.workbook.plan import letter
from briefgen.workbook.update.areas import Area
from briefgen.workbook.update.markup import Splice, first_tag, spliced, tags


@dataclass(frozen=True, slots=True)
class Widening:
    """`headings` of the columns that a table gets, and their width in characters."""

    area: Area
    headings: tuple[str, ...]
    width: float

    @property
    def right(self) -> int:
        """The last column of the table as it will be."""
        return self.area.right + len(self.headings)


def widened_table(content: bytes, prefix: bytes, wide: Widening) -> bytes:
    """The part of the table with its new columns."""
    splices = []
    for name in (b"table", b"autoFilter"):
        for tag in tags(content, prefix + name):
            (left, top), (_, bottom) = corners(tag.get("ref"))
            splices.append(tag.with_values({"ref": f"{letter(left)}{top}:{letter(wide.right)}{bottom}"}))
    listed = first_tag(content, prefix + b"tableColumns")
    assert listed is not None, "every table lists its columns"
    splices.append(listed.with_values({"count": str(len(wide.area.columns) + len(wide.headings))}))
    number = max(column.key for column in wide.area.columns)
    columns = "".join(
        f'<{prefix.decode()}tableColumn id="{number + at}" name="{xml_attribute(escape(heading))}"/>'
        for at, heading in enumerate(wide.headings, start=1)
    )
    end = content.find(b"</" + prefix + b"tableColumns>", listed.end)
    return spliced(content, [*splices, Splice(end, end, columns.encode())])


def widened_list(ranges: str, wides: Sequence[Widening]) -> str:
    """Ranges as a conditional format lists them; those that ended with the last column of a table end with its new last one."""
    grown = []
    for one in ranges.split():
        (left, top), (right, bottom) = corners(one)
        for wide in wides:
            if left and right == wide.area.right and wide.area.top <= top and bottom <= wide.area.last:
                one = f"{letter(left)}{top}:{letter(wide.right)}{bottom}"
        grown.append(one)
    return " ".join(grown)


def width_splices(content: bytes, prefix: bytes, wides: Sequence[Widening]) -> list[Splice]:
    """The widths of the new columns, where the sheet says none for them."""
    end = content.find(b"</" + prefix + b"cols>")
    covered = [(int(tag.get("min", "0")), int(tag.get("max", "0"))) for tag in tags(content, prefix + b"col", 0, max(0, end))]
    new = b""
    for wide in wides if end >= 0 else ():
        first = wide.area.right + 1
        if not any(low <= wide.right and first <= high for low, high in covered) and all(high < first for _, high in covered):
            new += f'<{prefix.decode()}col min="{first}" max="{wide.right}" width="{wide.width:g}" customWidth="1"/>'.encode()
    return [Splice(end, end, new)] if new else []


def plain_heading(text: str) -> str:
    """A heading as a table's column may be called: on one line, and not too long for Excel."""
    return re.sub(r"\s+", " ", text).strip()[:255]
