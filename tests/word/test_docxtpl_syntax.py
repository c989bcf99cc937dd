"""docxtpl's documentation, chapter by chapter: each thing that a template can hold there works here, so that its users can bring theirs.

What its documentation does in Python code is done by data and filters here: RichText by looks, InlineImage by `picture`, Listing and a
sub-document made of texts by `paragraphs`, custom filters and pictures put in the place of others not at all.
"""

from __future__ import annotations

import pytest

from briefgen.word.compiled import compiled
from briefgen.word.engine import render

from .make import docx, lines, p, part, run, table, values
from .test_native import png
from .test_render import zipped


def filled(*body: str, **context: object) -> list[str]:
    return lines(render(docx(*body), "t.docx", context))


# Tags: paragraphs, rows, columns, runs
def test_prefixed_tags_take_their_paragraph_row_cell_or_run_with_them() -> None:
    body = p("{%p if display %}") + p("One or many paragraphs") + p("{%p endif %}")
    assert filled(body, display=True) == ["One or many paragraphs"]
    assert filled(body, display=False) == [""]
    rows = table(("h", "h"), ("{%tr for x in xs %}", ""), ("{{ x }}", "{{ loop.index }}"), ("{%tr endfor %}", ""))
    assert filled(rows, xs=["a", "b"]) == ["|= h | h |", "| a | 1 |", "| b | 2 |"]
    cells = table(("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"), ("a", "b", "c"))
    data = render(docx(cells), "t.docx", {"xs": ["a", "b", "c", "d"]})
    assert lines(data)[0] == "| a | b | c | d |"
    assert len(part(data).findall(".//{*}gridCol")) == 4  # the grid follows
    runs = f"<w:p>{run('a')}{run('{%r if yes %}')}{run('b')}{run('{%r endif %}')}{run('c')}</w:p>"
    assert filled(runs, yes=True) == ["abc"] and filled(runs, yes=False) == ["ac"]


# Display variables, Escaping delimiters, Comments
def test_variables_comments_and_braces() -> None:
    assert filled(p("{{r x }} {{x}} {{ x|e }} {{ x | safe }}"), x="R&D <tbc>") == ["R&D <tbc> " * 3 + "R&D <tbc>"]
    assert filled(p("{#p a paragraph that goes #}") + p("a{# nothing #}b"), x=1) == ["ab"]
    assert filled(table(("{#tr a row that goes #}", ""), ("a", "b"))) == ["| a | b |"]
    assert filled(table(("{#tc a cell that goes #}", "b"))) == ["| b |"]
    assert filled(p("{_{ x }_} {_% if %_} {", "_{")) == ["{{ x }} {% if %} {{"]


# Split and merge text
def test_minus_signs_join_lines() -> None:
    lines_ = [
        "My house is located",
        "{%- if town -%}",
        " in urban area",
        "{%- else -%}",
        " in countryside",
        "{%- endif -%}",
        " and I love it.",
    ]
    paragraphs = "".join(p(line) for line in lines_)
    assert filled(paragraphs, town=True) == ["My house is located in urban area and I love it."]
    assert filled(paragraphs, town=False) == ["My house is located in countryside and I love it."]
    shifted = "<w:p>" + "<w:r><w:br/></w:r>".join(run(line) for line in lines_) + "</w:p>"
    assert filled(shifted, town=True) == ["My house is located in urban area and I love it."]
    assert filled(p("a {{- x -}} b"), x="-") == ["a-b"]
    assert filled(p("kept", style="Kop1") + p("{{- x }}"), x="!") == ["[Heading 1] kept!"]


