"""What a filled template holds: where tags act, how values are written, what is made fresh for each item of a loop."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults

from .make import docx, lines, p, part, run, table, values

CITIES = {"xs": [{"n": 1, "t": "Bern"}, {"n": 2, "t": "Lima"}]}
CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Why"/><w:tag w:val="human_why"/><w:id w:val="77"/><w:showingPlcHdr/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>[DRAFTER: why]</w:t></w:r></w:sdtContent></w:sdt>"
)
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def zipped(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def filled(*body: str, **context: object) -> list[str]:
    return lines(render(docx(*body), "t.docx", context or CITIES))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a tag in one run, in three, with proofing marks between, with Word's curly quotation marks, with a break in it
        (p("To {{ who }}."), ["To Ann."]),
        (p("To {", "{ wh", "o }", "}."), ["To Ann."]),
        (
            f"<w:p>{run('To {{ w')}<w:proofErr w:type='spellStart'/>{run('ho }}')}<w:proofErr w:type='spellEnd'/>{run('.')}</w:p>",
            ["To Ann."],
        ),
        (p("{{ who | default(“it’s nobody”) }}"), ["Ann"]),
        (p("{{ nobody | default(“it’s nobody”) }}"), ["it’s nobody"]),
        (f"<w:p>{run('{{ who')}<w:r><w:tab/></w:r>{run('}} left')}</w:p>", ["Ann left"]),
        # a closing mark inside quotation marks does not close; docxtpl's prefixes and minus signs are taken off
        (p('{{ "}} " ~ who }}'), ["}} Ann"]),
        (p("{{r who }} {{ who }}"), ["Ann Ann"]),
        # a remark goes with its paragraph; set works; braces that are no tag stay
        (p("{# for the desk #}") + p("{% set n = who | upper %}") + p("{{ n }} {a} {"), ["ANN {a} {"]),
        (p("{% if who == 'Ann' %}her{% elif who %}him{% else %}nobody{% endif %}"), ["her"]),
    ],
)
def test_tags_act_where_they_stand(body: str, expected: list[str]) -> None:
    assert filled(body, who="Ann") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # alone in paragraphs: the paragraphs between, and no empty line stays
        (p("{% for x in xs %}") + p("{{ x.n }} {{ x.t }}") + p("{% endfor %}") + p("end"), ["1 Bern", "2 Lima", "end"]),
        # two closing tags in one paragraph; an else that is not reached
        (
            p("{% for x in xs %}") + p("{% if x.n == 2 %}") + p("{{ x.t }}") + p("{% else %}") + p("-") + p("{% endif %}{% endfor %}"),
            ["-", "Lima"],
        ),
        (p("{% for x in [] %}") + p("{{ x }}") + p("{% else %}") + p("none") + p("{% endfor %}"), ["none"]),
        # at the beginning and the end of paragraphs that hold text
        (p("{% for x in xs %}{{ x.n }}") + p("{{ x.t }}{% endfor %}"), ["1", "Bern", "2", "Lima"]),
        # inside one paragraph
        (p("{% for x in xs %}{{ x.t }}{% if not loop.last %}, {% endif %}{% endfor %}."), ["Bern, Lima."]),
        # a row: both ends in cells of it; rows of their own; docxtpl's way
        (table(("n", "t"), ("{% for x in xs %}{{ x.n }}", "{{ x.t }}{% endfor %}")), ["|= n | t |", "| 1 | Bern |", "| 2 | Lima |"]),
        (table(("{% for x in xs %}", ""), ("{{ x.n }}", "{{ x.t }}"), ("{% endfor %}", "")), ["| 1 | Bern |", "| 2 | Lima |"]),
        (table(("{%tr for x in xs %}", ""), ("{{ x.n }}", "{{ x.t }}"), ("{%tr endfor %}", "")), ["| 1 | Bern |", "| 2 | Lima |"]),
        (table(("{%tr for x in xs %}{{ x.n }}", "{{ x.t }}{%tr endfor %}")), ["| 1 | Bern |", "| 2 | Lima |"]),
        # cells, with docxtpl's prefix; paragraphs inside one cell
        (table(("{%tc for x in xs %}", "{{ x.t }}", "{%tc endfor %}")), ["| Bern | Lima |"]),
        (table((p("{% for x in xs %}") + p("{{ x.t }}") + p("{% endfor %}"), "z")), ["| Bern / Lima | z |"]),
        # docxtpl's paragraph prefix
        (p("{%p for x in xs %}") + p("{{ x.t }}") + p("{%p endfor %}"), ["Bern", "Lima"]),
        # rows chosen by if / else
        (table(("{% if xs %}", ""), ("a", "b"), ("{% else %}", ""), ("c", "d"), ("{% endif %}", "")), ["| a | b |"]),
        # a table and a loop around it
        (p("{% for x in xs %}") + table(("{{ x.t }}",)) + p("{% endfor %}"), ["| Bern |", "| Lima |"]),
    ],
)
def test_the_place_decides_what_repeats(body: str, expected: list[str]) -> None:
    assert filled(body) == expected


@pytest.mark.parametrize(
    "text", ["R&D", "trade & visas", "<5%", "x <tbc> y", "]]>", "{{ who }} {% for %}", "a\nb", "tab\there", "Nguyễn Phú", "'\"", " lead "]
)
def test_values_are_text(text: str) -> None:
    root = part(render(docx(p("{{ v }}") + p("after")), "t.docx", {"v": text}))
    paragraphs = root.findall(".//{*}p")
    assert (
        "".join(
            {"t": e.text or "", "br": "\n", "tab": "\t"}.get(e.tag.rpartition("}")[2], "")
            for e in paragraphs[0].iter("{*}t", "{*}br", "{*}tab")
        )
        == text
    )
    assert len(paragraphs) == 2


def test_values_are_printed_as_readers_expect() -> None:
    body = p(
        "{{ d }} {{ d | date('us') }} {{ d | date('vn') }} {{ none }}{{ yes }} {{ 2.5 }} {{ xs }} "
        "{{ xs | join_and }} {{ 1 | plural('text') }} {{ event.items }}"
    )
    context = {"d": date(2023, 3, 30), "none": None, "yes": True, "xs": ["a", "b", "c"], "event": {"items": "an own field"}}
    assert filled(body, **context) == ["30 March 2023 March 30, 2023 30/03/2023 yes 2.5 a, b, c a, b and c 1 text an own field"]


def test_a_value_takes_the_look_of_the_run_in_which_its_tag_began() -> None:
    body = f"<w:p>{run('a ', '<w:i/>')}{run('{{ w', '<w:b/>')}{run('ho }} c', '<w:caps/>')}</w:p>"
    runs = part(render(docx(body), "t.docx", {"who": "Ann"})).findall(".//{*}r")
    assert [(r.find("{*}rPr")[0].tag.rpartition("}")[2], "".join(r.itertext())) for r in runs] == [
        ("i", "a "),
        ("b", "Ann"),
        ("caps", " c"),
    ]


def test_every_part_is_filled() -> None:
    box = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    box += f"<w:txbxContent>{p('box {{ v }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    note = f'{SEPARATORS}<w:footnote w:id="5">{p("note {{ v }}")}</w:footnote>'
    reference = '<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    template = docx(
        box,
        reference,
        parts={"header1": p("head {{ v }}"), "footer1": p("foot {{ v }}"), "footnotes": note},
        core="<dc:title>T {{ v }}</dc:title>",
    )
    data = render(template, "t.docx", {"v": "&"})
    assert "".join(part(data).find(".//{*}txbxContent").itertext()) == "box &"
    assert lines(data)[1:] == ["[1]", "-- header", "head &", "-- footer", "foot &", "-- footnotes", "[1] note &"]
    assert b"<dc:title>T &amp;</dc:title>" in zipped(data).read("docProps/core.xml")


def test_footnotes_come_from_data_in_loops_and_tables() -> None:
    body = (
        p("{% for x in xs %}")
        + p("{{ x.t | cite(x.s) }} after")
        + p("{% endfor %}")
        + table(("{% for x in xs %}{{ x.t | cite(x.s) }}", "z{% endfor %}"))
    )
    source = {"key": "A", "full": "Gazette, “R&D”, 1 May 2023, https://g.example", "short": "Gazette, 1 May 2023"}
    data = render(docx(body), "t.docx", {"xs": [{"t": "One", "s": [source, "Herald"]}, {"t": "Two", "s": source}, {"t": "Three", "s": []}]})
    assert lines(data) == [
        "One[1] after", "Two[2] after", "Three after", "| One[3] | z |", "| Two[4] | z |", "| Three | z |", "-- footnotes",
        "[1] Gazette, “R&D”, 1 May 2023, https://g.example; Herald.", "[2] Gazette, 1 May 2023.",
        "[3] Gazette, 1 May 2023; Herald.", "[4] Gazette, 1 May 2023.",
    ]  # fmt: skip
    assert values(part(data, "footnotes"), "w:footnote[not(@w:type)]", "w:id") == ["1", "2", "3", "4"]
    assert values(part(data), "w:r/w:rPr/w:rStyle", "w:val") == ["Fussnote"] * 4  # the style is found by its name, not its id


def test_a_citation_that_would_be_lost_is_an_error() -> None:
    with pytest.raises(TemplateFaults, match="a footnote, link or control is lost"):
        render(docx(p("{{ 'b' | cite('S') | upper }}")), "t.docx", {})
    assert filled(p("{{ 'a' ~ ('b' | cite('S')) ~ 'c' }}")) == ["ab[1]c", "-- footnotes", "[1] S."]
    with pytest.raises(TemplateFaults, match="never printed"):
        render(docx(p("{% set x = 'a' | cite('S') %}b")), "t.docx", {})
    assert filled(p("{% set x = 'a' | cite('S') %}b {{ x }}")) == ["b a[1]", "-- footnotes", "[1] S."]
    with pytest.raises(TemplateFaults, match="only in the body"):
        render(docx(p("x"), parts={"header1": p("{{ 'a' | cite('S') }}")}), "t.docx", {})


def test_each_item_of_a_loop_has_ids_of_its_own() -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="x"/>'
    drawing += '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing></w:r>'
    mark = f'<w:bookmarkStart w:id="9" w:name="here"/>{run("{{ x.t }}")}<w:bookmarkEnd w:id="9"/>'
    mark += f'<w:hyperlink w:anchor="here">{run("see")}</w:hyperlink>'
    comment = f'<w:commentRangeStart w:id="3"/>{run("c")}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    reference = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    body = p("{% for x in xs %}") + f"<w:p>{mark}{CONTROL}{drawing}{comment}{reference}</w:p>" + p("{% endfor %}")
    note = f'{SEPARATORS}<w:footnote w:id="5">{p("on {{ x.t }}")}</w:footnote>'
    comments = f'<w:comment w:id="3" w:author="a">{p("c")}</w:comment>'
    data = render(docx(body, parts={"footnotes": note, "comments": comments}), "t.docx", CITIES)
    root = part(data)
    assert values(root, "w:bookmarkStart", "w:name") == ["here", "here_2"] == values(root, "w:hyperlink", "w:anchor")
    for tag, attribute in (
        ("w:bookmarkStart", "w:id"),
        ("w:bookmarkEnd", "w:id"),
        ("w:sdtPr/w:id", "w:val"),
        ("wp:docPr", "id"),
        ("w:footnoteReference", "w:id"),
    ):
        assert values(root, tag, attribute) == ["1", "2"], tag
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        assert values(root, tag, "w:id") == ["1000000", "1000001"], tag
    assert values(part(data, "comments"), "w:comment", "w:id") == ["1000000", "1000001"]
    assert lines(data)[-2:] == ["[1] on Bern", "[2] on Lima"]
    assert values(root, "w:sdtPr/w:tag", "w:val") == ["human_why", "human_why"]
    assert len(root.findall(".//{*}showingPlcHdr")) == 2


def test_what_word_wants_filled_stays_filled() -> None:
    inside = p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}")
    data = render(
        docx(table(("{% for x in xs %}{{ x }}", "{% endfor %}")), table((inside, "z")), parts={"header1": inside}), "t.docx", {"xs": []}
    )
    assert lines(data) == [
        "|  | z |",
        "-- header",
        "",
    ]  # the first table has no row left and goes; the cell and the header keep a paragraph


def test_tracked_changes_of_the_template_are_accepted() -> None:
    body = f'<w:p><w:ins w:id="1" w:author="a">{run("new {{ v }}")}</w:ins>'
    body += '<w:del w:id="2" w:author="a"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    data = render(docx(body), "t.docx", {"v": "x"})
    assert lines(data) == ["new x"]
    assert not part(data).findall(".//{*}ins") + part(data).findall(".//{*}del")


def test_the_same_input_gives_the_same_bytes_in_another_process_too() -> None:
    body = p("{% for x in xs %}") + p("{{ x.t | cite(x.n ~ '') | fact(x.t) }}") + p("{% endfor %}")
    data = render(docx(body), "t.docx", CITIES, created=date(2024, 8, 26))
    assert data == render(docx(body), "t.docx", CITIES, created=date(2024, 8, 26))
    code = (
        "import sys, hashlib; from datetime import date; from briefgen.word.engine import render;"
        "t = sys.stdin.buffer.read(); "
        "d = render(t, 't.docx', {'xs': [{'n': 1, 't': 'Bern'}, {'n': 2, 't': 'Lima'}]}, created=date(2024, 8, 26));"
        "sys.stdout.buffer.write(d)"
    )
    for there in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"},
    ):
        other = subprocess.run([sys.executable, "-c", code], input=docx(body), capture_output=True, check=True, env={**os.environ, **there})
        assert other.stdout == data


def test_the_date_of_creation_is_the_callers() -> None:
    core = '<dcterms:created xsi:type="dcterms:W3CDTF">2001-01-01T00:00:00Z</dcterms:created>'
    for created, expected in ((date(2024, 8, 26), b">2024-08-26T00:00:00Z<"), (None, b">2001-01-01T00:00:00Z<")):
        data = render(docx(p("x"), core=core), "t.docx", {}, created=created)
        with zipped(data) as package:
            assert expected in package.read("docProps/core.xml")
            assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.needs("ooxml-validate")
def test_results_open_without_a_repair(ooxml_errors: Callable[[bytes, str], str]) -> None:
    body = (
        p("{{ v | cite('S') }}", style="Kop1") + p("{% for x in xs %}") + f"<w:p>{run('{{ x.t | cite(v) }}')}{CONTROL}</w:p>"
        + p("{% endfor %}")
        + table(("{% for x in xs %}{{ x.n }}", "{{ x.t | cite(v) }}{% endfor %}"))
        + table((p("{% if no %}") + p("x") + p("{% endif %}"), "z"))
    )  # fmt: skip
    for context in ({"v": "a\nb\t<&>", "no": 0, **CITIES}, {"v": "x" * 40_000, "no": 0, "xs": []}, {"v": "ệ\U0001f600", "no": 1, **CITIES}):
        assert ooxml_errors(render(docx(body, parts={"header1": p("{{ v }}")}), "t.docx", context), "t.docx") == ""
