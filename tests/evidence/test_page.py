"""The page: what was found stands in its place, with its rule and its rows of the matrix; nothing is loaded, nothing a text holds is run."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from briefgen.evidence import evidence_page
from briefgen.model import Document
from briefgen.pipeline import Findings, find_all
from briefgen.readers import read_document
from evidence.pages import REPORT, Seen, document, page, pieces, taken_apart

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
HOSTILE = (
    REPORT
    + "\n<script>alert('x')</script> ]]> <img src=x onerror=alert(1)> \u202etxet desrever\u202c \u05e9\u05dc\u05d5\u05dd\u061b </div></article> \x1b[31m &amp;\n"
)


def found_in(*texts: str) -> Findings:
    return find_all([document(text, f"text{number}.txt") for number, text in enumerate(texts, 1)])


@pytest.fixture(scope="module")
def seen() -> Seen:
    return taken_apart(page(REPORT))


def test_each_kind_is_marked_where_it_stands(seen: Seen) -> None:
    assert seen.texts() == [REPORT]
    assert pieces(seen.marks("date")) == ["12 March 2024"]
    assert pieces(seen.marks("place")) == ["Oslo"]
    assert pieces(seen.marks("person")) == ["Peruvian Deputy Foreign Minister Ana Quispe", "Norwegian State Secretary Kari Dahl"]
    assert pieces(seen.marks("mechanism")) == ["4th Political Dialogue"]
    assert pieces(seen.marks("cut"))[:2] == ["Share", "Read more"]
    assert pieces(seen.marks("event"))[0].startswith("Peru and Norway held")


def test_statements_show_their_code_in_letters(seen: Seen) -> None:
    codes = {element.attributes["data-code"]: element.text for element in seen.marks("statement")}
    assert codes["AG"].startswith("The two sides agreed")
    assert codes["PR"].startswith("Quispe proposed")
    assert codes["UC"].startswith("Dahl pledged")
    assert all(
        element.attributes["title"].startswith(f"Statement {element.attributes['data-code']}: ") for element in seen.marks("statement")
    )


def test_every_mark_is_reached_by_keyboard_and_described(seen: Seen) -> None:
    details = {element.attributes["id"]: element.text for element in seen.elements if element.attributes.get("class") == "detail"}
    first = [element for element in seen.elements if element.tag == "mark" and "id" in element.attributes]
    assert first and all(element.attributes["tabindex"] == "0" for element in first)
    assert [element.attributes["aria-describedby"] for element in first] == list(details)
    ids = [element.attributes["id"] for element in seen.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def detail(seen: Seen, sort: str, words: str) -> str:
    mark = next(element for element in seen.marks(sort) if words in element.text)
    return next(element.text for element in seen.elements if element.attributes.get("id") == mark.attributes["aria-describedby"])


def test_values_come_with_their_rule(seen: Seen) -> None:
    date = detail(seen, "date", "12 March")
    assert "12 March 2024" in date and "stated" in date
    person = detail(seen, "person", "Quispe")
    assert "Peru (PE)" in person and "demonym before the title" in person
    assert "Carried over" in detail(seen, "statement", "She thanked")
    assert "High" in detail(seen, "statement", "two sides agreed")


def test_marks_name_the_rows_of_the_matrix() -> None:
    found = found_in(REPORT)
    seen = taken_apart(evidence_page(found.readouts, found.accounts, found.matrix))
    (event,) = found.matrix.events
    assert event.event_id in detail(seen, "event", "Peru and Norway")
    assert event.mechanism_id in detail(seen, "mechanism", "4th")
    for row in found.matrix.statements:
        text = detail(seen, "statement", row.text)
        assert row.statement_id in text and all(key in text for key in row.evidence)
    for participant in found.matrix.participants:
        assert participant.participant_id in detail(seen, "person", participant.name)
    ids = {element.attributes.get("id"): element.text for element in seen.elements}
    for evidence in found.matrix.evidence:
        assert ids[evidence.evidence_id] == evidence.quote


def test_every_statement_and_evidence_row_of_the_samples_is_on_the_page() -> None:
    found = find_all([read_document(path.read_bytes(), path.name) for path in sorted(SEEDS.glob("2*"))])
    html = evidence_page(found.readouts, found.accounts, found.matrix)
    seen = taken_apart(html)
    assert seen.texts() == [readout.raw for readout in found.readouts]
    listed = {element.text for element in seen.elements if element.tag in ("a", "code")}
    rows = [row.statement_id for row in found.matrix.statements] + [row.evidence_id for row in found.matrix.evidence if row.supports]
    ids = {element.attributes.get("id") for element in seen.elements}
    assert not [row for row in rows if row not in listed and row not in ids]
    assert not [event.event_id for event in found.matrix.events if event.event_id not in listed]


def test_copies_point_at_the_rows_of_the_text_that_they_copy() -> None:
    found = found_in(REPORT, REPORT.replace("Salmon", "Cod"))
    seen = taken_apart(evidence_page(found.readouts, found.accounts, found.matrix))
    (event,) = found.matrix.events
    assert {element.attributes["data-ev"] for element in seen.marks("statement")} == {event.event_id}
    assert len(seen.marks("statement")) == 2 * len(found.matrix.statements)


def test_no_value_of_a_text_becomes_markup() -> None:
    name = '"><script>alert(2)</script>.txt'
    hostile = Document(name, "0" * 64, HOSTILE, title="<b>t</b>", publisher="'\"><i>", url='javascript:alert("3")', remarks=("</dd>",))
    found = find_all([hostile])
    html = evidence_page(found.readouts, found.accounts, found.matrix)
    seen = taken_apart(html)
    assert seen.texts() == [HOSTILE]
    assert sum(element.tag == "script" for element in seen.elements) == 1
    assert not {element.tag for element in seen.elements} & {"img", "b t", "iframe", "object", "link", "base", "i t"}
    assert not [value for element in seen.elements for name, value in element.attributes.items() if name.startswith("on")]
    assert not [element for element in seen.elements if element.attributes.get("href", "").startswith("javascript")]


def test_nothing_is_loaded_from_anywhere(seen: Seen) -> None:
    html = page(REPORT)
    policy = next(e.attributes["content"] for e in seen.elements if e.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert not {name for element in seen.elements for name in element.attributes} & {"src", "srcset", "style", "background"}
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "http" not in content and "url(" not in content and "@import" not in content


def test_the_same_input_gives_the_same_page() -> None:
    assert page(REPORT, HOSTILE) == page(REPORT, HOSTILE)


def test_texts_without_a_meeting_and_files_not_read_are_listed() -> None:
    found = find_all(
        [document(REPORT), document("Salmon prices fell again this week in all markets.", "b.txt")], unread=[("c.pdf", "no reader")]
    )
    seen = taken_apart(evidence_page(found.readouts, found.accounts, found.matrix))
    entries = [" ".join(element.text.split()) for element in seen.elements if element.tag == "li"]
    assert any("not a readout" in entry for entry in entries)
    assert any("c.pdf" in entry and "no reader" in entry for entry in entries)


def test_an_empty_matrix_is_a_page_too() -> None:
    found = find_all([document("")])
    assert taken_apart(evidence_page(found.readouts, found.accounts, found.matrix)).texts() == [""]
