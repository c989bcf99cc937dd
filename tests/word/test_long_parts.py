"""Long parts are read without a tree: the same is found in them, and whatever has an id takes the other way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.word import check
from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults
from briefgen.word.long_parts import LONG, is_text_only, relations_in, strict_text
from briefgen.word.xml import NAMESPACES, NotXml, parse

from .make import NAMES, docx, lines, p, part, table

HEAD, TAIL = f"<w:document {NAMES}><w:body>", "</w:body></w:document>"
FILL = p("x" * 100) * (LONG // 100)


def long(body: str) -> bytes:
    return (HEAD + FILL + body + TAIL).encode()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=200))
def test_the_letters_are_those_of_the_tree(text: str) -> None:
    data = (HEAD + p(text) + TAIL).encode()
    assert strict_text(data) == "".join(map(str, parse(data).itertext()))


@pytest.mark.parametrize(
    "broken",
    ["<w:p>", "</w:p>", "<w:p a='1' a='2'/>", "<x:p/>", "<w:p x:a='1'/>", "&nbsp;", "&#1;", "\ufffe", "<w:p a='<'/>", "a & b", "]]>"],
)
def test_what_a_strict_parse_refuses_is_refused_here_too(broken: str) -> None:
    data = long(broken)
    with pytest.raises(NotXml):
        parse(data)
    with pytest.raises(NotXml):
        strict_text(data)


@pytest.mark.parametrize(
    "body",
    [
        '<w:bookmarkStart w:id="1" w:name="a"/>', '<w:p><w:r><w:drawing><wp:docPr id="1" name=""/></w:drawing></w:r></w:p>',
        '<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr></w:sdt>', '<w:footnoteReference w:id="1"/>', '<w:endnoteReference w:id="1"/>',
        '<w:commentRangeStart w:id="1"/>', "<w:tbl><w:tr><w:tc></w:tc></w:tr></w:tbl>", "<w:tbl><w:tr></w:tr></w:tbl>", "<w:tbl><w:tblPr/></w:tbl>",
        f'<w:p xmlns:q="{NAMESPACES["w"]}"><q:sdt/></w:p>', f'<w:p xmlns:r="{NAMESPACES["r"]}"/>',
    ],
)  # fmt: skip
def test_what_must_be_looked_at_one_by_one_has_a_tree(body: str) -> None:
    assert is_text_only(long(p("y") + table(("a", "b"))))
    assert not is_text_only(long(body))
    assert not is_text_only(long("").replace(b"xmlns:w=", b"xmlns:v=").replace(b"<w:", b"<v:").replace(b"</w:", b"</v:"))


def test_relationships_are_looked_for_without_a_tree() -> None:
    data = long('<w:p><w:hyperlink r:id="rId7"/><w:r><w:t>r:id="no"</w:t></w:r></w:p>')
    assert is_text_only(data)
    assert relations_in(data) == {"rId7"}
    read, wrong = check.parsed({"word/document.xml": data})
    assert wrong == []
    assert list(read.texts) == ["word/document.xml"]
    assert check.problems({"word/document.xml": data}, read) == ["word/document.xml: no relationship rId7"]


def test_a_text_that_is_lost_from_a_long_part_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p("{% for x in xs %}"), p("{{ x }}"), p("{% endfor %}"))
    xs = [f"Text {n} & <more>" for n in range(4000)]
    filled = render(data, "t.docx", {"xs": xs})
    assert lines(filled) == xs
    assert len(list(part(filled).iter())) > 4000
    monkeypatch.setattr("briefgen.word.check.strict_text", lambda data: strict_text(data).replace("Text 3999", ""))
    with pytest.raises(TemplateFaults, match=r"the result would be damaged: word/document.xml lost the text “Text 3999 & <more>”"):
        render(data, "t.docx", {"xs": xs})
