"""Writes a text with nodes as runs: the printing tag stands in an open run, and leaves one open, so that its paragraph goes on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefgen.word.languages import by_language
from briefgen.word.markers import Mark
from briefgen.word.pictures import drawing
from briefgen.word.values import ValueFault, escape_attribute
from briefgen.word.words import Node, Paragraph

if TYPE_CHECKING:
    from briefgen.word.state import State

TAG_LENGTH = 64  # of a content control's tag and title: Word's limit
_HASH = 12
# A word that no line can hold, in a control around words, sends LibreOffice (7.4) into a loop without end. No language has such words.
_WIDE_WORD = re.compile(r"[^\s/-]{45}")
# The order that the schema wants in a run's format; w14's come after all.
_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w"
    " kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
).split()
_LINK = '<w:color w:val="0563C1"/>', '<w:u w:val="single"/>'  # as Word has them, for a template without the style
_PLACE = {name: at for at, name in enumerate(_ORDER)}
Look = tuple[tuple[str, str], ...]  # element name -> element, in the order of names


def write_runs(nodes: tuple[str | Node, ...], mark: Mark, state: State) -> str:
    """The XML of the nodes, to stand inside the open <w:t> of the mark's run. Raises ValueFault for what cannot stand there."""
    writer = Writer(mark, state)
    writer.nodes(nodes)
    writer.back()
    return "".join(writer.out)


def write_paragraphs(nodes: tuple[str | Node, ...], mark: Mark, state: State) -> str:
    """Whole paragraphs, to stand where the mark's own one stood; nothing for no text at all."""
    only = nodes[0] if len(nodes) == 1 else ""
    listed = only.value if isinstance(only, Node) and only.kind == "paragraphs" else [Paragraph(nodes)] if any(nodes) else []
    made = []
    for inside, style in listed:
        look = f'<w:pPr><w:pStyle w:val="{state.paragraph_style(style)}"/></w:pPr>' if style else mark.paragraph_format
        runs = f'<w:r>{mark.run_format}<w:t xml:space="preserve">{write_runs(inside, mark, state)}</w:t></w:r>'
        made.append(f"<w:p>{look}{runs}</w:p>")
    return "".join(made)


def fact_tag(name: str, text: str) -> str:
    """What a fact's content control has for a tag: the name and a checksum of the text as generated, 64 characters at most."""
    found = hashlib.sha256(text.encode()).hexdigest()[:_HASH]
    name = " ".join(name.split())
    room = TAG_LENGTH - _HASH - 1
    if len(name) > room:  # told apart by a checksum of its own
        name = f"{name[: room - 9]}~{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"{name}#{found}"


def control(tag: str, title: str, number: int, content: str, more: str = "") -> str:
    """A content control around runs, paragraphs or rows."""
    titled = escape_attribute(title if len(title) <= TAG_LENGTH else f"{title[: TAG_LENGTH - 1]}…")
    properties = f'<w:alias w:val="{titled}"/><w:tag w:val="{escape_attribute(tag)}"/><w:id w:val="{number}"/>{more}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


