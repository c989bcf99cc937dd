"""Templates from strangers: what Word would fetch, run or embed, bombs, tricks with encodings and entities, and work without end."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from briefgen.errors import TemplateError
from briefgen.word import package, weight, words
from briefgen.word.engine import render
from briefgen.word.lint import check_template

from .make import docx, p, run

REL = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}" {}/>'
OUTSIDE = 'TargetMode="External"'


def refused(data: bytes, **context: object) -> str:
    with pytest.raises(TemplateError) as caught:
        render(data, "t.docx", context)
    return str(caught.value)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "target", "outside", "message"),
    [
        ("image", "http://x.example/i.png", OUTSIDE, "Word would fetch http://x.example/i.png"),
        ("oleObject", "embeddings/o.bin", "", "holds an embedded object"),
        ("package", "embeddings/x.xlsx", "", "holds an embedded file"),
        ("aFChunk", "part.html", "", "holds another document"),
        ("subDocument", "sub.docx", OUTSIDE, "holds another document"),
        ("control", "activeX/a.xml", "", "holds an ActiveX control"),
        ("frame", "http://x.example/", OUTSIDE, "Word would fetch http://x.example/"),
        ("video", "http://x.example/", OUTSIDE, "Word would fetch http://x.example/"),
        ("hyperlink", "file:///c:/x.exe", OUTSIDE, "a link leads to file:///c:/x.exe"),
        ("hyperlink", "javascript:alert(1)", OUTSIDE, "a link leads to javascript:alert(1)"),
    ],
)  # fmt: skip
def test_what_word_would_fetch_run_or_embed_is_refused(kind: str, target: str, outside: str, message: str) -> None:
    assert message in refused(docx(p("x"), rels=REL.format(kind, target, outside)))


def test_a_link_in_another_part_is_seen_too() -> None:
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + REL.format(
        "image", "http://x.example/i.png", OUTSIDE
    )
    data = with_part(docx(p("x"), parts={"header1": p("x")}), "word/_rels/header1.xml.rels", f"{rels}</Relationships>".encode())
    assert "Word would fetch" in refused(data)


@pytest.mark.parametrize(
    "code",
    [
        'INCLUDETEXT "c:\\\\x"',
        ' includepicture "http://x.example/i.png" \\d',
        "DDEAUTO cmd",
        "DDE a b",
        "LINK Excel.Sheet",
        "MACROBUTTON Run x",
        "IMPORT x",
        "DATABASE x",
        "RD x",
    ],
)
def test_fields_that_fetch_or_run_are_refused_however_they_are_cut(code: str) -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    cut = "".join(f"<w:r><w:instrText xml:space='preserve'>{piece}</w:instrText></w:r>" for piece in (code[:3], code[3:]))
    nested = f"{begin}<w:r><w:instrText>IF 1 = 1 </w:instrText></w:r>{begin}{cut}{end}{end}"
    simple = f"<w:fldSimple w:instr='{code}'>{run('x')}</w:fldSimple>"
    for body in (f"<w:p>{begin}{cut}{end}</w:p>", f"<w:p>{nested}</w:p>", f"<w:p>{simple}</w:p>"):
        assert "a field that Word would act on" in refused(docx(body))
        assert "a field that Word would act on" in refused(docx(p("x"), parts={"header1": body}))


def test_fields_that_only_show_something_stay() -> None:
    for code in ("PAGE", "NUMPAGES", "REF x", "DATE", 'HYPERLINK "https://x.example/"', "MACROBUTTON NoMacro [type here]", "TOC"):
        render(docx(f"<w:p><w:fldSimple w:instr='{code}'>{run('x')}</w:fldSimple></w:p>"), "t.docx", {})


def test_a_field_cannot_come_from_data() -> None:
    data = render(docx(p("{{ v }}")), "t.docx", {"v": "{ DDEAUTO cmd } <w:instrText>DDE</w:instrText>"})
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert b"<w:instrText" not in body and b"fldChar" not in body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-7", "utf-32", "cp037", "latin-1"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    bomb += '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    assert "damaged" in refused(with_part(docx(p("x")), "word/document.xml", bomb.encode(encoding)))


def test_a_document_type_far_down_is_seen() -> None:
    assert "damaged" in refused(with_part(docx(p("x")), "word/document.xml", b"<!-- " + b"x" * 10_000 + b" --><!DOCTYPE a []><a/>"))


def test_utf_16_is_read() -> None:
    body = zipfile.ZipFile(io.BytesIO(docx(p("{{ v }}")))).read("word/document.xml").decode()
    data = with_part(docx(p("x")), "word/document.xml", ('<?xml version="1.0" encoding="UTF-16"?>' + body).encode("utf-16"))
    assert b">ok<" in zipfile.ZipFile(io.BytesIO(render(data, "t.docx", {"v": "ok"}))).read("word/document.xml")


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_BYTES", 1_000_000)
    assert "unpacks to more" in refused(with_part(docx(p("x")), "word/media/a.bin", b"\0" * 2_000_000))
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    assert "unpacks to more" in refused(docx(p("x")))


def test_a_part_that_comes_twice_is_refused() -> None:
    out = io.BytesIO(docx(p("x")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    assert "twice" in refused(out.getvalue())


def test_deep_nesting_is_refused() -> None:
    deep = "<w:ins>" * 5_000 + run("x") + "</w:ins>" * 5_000
    assert "damaged" in refused(docx(f"<w:p>{deep}</w:p>"))
    assert "nested" in refused(
        docx("".join(p("{% for a in range(1) %}") for _ in range(30)) + p("x") + "".join(p("{% endfor %}") for _ in range(30)))
    )


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'x' * 10**9 }}", "{{ 10 ** (10 ** 8) }}", "{{ (9 ** 4000) ** 4000 }}", "{{ [1] * 10**9 }}", "{{ 'a' | center(10**9) }}", "{{ '%999999999d' | format(1) }}",
        "{{ '%999999999d' % 1 }}", "{{ range(10**9) | list }}", "{{ range(99999) | join('x' * 100000) }}", "{{ ('x' * 100000) | replace('x', 'y' * 100000) }}",
        "{{ ('a\\n' * 100000) | indent(100000) }}", "{{ [1] | batch(10**9, 'x') | list }}", "{{ d.strftime('%0999999999d') }}", "{{ 'x'.ljust(10**9) }}",
        "{{ ((" * 400 + "1" + "))" * 400 + " }}",
        "".join(f"{{% set a{n + 1} = a{n} ~ a{n} %}}" for n in range(40)) + "{{ a40 | length }}",
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{{ [[[1] * 1000] * 1000] * 1000 }}", "{{ ([a0] * 900000) | join }}", "{{ ([[1]] * 3000000) | sum(start=[]) }}", "{{ 1 | round(100000000, 'ceil') }}",
        "{{ [[1] * 1000, [2]] * 100000 + [[1] * 1000] }}", "{{ [1, 2] | batch(1000, [1] * 1000000) }}", "{% set a = a0 * 9000 %}{{ " + " ~ ".join("a" * 900) + " }}",
        "{% set a = a0 * 9000 %}{{ ('%(x)s' * 900) % {'x': a} }}", "{% set a = a0 * 9000 %}{{ '" + "%s" * 90 + "' | format(" + ", ".join("a" * 90) + ") }}",
            ],
)  # fmt: skip
def test_work_and_room_are_bounded(tag: str) -> None:
    import datetime

    start = time.process_time()
    refused(docx(p(tag)), a0="x" * 1000, d=datetime.date(2024, 1, 1))
    assert time.process_time() - start < 20  # far above what any of them takes; without bounds they take hours or all memory


@pytest.mark.parametrize(
    "tags",
    [
        "{% set x = [1] %}" + "{% set x = [x, x] %}" * 45 + "{{ x == [x] }}",
        "{% set x = (1, 2) %}" + "{% set x = (x, x) %}" * 45 + "{{ {x: 1} | length }}",
        "{% set x = [1] %}" + "{% set x = {'a': x, 'b': x} %}" * 45 + "{{ x | length }}",
        "{% set x = [1] %}" + "{% set x = ['', ''] | map('default', x, true) | list %}" * 45 + "{{ x }}",
        "{% set x = [1] %}" + "{% set x = x + x %}" * 45 + "{{ x | length }}",
        "{% set x = page_break() %}" + "{% set x = x ~ x %}" * 45 + "{{ x }}",
        "{% set x = '' | bold %}" + "{% set x = (x | bold) ~ (x | italic) %}" * 45 + "{{ x }}",
    ],
)
def test_what_doubles_at_each_step_is_bounded(tags: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few tags whose value would be looked through 2 to the 45th times; with the bounds as they are each takes some seconds."""
    monkeypatch.setattr(weight, "MAX_WEIGHT", 50_000)
    monkeypatch.setattr(words, "MAX_NODES", 50_000)
    assert "more than" in refused(docx(p(tags)))


