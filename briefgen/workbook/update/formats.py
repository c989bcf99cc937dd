"""Cell formats for what is written: that of the column, in the variant that shows a date or keeps a text as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.workbook.cells import Book
from briefgen.workbook.update.markup import Splice, Tag, attributes, first_tag, prefix_of, spliced, tags, with_attributes

_DAY_MONTH_YEAR = "15"  # built in: 30-Mar-23 in the user's own way


@dataclass
class Formats:
    """The formats of a workbook's cells. New variants are noted, and stand in what `written` gives."""

    part: str
    content: bytes
    book: Book
    where: str
    _added: list[bytes] = field(default_factory=list)
    _known: dict[tuple[str, bool, bool], str] = field(default_factory=dict)
    _found: list[bytes] | None = None

    def variant(self, style: str, *, date: bool, prefix: bool) -> str:
        """The number of a format like `style` that shows a date (if `date`), and has the quote prefix or has it not."""
        if not self.content:  # a workbook without a part of styles
            return "0"
        is_date, has_prefix = self.book.formats.get(style, (False, False))
        if (is_date or not date) and has_prefix == prefix:
            return style
        key = (style, date, prefix)
        if key not in self._known:
            self._known[key] = self._made(style, date and not is_date, prefix)
        return self._known[key]

    @property
    def written(self) -> bytes | None:
        """The part of styles with the formats that were added; None where there is none."""
        if not self._added:
            return None
        listed = self._list()
        count = int(listed.get("count", "0") or 0) or len(self._xfs())
        end = self.content.find(b"</" + self._prefix + b"cellXfs>", listed.end)
        return spliced(
            self.content, [listed.with_values({"count": str(count + len(self._added))}), Splice(end, end, b"".join(self._added))]
        )

    @property
    def _prefix(self) -> bytes:
        return prefix_of(self.content, "styleSheet", self.where)

    def _list(self) -> Tag:
        listed = first_tag(self.content, self._prefix + b"cellXfs")
        assert listed is not None, "every part of styles lists the cell formats"
        return listed

    def _xfs(self) -> list[bytes]:
        """The whole <xf> elements."""
        if self._found is None:
            self._found = []
            close = b"</" + self._prefix + b"xf>"
            begin = self._list().end
            end = self.content.find(b"</" + self._prefix + b"cellXfs>", begin)
            for tag in tags(self.content, self._prefix + b"xf", begin, end):
                stop = tag.end if tag.is_empty else self.content.find(close, tag.end) + len(close)
                self._found.append(self.content[tag.start : stop])
        return self._found

    def _made(self, style: str, as_date: bool, prefix: bool) -> str:
        xfs = [*self._xfs(), *self._added]
        base = xfs[int(style)] if style.isdigit() and int(style) < len(xfs) else xfs[0]
        values = {"quotePrefix": "1" if prefix else None}
        if as_date:
            values |= {"numFmtId": _DAY_MONTH_YEAR, "applyNumberFormat": "1"}
        tag = next(tags(base, self._prefix + b"xf")).text
        wanted = with_attributes(tag, values) + base[len(tag) :]
        for number, xf in enumerate(xfs):
            if _same(xf, wanted):
                return str(number)
        self._added.append(wanted)
        return str(len(xfs))


def _same(one: bytes, other: bytes) -> bool:
    """Whether two <xf> say the same, in whatever order their attributes stand."""
    (tag, rest), (other_tag, other_rest) = ((xf[: (end := xf.index(b">") + 1)], xf[end:]) for xf in (one, other))
    return rest == other_rest and attributes(tag) == attributes(other_tag)