class Writer:
    def __init__(self, mark: Mark, state: State) -> None:
        self.out: list[str] = []
        self._mark, self._state = mark, state
        self._look: Look = ()
        self._open: Look | None = ()  # the look of the run that is open; None: none is
        self._depth = 0  # of links and controls around

    def nodes(self, nodes: tuple[str | Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.text(node)
            else:
                self._node(node)

    def _node(self, node: Node) -> None:
        if node.kind == "look":
            self._styled(node.value, node)
        elif node.kind == "style":
            self._styled(f'<w:rStyle w:val="{self._state.style(node.value)}"/>', node)
        else:
            self._state.written(node)
            WRITERS[node.kind](self, node)

    def text(self, text: str) -> None:
        if not text:
            return
        for piece, language in by_language(text):
            if language and not any(name == "lang" for name, _ in self._look):
                self._run(_with(self._look, f'<w:lang w:val="{language}"/>'), piece)
            else:
                self._run(self._look, piece)

    def _run(self, look: Look, text: str) -> None:
        if self._open != look:
            self.close()
            self.out.append(f'<w:r>{self._format(look)}<w:t xml:space="preserve">')
            self._open = look
        self.out.append(self._state.printed(text, self._mark))

    def close(self) -> None:
        if self._open is not None:
            self.out.append("</w:t></w:r>")
            self._open = None

    def back(self) -> None:
        """Opens the run again in which the paragraph goes on."""
        if self._open != ():
            self.close()
            self.out.append(f'<w:r>{self._mark.run_format}<w:t xml:space="preserve">')
            self._open = ()

    def _format(self, look: Look) -> str:
        if not look:
            return self._mark.run_format
        found = self._mark.looks | dict(look)
        ordered = sorted(found, key=lambda name: _PLACE.get(name, len(_ORDER)))
        return f"<w:rPr>{''.join(found[name] for name in ordered)}</w:rPr>"

    def _styled(self, element: str, node: Node) -> None:
        before, self._look = self._look, _with(self._look, element)
        self.nodes(node.inside)
        self._look = before

    def raw(self, xml: str) -> None:
        """Something that stands beside runs."""
        self.close()
        self.out.append(xml)

    def native_run(self, content: str) -> None:
        self.raw(f"<w:r>{self._format(self._look)}{content}</w:r>")

    def around(self, before: str, node: Node, after: str) -> None:
        self.raw(before)
        self._depth += 1
        self.nodes(node.inside)
        self._depth -= 1
        self.raw(after)

    # one method for each kind of node

    def note(self, node: Node) -> None:
        self.nodes(node.inside)
        self._in_body("a footnote")
        number = self._state.add_note(self._state.note_text(node.value))
        self.raw(f'<w:r>{self._state.reference_format}<w:footnoteReference w:id="{number}"/></w:r>')

    def comment(self, node: Node) -> None:
        self._in_body("a comment")
        number = self._state.add_comment(*node.value)
        self.around(f'<w:commentRangeStart w:id="{number}"/>', node, f'<w:commentRangeEnd w:id="{number}"/>')
        self.raw(f'<w:r>{self._state.comment_format}<w:commentReference w:id="{number}"/></w:r>')

    def fact(self, node: Node) -> None:
        if not node.text() or _WIDE_WORD.search(node.text()):
            self.nodes(node.inside)
            return
        if _holds(node, "paragraphs"):
            raise ValueFault("several paragraphs cannot stand in one control: use {% fact name %} ... {% endfact %} around them")
        tag = self._state.fact(node.value, node.text())
        made = control(tag, node.value, self._state.new("control"), "\0")
        before, _, after = made.partition("\0")
        self.around(before, node, after)

    def human(self, node: Node) -> None:
        title = node.value.removeprefix("human_").replace("_", " ").capitalize()
        found = self._state.style("human input", must=False)
        look = f'<w:rPr><w:rStyle w:val="{found}"/></w:rPr>' if found else self._format(self._look)
        prompt = node.text().strip().removeprefix("[").removesuffix("]")
        text = f'<w:r>{look}<w:t xml:space="preserve">{self._state.printed(f"[{prompt}]", self._mark)}</w:t></w:r>'
        self.raw(control(node.value, title, self._state.new("control"), text, "<w:showingPlcHdr/>"))

    def link(self, node: Node) -> None:
        if self._mark.in_link or _holds(node, "link"):
            raise ValueFault("a link cannot stand in a link")
        if node.value.startswith("#"):
            target = f'w:anchor="{self._state.wanted(node.value[1:])}"'
        else:
            target = f'r:id="{self._state.additions.link(self._mark.part, node.value)}"'
        before, style = self._look, self._state.style("hyperlink", must=False)
        for element in (f'<w:rStyle w:val="{style}"/>',) if style else _LINK:
            self._look = _with(self._look, element)
        self.around(f'<w:hyperlink {target} w:history="1">', node, "</w:hyperlink>")
        self._look = before

    def bookmark(self, node: Node) -> None:
        number = self._state.new("bookmark", f"made {node.value}")
        name = self._state.bookmark(node.value)
        self.around(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', node, f'<w:bookmarkEnd w:id="{number}"/>')

    def ref(self, node: Node) -> None:
        name = self._state.wanted(node.value)
        self.around(f'<w:fldSimple w:instr=" REF {name} \\h ">', node, "</w:fldSimple>")

    def field(self, node: Node) -> None:
        self.around(f'<w:fldSimple w:instr=" {node.value} ">', node, "</w:fldSimple>")

    def page_break(self, node: Node) -> None:
        self.native_run('<w:br w:type="page"/>')

    def picture(self, node: Node) -> None:
        made = node.value
        add = self._state.additions.picture
        image = add(self._mark.part, made.data, made.ending)
        vector = add(self._mark.part, made.svg, "svg") if made.svg else ""
        self.native_run(drawing(made, self._state.new("drawing"), image, vector))

    def paragraphs(self, node: Node) -> None:
        if not self._mark.paragraph or self._depth:
            raise ValueFault("paragraphs cannot begin inside a link, a control or a picture’s frame")
        for at, (nodes, style) in enumerate(node.value):
            if style:
                raise ValueFault("a paragraph in a style of its own: give the tag a paragraph of its own, and write {{p ... }}")
            if at:
                self.close()
                self.out.append(f"</w:p><w:p>{self._mark.paragraph_format}")
            self.nodes(nodes)

    def _in_body(self, what: str) -> None:
        if not self._mark.notes_allowed:
            raise ValueFault(f"{what} can stand only in the body of the document")


def _with(look: Look, element: str) -> Look:
    name = element[3:].partition(" ")[0].rstrip("/>")
    return tuple(sorted({**dict(look), name: element}.items()))


def _holds(node: Node, kind: str) -> bool:
    return any(isinstance(inside, Node) and (inside.kind == kind or _holds(inside, kind)) for inside in node.inside)


WRITERS: dict[str, Callable[[Writer, Node], Any]] = {
    "note": Writer.note, "comment": Writer.comment, "fact": Writer.fact, "human": Writer.human, "link": Writer.link,
    "bookmark": Writer.bookmark, "ref": Writer.ref, "field": Writer.field, "page_break": Writer.page_break, "picture": Writer.picture,
    "paragraphs": Writer.paragraphs,
}  # fmt: skip
