"""Pages and what a browser would make of them: the content of each text, its marks, and whether the elements nest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from briefgen.evidence import evidence_page
from briefgen.model import Document
from briefgen.pipeline import find_all

VOID = {"meta", "link", "br", "input", "img", "hr"}
REPORT = """Share

Peru and Norway held their 4th Political Dialogue on 12 March 2024 in Oslo, co-chaired by Peruvian Deputy Foreign Minister Ana Quispe and Norwegian State Secretary Kari Dahl.

The two sides agreed to simplify visas for students. Quispe proposed that both countries open direct flights. She thanked Norway for its help after the floods.

Dahl pledged 2 million dollars for fisheries research.

Read more
Salmon prices fall for a third week
"""


def document(text: str, name: str = "report.txt") -> Document:
    """A file as a reader hands it on."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        name, digest, text, publisher="Ministry of Foreign Affairs of Peru", published=date(2024, 3, 14), published_method="file header"
    )


def page(*texts: str) -> str:
    found = find_all([document(text, f"text{number}.txt") for number, text in enumerate(texts, 1)])
    return evidence_page(found.readouts, found.accounts, found.matrix)


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Seen(HTMLParser):
    """The page, taken apart. `elements` in the order in which they open; each with all text inside it."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        element = self._open.pop()
        assert element.tag == tag, f"</{tag}> closes <{element.tag}>"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def close(self) -> None:
        super().close()
        assert not self._open, f"<{self._open[-1].tag}> is never closed"

    def texts(self) -> list[str]:
        """The content of each source text, character by character."""
        return [element.text for element in self.elements if element.attributes.get("class") == "text"]

    def marks(self, sort: str) -> list[Element]:
        return [element for element in self.elements if element.tag == "mark" and sort in element.attributes["class"].split()]


def taken_apart(html: str) -> Seen:
    seen = Seen()
    seen.feed(html)
    seen.close()
    return seen


def pieces(elements: Iterable[Element]) -> list[str]:
    return [element.text for element in elements]
