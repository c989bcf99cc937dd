"""docxtpl's documentation, chapter by chapter: each thing that a template can hold there works here, so that its users can bring theirs.

What its documentation does in Python code is done by data and filters here: RichText by looks or `rich`, InlineImage and pictures put in the
place of others by `picture`, Listing and a sub-document made of texts by `{{p ... }}`. What is done in another way, or not at all (a Word file
put into another, embedded objects, filters and delimiters of one's own), has a test that says why.
"""

from __future__ import annotations

import pytest

from briefgen.word.compiled import compiled
from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults

from .make import docx, lines, p, part, run, table, values
from .test_native import png
from .test_render import zipped
from .test_strangers import with_part


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


# RichText and its paragraphs
def test_rich_text_comes_from_data_too() -> None:
    pieces = [
        "plain, ", {"text": "bold red", "bold": True, "color": "#c00000"}, {"text": [" and ", {"text": "both", "italic": True}], "size": 9},
        {"text": "page", "link": "https://x.example/", "underline": "double"}, {"text": "!", "cite": "Gazette, 3 May"},
    ]  # fmt: skip
    data = render(
        docx(p("So: {{r x }} {{ y | rich }}")), "t.docx", {"x": pieces, "y": {"text": "测试TEST", "font": "Noto Sans CJK", "lang": "zh-CN"}}
    )
    assert lines(data) == ["So: plain, bold red and bothpage![1] 测试TEST", "-- footnotes", "[1] Gazette, 3 May."]
    assert values(part(data), "w:color", "w:val") == ["C00000", "0563C1"] and values(part(data), "w:u", "w:val") == ["double"]
    assert values(part(data), "w:rFonts", "w:cs") == ["Noto Sans CJK"] and values(part(data), "w:sz", "w:val") == ["18", "18"]
    with pytest.raises(TemplateFaults, match=r"(?s)a piece of text has no “colour”.*did you mean color"):
        filled(p("{{r x }}"), x={"text": "a", "colour": "red"})
    assert filled(p("{{r x }}{{ y | rich }}"), x="<w:r/>", y=None) == ["<w:r/>"]


def test_rich_paragraphs_have_styles_of_their_own_and_nothing_leaves_none() -> None:
    body = p("before") + p("{{p x }}", style="Kop2") + p("after")
    items = [{"text": "A heading", "paragraph": "heading 1"}, "as the tag’s", [{"text": "in pieces", "bold": True}, " too"]]
    assert filled(body, x=items) == ["before", "[Heading 1] A heading", "[Heading 2] as the tag’s", "[Heading 2] in pieces too", "after"]
    assert filled(body, x=[]) == ["before", "after"] == filled(body, x="")
    assert filled(table(("{{p x }}", "b")), x=[]) == ["|  | b |"]  # a cell keeps a paragraph
    assert filled(p("{%p for y in x %}") + p("{{p y }}") + p("{%p endfor %}"), x=["a", "b"]) == ["a", "b"]
    with pytest.raises(TemplateFaults, match="no paragraph style “Kopje”"):
        filled(body, x=[{"text": "a", "paragraph": "Kopje"}])
    with pytest.raises(TemplateFaults, match="give the tag a paragraph of its own"):
        filled(p("a {{p x }}"), x=[{"text": "a", "paragraph": "heading 1"}])