@pytest.mark.parametrize(
    "code",
    [
        "b == c",
        "'zz' in b",
        "(b ~ 'y') != b",
        "b.count('xy')",
        "b.find('y') > 0",
        "b.split('y')",
        "b.upper()",
        "1 in d",
        "d == d + [1]",
        "d.count(1)",
        "b in [c]",
    ],
)
def test_what_is_gone_through_is_bounded(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts and lists that a loop compares, or looks through, again and again; without a clock, so that only the work ends it."""
    from briefgen.word import state

    monkeypatch.setattr(state, "MAX_READ", 20_000_000)
    tags = "{% set b = a0 * 1000 %}{% set c = b ~ 'x' %}{% set d = range(20000) | list %}"
    message = refused(docx(p(tags + "{% for i in range(9000) %}{% if " + code + " %}{% endif %}{% endfor %}")), a0="x" * 1000)
    assert "the loops ask for more" in message
    assert message.startswith("t.docx, paragraph 1: ")


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.word import state

    monkeypatch.setattr(state, "MAX_SECONDS", 0.2)
    endless = docx(p("{% for i in range(90000) %}{% if range(90000) | sort | first %}{% endif %}{% endfor %}"))
    with pytest.raises(TemplateError, match="the loops ask for more"):
        render(endless, "t.docx", {}, clock=time.thread_time)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 1) }><w:p/><{ (1 }}", "{{ 1) }> <% include 'x' %> <{ (1 }}", "{{ 1) }><# #><{ (1 }}", "{{ v) ~ (v }}", "{{ v), (v }}", "{{ v) if (v }}", "{{ v) | upper ~ (v }}",
        "{{ 1) }><% for a in range(9) %><% for b in range(9) %><% endfor %><% endfor %><{ (1 }}", "{% fact v) ~ (v %}x{% endfact %}",
    ],
)  # fmt: skip
def test_a_tag_cannot_end_early_and_go_on_in_the_engine_s_own_language(tag: str) -> None:
    message = "more than one expression in a tag"
    assert message in refused(docx(p(tag)), v="<w:p/>")
    assert message in [fault.what for fault in check_template(docx(p(tag)), "t.docx")]


@pytest.mark.parametrize(
    "tag", ["{% set a = 1 %><w:p/><% set b = 2 %}", "{% if 1 %><% endif %><% if 1 %}x{% endif %}", "{% for a in [1] %><% endfor %}"]
)
def test_a_statement_cannot_end_early_either(tag: str) -> None:
    assert "%> cannot stand in a tag" in refused(docx(p(tag)))


@pytest.mark.parametrize(
    "code",
    [
        "''['__cl' ~ 'ass__']", "[v] | map(attribute='__class__') | list", "[v] | sum(attribute='__class__')", "[v] | groupby('__class__')",
        "[v] | selectattr('__class__') | list", "[v] | unique(attribute='__class__') | list", "[v] | join('', attribute='__class__')",
        "[v] | map('attr', '__class__') | list", "[1] | map('_put', 0) | list", "'%s' % range", "'%s' | format(namespace)", "range", "(v | bold).nodes",
        "range | string", "[range] | upper", "namespace(a=1)", "loop", "self",
    ],
)  # fmt: skip
def test_what_is_behind_a_value_is_not_reached_at_work(code: str) -> None:
    """What no reading of the tag alone can tell. An address in memory would differ in each run, too."""
    message = refused(docx(p("{% for a in [1] %}{{ " + code + " }}{% endfor %}")), v="x")
    assert "0x" not in message.replace("0x0", "")


def test_the_output_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.word import state

    monkeypatch.setattr(state, "MAX_OUTPUT", 100_000)
    assert "the loops ask for more" in refused(
        docx(p("{% for a in range(2000) %}") + p("a long text that stands in the template " * 5) + p("{% endfor %}"))
    )
    assert "the loops ask for more" in refused(docx(p("{% for a in range(2000) %}{{ v }}{% endfor %}")), v="x" * 1_000)


def test_the_check_survives_what_the_engine_refuses() -> None:
    for data in (docx(p("{{ ((" * 400)), docx(p("{% if 1 %}" * 200)), docx(p("x"), rels=REL.format("aFChunk", "x", ""))):
        assert check_template(data, "t.docx")


def test_a_template_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.word import markers, safety, source

    assert "more than 2,000 tags in one paragraph" in refused(docx(p("{{ v }}" * 2_001)), v="x")
    monkeypatch.setattr(markers, "MAX_TAGS", 50)
    monkeypatch.setattr(source, "MAX_TAGS", 50)
    monkeypatch.setattr(source, "MAX_SETS", 20)
    monkeypatch.setattr(safety, "MAX_MARKUP", 2_000)
    assert "has more than 50 tags" in refused(docx(p("{{ v }}") * 51), v="x")
    assert "has more than 20 set tags" in refused(docx(p("{% set a = 1 %}") * 21))
    assert "more than 2,000 elements" in refused(docx("<w:p/>" * 2_000))


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SHOWS, END = FIELD.format("begin"), FIELD.format("separate"), FIELD.format("end")


def code(text: str) -> str:
    return f"<w:r><w:instrText xml:space='preserve'>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    "body",
    [
        BEGIN + run("DDEAUTO cmd") + END,  # Word takes ordinary text in a code as code
        BEGIN + BEGIN + code("QUOTE 68 68 69") + END + code("AUTO cmd") + END,  # the kind is what the field inside gives
        BEGIN + code("DD") + BEGIN + code("QUOTE E") + END + code(" cmd") + END,
        BEGIN + code("HYPERLINK ") + BEGIN + code("QUOTE x") + END + END,
        BEGIN + code("REF x") + SHOWS + code("DDEAUTO cmd") + END,
        "<w:del w:id='1'>" + BEGIN + "<w:r><w:delInstrText>DDEAUTO cmd</w:delInstrText></w:r>" + END + "</w:del>",
        BEGIN + code(" PRINT x") + END,
        code("DDEAUTO cmd"),
    ],
)  # fmt: skip
def test_a_field_cannot_hide_what_it_is(body: str) -> None:
    assert "a field that Word would act on" in refused(docx(f"<w:p>{body}</w:p>"))


def test_tags_cannot_make_another_field_of_one_that_was_looked_at() -> None:
    """Without "REF " between the tags the code would be DDEAUTO's."""
    cut = BEGIN + run("{% if false %}") + code("REF ") + run("{% endif %}") + code("DDEAUTO cmd") + END
    whole = BEGIN + run("{{ v }}") + END
    for body in (
        f"<w:p>{cut}</w:p>",
        f"<w:p>{whole}</w:p>",
        f"<w:p>{BEGIN}</w:p>{p('{% if false %}')}<w:p>{code('REF ')}</w:p>{p('{% endif %}')}<w:p>{code('DDE')}{END}</w:p>",
    ):
        assert "a tag in a field code is not filled" in refused(docx(body), v="DDEAUTO cmd")


@pytest.mark.parametrize("target", ['"file:///c:/x.exe"', '"\\\\\\\\server\\\\share"', '\\o "tip" "c:\\\\x"', "javascript:alert(1)"])
def test_a_field_links_to_pages_only(target: str) -> None:
    assert "a link leads to" in refused(docx(f"<w:p>{BEGIN}{code('HYPERLINK ' + target)}{END}</w:p>"))
    for good in ('"https://x.example/"', '\\l "annex"', '"mailto:a@b.example" \\o "file:///x"', '\\l "_Toc1" \\h'):
        render(docx(f"<w:p>{BEGIN}{code('HYPERLINK ' + good)}{SHOWS}{run('x')}{END}</w:p>"), "t.docx", {})


VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


@pytest.mark.parametrize(
    ("drawn", "message"),
    [
        (f'<v:shape {VML} href="file:///c:/x.exe"/>', "a link leads to file:///c:/x.exe"),
        (f'<v:shape {VML}><v:imagedata src="http://x.example/i.png"/></v:shape>', "Word would fetch http://x.example/i.png"),
    ],
)
def test_old_drawings_lead_and_fetch_nowhere(drawn: str, message: str) -> None:
    assert message in refused(docx(f"<w:p><w:r><w:pict>{drawn}</w:pict></w:r></w:p>"))


def test_a_mail_merge_is_refused() -> None:
    W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    settings = f'<w:settings xmlns:w="{W}"><w:mailMerge><w:query w:val="SELECT * FROM x"/></w:mailMerge></w:settings>'
    for name in ("word/settings.xml", "word/other.bin"):
        assert "holds a mail merge" in refused(with_part(docx(p("x")), name, settings.encode()))


def test_fields_in_parts_of_any_name_are_seen() -> None:
    for name in ("word/header9.bin", "other/part.xml"):
        body = zipfile.ZipFile(io.BytesIO(docx(f"<w:p>{BEGIN}{code('DDEAUTO x')}{END}</w:p>"))).read("word/document.xml")
        assert "a field that Word would act on" in refused(with_part(docx(p("x")), name, body))


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("_rels/.rels", (b"word/document.xml", b"word/other.xml"), "its text is in word/other.xml, not in word/document.xml"),
        ("_rels/.rels", (b"officeDocument\"", b"other\""), "its text is in no part"),
        ("[Content_Types].xml", (b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"), "may hold macros"),
        ("word/document.xml", (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"), "Strict Open XML"),
        ("word/_rels/document.xml.rels", (b"</Relationships>", REL.format("image", "http://x/", 'TargetMode="external"').encode() + b"</Relationships>"), "Word would fetch"),
        ("word/_rels/document.xml.rels", (b"</Relationships>", REL.format("vbaProject", "harmless.bin", "").encode() + b"</Relationships>"), "holds macros (word/harmless.bin)"),
        ("word/_rels/document.xml.rels", (b"</Relationships>", REL.format("hyperlink", "{\\\\server\\share", OUTSIDE).encode() + b"</Relationships>"), "a link leads to"),
        ("word/styles.xml", (b"<w:styles", b"<!DOCTYPE x SYSTEM 'http://x.example/x.dtd'><w:styles"), "a document type is not allowed"),
    ],
)  # fmt: skip
def test_a_package_that_says_one_thing_and_holds_another_is_refused(name: str, change: tuple[bytes, bytes], message: str) -> None:
    data = docx(p("x"))
    old = zipfile.ZipFile(io.BytesIO(data)).read(name)
    assert change[0] in old
    assert message in refused(with_part(data, name, old.replace(*change)))


def test_parts_that_are_only_copied_are_looked_at_too() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'
    assert "a document type is not allowed" in refused(with_part(docx(p("x")), "customXml/item1.xml", bomb))
    assert "a document type is not allowed" in refused(with_part(docx(p("x")), "word/media/i.svg", bomb))
    drawn = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg/>'
    render(with_part(docx(p("x")), "word/media/i.svg", drawn), "t.docx", {})
    app = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><HyperlinkBase>\\\\server\\x</HyperlinkBase></Properties>'
    assert "its links begin at \\\\server\\x" in refused(with_part(docx(p("x")), "docProps/app.xml", app))


def test_names_and_packing_that_word_reads_in_another_way_are_refused() -> None:
    for name in ("word\\document.xml", "/word/document.xml", "word/../word/document.xml"):
        assert "holds parts that Word would not read" in refused(with_part(docx(p("x")), name, b"<x/>"))
    out = io.BytesIO(docx(p("x")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/x.xml", b"<x/>")
    assert "holds parts that Word would not read" in refused(out.getvalue())


@pytest.mark.parametrize(
    "code",
    [
        "'abc' | truncate(-5)", "'abc def' | truncate(5, true, '…', -3)", "'abc' | center(0)", "'abc' | center(-5)", "'abc' | center('x')", "'abc' | indent(-1)",
        "'abc' | indent('x')", "[1] | batch(0)", "[1] | batch(-5)", "[1] | batch('x')", "1 | round(400)", "1 | round(-400)", "1 | round(0, 'up')", "1 | number(-1)",
        "1 | number(400)", "'%1000s' | format('x')", "'%*d' | format(400, 1)", "'%s' | format()", "'%s' | format(1, 2)", "'%.400f' | format(1)", "'abc' | wordwrap(0)",
        "'abc' | replace('', 'y' * 9999999)", "('a' * 99999) | replace('a', 'y' * 999)", "[1] | join('x', 1, 2)", "'abc' | size(-5)", "'abc' | size(10 ** 9)",
        "[1, 2] | groupby(['x'] * 99999)", "[1] | map(attribute='x' * 9999999) | list", "[1] | map('x' * 9999999) | list", "{}['x' * 9999999]", "{}[['x'] * 999]", "[1][-5]",
    ],
)  # fmt: skip
def test_an_argument_that_makes_no_sense_is_a_fault_with_its_place(code: str) -> None:
    message = refused(docx(p("x", style="Kop1"), p("{{ " + code + " }}")))
    assert message.startswith("t.docx, under “x”, paragraph 1: ")
    assert len(message) < 700


@pytest.mark.parametrize(
    "code",
    [
        "'abc' | truncate(3)", "'abc def' | truncate(10 ** 9)", "'abc' | center(1000) | trim", "'abc' | indent(1000) | trim", "[1] | batch(1000) | list | length", "1 | round(30)",
        "'%s' | format('x')", "'%999d' | format(1) | trim", "'abc' | replace('', '')", "'abc' | replace('a', 'b', -5)", "'abc' | replace('a', 'b', 10 ** 9)", "1 | number(20)",
    ],
)  # fmt: skip
def test_the_widest_argument_is_bounded(code: str) -> None:
    assert render(docx(p("{{ " + code + " }}")), "t.docx", {})
