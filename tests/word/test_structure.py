"""What Word counts and collects: tables of contents, numbered lists, header rows, endnotes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.word.contents import with_page_numbers
from briefgen.word.engine import render

from .make import W, docx, lines, p, part, run, table, values

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{LEVEL.format("decimal")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{LEVEL.format("bullet")}</w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)
MEETINGS = {"ms": [{"t": "Bern", "ps": ["a", "b"]}, {"t": "Lima", "ps": ["c"]}, {"t": "Oslo", "ps": []}, {"t": "Rome", "ps": ["d"]}]}


def item(text: str, number: int = 3) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}</w:p>'


def numbers(body: str, context: dict[str, object] | None = None) -> list[str]:
    return values(part(render(docx(body, parts={"numbering": NUMBERING}), "t.docx", context or MEETINGS)), "w:numId", "w:val")


def toc(code: str, *old: str) -> str:
    """A field as Word writes it: over paragraphs, its entries of the last update in it."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"<w:p>{begin}{run(old[0])}</w:p>" + "".join(p(text) for text in old[1:]) + f"<w:p>{end}</w:p>"


def test_numbered_lists_begin_anew_with_each_item_of_the_loop_around() -> None:
    body = p("{% for m in ms %}") + p("{{ m.t }}") + p("{% for x in m.ps %}") + item("{{ x }}") + p("{% endfor %}{% endfor %}")
    assert numbers(body) == ["3", "3", "5", "6"]
    data = render(docx(body, parts={"numbering": NUMBERING}), "t.docx", MEETINGS)
    new = part(data, "numbering").findall(f"{{{W}}}num")[-1]
    assert [e.tag.rpartition("}")[2] + e.get(f"{{{W}}}val", "") for e in new.iter()] == [
        "num",
        "abstractNumId1",
        "lvlOverride",
        "startOverride1",
    ]


def test_lists_that_count_the_items_themselves_go_on() -> None:
    assert numbers(p("{% for m in ms %}") + item("{{ m.t }}") + p("{% endfor %}")) == ["3"] * 4
    assert numbers(p("{% for m in ms %}") + item("{{ m.t }}") + p("more on it") + p("{% endfor %}")) == ["3"] * 4
    assert numbers(table(("{% for m in ms %}{{ m.t }}", item("") + p("{% endfor %}")))) == ["3"] * 4
    assert numbers(p("{% for m in ms %}") + p("{{ m.t }}") + item("x", 4) + p("{% endfor %}")) == ["4"] * 4  # bullets


def test_lists_by_style_and_in_rows_begin_anew_too() -> None:
    styled = (
        p("{% for m in ms %}")
        + p("{{ m.t }}")
        + p("{% for x in m.ps %}")
        + p("{{ x }}", style="ListNumber")
        + p("{% endfor %}{% endfor %}")
    )
    assert numbers(styled) == ["3", "3", "5", "6"]
    rows = table(("{% for m in ms %}{{ m.t }}", p("{% for x in m.ps %}") + item("{{ x }}") + p("{% endfor %}") + p("{% endfor %}")))
    assert numbers(rows) == ["3", "3", "5", "6"]


def test_a_table_of_contents_has_its_entries() -> None:
    body = (
        toc('TOC \\o "1-2" \\n \\h', "Old", "Older")
        + p("{% for m in ms %}")
        + p("{{ m.t }} & more", style="Kop1")
        + p("x")
        + p("{% endfor %}")
        + p("End", style="Kop2")
    )
    data = render(docx(body), "t.docx", MEETINGS)
    assert lines(data)[:5] == ["[Toc 1] Bern & more", "[Toc 1] Lima & more", "[Toc 1] Oslo & more", "[Toc 1] Rome & more", "End"]
    names = values(part(data), "w:bookmarkStart", "w:name")
    assert values(part(data), "w:hyperlink", "w:anchor") == names and len(set(names)) == 5
    assert "Old" not in "".join(part(data).itertext())
    assert not values(part(data), "w:fldChar", "w:dirty")


