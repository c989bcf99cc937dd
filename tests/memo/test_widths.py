"""No column of a template that ships is too narrow for a word that has to stand in it whole."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from briefgen.memo import profile_names, template_bytes, template_names
from briefgen.word.layout import _styles
from briefgen.word.package import read_parts
from briefgen.word.place import style_of
from briefgen.word.widths import is_sans, text_width
from briefgen.word.xml import W_P, W_SDT, W_TC, own_text, parse, q

PADDING = 2 * 1.4 * 72 / 25.4  # points: of the table style, left and right
# What a field may hold, by the end of its name: long cities, sides, months, codes.
HELD = {
    "place": "Washington, Antananarivo", "side_text": "Herzegovina", "side_name": "Herzegovina", "when_short": "September", "published": "September",
    "when": "September", "first": "September", "last_met": "September", "kind": "Herzegovina", "due": "September", "language": "English",
    "sources_text": "1000,", "number": "1000", "words": "10000", "meetings": "1000", "ref": "C10", "code": "AG",
}  # fmt: skip


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("template", template_names())
def test_words_stand_whole_in_their_columns(template: str, profile: str) -> None:
    parts = read_parts(template_bytes(template, profile), template)
    styles, broken = _styles(parse(parts["word/styles.xml"])), []
    for cell in parse(parts["word/document.xml"]).iter(W_TC):
        width = cell.find(f"{q('w:tcPr')}/{q('w:tcW')}")
        assert width is not None
        room = int(width.get(q("w:w"), "0")) / 20 - PADDING
        for paragraph in cell.iter(W_P):
            style = styles[style_of(paragraph)]
            for word in words(paragraph):
                if text_width(word, style.size, sans=is_sans(style.font), bold=style.bold) > room:
                    broken.append((word, round(room)))
    assert broken == []


def words(paragraph: etree._Element) -> list[str]:
    """The words that stand in the template itself, prompts among them, and those that its fields may hold."""
    text = own_text(paragraph)
    held = [HELD[field] for field in re.findall(r"\{\{\s*[\w.]+?\.?(\w+)\s*(?:\|[^}]*)?\}\}", text) if field in HELD]
    prompts = [own_text(control) for control in paragraph.iter(W_SDT)]
    return " ".join([re.sub(r"\{[{%].*?[}%]\}", " ", text), *held, *prompts]).split()
