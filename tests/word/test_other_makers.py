"""Templates as other programs, other keyboards and Word's own habits make them: what is meant is done, what cannot be is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.word.engine import render
from briefgen.word.faults import WARNING
from briefgen.word.lint import check_template
from briefgen.word.xml import W_P, own_text

from .make import docx, p, part, run, table, values

BOX = (
    '<w:p xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="b"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{0}'
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
DATA = {"v": "VAL", "n": 3, "xs": [{"n": "A"}, {"n": "B"}]}


def named(text: str, kind: str = "smartTag") -> str:
    """Words that a program gave a name to."""
    return f'<w:{kind} w:uri="urn:x" w:element="place"><w:{kind}Pr><w:attr w:name="a" w:val="b"/></w:{kind}Pr>{text}</w:{kind}>'


def control(text: str, tag: str = "t") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>'


PERMIT = '<w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/>'


def start(number: int = 1, name: str = "b") -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int = 1) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def para(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def faults(*body: str) -> list[str]:
    return [fault.line() for fault in check_template(docx(*body), "t.docx")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # smart tags and custom XML: in a tag, around one end of a loop, around paragraphs
        (para(run("{{ "), named(run("v")), run(" }}")), ["VAL"]),
        (para(named(run("{% for x in xs %}")), run("{{ x.n }}"), named(run("{% endfor %}"))), ["AB"]),
        (para(named(run("{% for x in xs %}"))) + p("{{ x.n }}") + para(named(run("{% endfor %}"), "customXml")), ["A", "B"]),
        (named(p("{% for x in xs %}") + p("{{ x.n }}"), "customXml") + p("{% endfor %}"), ["A", "B"]),
        (table((named(p("{% for x in xs %}{{ x.n }}"), "customXml"), "{{ x.n }}{% endfor %}")), ["A", "A", "B", "B"]),
        # a tag alone in a control, a link, a run from right to left, with an editing permission, under a remark
        (para(control(run("{% for x in xs %}"))) + p("{{ x.n }}") + para('<w:bdo w:val="rtl">', run("{% endfor %}"), "</w:bdo>"), ["A", "B"]),
        (para('<w:hyperlink w:anchor="q">', run("{% if n %}"), "</w:hyperlink>") + p("yes") + para(PERMIT, run("{% endif %}")), ["yes"]),
        (para(control(run("{% for x in xs %}"), "goog_rdk_1"), run("{{ x.n }}"), control(run("{% endfor %}"), "goog_rdk_2")), ["AB"]),
        (control(p("{% for x in xs %}"), "goog_rdk_7") + p("{{ x.n }}") + p("{% endfor %}"), ["A", "B"]),
        # bookmarks and comments over a loop's end
        (para(start(), run("{% for x in xs %}")) + p("{{ x.n }}") + para(run("{% endfor %}"), end()), ["A", "B"]),
        (p("{% for x in xs %}") + para(start(1, "_Hlk9"), run("{{ x.n }}")) + p("{% endfor %}") + para(run("z"), end()), ["A", "B", "z"]),
        (para(start(), run("a {% if n %}b"), end(), run("{% else %}c{% endif %}")), ["a b"]),
        (para(start(), run("a")), ["a"]),
        (para(run("a"), end(7)), ["a"]),
        # signs that Word or a keyboard makes
        (p("{{ n – 1 }}{{ n − 1 }}{{ n × 2 }}"), ["226"]),
        (p("{% if n ≥ 3 and n ≤ 3 and n ≠ 2 %}yes{% endif %}"), ["yes"]),
        (p("{{ none_ | default(«\xa0a\xa0») }}{{ none_ | default(‚b‘) }}{{ none_ | default(„c“) }}{{ none_ | default(“d – ×”) }}"), ["abcd – ×"]),
        (p("{{ v\u200b }}{{\ufeffv\u2060 }}{{\u202fv }}"), ["VALVALVAL"]),
        # a text box stands in the file twice
        (BOX.format(p("{% for x in xs %}") + p("{{ x.n }}") + p("{% endfor %}")), ["A", "B", "A", "B"]),
    ],
)  # fmt: skip
def test_what_is_meant_is_done(body: str, expected: list[str]) -> None:
    assert faults(body) == []
    filled = render(docx(body), "t.docx", DATA)
    shown = [own_text(paragraph) for paragraph in part(filled).iter(W_P)]
    assert (shown if "" not in expected and "<wps:" not in body and "<w:tbl>" not in body else list(filter(None, shown))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("{ { v } }"), "paragraph 1: looks like a tag, but is printed as it stands in { { v }"),
        (p("｛｛ v ｝｝"), "paragraph 1: looks like a tag, but is printed as it stands in ｛｛ v ｝"),
        (p("{{{ v }}}"), "paragraph 1: three braces in {{{ v }} (write {{ field }} with two)"),
        (p("{% set x %}"), "paragraph 1: set needs a value in {% set x %} ({% set name = value %})"),
        (p("{% endset %}"), "paragraph 1: “endset” is not understood in {% endset %} (take it out: {% set name = value %} stands alone)"),
        (p("{% if n == 1 %}a{% else if n == 3 %}b{% endif %}"), "nothing may follow else in {% else if n == 3 %} ({% elif n == 3 %})"),
        (p("{% if n = 3 %}{% endif %}"), "got '=' in {% if n = 3 %} (write == to compare)"),
        (p("{% if n == 3 && v %}{% endif %}"), "(write and)"),
        (p("{% if !v %}{% endif %}"), "(write not)"),
        (p("{{#each xs}}"), "(write {% for %}, {% if %} and their ends)"),
        (p("{{ v | default: 'x' }}"), '(write the value in brackets: default("none"))'),
        (p("{{ my field }}"), "(a name has no blanks in it)"),
        (p("{% v %}"), "{{ }} prints a field)"),
        (p("{% end for %}"), "“end for” is not understood in {% end for %} (did you mean endfor?)"),
        (p("{{ [v, n }}"), "paragraph 1: not understood: ] is missing in {{ [v, n }}"),
        (para(f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('{{ v }}')}</w:rt><w:rubyBase>{run('b')}</w:rubyBase></w:ruby></w:r>"), "paragraph 1: a tag in a phonetic guide is not filled"),
        (p("x") + BOX.format(p("{{ v")) + p("{{ w"), "a text box at paragraph 2: a tag is never closed in {{ v"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_named_once(body: str, expected: str) -> None:
    assert [line for line in faults(body) if expected in line] == [line for line in faults(body) if "{{ w" not in line]
    assert any(expected in line for line in faults(body))


def test_what_only_looks_like_a_tag_stops_nothing() -> None:
    assert [fault.kind for fault in check_template(docx(p("{ { v } }")), "t.docx")] == [WARNING]
    assert own_text(part(render(docx(p("{ { v } }")), "t.docx", DATA)).find(f".//{W_P}")) == "{ { v } }"
    assert faults(p("a set { 1, 2 } and { x }")) == []


def test_paragraphs_are_counted_as_a_reader_counts_them() -> None:
    assert faults(p("x") + BOX.format(p("a") + p("b")) + p("{{ w"))[0].startswith("paragraph 3: ")


def test_a_comment_that_a_loop_would_cut_stays_at_its_sign() -> None:
    body = para('<w:commentRangeStart w:id="4"/>', run("{% for x in xs %}{{ x.n }}"), '<w:commentRangeEnd w:id="4"/>',
                '<w:r><w:commentReference w:id="4"/></w:r>', run("{% endfor %}"))  # fmt: skip
    data = docx(body, parts={"comments": f'<w:comment w:id="4" w:author="Ann">{p("why?")}</w:comment>'})
    assert check_template(data, "t.docx") == []
    filled = part(render(data, "t.docx", DATA))
    assert len(values(filled, "w:commentReference", "w:id")) == 2
    assert values(filled, "w:commentRangeStart", "w:id") == []


def test_a_remark_on_a_tag_goes_with_its_line() -> None:
    opener = para(
        '<w:commentRangeStart w:id="4"/>',
        run("{% for x in xs %}"),
        '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>',
    )
    comments = {"comments": f'<w:comment w:id="4" w:author="Ann">{p("is this the right list?")}</w:comment>'}
    filled = render(docx(opener, p("{{ x.n }}"), p("{% endfor %}"), parts=comments), "t.docx", DATA)
    assert [own_text(paragraph) for paragraph in part(filled).iter(W_P)] == ["A", "B"]
    assert len(part(filled, "comments")) == 0


def test_what_a_template_has_no_style_for_looks_as_in_word() -> None:
    filled = render(docx(p("{{ v | cite('S') }} {{ v | link('https://example.org/') }}")), "t.docx", DATA)
    note = part(filled, "footnotes").findall("{*}footnote")[-1]
    assert values(note, "w:sz", "w:val") == ["18"]
    assert values(part(filled), "w:u", "w:val") == ["single"]


def test_all_of_it_opens(ooxml_errors: Callable[[bytes, str], str]) -> None:
    body = (
        para(named(run("{% for x in xs %}"))) + para(start(), run("{{ x.n | cite('S') }}")) + p("{% endfor %}") + para(end(), run("z"))
        + table((p("{% for x in xs %}{{ x.n }}"), "{{ v | link('https://example.org/') }}{% endfor %}"))
        + p("{% if n %}") + para(start(2, "c"), run("a")) + p("{% endif %}") + para(run("e"), end(2))
    )  # fmt: skip
    assert ooxml_errors(render(docx(body), "t.docx", DATA), "makers.docx") == ""
