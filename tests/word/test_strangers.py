"""Templates from strangers: what Word would fetch, run or embed, bombs, tricks with encodings and entities, and work without end."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from briefgen.errors import TemplateError
from briefgen.word import package
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
    ],
)  # fmt: skip
def test_work_and_room_are_bounded(tag: str) -> None:
    import datetime

    start = time.process_time()
    refused(docx(p(tag)), a0="x" * 1000, d=datetime.date(2024, 1, 1))
    assert time.process_time() - start < 20  # far above what any of them takes; without bounds they take hours or all memory


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