def test_page_numbers_come_from_a_drawing_of_the_document_and_word_is_never_made_to_ask() -> None:
    body = toc('TOC \\o "1-1"', "Old") + p("{% for m in ms %}") + p("{{ m.t }}", style="Kop1") + p("{% endfor %}")
    data = render(docx(body, toc('TOC \\o "1-1" \\n', "Old")), "t.docx", {"ms": [{"t": "One  & two"}, {"t": "Same"}, {"t": "Same"}]})
    assert not values(part(data), "w:fldChar", "w:dirty")
    assert "PAGEREF" not in "".join(part(data).itertext())
    drawn = [("Title", 1), ("One & two", 2), ("x", 3), ("Same", 4), ("Same", 5)]
    numbered = with_page_numbers(data, drawn)
    assert numbered is not None
    assert lines(numbered)[:3] == ["[Toc 1] One & two\t2", "[Toc 1] Same\t4", "[Toc 1] Same\t5"]
    assert lines(numbered)[-3:] == ["[Toc 1] One & two", "[Toc 1] Same", "[Toc 1] Same"]  # \\n: none are wanted
    assert "PAGEREF _Toc900000001 \\h" in "".join(part(numbered).itertext())
    assert numbered == with_page_numbers(data, drawn)
    assert with_page_numbers(data, drawn[:4]) is None  # the drawing is of something else
    assert with_page_numbers(render(docx(p("x")), "t.docx", {}), drawn) is None


def test_a_table_of_contents_without_headings_says_so() -> None:
    data = render(docx(toc("TOC", "Old"), p("{% for m in [] %}") + p("x", style="Kop1") + p("{% endfor %}")), "t.docx", {})
    assert lines(data)[0].endswith("No table of contents entries found.")


def test_the_first_row_of_a_growing_table_repeats() -> None:
    rows = table(("Name",), ("{% for m in ms %}{{ m.t }}{% endfor %}",), ("z",))
    assert len(part(render(docx(rows), "t.docx", MEETINGS)).findall(".//{*}tblHeader")) == 0  # inside one cell: no row repeats
    rows = table(("Name", "n"), ("{% for m in ms %}{{ m.t }}", "{{ loop.index }}{% endfor %}"))
    data = render(docx(rows), "t.docx", MEETINGS)
    assert lines(data)[0] == "|= Name | n |" and len(part(data).findall(".//{*}tblHeader")) == 1


def test_endnotes_are_filled_in_the_scope_of_their_place() -> None:
    note = f'<w:endnote w:id="5">{p("on {{ m.t }}")}</w:endnote>'
    body = p("{% for m in ms %}") + '<w:p><w:r><w:endnoteReference w:id="5"/></w:r></w:p>' + p("{% endfor %}")
    data = render(docx(body, parts={"endnotes": note}), "t.docx", MEETINGS)
    assert values(part(data), "w:endnoteReference", "w:id") == ["1", "2", "3", "4"] == values(part(data, "endnotes"), "w:endnote", "w:id")
    assert ["".join(e.itertext()) for e in part(data, "endnotes")] == ["on Bern", "on Lima", "on Oslo", "on Rome"]


@pytest.mark.needs("ooxml-validate", "soffice")
def test_all_of_it_opens(ooxml_errors: Callable[[bytes, str], str], tool: Callable[[str], str], tmp_path: Path) -> None:
    body = (
        toc('TOC \\o "1-2" \\h', "Old") + p("{% for m in ms %}") + p("{{ m.t }}", style="Kop1") + p("{% for x in m.ps %}") + item("{{ x }}")
        + p("{% endfor %}{% endfor %}") + table(("{% vm %}a", "b", "{% cellbg 'FFEEDD' %}c"), ("{%tc for m in ms %}", "{{ m.t }}", "{%tc endfor %}"))
        + table(("h", "i"), ("{% for m in ms %}{{ m.t }}", "{{ loop.index }}{% endfor %}"))
    ).replace("{% vm %}", "")  # fmt: skip
    data = render(docx(body, parts={"numbering": NUMBERING}), "t.docx", MEETINGS)
    assert ooxml_errors(data, "t.docx") == ""
    (tmp_path / "t.docx").write_bytes(data)
    subprocess.run(
        [tool("soffice"), f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, tmp_path / "t.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = "\n".join(line.strip() for line in (tmp_path / "t.txt").read_text(encoding="utf-8-sig").splitlines())
    assert "1. a\n2. b\nLima\n1. c\nOslo\nRome\n1. d\n" in text
