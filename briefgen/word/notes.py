"""Footnotes, endnotes and comments: the parts that hold them, and what one made from data looks like."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefgen.word.xml import NAMESPACES, W_ID, q

NOTE_ID = "briefgen-note-id"
# LibreOffice (7.4) takes a comment for the footnote of the same id, and then shows one footnote's text in the place of another's.
FIRST_COMMENT = 1_000_000
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# Without a style of its own a footnote would stand as large, and as far from the next, as the text.
_SMALL = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>', '<w:rPr><w:sz w:val="18"/></w:rPr>'
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class NoteKind:
    name: str  # of the relationship and of the part's root
    element: str  # lxml's names: of one note, and of what calls it in the text
    references: tuple[str, ...]

    @property
    def content_type(self) -> str:
        return _TYPE.format(self.name)


KINDS = {
    "footnotes": NoteKind("footnotes", q("w:footnote"), (q("w:footnoteReference"),)),
    "endnotes": NoteKind("endnotes", q("w:endnote"), (q("w:endnoteReference"),)),
    "comments": NoteKind("comments", q("w:comment"), tuple(q(f"w:comment{n}") for n in ("RangeStart", "RangeEnd", "Reference"))),
}


def empty_part(kind: str) -> tuple[str, str]:
    """The beginning and the end of a part of that kind; footnotes begin with Word's two separators."""
    names = f'xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"'
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    return f"<w:{kind} {names}>{separators if kind == 'footnotes' else ''}", f"</w:{kind}>"


@dataclass(frozen=True, slots=True)
class NoteStyles:
    text: str  # <w:pPr> of a footnote
    reference: str  # <w:rPr> of its number
    comment_text: str
    comment: str  # <w:rPr> of a comment's anchor
    words: str = ""  # <w:rPr> of what a footnote says

    def footnote(self, xml: str) -> str:
        return (
            f'<w:footnote w:id="{NOTE_ID}"><w:p>{self.text}<w:r>{self.reference}<w:footnoteRef/></w:r>'
            f'<w:r>{self.words}<w:t xml:space="preserve"> {xml}</w:t></w:r></w:p></w:footnote>'
        )

    def remark(self, xml: str, author: str) -> str:
        """A comment; it has no date, as only a clock could give one."""
        initials = "".join(word[0] for word in author.split() if word[0].isalpha())[:3].upper()
        return (
            f'<w:comment w:id="{NOTE_ID}" w:author="{author}" w:initials="{initials}"><w:p>{self.comment_text}'
            f'<w:r>{self.comment}<w:annotationRef/></w:r><w:r><w:t xml:space="preserve">{xml}</w:t></w:r></w:p></w:comment>'
        )


def note_styles(names: dict[str, str]) -> NoteStyles:
    """How notes look in a template with these styles (id -> name in lower case); plain superscript where it has none for footnotes."""
    ids = {name: style for style, name in names.items()}

    def paragraph(name: str) -> str:
        return f'<w:pPr><w:pStyle w:val="{ids[name]}"/></w:pPr>' if name in ids else ""

    def run(name: str, otherwise: str) -> str:
        return f'<w:rPr><w:rStyle w:val="{ids[name]}"/></w:rPr>' if name in ids else otherwise

    small = ("", "") if "footnote text" in ids else _SMALL
    return NoteStyles(
        paragraph("footnote text") or small[0], run("footnote reference", _SUPERSCRIPT),
        paragraph("annotation text"), run("annotation reference", '<w:rPr><w:sz w:val="16"/></w:rPr>'),
        small[1],
    )  # fmt: skip


def is_separator(note: etree._Element) -> bool:
    return note.get(q("w:type"), "normal") != "normal"


def first_id(kind: str) -> int:
    """The first id of the notes of that kind in a document that had none."""
    return FIRST_COMMENT if kind == "comments" else 1


def first_free(root: etree._Element) -> int:
    """The first id after the separators'."""
    return max((int(note.get(W_ID, "0")) for note in root if is_separator(note)), default=0) + 1
