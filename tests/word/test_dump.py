"""The plain text of a Word file: what a reader with all changes accepted sees."""

from __future__ import annotations

import pytest

from briefgen.errors import TemplateError
from briefgen.word.dump import dump_document

from .make import docx, p, run, table


def test_everything_that_a_reader_sees_is_there() -> None:
    inline = '<w:sdt><w:sdtPr><w:alias w:val="To"/><w:tag w:val="human_to"/></w:sdtPr><w:sdtContent><w:r><w:t>[who]</w:t></w:r></w:sdtContent></w:sdt>'
    block = f'<w:sdt><w:sdtPr><w:alias w:val="Block"/></w:sdtPr><w:sdtContent>{p("inside")}</w:sdtContent></w:sdt>'
    changed = f'<w:p><w:ins w:id="1" w:author="a">{run("in")}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>out</w:delText></w:r></w:del></w:p>'
    pages = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:tab/><w:br/></w:r></w:p>'
    note = f'<w:footnote w:id="7">{p(" Gazette.")}</w:footnote>'
    reference = '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    data = docx(
        p("Head", style="Kop1"), f"<w:p>{inline}</w:p>", block, changed, pages, table(("a", p("b") + p("c"))), reference,
        parts={"header1": p("top"), "footnotes": note},
    )  # fmt: skip
    assert dump_document(data) == (
        "[Heading 1] Head\n[Normal] <human_to: [who]>\n<Block>\n[Normal] inside\n</Block>\n[Normal] in\n[Normal] {PAGE}\n| a | b / c |\n"
        "[Normal] [1]\n-- header\n[Normal] top\n-- footnotes\n[1] Gazette.\n"
    )


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(TemplateError, match="not a Word file"):
        dump_document(b"plain text")
