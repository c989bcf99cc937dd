"""What users of docxtpl complained of most, from 2015 on: each as a test here, beside what docxtpl 0.20.2 does with the same template.

docxtpl is no dependency: the second half of each test runs where the extra `bench` is installed, and says so where it is not.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.word.engine import render
from briefgen.word.faults import TemplateFaults

from .make import docx, lines, p, part, run, table, values
from .test_render import CONTROL, SEPARATORS, zipped
from .test_structure import toc

Fill = Callable[..., bytes]


@pytest.fixture
def theirs() -> Fill:
    """docxtpl's result, as its documentation says to make it."""
    try:
        import docxtpl
    except ImportError:
        if os.environ.get("CI"):
            pytest.fail("docxtpl is not installed (extra bench), and CI insists on it", pytrace=False)
        pytest.skip("docxtpl is not installed (extra bench): its side of the comparison is not run")

    def fill(template: bytes, **context: object) -> bytes:
        made, out = docxtpl.DocxTemplate(io.BytesIO(template)), io.BytesIO()
        made.render(context)
        made.save(out)
        return out.getvalue()

    return fill


def ours(template: bytes, **context: object) -> bytes:
    return render(template, "t.docx", context)


LOSING = docx(p("{{ v }}"), p("after"), table(("a", "b")))


def test_special_characters_lose_text_here() -> None:
    """1. #38, #52, #138, #447, #461, #557, #594, #634"""
    assert lines(ours(LOSING, v="R&D x <tbc> y")) == ["R&D x <tbc> y", "after", "| a | b |"]


def test_special_characters_there(theirs: Fill) -> None:
    assert "R&D" not in "\n".join(lines(theirs(LOSING, v="R&D")))
    assert "| a | b |" not in lines(theirs(LOSING, v="x <tbc> y"))  # the table is gone, and no error


MISTAKEN = docx(p("Sources", style="Kop1"), p("x"), table(("a", "{{ titel }}")), p("{{ other | uper }}"))


def test_an_error_tells_its_place() -> None:
    """2. #319, #378, #295: and all errors at once"""
    with pytest.raises(TemplateFaults) as caught:
        ours(docx(p("Sources", style="Kop1"), table(("a", "{{ title | uper }}")), p("{% endif %}")), title="")
    assert [str(f.place) for f in caught.value.faults] == ["under “Sources”, table 1, row 1, column 2", "under “Sources”, paragraph 1"]


def test_an_error_there_tells_one_fault_and_no_place(theirs: Fill) -> None:
    with pytest.raises(Exception, match="uper") as caught:
        theirs(MISTAKEN, other="")
    assert "column" not in str(caught.value) and "titel" not in str(caught.value)


EMPTY_LINES = docx(
    p("before") + p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}") + p("{% if no %}") + p("x") + p("{% endif %}") + p("after")
)


def test_no_empty_lines_stay() -> None:
    """3. #296, #460, #499, #622, #628"""
    assert lines(ours(EMPTY_LINES, xs=["a", "b"], no=0)) == ["before", "a", "b", "after"]


def test_empty_lines_there(theirs: Fill) -> None:
    assert lines(theirs(EMPTY_LINES, xs=["a", "b"], no=0)).count("") >= 3


TWICE = docx(
    p("{%p for x in xs %}")
    + f'<w:p><w:bookmarkStart w:id="9" w:name="here"/>{run("{{ x }}")}<w:bookmarkEnd w:id="9"/>{CONTROL}</w:p>'
    + p("{%p endfor %}")
)


def test_ids_in_a_loop_do_not_make_the_file_unreadable() -> None:
    """4. #161, #239, #243, #275, #325, #522, #558"""
    root = part(ours(TWICE, xs=["a", "b"]))
    assert values(root, "w:bookmarkStart", "w:name") == ["here", "here_2"] and values(root, "w:sdtPr/w:id", "w:val") == ["1", "2"]


def test_ids_there_come_twice(theirs: Fill) -> None:
    root = part(theirs(TWICE, xs=["a", "b"]))
    assert values(root, "w:bookmarkStart", "w:name") == ["here", "here"] and values(root, "w:sdtPr/w:id", "w:val") == ["77", "77"]


def test_tags_cut_into_runs_with_looks_and_links_between() -> None:
    """5. #10, #81, #651. docxtpl puts these together too; what it does not take is a tag cut by a bookmark, as Word sets for the last edit."""
    text = "{{ who }}, {% if yes %}yes{% endif %}"
    cut = "".join(run(text[a:b]) + '<w:proofErr w:type="spellStart"/>' for a, b in pairwise([0, 1, 3, 5, 9, 14, 22, len(text)]))
    bookmark = f'<w:p>{run("{{ w")}<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>{run("ho }}")}</w:p>'
    assert lines(ours(docx(f"<w:p>{cut}</w:p>{bookmark}"), who="Ann", yes=1)) == ["Ann, yes", "Ann"]


