"""What a template's author reads when something is wrong: all faults at once, each with its place, its tag and how to fix it."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.errors import TemplateError
from briefgen.word import state
from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults

from .make import docx, p, table

CONTEXT = {"events": [{"title": "Talks", "venue": "Oslo"}], "title": "T", "count": 3}


def faults(*body: str, context: dict[str, object] | None = None) -> list[str]:
    with pytest.raises(TemplateFaults) as caught:
        render(docx(*body), "bad.docx", CONTEXT if context is None else context)
    return [fault.line() for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # the same mistakes that other engines let through (research: word, 3a and 3c)
        (p("{{ title"), "paragraph 1: a tag is never closed in {{ title"),
        (p("{{ title {{ count }}"), "paragraph 1: a tag is never closed"),
        (p("{ title }}"), "paragraph 1: }} without its opening mark"),
        (p("{% endfor %}"), "endfor without for in {% endfor %}"),
        (p("{% for e in events %}"), "never ended in {% for e in events %}"),
        (p("{% for e in events %}x{% endif %}"), "endif where endfor should close {% for e in events %}"),
        (p("{% else %}"), "else outside if or for"),
        (p("{% if title %}a{% else %}b{% elif count %}c{% endif %}"), "elif after else"),
        (p("{{ titel }}"), "unknown field “titel” in {{ titel }} (did you mean title?)"),
        (p("{% for e in events %}{{ e.venu }}{% endfor %}"), "unknown field “venu” in {{ e.venu }} (did you mean venue?)"),
        (p("{% for e in events %}{{ event.title }}{% endfor %}"), "unknown field “event” in {{ event.title }} (did you mean events?)"),
        (p("{% for e in event %}{% endfor %}"), "unknown field “event” in {% for e in event %}"),
        (p("{{ title | uper }}"), "No filter named 'uper'".lower()),
        (p("{{ title | }}"), "not understood"),
        (p("{{ }}"), "an empty tag in {{ }}"),
        (
            p("{% include 'x' %}"),
            "“include” is not understood in {% include 'x' %} (copy into the template what the other file holds: a template is one file)",
        ),
        (p("{% endmacro %}"), "“endmacro” is not understood in {% endmacro %} (take it out with its {% macro %})"),
        (p("{% macro f() %}"), "“macro” is not understood in {% macro f() %} (write the words where they are wanted; {% set"),
        (p("{{ events }}"), "a dict cannot be printed: name one of its fields in {{ events }}"),
        (p("{% for e in count %}x{% endfor %}"), "cannot be worked out (TypeError: 'int' object is not iterable) in {% for e in count %}"),
        (p("{{ title + count }}"), "cannot be worked out"),
        # tags in the wrong place
        (
            p("{% for e in events %}") + table(("{{ e.title }}{% endfor %}",)),
            "inside a table, but the other end of {% for e in events %} is not",
        ),
        (p("text {% for e in events %}") + p("x") + p("{% endfor %}"), "stands after other text of its paragraph"),
        (p("{% for e in events %}") + p("x") + p("{% endfor %} text"), "stands before other text of its paragraph"),
        (table(("{% for e in events %}a", "{% else %}", "b{% endfor %}")), "cannot stand in the row that repeats"),
        (p("{%tr for e in events %}") + p("{%tr endfor %}"), "not in a table row"),
        (
            '<w:p><w:r><w:instrText>HYPERLINK "{{ title }}"</w:instrText></w:r></w:p>',
            "a tag in a field code is not filled",
        ),
    ],
)
def test_each_fault_is_named(body: str, expected: str) -> None:
    assert expected in faults(body)[0]


def test_the_place_is_told_as_a_reader_sees_it() -> None:
    found = faults(p("Sources", style="Kop1"), p("x"), p("{{ a }}"), table(("h", "h"), ("x", "{{ b }}")))
    assert [line.partition(":")[0] for line in found] == ["under “Sources”, paragraph 2", "under “Sources”, table 1, row 2, column 2"]


def test_all_faults_come_at_once() -> None:
    assert len(faults(p("{{ title"), p("{% endif %}"), p("{{ x | nofilter }}"), p("} }}"))) == 4
    assert len(faults(p("{{ a }} {{ b }} {{ title }} {{ c }}"))) == 3
    assert len(faults(p("{{ title }}{{ events[0].venue }}"), context={"title": "a\x01", "events": [{"venue": "\ufffe"}]})) == 2


def test_the_error_reads_well() -> None:
    with pytest.raises(TemplateError) as caught:
        render(docx(p("{{ titel }}")), "memo.docx", CONTEXT)
    assert str(caught.value) == "memo.docx, paragraph 1: unknown field “titel” in {{ titel }}\n  fix: did you mean title?"
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_a_character_that_word_cannot_hold_is_named(char: str) -> None:
    assert f"the value holds U+{ord(char):04X}" in faults(p("{{ v }}"), context={"v": f"a{char}b"})[0]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}", "{{ events.__class__.__mro__ }}", "{{ title.format.__globals__ }}", "{{ _put(1, 2) }}",
        "{{ title | _put(0) }}", "{{ cycler }}", "{{ self }}",
        "{{ events.append(1) }}", "{{ lipsum() }}", "{{ title | attr('upper') }}", "{% set _x = 1 %}", "{% if 1 %><{ x }></w:p> %}",
    ],
)  # fmt: skip
def test_unsafe_tags_are_refused(tag: str) -> None:
    assert faults(p(tag))


def test_the_work_of_loops_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "MAX_ITEMS", 1_000)
    nested = "{% for a in range(100) %}{% for b in range(100) %}x{% endfor %}{% endfor %}"
    assert "the loops ask for more than" in faults(p(nested))[0]
    assert faults(p("{% for a in range(10**9) %}x{% endfor %}"))


def test_only_plain_data_may_be_seen() -> None:
    assert "x.y[] is a object" in faults(p("a"), context={"x": {"y": [object()]}})[0]


def _with(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, content)
    return out.getvalue()


def test_files_that_are_no_template_are_refused() -> None:
    good = docx(p("x"))
    bomb = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "a">]><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    rel = '<Relationship Id="rIdH" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}" {}/>'
    outside = docx(p("x"), rels=rel.format("image", "http://x.example/i.png", 'TargetMode="External"'))
    cases = {
        b"": "not a Word file", b"PK nonsense": "not a Word file", good[:-30]: "not a Word file",
        _with(good, "word/vbaProject.bin", b"x"): "holds macros",
        _with(docx(p("x"), rels=rel.format("header", "h.xml", "")), "word/h.xml", bomb): "a document type is not allowed",
        outside: "Word would fetch http://x.example/i.png", docx("<w:p><w:bookmarkStart/></w:p></w:p>"): "damaged",
    }  # fmt: skip
    for data, message in cases.items():
        with pytest.raises(TemplateError, match=message):
            render(data, "t.docx", {})


def test_a_result_that_word_would_call_damaged_is_not_handed_out() -> None:
    empty = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"
    assert "the result would be damaged: word/document.xml: a table cell does not end with a paragraph" in faults(empty + p("x"))[0]
    assert "no relationship rId99" in faults('<w:p><w:hyperlink r:id="rId99"/></w:p>')[0]
