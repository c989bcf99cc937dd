"""What one filling of a template keeps: the footnotes made, the ids given, the faults found, the work done."""

from __future__ import annotations

from typing import Any

from jinja2 import Undefined

from briefgen.word.faults import Fault
from briefgen.word.language import Missing
from briefgen.word.markers import Mark
from briefgen.word.source import NOTE_ID
from briefgen.word.values import Cited, Note, ValueFault, escape, text_of

MAX_ITEMS = 2_000_000  # loop items in one document: a bound on work, far above any real memo
MAX_FAULTS = 50


class TooMuch(Exception):
    """The loops of the template ask for more than MAX_ITEMS items."""


class State:
    """The functions that compiled templates call; jinja sees them under names that no template author can type."""

    def __init__(self, marks: list[Mark], *, note_style: str, reference_format: str, first_note: int, cites: list[bool]) -> None:
        self.notes: list[str] = []
        self.faults: list[Fault] = []
        self.pending: dict[int, Cited] = {}  # citations made and not yet printed
        self._marks, self._cites = marks, cites
        self._note_style, self._reference_format, self._first_note = note_style, reference_format, first_note
        self._ids: dict[str, int] = {}
        self._given: dict[tuple[str, str], int] = {}
        self._names: dict[str, str] = {}
        self._seen: set[str] = set()
        self._cited: set[str] = set()  # keys of the sources cited so far
        self._items = 0

    def functions(self) -> dict[str, Any]:
        return {
            "_new": self.new, "_last": self.last, "_name": self.name, "_anchor": self.anchor,
            "_once": self.once, "_note": self.note, "_closed": closed, "_kept": kept, "_state": self,
        }  # fmt: skip

    def put(self, value: Any, number: int) -> str:
        """The value of a tag as XML inside the open <w:t>. A fault is kept, and nothing printed, so that one run finds all."""
        mark = self._marks[number]
        try:
            if isinstance(value, Undefined):
                what, fix = value.fault() if isinstance(value, Missing) else (str(value), "")
                return self._fault(mark, what, fix)
            if mark.plain:
                return escape(" ".join(text_of(value).split()))
            text = escape(text_of(value))
            if self._cites[number]:
                return text + self._references(value, mark)
            return text
        except ValueFault as fault:
            return self._fault(mark, str(fault))

    def _fault(self, mark: Mark, what: str, fix: str = "") -> str:
        if len(self.faults) < MAX_FAULTS:
            fault = Fault(what, mark.place, mark.source, fix)
            if fault not in self.faults:  # the same tag, once more round the loop
                self.faults.append(fault)
        return ""

    def _references(self, value: Any, mark: Mark) -> str:
        self.pending.pop(id(value), None)
        if self.pending:
            self.pending.clear()
            return self._fault(mark, "a citation is lost", "cite what is joined: {{ (a ~ b) | cite(source) }}")
        notes = value.notes if isinstance(value, Cited) else ()
        if not notes:
            return ""
        if not mark.notes_allowed:
            return self._fault(mark, "a footnote can stand only in the body of the document")
        reference = f'</w:t></w:r><w:r>{self._reference_format}<w:footnoteReference w:id="{self._add(self._note_text(notes))}"/></w:r>'
        return f'{reference}<w:r>{mark.run_format}<w:t xml:space="preserve">'

    def _note_text(self, notes: tuple[Note, ...]) -> str:
        """Several sources in one footnote, parted by semicolons; a source cited before in its short form."""
        texts = []
        for note in dict.fromkeys(notes):
            texts.append(note.short if note.short and note.key in self._cited else note.full)
            self._cited.add(note.key)
        joined = "; ".join(text.removesuffix(".") for text in texts)
        return joined if joined.endswith(("?", "!", "…")) else f"{joined}."

    def _add(self, text: str) -> int:
        number = self._first_note + len(self.notes)
        self.notes.append(
            f'<w:footnote w:id="{number}"><w:p>{self._note_style}<w:r>{self._reference_format}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        )
        return number

    def note(self, xml: str) -> int:
        """The id of a footnote that the template itself holds, filled for this place."""
        number = self._first_note + len(self.notes)
        self.notes.append(xml.replace(NOTE_ID, str(number), 1))
        return number

    def tick(self) -> str:
        self._items += 1
        if self._items > MAX_ITEMS:
            raise TooMuch
        return ""

    def new(self, kind: str, key: str = "") -> int:
        self._ids[kind] = number = self._ids.get(kind, 0) + 1
        self._given[kind, key] = number
        return number

    def last(self, kind: str, key: str) -> int:
        """The id last given to `key`; a fresh one for an end without a beginning, which the check then names."""
        return self._given.get((kind, key)) or self.new(kind, key)

    def name(self, name: str) -> str:
        """A bookmark's name, unique in the document: the second is name_2 (Word allows 40 characters)."""
        made, count = name, 1
        while made in self._seen:
            count += 1
            made = f"{name[: 39 - len(str(count))]}_{count}"
        self._seen.add(made)
        self._names[name] = made
        return escape(made).replace('"', "&quot;")

    def anchor(self, name: str) -> str:
        return escape(self._names.get(name, name)).replace('"', "&quot;")

    def once(self, key: str) -> bool:
        first = f"once {key}" not in self._seen
        self._seen.add(f"once {key}")
        return first


def closed(xml: str) -> str:
    """A cell's (header's, note's) content, ending with a paragraph."""
    return xml if xml.rstrip().endswith(("</w:p>", "<w:p/>")) else f"{xml}<w:p/>"


def kept(xml: str, wanted: str) -> str:
    """A table or row; "" when the loop in it left it without what it must hold."""
    return xml if f"{wanted}>" in xml or f"{wanted} " in xml else ""