GRAMMAR = docx(p("{%p if x == '%}' %}yes{%p endif %}"), p("{%p if y %}a{%p endif %}"))


def test_closing_marks_in_a_tag_and_two_prefixes_in_a_paragraph() -> None:
    """6. #644, #161, #327, #440, #663"""
    assert lines(ours(GRAMMAR, x="%}", y=1)) == ["yes", "a"]


def test_tag_grammar_there(theirs: Fill) -> None:
    try:
        found = lines(theirs(GRAMMAR, x="%}", y=1))
    except Exception:  # whatever it raises: the template is not filled
        return
    assert found != ["yes", "a"]


CONTENTS = docx(toc('TOC \\o "1-1" \\n', "Old entry"), p("{%p for x in xs %}"), p("{{ x }}", style="Kop1"), p("{%p endfor %}"))


def test_the_table_of_contents_is_filled() -> None:
    """7. #34, #137, #317, #439"""
    assert lines(ours(CONTENTS, xs=["One", "Two"]))[:2] == ["[Toc 1] One", "[Toc 1] Two"]


def test_the_table_of_contents_there_is_the_old_one(theirs: Fill) -> None:
    assert "Old entry" in lines(theirs(CONTENTS, xs=["One", "Two"]))


HEADER = docx(p("x"), parts={"header1": p("{{ v }}"), "footer1": p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}")})


def test_headers_and_footers_are_filled_as_the_body_is() -> None:
    """8. #6, #11, #27, #51, #274. docxtpl fills fields there too; loops over paragraphs leave their empty lines, and & stops it."""
    assert lines(ours(HEADER, v="R&D", xs=["a"])) == ["x", "-- header", "R&D", "-- footer", "a"]


def test_headers_there_stop(theirs: Fill) -> None:
    with pytest.raises(Exception, match="EntityRef"):
        theirs(HEADER, v="R&D", xs=["a"])


NEWLINES = docx(f"<w:p>{run('{{ v }}', '<w:b/>')}</w:p>")


def test_newlines_keep_the_look() -> None:
    """9. #36, #42, #68, #126, #222, #282. docxtpl keeps it too since 0.10, for text; not for what is in a RichText."""
    root = part(ours(NEWLINES, v="a\nb\tc"))
    assert len(root.findall(".//{*}p")) == 1 and len(root.findall(".//{*}br")) == 1 and len(root.findall(".//{*}tab")) == 1
    assert all(r.find("{*}rPr/{*}b") is not None for r in root.iter("{*}r"))


MISSING = docx(p("{{ titel }}"), p("{% for x in xs %}{{ x.nam }}{% endfor %}"))


def test_a_missing_field_is_named() -> None:
    """10. #79, #298, #446, #538, #391"""
    with pytest.raises(TemplateFaults, match=r"(?s)unknown field “titel”.*did you mean title"):
        ours(docx(p("{{ titel }}")), title="T")
    with pytest.raises(TemplateFaults, match=r"(?s)unknown field “nam”.*did you mean name"):
        ours(docx(p("{% for x in xs %}{{ x.nam }}{% endfor %}")), xs=[{"name": "N"}])


def test_a_missing_field_there_is_a_blank(theirs: Fill) -> None:
    assert lines(theirs(MISSING, title="T", xs=[{"name": "N"}])) == ["", ""]


FOOTNOTE = docx(p("{%p for x in xs %}") + f'<w:p>{run("{{ x }}")}<w:r><w:footnoteReference w:id="5"/></w:r></w:p>' + p("{%p endfor %}"),
                parts={"footnotes": f'{SEPARATORS}<w:footnote w:id="5">{p("on {{ x }}")}</w:footnote>'})  # fmt: skip


def test_footnotes_in_a_loop_have_the_items_data() -> None:
    """11. #379, #609"""
    assert lines(ours(FOOTNOTE, xs=["a", "b"]))[-2:] == ["[1] on a", "[2] on b"]


def test_footnotes_there_stop_or_are_shared(theirs: Fill) -> None:
    with pytest.raises(Exception, match="x"):
        assert lines(theirs(FOOTNOTE, xs=["a", "b"]))[-2:] == ["[1] on a", "[2] on b"], "x"


SHELL = docx(p("{{ cycler.__init__.__globals__.os.getcwd() }}"))


def test_a_template_cannot_run_programs() -> None:
    """12. #549, #632"""
    with pytest.raises(TemplateFaults, match="cannot be used in a template"):
        ours(SHELL)


def test_a_template_there_can(theirs: Fill) -> None:
    assert lines(theirs(SHELL)) == [str(Path.cwd())]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert ours(HEADER, v="a", xs=[]) == ours(HEADER, v="a", xs=[])
    assert {info.date_time for info in zipped(ours(HEADER, v="a", xs=[])).infolist()} == {(1980, 1, 1, 0, 0, 0)}