# Tables: spanning, merging, colour
def test_cells_span_merge_and_take_a_ground() -> None:
    spanned = render(
        docx(table(("{% colspan n %}{{ t }}",), ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"))),
        "t.docx",
        {"n": 3, "t": "T", "xs": list("abc")},
    )
    assert values(part(spanned), "w:gridSpan", "w:val") == ["3"] and len(part(spanned).findall(".//{*}gridCol")) == 3
    down = render(
        docx(table(("{%tr for x in xs %}", ""), ("{% vm %}all", "{{ x }}"), ("{%tr endfor %}", ""))), "t.docx", {"xs": list("abc")}
    )
    assert values(part(down), "w:vMerge", "w:val") == ["restart", "continue", "continue"]
    assert lines(down) == ["| all | a |", "|  | b |", "|  | c |"]
    across = render(
        docx(table(("{%tc for x in xs %}", "{% hm %}wide", "{%tc endfor %}"), ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"))),
        "t.docx",
        {"xs": list("abc")},
    )
    assert lines(across) == ["| wide |", "| a | b | c |"] and values(part(across), "w:gridSpan", "w:val") == ["3"]
    ground = render(docx(table(("{% cellbg c %}red", "{% cellbg none %}plain"))), "t.docx", {"c": "FF0000", "none": ""})
    assert values(part(ground), "w:shd", "w:fill") == ["FF0000", "auto"]
    assert lines(ground) == ["| red | plain |"]


# RichText, hyperlinks, Listing, sub-documents, inline images
def test_rich_text_comes_from_filters() -> None:
    body = p("{{r (a | bold | color('C00000')) ~ ' and ' ~ (b | style('Fussnote')) ~ ' ' ~ ('google' | link('http://google.com')) }}")
    body = body.replace("Fussnote", "footnote reference")
    data = render(docx(body), "t.docx", {"a": "A\nB\tC", "b": "<b>"})
    assert lines(data) == ["A", "B\tC and <b> google"]
    assert len(part(data).findall(".//{*}b")) == 1 and len(part(data).findall(".//{*}hyperlink")) == 1
    listing = "the listing\nwith\nsome\nlines and special chars: <>&"
    assert filled(p("{{ l }}"), l=listing) == [*listing.split("\n")]
    assert filled(p("{{p sub }}"), sub=["First paragraph", "Second <paragraph>"]) == ["First paragraph", "Second <paragraph>"]
    shown = render(docx(p("{{ i | picture(width=20, height=10, alt='logo') }}")), "t.docx", {"i": png()})
    assert values(part(shown), "wp:extent", "cx") == ["720000"]


# jinja2: control, filters, sets
def test_jinjas_own_tags_and_filters() -> None:
    body = p(
        "{% set n = xs | length %}{% with m = n + 1 %}{{ m }}{% endwith %}{% for x in xs if x > 1 %}{{ loop.index }}:{{ x }} {% else %}none{% endfor %}"
    )
    assert filled(body, xs=[1, 2, 3]) == ["41:2 2:3"]
    assert filled(
        p(
            "{{ '%.2f' | format(x) }} {{ xs | join(', ') }} {{ y | default('-') }} {{ 'a' if x > 2 else 'b' }} {{ xs[0] }} {{ xs | map('string') | list | last }}"
        ),
        x=2.5,
        xs=["a", "b"],
    ) == ["2.50 a, b - a a b"]
    assert filled(p("{% set ns = namespace(n=0) %}{% for x in xs %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}"), xs=[1, 2]) == ["3"]


# Escaping, Get undeclared variables, Multiple rendering, properties
def test_names_are_listed_and_a_template_is_filled_again_and_again() -> None:
    template = docx(p("{{ a }}{% for x in b %}{{ x.c }}{{ d.e }}{% endfor %}"), parts={"header1": p("{{ f }}")})
    assert {name for read in compiled(template, "t.docx").reads for name in read.names} == {"a", "b", "d", "f"}
    context = {"a": "1", "b": [{"c": "2"}], "d": {"e": "3"}, "f": "4"}
    assert render(template, "t.docx", context) == render(template, "t.docx", context)
    assert lines(render(template, "t.docx", context | {"a": "9"}))[0] == "923"


def test_the_properties_are_filled() -> None:
    data = render(docx(p("x"), core="<dc:title>{{ t }}</dc:title><dc:subject>on {{ t }}</dc:subject>"), "t.docx", {"t": "A & B"})
    assert b"<dc:title>A &amp; B</dc:title><dc:subject>on A &amp; B</dc:subject>" in zipped(data).read("docProps/core.xml")


@pytest.mark.parametrize("body", [p("{%pif x %}"), p("{%trfor x in y %}")])
def test_what_its_documentation_warns_of_is_named(body: str) -> None:
    with pytest.raises(Exception, match="leave a space"):
        filled(body, x=1)
