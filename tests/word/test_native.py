"""Word's own things from data: comments, controls, links, bookmarks, pictures, looks and languages."""

from __future__ import annotations

import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults
from briefgen.word.runs import fact_tag

from .make import docx, lines, p, part, run, table, values
from .test_render import zipped

CONTROL = "w:sdtPr/w:tag"


def png(across: int = 4, down: int = 2) -> bytes:
    """A small white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress((b"\0" + b"\xff" * 3 * across) * down)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>'


def filled(*body: str, **context: object) -> bytes:
    return render(docx(*body), "t.docx", context)


def fault(*body: str, **context: object) -> str:
    with pytest.raises(TemplateFaults) as caught:
        filled(*body, **context)
    return str(caught.value)


def test_a_comment_is_anchored_to_the_words_also_in_a_loop() -> None:
    body = p("{% for x in xs %}") + p("On {{ x.d | comment(x.check) }} they met.") + p("{% endfor %}")
    data = filled(
        body, xs=[{"d": "5 May", "check": "year inferred & unsure"}, {"d": "6 May", "check": ""}, {"d": "7 May", "check": "two accounts"}]
    )
    assert values(part(data), "w:commentReference", "w:id") == values(part(data), "w:commentRangeStart", "w:id") == ["1000000", "1000001"]
    comments = part(data, "comments")
    assert ["".join(c.itertext()) for c in comments] == ["year inferred & unsure", "two accounts"]
    assert values(comments, "w:comment", "w:author") == ["briefgen", "briefgen"]
    start = part(data).find(".//{*}commentRangeStart")
    assert "".join(start.getnext().itertext()) == "5 May" and start.getnext().getnext().tag.endswith("commentRangeEnd")


def test_a_template_with_comments_of_its_own_keeps_them_beside_new_ones() -> None:
    own = f'<w:p><w:commentRangeStart w:id="7"/>{run("{{ v | comment(v) }}")}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    data = render(
        docx(own, parts={"comments": f'<w:comment w:id="7" w:author="Ann">{p("about {{ v }}")}</w:comment>'}), "t.docx", {"v": "it"}
    )
    assert ["".join(c.itertext()) for c in part(data, "comments")] == ["about it", "it"]


def test_no_comment_no_part() -> None:
    assert not {"word/comments.xml", "word/footnotes.xml"} & set(zipped(filled(p("{{ 'a' | comment('') | cite([]) }}"))).namelist())


def test_a_fact_is_a_control_with_its_name_and_checksum() -> None:
    body = p("{% for x in xs %}") + p("{{ x.t | cite('S') | fact(x.id) }}!") + p("{% endfor %}")
    data = filled(body, xs=[{"id": "E1", "t": "Bern"}, {"id": "E2", "t": "Lima"}])
    assert values(part(data), CONTROL, "w:val") == [fact_tag("E1", "Bern"), fact_tag("E2", "Lima")]
    assert fact_tag("E1", "Bern") == "E1#b0703ae29ff6" and fact_tag("E1", "Berne") != fact_tag("E1", "Bern")
    assert lines(data)[:2] == [f"<{fact_tag('E1', 'Bern')}: Bern[1]>!", f"<{fact_tag('E2', 'Lima')}: Lima[2]>!"]
    long = fact_tag("x" * 200, "a")
    assert len(long) == 64 and long != fact_tag("x" * 201, "a")


def test_a_fact_block_is_a_control_around_paragraphs_rows_or_words() -> None:
    paragraphs = p("{% fact 'a' %}") + p("{{ v }}") + p("two") + p("{% endfact %}")
    rows = table(("{% for x in xs %}{% fact x %}{{ x }}", "z{% endfact %}{% endfor %}"))
    words = p("say {% fact 'w' %}{{ v }} now{% endfact %}.")
    empty = p("{% fact 'n' %}") + p("{% if 0 %}x{% endif %}") + p("{% endfact %}")
    data = filled(paragraphs, rows, words, empty, v="one", xs=["r", "s"])
    tags = [fact_tag("a", "onetwo"), fact_tag("r", "rz"), fact_tag("s", "sz"), fact_tag("w", "one now")]
    assert values(part(data), CONTROL, "w:val") == tags
    assert lines(data)[:4] == [f"<{tags[0]}>", "one", "two", f"</{tags[0]}>"]
    assert len(part(data).findall(".//{*}tbl/{*}sdt/{*}sdtContent/{*}tr")) == 2
    assert "a fact without a name" in fault(p("{% fact v %}x{% endfact %}"), v="")
    assert "fact needs a name" in fault(p("{% fact %}x{% endfact %}"))


def test_a_place_for_a_person_can_be_made_in_a_loop() -> None:
    data = filled(
        p("{% for x in xs %}") + p("{{ x }}: {{ human('view', 'DRAFTER: what of ' ~ x) }}") + p("{% endfor %}"), xs=["Bern", "Lima"]
    )
    assert lines(data) == ["Bern: <human_view: [DRAFTER: what of Bern]>", "Lima: <human_view: [DRAFTER: what of Lima]>"]
    assert len(part(data).findall(".//{*}showingPlcHdr")) == 2
    assert values(part(data), "w:sdtPr/w:id", "w:val") == ["1", "2"]


def test_links_lead_out_or_to_a_bookmark() -> None:
    body = p(
        "{{ 'page' | link(u) }} {{ 'again' | link(u) }} {{ 'mail' | link('mailto:a@b.example') }} {{ 'up' | link('#top') }} {{ 'none' | link(n) }}"
    )
    data = filled(p("{{ 'Top' | bookmark('top') }}"), body, u="https://x.example/?a=1&b=“2”", n=None)
    links = part(data).findall(".//{*}hyperlink")
    assert ["".join(link.itertext()) for link in links] == ["page", "again", "mail", "up"]
    assert values(part(data), "w:hyperlink", "w:anchor") == ["top"] == values(part(data), "w:bookmarkStart", "w:name")
    rels = zipped(data).read("word/_rels/document.xml.rels").decode()
    assert rels.count('TargetMode="External"') == 2 and 'Target="https://x.example/?a=1&amp;b=“2”"' in rels


def test_links_in_headers_and_notes_are_theirs() -> None:
    note = f'<w:footnote w:id="5">{p("see {{ t | link(u) }}")}</w:footnote>'
    reference = '<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    data = render(
        docx(reference, parts={"header1": p("{{ t | link(u) }}"), "footnotes": note}), "t.docx", {"t": "x", "u": "https://x.example/"}
    )
    for name in ("header1", "footnotes"):
        assert b'Target="https://x.example/"' in zipped(data).read(f"word/_rels/{name}.xml.rels")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\x", "ms-word:ofe|u|x", "https://a b", "x.docx"]
)
def test_addresses_that_open_anything_else_are_refused(address: str) -> None:
    assert "cannot be linked to" in fault(p("{{ 'a' | link(u) }}"), u=address)


def test_the_address_of_the_templates_own_link_is_filled() -> None:
    rel = '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{}" TargetMode="External"/>'
    body = p("{% for x in xs %}") + f'<w:p><w:hyperlink r:id="rId9">{run("{{ x.t }}")}</w:hyperlink></w:p>' + p("{% endfor %}")
    for typed in ("{{%20x.u%20}}", "%7B%7B%20x.u%20%7D%7D"):
        xs = [{"t": "a", "u": "https://a.example/"}, {"t": "b", "u": "https://b.example/"}]
        data = render(docx(body, rels=rel.format(typed)), "t.docx", {"xs": xs})
        rels = zipped(data).read("word/_rels/document.xml.rels").decode()
        assert "https://a.example/" in rels and "https://b.example/" in rels
        assert len({link.get(link.keys()[0]) for link in part(data).iter("{*}hyperlink")}) == 2


def test_cross_references_need_their_bookmark() -> None:
    data = filled(p("{{ 'Annex A' | ref('annex a') }}") + p("{{ 'Annex A' | bookmark('annex a') }}"))
    name = values(part(data), "w:bookmarkStart", "w:name")[0]
    assert values(part(data), "w:fldSimple", "w:instr") == [f" REF {name} \\h "] and name.isidentifier()
    assert "“nowhere” is referred to, and no bookmark has that name" in fault(p("{{ 'x' | ref('nowhere') }}"))


def test_looks_are_laid_over_the_runs_own() -> None:
    body = f"<w:p>{run('{{ a | bold | color(c) }}{{ b }}{{ a | size(9) | italic }}', '<w:i/><w:sz w:val=' + chr(34) + '30' + chr(34) + '/>')}</w:p>"
    found = part(filled(body, a="A", b="B", c="#c00000")).findall(".//{*}r")
    looks = [
        "".join(e.tag.rpartition("}")[2] + (e.get(e.keys()[0]) if e.keys() else "") + " " for e in r[0])
        for r in found
        if "".join(r.itertext())
    ]
    assert looks == ["b i colorC00000 sz30 ", "i sz30 ", "i sz18 "]


def test_vietnamese_names_are_marked_as_such() -> None:
    data = filled(p("{{ v }}"), v="Prime Minister Phạm Minh Chính met The President of Café Łódź in Điện Biên.")
    marked = ["".join(r.itertext()) for r in part(data).findall(".//{*}r") if r.find(".//{*}lang") is not None]
    assert marked == ["Phạm Minh Chính", "Điện Biên"]
    assert "".join(part(data).itertext()) == "Prime Minister Phạm Minh Chính met The President of Café Łódź in Điện Biên."


def test_lines_become_paragraphs_of_the_same_style() -> None:
    data = filled(p("- {{ v | paragraphs }}!", style="Kop1"), p("{{p xs }}"), v="one\n\ntwo\nthree", xs=["a", "b"])
    assert [line.partition("] ")[2] or line for line in lines(data)] == ["- one", "two", "three!", "a", "b"]
    assert values(part(data), "w:pStyle", "w:val") == ["Kop1"] * 3


def test_pictures_come_from_data() -> None:
    chart = {"png": png(40, 20), "svg": SVG, "alt": "Meetings “by year” & month", "width": 100}
    data = filled(p("{% for c in cs %}") + p("{{ c | picture }}") + p("{% endfor %}"), cs=[chart, chart, {"png": png(), "alt": ""}])
    root = part(data)
    assert values(root, "wp:docPr", "id") == ["1", "2", "3"]
    assert values(root, "wp:docPr", "descr") == ["Meetings “by year” & month"] * 2
    assert values(root, "wp:extent", "cx")[0] == "3600000" and values(root, "wp:extent", "cy")[0] == "1800000"
    media = [name for name in zipped(data).namelist() if "media" in name]
    assert sorted(media) == ["word/media/briefgen1.png", "word/media/briefgen2.svg", "word/media/briefgen3.png"]


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        ({"png": b"GIF89a", "alt": "x"}, "neither PNG nor JPEG"),
        ({"png": png()}, "needs words for those who cannot see it"),
        ({"svg": SVG, "alt": "x"}, "the same as PNG too"),
        ({"png": png(), "alt": "x", "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'}, "the SVG holds a script"),
        (
            {"png": png(), "alt": "x", "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.example/a.png"/></svg>'},
            "run or fetch",
        ),
        ({"png": png(), "alt": "x", "svg": b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'}, "the SVG is damaged"),
        ({"png": png(), "alt": "x", "width": -1}, "not a length"),
        ({"png": png(0, 0), "alt": "x"}, "empty or damaged"),
    ],
)
def test_pictures_that_cannot_be_shown_are_refused(picture: dict[str, object], message: str) -> None:
    assert message in fault(p("{{ c | picture }}"), c=picture)


def test_alternative_texts_and_titles_are_filled() -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="x" descr="Flag of {{ x.n }}"/>'
    drawing += '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing></w:r>'
    control = f'<w:sdt><w:sdtPr><w:alias w:val="{{{{ x.n }}}}"/><w:tag w:val="t"/><w:id w:val="7"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run("{{ x.n }}")}</w:sdtContent></w:sdt>'
    body = p("{% for x in xs %}") + f"<w:p>{drawing}{control}</w:p>" + p("{% endfor %}")
    root = part(filled(body, xs=[{"n": 'A "&" B'}, {"n": "C"}]))
    assert values(root, "wp:docPr", "descr") == ['Flag of A "&" B', "Flag of C"]
    assert values(root, "w:alias", "w:val") == ['A "&" B', "C"]
    assert not root.findall(".//{*}showingPlcHdr")  # what is filled is no prompt
    assert "unknown field" in fault(f"<w:p>{drawing}</w:p>")


def test_where_word_has_no_notes_or_comments_they_are_refused() -> None:
    for tag in ("{{ 'a' | cite('S') }}", "{{ 'a' | comment('S') }}"):
        with pytest.raises(TemplateFaults, match="only in the body"):
            render(docx(p("x"), parts={"header1": p(tag)}), "t.docx", {})


@pytest.mark.needs("ooxml-validate")
def test_all_of_it_opens_without_a_repair(ooxml_errors: Callable[[bytes, str], str]) -> None:
    one = "{{ x.t | bold | cite('S') | comment('C') | fact(x.t) }} {{ x.t | link('https://x.example/') | bookmark(x.t) }} {{ x.t | ref(x.t) }} {{ human('h', 'do') }}"
    body = (
        p("{% for x in xs %}") + p(one, style="Kop1") + p("{{ page() }} {{ pages() }}{{ page_break() }} {{ c | picture }} {{ x.t | paragraphs }}")
        + p("{% fact x.t %}") + table(("{{ x.t }}", "{{ x.t | cite('S') }}")) + p("{% endfact %}") + p("{% endfor %}")
        + table(("{% for x in xs %}{% fact x.t %}{{ x.t }}", "{{ x.t | fact(x.t) }}{% endfact %}{% endfor %}"))
    )  # fmt: skip
    chart = {"png": png(), "svg": SVG, "alt": "x"}
    for texts in (["a", "Phạm Minh Chính said: <&>", "x\ny\tz"], []):
        data = render(docx(body, parts={"header1": p("{{ page() }}")}), "t.docx", {"xs": [{"t": t} for t in texts], "c": chart})
        assert ooxml_errors(data, "t.docx") == ""


@pytest.mark.needs("soffice", "pdftotext")
def test_libreoffice_keeps_footnotes_comments_and_controls_apart(tmp_path: Path, tool: Callable[[str], str]) -> None:
    """LibreOffice 7.4 shows a comment's neighbour for the footnote of the same id, and loses words in a control around a paragraph."""
    xs = [{"t": f"Text number {n}", "id": f"ST-{n}", "n": f"Source {n}", "c": f"Check {n}"} for n in range(1, 6)]
    body = p("{%p for x in xs %}") + p("On {{ x.t | comment(x.c) | fact(x.id) | cite(x.n) }} and on.") + p("{%p endfor %}")
    (tmp_path / "a.docx").write_bytes(filled(body, xs=xs))
    command = [
        tool("soffice"),
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    text = subprocess.run([tool("pdftotext"), "-layout", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, text=True).stdout
    said = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    assert said == [*(f"On Text number {n}{n} and on." for n in range(1, 6)), *(f"{n} Source {n}." for n in range(1, 6))]


def test_a_word_that_no_line_holds_stands_outside_a_control() -> None:
    data = filled(p("{{ v | fact('a') }}") + p("{{ w | fact('b') }}"), v="W" * 45, w="https://www.example.org/a/long/address/" * 3)
    assert lines(data) == [
        "W" * 45,
        f"<{fact_tag('b', 'https://www.example.org/a/long/address/' * 3)}: {'https://www.example.org/a/long/address/' * 3}>",
    ]
