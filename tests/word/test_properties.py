"""Properties: any text comes out as it went in, and it does not matter how Word cuts a paragraph into runs."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults
from briefgen.word.xml import FORBIDDEN

from .make import docx, lines, p, part, run, table, values

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
TEMPLATE = docx(
    p("before") + p("[{{ v }}]") + table(("{% for x in xs %}{{ x }}", "{{ v | cite(v) }}{% endfor %}")) + p("after"),
    parts={"header1": p("{{ v }}")},
)


def text_of(root: object) -> str:
    marks = {"t": None, "br": "\n", "tab": "\t"}
    found = []
    for element in root.iter("{*}t", "{*}br", "{*}tab"):  # type: ignore[attr-defined]
        mark = marks[element.tag.rpartition("}")[2]]
        found.append(element.text or "" if mark is None else mark)
    return "".join(found)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_text_comes_out_as_it_went_in(value: str) -> None:
    try:
        data = render(TEMPLATE, "t.docx", {"v": value, "xs": [value, value]})
    except TemplateFaults as faults:
        assert FORBIDDEN.search(value)
        assert f"U+{ord(FORBIDDEN.search(value).group()):04X}" in str(faults)  # type: ignore[union-attr]
        return
    assert not FORBIDDEN.search(value)
    expected = value.replace("\r\n", "\n").replace("\r", "\n")
    body = part(data)
    paragraphs = body.findall(".//{*}p")
    assert [text_of(paragraph) for paragraph in paragraphs] == ["before", f"[{expected}]", *[expected] * 4, "after"]
    assert text_of(part(data, "header1")) == expected
    # What cannot be seen cannot be a source: a blank text makes no footnote.
    assert len(body.findall(".//{*}footnoteReference")) == (2 if value.strip() else 0)


@settings(max_examples=80, deadline=None)
@given(st.sets(st.integers(1, 110), max_size=20))
def test_how_the_runs_are_cut_does_not_matter(cuts: set[int]) -> None:
    text = "A {{ who | upper }}, {% if who == 'Ann' %}yes {{ n }}{% else %}no{% endif %}: "
    text += "{% for x in xs %}<{{ x }}>{% endfor %} {{ who | cite('S') }}."
    places = [0, *sorted(c for c in cuts if c < len(text)), len(text)]
    runs = [text[a:b] for a, b in pairwise(places)]
    assert lines(render(docx(p(*runs)), "t.docx", {"who": "Ann", "n": 5, "xs": ["a", "b"]})) == [
        "A ANN, yes 5: <a><b> Ann[1].",
        "-- footnotes",
        "[1] S.",
    ]


EVERYWHERE = docx(
    p("before")
    + p(
        "{{ v | bold }}{{ v | fact('f') }}{{ v | comment('c') }}{{ v | link('https://x.example/') }}{{ v | bookmark('b') }}{{ v | lang('fr') }}"
    )
    + p("{{ 'said' | comment(v) }}{{ 'said' | cite(v) }}")
    + p("after"),
    core="<dc:title>{{ v }}</dc:title>",
)


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT.filter(lambda text: not FORBIDDEN.search(text)))
def test_any_text_stays_what_it_is_inside_words_own_things(value: str) -> None:
    data = render(EVERYWHERE, "t.docx", {"v": value})
    expected = value.replace("\r\n", "\n").replace("\r", "\n")
    body = part(data)
    paragraphs = [text_of(paragraph) for paragraph in body.findall(".//{*}p")]
    assert paragraphs == ["before", expected * 6, "saidsaid", "after"]
    comments = [text_of(comment) for comment in part(data, "comments")]
    assert comments == (["c", expected.strip()] if value.strip() else ["c"])


def toc(code: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"<w:p>{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{mark.format('end')}</w:p>"


_PICTURE = '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="x" descr="{{ v }}"/></wp:inline></w:drawing></w:r>'
_CALLS = "".join(f'<w:r><w:{kind}Reference w:id="2"/></w:r>' for kind in ("footnote", "endnote", "comment"))
_BOX = f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{p("{{ v }}")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
ALL_PLACES = docx(
    toc('TOC \\o "1-1"'), p("{{ v }}", style="Kop1"), f"<w:p>{_PICTURE}{_CALLS}{_BOX}</w:p>",
    f'<w:p><w:hyperlink w:anchor="x" w:tooltip="{{{{ v }}}}">{run("{{ v }}")}</w:hyperlink></w:p>',
    parts={"footer1": p("{{ v }}"), **{f"{kind}s": f'<w:{kind} w:id="2">{p("{{ v }}")}</w:{kind}>' for kind in ("footnote", "endnote", "comment")}},
    core="<dc:title>{{ v }}</dc:title>",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT.filter(lambda text: not FORBIDDEN.search(text)))
def test_any_text_stays_what_it_is_in_every_place_of_a_document(value: str) -> None:
    data = render(ALL_PLACES, "t.docx", {"v": value})
    expected, line = value.replace("\r\n", "\n").replace("\r", "\n"), " ".join(value.split())
    body = part(data)
    paragraphs = [text_of(paragraph) for paragraph in body.iter("{*}p")]
    shown = " ".join(expected.split())
    assert " ".join(paragraphs[0].split()) == (shown or "No table of contents entries found.")  # the entry
    assert paragraphs[1:] == [expected] * 4  # heading, text box in its paragraph, link
    for name in ("footnotes", "endnotes", "comments", "footer1"):
        assert text_of(part(data, name)) == expected
    assert values(body, "wp:docPr", "descr") == [line]
    assert values(body, "w:hyperlink", "w:tooltip") == [line]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        title = etree.fromstring(package.read("docProps/core.xml")).findtext("{*}title")
    assert " ".join((title or "").split()) == line
