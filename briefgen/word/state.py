"""What one filling of a template keeps: the notes made, the ids given, the faults found, the work done."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined

from briefgen.word import notes
from briefgen.word.additions import Additions
from briefgen.word.bookmarks import Bookmarks
from briefgen.word.cells import fit_grid
from briefgen.word.contents import bookmark_name
from briefgen.word.faults import Fault
from briefgen.word.language import Missing
from briefgen.word.languages import VIETNAMESE
from briefgen.word.lists import Lists
from briefgen.word.markers import Mark
from briefgen.word.native import safe_address
from briefgen.word.notes import NOTE_ID
from briefgen.word.package import MAX_ITEMS
from briefgen.word.runs import control, fact_tag, write_paragraphs, write_runs
from briefgen.word.values import MAX_TEXT, ValueFault, escape, escape_attribute, text_of
from briefgen.word.words import Node, Note, Words

if TYPE_CHECKING:
    from briefgen.word.compiled import Compiled

MAX_OUTPUT = 200_000_000  # characters of a document's XML
MAX_SECONDS = 120  # of the processor: 40,000 events take two
MAX_READ = 4_000_000_000  # letters gone through by comparisons and methods: some seconds
MAX_FAULTS = 50
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


Clock = Callable[[], float]  # seconds of the processor so far


class TooMuch(Exception):
    """The loops of the template ask for more than MAX_ITEMS items, MAX_OUTPUT characters or MAX_SECONDS."""


class State:
    """The functions that compiled templates call; jinja sees them under names that no template author can type."""

    def __init__(self, ready: Compiled, clock: Clock | None = None) -> None:
        self.faults: list[Fault] = []
        self.additions = Additions(ready.parts)
        self.bookmarks = Bookmarks()
        self.lists = Lists(ready.numbering)
        self.notes: dict[str, list[str]] = {kind: [] for kind in notes.KINDS}
        self.texts: dict[str, list[str]] = {}  # what was printed, by part, in order
        self.facts: list[str] = []  # tags of the controls made
        self.reference_format = ready.note_styles.reference
        self.comment_format = ready.note_styles.comment
        self._ready = ready
        self._pending: dict[int, Node] = {}  # made by the tag at work and not yet written
        self._held: dict[int, Node] = {}  # made by a set, to be written by a later tag
        self._ids: dict[str, int] = {}
        self._given: dict[tuple[str, str], int] = {}
        self._seen: set[str] = set()
        self._cited: set[str] = set()  # keys of the sources cited so far
        self._framed: dict[str, str] = {}  # what is shown in the frame that was met last
        self._items = self._size = self._letters = 0
        self._clock = clock or float  # 0.0: no time passes
        self._until = self._clock() + MAX_SECONDS
        self._simple = [mark.ordinary for mark in ready.printing]
        self._remember = [self.texts.setdefault(mark.part, []).append for mark in ready.printing]

    def functions(self) -> dict[str, Any]:
        return {
            "_new": self.new, "_last": self.last, "_name": self.bookmarks.copy, "_anchor": self.bookmarks.latest,
            "_once": self.once, "_note": self.note, "_closed": closed, "_kept": kept, "_control": self.control, "_ground": ground, "_span": span, "_grid": fit_grid, "_put": self.put,
            "_restart": self.lists.restart, "_list": self.lists.number, "_toc": self.heading, "_framed": self.framed, "_state": self,
        }  # fmt: skip

    def put(self, value: Any, number: int) -> str:
        """The value of a tag as XML inside the open <w:t>. A fault is kept, and nothing printed, so that one run finds all."""
        if type(value) is str and self._simple[number] and not self._pending and (value.isascii() or not VIETNAMESE.search(value)):
            self._size += len(value)  # by far most values: no call more than there must be
            self._remember[number](value)
            try:
                return escape(value)
            except ValueFault as fault:
                return self._fault(self._ready.printing[number], str(fault))
        return self._put(value, self._ready.printing[number])

    def _put(self, value: Any, mark: Mark) -> str:
        try:
            if isinstance(value, Undefined):
                what, fix = value.fault() if isinstance(value, Missing) else (str(value), "")
                return self._fault(mark, what, fix)
            if mark.plain:
                return escape(" ".join(text_of(value).split()))
            if mark.frame:
                return self._in_frame(value, mark)
            if mark.attribute:
                text = text_of(value)
                if len(text) > mark.attribute:
                    raise ValueFault(f"the value has {len(text):,} characters, and Word allows {mark.attribute:,} here")
                return escape_attribute(text)
            if mark.address:  # Word itself may have put http:// before what was typed
                address = re.sub(r"^http://(?=\w+:)", "", text_of(value).strip())
                return self.additions.link(mark.part, safe_address(address))
            nodes = value.nodes if isinstance(value, Words) else (text_of(value),)
            printed = write_paragraphs(nodes, mark, self) if mark.whole else write_runs(nodes, mark, self)
            if self._pending:
                self._pending.clear()
                return self._fault(mark, "a footnote, link or control is lost", "cite what is joined: {{ (a ~ b) | cite(source) }}")
            return printed
        except ValueFault as fault:
            self._pending.clear()
            return self._fault(mark, str(fault))

    def printed(self, text: str, mark: Mark) -> str:
        """A text on its way into a run, remembered, so that the result can be counted against it."""
        self._size += len(text)
        if self._size > MAX_OUTPUT or len(text) > MAX_TEXT:
            raise TooMuch
        self.texts.setdefault(mark.part, []).append(text)
        return escape(text)

    def _in_frame(self, value: Any, mark: Mark) -> str:
        """The width of a picture in the frame of the template's own; `framed` gives what else the drawing says of it."""
        nodes = value.nodes if isinstance(value, Words) else ()
        picture = next((node for node in nodes if isinstance(node, Node) and node.kind == "picture"), None)
        if picture is None or mark.frame is None:
            return self._fault(mark, "no picture is in the data", "put {% if %} around the template’s picture")
        self.written(picture)
        across, down = mark.frame.fitted(picture.value)
        image = self.additions.picture(mark.part, picture.value.data, picture.value.ending)
        self._framed = {"across": str(across), "down": str(down), "image": image, "alt": escape_attribute(picture.value.alt)}
        return str(across)

    def framed(self, what: str) -> str:
        return self._framed.get(what, "0")

    def _fault(self, mark: Mark, what: str, fix: str = "") -> str:
        if len(self.faults) < MAX_FAULTS:
            fault = Fault(what, mark.place, mark.source, fix)
            if fault not in self.faults:  # the same tag, once more round the loop
                self.faults.append(fault)
        return ""

    # nodes, from their making to their writing

    def made(self, node: Node) -> None:
        self._pending[id(node)] = node

    def written(self, node: Node) -> None:
        self._pending.pop(id(node), None)
        self._held.pop(id(node), None)

    def hold(self) -> str:
        """After a set: what was made there is for a later tag to write."""
        self._held |= self._pending
        self._pending.clear()
        return ""

    @property
    def unwritten(self) -> bool:
        return bool(self._pending or self._held)

    def style(self, name: str, *, must: bool = True) -> str:
        """The id of a character style; "" (or a fault) when the template has none of that name."""
        found = self._ready.styles.get(name.lower(), "")
        if not found and must:
            raise ValueFault(f"the template has no character style “{name}”")
        return found

    def paragraph_style(self, name: str) -> str:
        """The id of the style of that name, which a paragraph can have. A fault when the template has none."""
        found = next((key for key, known in self._ready.style_names.items() if known == name.lower()), "")
        if not found or name.lower() in self._ready.styles:
            raise ValueFault(f"the template has no paragraph style “{name}”")
        return found

    # notes and comments

    def note_text(self, cited: tuple[Note, ...]) -> str:
        """Several sources in one footnote, parted by semicolons; a source cited before in its short form."""
        texts = []
        for note in dict.fromkeys(cited):
            texts.append(note.short if note.short and note.key in self._cited else note.full)
            self._cited.add(note.key)
        joined = "; ".join(text.removesuffix(".") for text in texts)
        return joined if joined.endswith(("?", "!", "…")) else f"{joined}."

    def add_note(self, text: str) -> int:
        return self.note("footnotes", self._ready.note_styles.footnote(escape(text)))

    def add_comment(self, text: str, author: str) -> int:
        return self.note("comments", self._ready.note_styles.remark(escape(text), escape_attribute(author)))

    def note(self, kind: str, xml: str, key: str = "") -> int:
        """The id of a note of that kind, whose XML is filled but for the id."""
        made = self.notes[kind]
        number = self._ready.first_ids[kind] + len(made)
        made.append(xml.replace(NOTE_ID, str(number), 1))
        self._given[kind, key] = number
        return number

    # controls

    def fact(self, name: str, text: str) -> str:
        tag = fact_tag(name, text)
        self.facts.append(tag)
        return tag

    def control(self, name: Any, xml: str, number: int) -> str:
        """The control of a fact block; nothing when the block printed nothing."""
        text = "".join(_TEXT.findall(xml))
        if not text:
            return xml
        if isinstance(name, Undefined) or not text_of(name).strip():
            mark = self._ready.printing[number]
            what, fix = name.fault() if isinstance(name, Missing) else ("a fact without a name", "")
            return self._fault(mark, what, fix)
        key = text_of(name).strip()
        return control(self.fact(key, text), key, self.new("control"), xml)

    # work and ids

    def tick(self, size: int) -> str:
        self._items += 1
        self._size += size
        if self._items > MAX_ITEMS or self._size > MAX_OUTPUT or self._clock() > self._until:
            raise TooMuch
        return ""

    def read(self, letters: int) -> None:
        """Counts the letters that comparisons and methods of texts go through."""
        self._letters += letters
        if self._letters > MAX_READ:
            raise TooMuch

    def new(self, kind: str, key: str = "") -> int:
        self._ids[kind] = number = self._ids.get(kind, 0) + 1
        self._given[kind, key] = number
        return number

    def last(self, kind: str, key: str) -> int:
        """The id last given to `key`; a fresh one for an end without a beginning, which the check then names."""
        given = self._given.get((kind, key))
        return self.new(kind, key) if given is None else given

    def heading(self) -> str:
        """The bookmark of a heading that a table of contents lists."""
        return bookmark_name(self._ids["bookmark"])

    def bookmark(self, name: str) -> str:
        return self.bookmarks.make(name)

    def wanted(self, name: str) -> str:
        return self.bookmarks.want(name)

    def once(self, key: str) -> bool:
        first = key not in self._seen
        self._seen.add(key)
        return first


def closed(xml: str) -> str:
    """A cell's (header's, note's) content, ending with a paragraph."""
    return xml if xml.rstrip().endswith(("</w:p>", "<w:p/>")) else f"{xml}<w:p/>"


def kept(xml: str, wanted: str) -> str:
    """A table or row; "" when the loop in it left it without what it must hold."""
    return xml if f"{wanted}>" in xml or f"{wanted} " in xml else ""


def ground(value: Any) -> str:
    """A cell's colour as six hexadecimal digits; nothing is no colour."""
    code = text_of(value).strip().removeprefix("#")
    if code and not re.fullmatch("[0-9A-Fa-f]{6}", code):
        raise ValueFault(f"{code[:20]!r} is not a colour: write six digits, as C00000")
    return code.upper() or "auto"


def span(value: Any) -> int:
    """How many columns a cell takes."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 63:
        raise ValueFault(f"{value!r} is not a number of columns")
    return value