LOOKS = {
    "highlight('ffff00')": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', "font('微软雅黑', 'eastAsia')": 'w:eastAsia="微软雅黑"',
    "rtl": "<w:rtl/>", "underline('wave')": '<w:u w:val="wave"/>', "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>', "strike": "<w:strike/>", "lang('fr-FR')": '<w:lang w:val="fr-FR"/>',
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_of_rich_text_is_a_filter(look: str) -> None:
    body = zipped(render(docx(p(f"{{{{ x | {look} }}}}")), "t.docx", {"x": "words"})).read("word/document.xml").decode()
    assert LOOKS[look] in body


@pytest.mark.parametrize("look", ["highlight('red')", "font('x' * 40)", "font('a', 'w:b')", "underline('curly')", "color('javascript')"])
def test_a_look_that_word_would_not_read_is_refused(look: str) -> None:
    with pytest.raises(TemplateFaults, match=r"Word|colour|line"):
        filled(p(f"{{{{ x | {look} }}}}"), x="words")


# Display variables: \n and \t are a line break and a tab; \a and \f, which no text for reading holds, change nothing around them
def test_marks_in_a_text_break_lines_but_neither_paragraphs_nor_pages() -> None:
    assert filled(p("{{ x }}"), x="a\nb\tc") == ["a", "b\tc"]
    for mark in "\a\f":
        with pytest.raises(TemplateFaults, match=f"U\\+{ord(mark):04X}"):
            filled(p("{{ x }}"), x=f"a{mark}b")
    data = render(docx(p("{{p x.split('|') }}") + p("{{ page_break() }}")), "t.docx", {"x": "a|b"})
    assert lines(data) == ["a", "b", "(page break)"]


# Microsoft Word 2016 special cases: blanks and tabs at a line's beginning stay
def test_blanks_and_tabs_are_kept() -> None:
    data = render(docx(p("{{ x }}{{ y }}here")), "t.docx", {"x": " " * 10, "y": "\t" * 5})
    assert lines(data) == ["          " + "\t" * 5 + "here"]
    assert all(text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" for text in part(data).iter("{*}t"))


# Inline image, Replace docx pictures, Replace docx medias
def test_pictures_in_headers_come_from_data_and_can_be_links() -> None:
    data = render(
        docx(p("x"), parts={"header1": p("{{ i | picture(width=20) | link('https://x.example/') }}")}),
        "t.docx",
        {"i": {"png": png(), "alt": "logo"}},
    )
    assert values(part(data, "header1"), "wp:docPr", "descr") == ["logo"]
    rels = zipped(data).read("word/_rels/header1.xml.rels").decode()
    assert "media/briefgen1.png" in rels and "https://x.example/" in rels


DUMMY = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="2000" cy="1000"/><wp:docPr id="4" name="x" descr="{{ ALT | picture }}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="x" descr="{{ ALT | picture }}"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdDummy"><a:extLst/></a:blip><a:srcRect l="10"/><a:stretch/></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="2000" cy="1000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)  # fmt: skip


def with_dummy(*body: str) -> bytes:
    rel = '<Relationship Id="rIdDummy" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/dummy.png"/>'
    data = docx(*body, rels=rel)
    types = zipped(data).read("[Content_Types].xml").replace(b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1)
    return with_part(with_part(data, "word/media/dummy.png", png()), "[Content_Types].xml", types)


def test_a_picture_of_the_template_is_replaced_in_its_frame_by_its_alternative_text() -> None:
    body = p("{%p for x in xs %}") + f"<w:p>{DUMMY.replace('ALT', 'x')}</w:p>" + p("{%p endfor %}")
    tall = {"png": png(4, 8), "alt": "Chart of “visits” & calls"}
    data = render(with_dummy(body), "t.docx", {"xs": [tall, {"png": png(8, 2), "alt": ""}]})
    root = part(data)
    assert values(root, "wp:docPr", "descr") == ["Chart of “visits” & calls", ""]
    assert list(zip(values(root, "wp:extent", "cx"), values(root, "wp:extent", "cy"), strict=True)) == [("500", "1000"), ("2000", "500")]
    assert values(root, "a:ext", "cx") == ["500", "2000"] and not list(root.iter("{*}srcRect"))
    shown = [blip.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed") for blip in root.iter("{*}blip")]
    rels = zipped(data).read("word/_rels/document.xml.rels").decode()
    assert len(set(shown)) == 2 and all(f'Id="{number}"' in rels for number in shown)
    assert zipped(data).read("word/media/briefgen1.png") == tall["png"]
    with pytest.raises(TemplateFaults, match="no picture is in the data"):
        render(with_dummy(body), "t.docx", {"xs": [None]})
    with pytest.raises(TemplateFaults, match="neither PNG nor JPEG"):
        render(with_dummy(body), "t.docx", {"xs": [{"png": b"GIF", "alt": "x"}]})


# Replace embedded objects: what Word would run or open from inside a paper is refused; a table or a sub-document takes its place
def test_embedded_objects_are_refused_by_name() -> None:
    rel = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="embeddings/a.xlsx"/>'
    with pytest.raises(TemplateFaults, match=r"holds an embedded file \(word/embeddings/a.xlsx\)"):
        render(docx(p("x"), rels=rel), "t.docx", {})


# Jinja custom filters, custom delimiters: a template says the same in every house and is checked without data, so its words are those of
# templates/README.md; what a filter of one's own would work out is worked out before, or by an expression
def test_filters_of_ones_own_are_unknown_and_expressions_do_their_work() -> None:
    with pytest.raises(TemplateFaults, match="multiply_by"):
        filled(p("{{ price | multiply_by(0.88) }}"), price=5.0)
    assert filled(p("{{ (price * 0.88) | number(2) }}"), price=5.0) == ["4.40"]
    assert filled(p("<< price >> [[ price ]]"), price=5.0) == ["<< price >> [[ price ]]"]


# Tables: a cell that has a ground already; merges in loops in loops
def test_a_ground_replaces_the_cells_own_and_merges_stand_in_nested_loops() -> None:
    shaded = table(("{% cellbg c %}red",)).replace(
        'w:type="dxa"/></w:tcPr>', 'w:type="dxa"/><w:shd w:val="clear" w:fill="00FF00"/></w:tcPr>'
    )
    assert values(part(render(docx(shaded), "t.docx", {"c": "#c00000"})), "w:shd", "w:fill") == ["C00000"]
    nested = table(
        ("{%tr for g in gs %}", ""), ("{%tr for x in g.xs %}", ""), ("{% vm %}{{ g.name }}", "{{ x }}"), ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )  # fmt: skip
    data = render(docx(nested), "t.docx", {"gs": [{"name": "A", "xs": ["1", "2"]}, {"name": "B", "xs": ["3"]}]})
    assert lines(data) == ["| A | 1 |", "|  | 2 |", "| B | 3 |"]
    assert values(part(data), "w:vMerge", "w:val") == ["restart", "continue", "restart"]


# Get undeclared variables: also those of footnotes and properties, which docxtpl does not list
def test_names_in_footnotes_and_properties_are_listed_too() -> None:
    note = f'<w:p>{run("x")}<w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    notes = {"footnotes": f'<w:footnote w:id="5">{p("{{ g }}")}</w:footnote>', "footer1": p("{{ h }}")}
    template = docx(note, parts=notes, core="<dc:title>{{ i }}</dc:title>")
    assert {name for read in compiled(template, "t.docx").reads for name in read.names} == {"g", "h", "i"}


# Sub-documents: one built in code is a list of paragraphs here, with styles, tables by loops, pictures by `picture`. A Word file put whole
# into another would bring styles, numbering, links and objects that nobody checked with the template, so its bytes are not printed.
def test_a_sub_document_comes_as_paragraphs_and_never_as_a_file() -> None:
    sub = [{"text": "Sub-document", "paragraph": "heading 1"}, [{"text": "bold", "bold": True}, " and plain"], "<last>"]
    rows = table(("{% for row in rows %}{{ row[0] }}", "{{ row[1] }}{% endfor %}"))
    data = filled(p("before") + p("{{p sub }}") + rows + p("after"), sub=sub, rows=[["a", "b"], ["c", "d"]])
    assert data == ["before", "[Heading 1] Sub-document", "bold and plain", "<last>", "| a | b |", "| c | d |", "after"]
    with pytest.raises(TemplateFaults, match="a bytes cannot be printed"):
        filled(p("{{p sub }}"), sub=docx(p("another")))
