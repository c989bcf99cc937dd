"""Every template in every profile with all that it has to stand: Word's schema, LibreOffice's pages, and what it says on the samples."""

from __future__ import annotations

import functools
import io
import itertools
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.text.paragraph import Paragraph

from briefgen.brief import brief_of
from briefgen.errors import UsageError
from briefgen.memo import Wish, fill_memo, profile_names, template_bytes, template_names
from briefgen.word.dump import dump_document

from .cases import MEETINGS, cases, many, seeds
from .said import SEA8
from .sample import both_accounts, sample

GOLDEN = Path(__file__).with_name("golden")
PAGES = {"memo": 3, "scene-setter": 1, "readout-comparison": 3, "points-and-asks": 2}
SEED_PAIRS = {"readout-comparison": ("US", "KE")}
HEADINGS = {
    "scene-setter": (
        "Meeting", "Your counterpart", "Where we left it", "What the United States asked Vietnam for", "What Vietnam asked the United States for",
        "Words to watch", "You want / Avoid", "If raised",
    ),
    "readout-comparison": (
        "1  Meeting", "2  Texts compared", "3  At a glance", "4  Dates, names, titles and places that differ", "5  Topics", "6  Formulas",
        "7  Who is said to have raised it", "8  Reading", "9  Limits of the comparison", "10  Sources",
    ),
    "record": (
        "1  Chronology", "2  Record of each meeting", "3  Mechanisms register", "4  Areas and meetings", "5  Language tracker",
        "6  Commitments register", "7  Names and titles", "8  Sources", "9  Method and limits",
    ),
    "points-and-asks": (
        "A  The United States asked of Vietnam", "B  Vietnam asked of the United States", "C  Undertakings to follow up", "D  Talking points",
        "E  Record sheet for the meeting",
    ),
}  # fmt: skip
VERDICTS = r"\b(upgraded|hardened|softened|dropped (?:the|its)|success(?:ful)?|significant(?:ly)?|warm|deepen(?:ed)?|breakthrough|failed)\b"


# Every case drawn by LibreOffice, not only those that fill the pages; and a thousand meetings in every profile, not only in the first (a
# profile's documents differ from another's in styles and dates, and four records of 600 pages take the validator two minutes).
ALL = bool(os.environ.get("BRIEFGEN_ALL_PAGES"))
FEWER = 60
FULL = ("seeds", "call", "many", "hostile") if ALL else ("seeds", "hostile")


@functools.cache
def filled(template: str, profile: str) -> dict[str, bytes]:
    """Case -> document."""
    data = template_bytes(template, profile)
    meetings = MEETINGS if ALL or profile == "intl" else FEWER
    return {case: fill_memo(matrix, template=data, name=template, pair=pair) for case, matrix, pair in cases(template, meetings)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All documents, once for all tests that read them with another program."""
    place = tmp_path_factory.mktemp("documents")
    for template in template_names():
        for profile in profile_names():
            for case, data in filled(template, profile).items():
                (place / f"{template}.{profile}.{case}.docx").write_bytes(data)
    return place


def seed_document(template: str, profile: str = "intl", wish: Wish | None = None) -> str:
    pair = SEED_PAIRS.get(template, ("VN", "US"))
    data = fill_memo(
        seeds(), template=template_bytes(template, profile), name=template, pair=pair, workbook_name="event-matrix.xlsx", wish=wish
    )
    return re.sub(r"briefgen [\d.]+\S* from", "briefgen VERSION from", dump_document(data))


@pytest.mark.parametrize("template", template_names())
def test_what_it_says_on_the_samples_is_what_was_reviewed(template: str, accept: bool) -> None:
    """After a wanted change: --accept, read the difference, and look at the pages once."""
    text, golden = seed_document(template), GOLDEN / f"{template}.txt"
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("template", template_names())
def test_nothing_of_the_sources_notation_reaches_a_page(template: str) -> None:
    for profile in profile_names():
        data = template_bytes(template, profile)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:  # a program that saves the file makes a blank of a line break in a run
            assert not re.findall(rb"<w:t[ >][^<]*\n[^<]*</w:t>", archive.read("word/document.xml"))
        text = dump_document(data)
        assert not re.findall(r"@@?\w+|\*\*|\[\[|\]\]|\{PAGE|\|\|", text.replace("{PAGE}", ""))


def test_each_level_of_a_table_of_contents_has_words_own_style() -> None:
    """Under a name of our own Word would not use it when somebody updates the table."""
    with zipfile.ZipFile(io.BytesIO(template_bytes("record"))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert re.findall(r'<w:style w:type="paragraph" w:styleId="TOC\d"><w:name w:val="([^"]*)"', styles) == ["toc 1", "toc 2"]


@pytest.mark.parametrize("template", HEADINGS)
@pytest.mark.parametrize("profile", profile_names())
def test_every_section_keeps_its_heading_and_says_something(template: str, profile: str) -> None:
    lines = seed_document(template, profile).splitlines()
    at = [lines.index(f"[Heading 1] {heading}") for heading in HEADINGS[template]]
    assert at == sorted(at)
    assert all(not lines[n + 1].startswith(("[Heading 1]", "[Sign Off]")) for n in at)


@pytest.mark.parametrize("template", [name for name in template_names() if name != "readout-comparison"])
def test_without_data_a_section_says_so_in_a_sentence(template: str) -> None:
    lines = dump_document(filled(template, "intl")["empty"]).splitlines()
    for n, line in enumerate(lines[:-1]):
        assert not (line.startswith("[Heading 1]") and lines[n + 1].startswith("[Heading 1]")), line
        assert line not in ("[List Bullet]", "[Body Text]", "[Source Note]")
        assert not re.search(r"\b0 texts|, not stated", line)
    assert not any(re.search(r"\| +\|", line) for line in lines)


@pytest.mark.parametrize("template", template_names())
def test_no_cell_is_empty_and_no_verdict_is_passed_outside_quotation_marks(template: str) -> None:
    for case in ("small", "call"):
        text = dump_document(filled(template, "intl")[case])
        assert not re.search(r"\| +\|", text)
        assert not re.findall(VERDICTS, re.sub(r"“[^”]*”", "", text), re.IGNORECASE)


def test_each_house_writes_dates_in_its_own_way_only() -> None:
    ways = {
        "intl": r"\d{1,2} [A-Z][a-z]+ \[?\d{4}", "uk": r"\d{1,2} [A-Z][a-z]+ \[?\d{4}",
        "us": r"[A-Z][a-z]{2,8} \d{1,2}, \[?\d{4}", "vn": r"\d\d/\d\d/\[?\d{4}",
    }  # fmt: skip
    for template in template_names():
        for profile, way in ways.items():
            text = re.sub(r"“[^”]*”", "", seed_document(template, profile))
            assert re.search(way, text), (template, profile)
            others = {other for name, other in ways.items() if other != way}
            found = [hit for other in others for hit in re.findall(other, text)]
            assert not found, (template, profile, found)


def test_a_side_of_our_own_is_us() -> None:
    text = seed_document("scene-setter", wish=Wish(ours="US", details="The Secretary meets Minister Sơn, 3 May 2027, Hà Nội"))
    assert "[Heading 1] What Vietnam asked us for" in text
    assert "[Heading 1] What we asked Vietnam for" in text
    assert "[Heading 1] Meeting\n[Body Text] The Secretary meets Minister Sơn, 3 May 2027, Hà Nội" in text
    assert "Bonnie Jenkins" not in text.partition("Your counterpart")[2].partition("[Heading 1]")[0]
    points = seed_document("points-and-asks", wish=Wish(ours="US", areas=("Counter-terrorism", "chess")))
    assert "[Heading 1] A  Vietnam asked of us" in points
    assert "[Heading 2] chess" in points
    assert "No statement on this area is held." in points


def test_a_name_in_two_spellings_is_one_person_in_the_fuller_one() -> None:
    assert "| Bùi Thanh Sơn | Vietnam |" in seed_document("record")
    assert "| Bui Thanh Son | Vietnam |" not in seed_document("record")


def test_accounts_of_one_side_are_not_compared() -> None:
    def compare(pair: tuple[str, str], **wish: str) -> None:
        fill_memo(seeds(), template=template_bytes("readout-comparison"), name="x", pair=pair, wish=Wish(**wish))

    with pytest.raises(UsageError) as caught:
        compare(("VN", "US"))
    assert str(caught.value) == (
        "no account by the United States is held, so that there is nothing to compare\n  fix: add a readout of that side"
    )
    with pytest.raises(UsageError, match="there is no meeting 1999-01-01"):
        compare(("US", "KE"), meeting="1999-01-01")
    with pytest.raises(UsageError, match="FR is no side of US-KE"):
        compare(("US", "KE"), ours="FR")


def test_the_accounts_stand_side_by_side_each_in_its_own_words() -> None:
    table = brief_of(both_accounts())["comparison"]
    rows = {row["area"]: row for row in table["topics"]}
    assert [side["name"] for side in table["sides"]] == ["Kenya", "Norway"]
    assert rows["Cyber security"]["kind"] == "in both, said of different sides"
    assert (
        rows["Maritime security"]["cells"][1]["quote"]
        == "Both sides will extend the exchange of vessel positions to carriers and bunker ships."
    )
    assert rows["Peacekeeping"]["kind"] == "Kenya only"
    assert table["both"] + sum(table["only"]) == len(rows)
    assert "Deputy Minister" in table["facts"][0]["what"]
    assert "(text 7)" in table["facts"][0]["what"]
    assert brief_of(both_accounts(), ours="NO")["comparison"]["sides"][0]["name"] == "Norway"
    assert brief_of(sample())["comparison"] is None


def test_a_long_record_names_its_texts_in_the_line() -> None:
    """LibreOffice does not draw a document of ten thousand footnotes within an hour."""

    def parts(meetings: int) -> tuple[int, str]:
        data = fill_memo(many(meetings), template=template_bytes("record"), name="record")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("word/document.xml").count(b"<w:footnoteReference "), dump_document(data)

    notes, text = parts(100)
    assert notes > 800
    assert not re.search(r"\(text \d+", text)
    notes, text = parts(150)
    assert notes == 2  # of the mechanisms
    assert "This record has more than 1,000 statements: each names its text in the line, by its number in the list of sources." in text
    said = re.findall(r"^\[Record Item\] .*$", text, re.MULTILINE)
    assert len(said) > 1000
    unnamed = [line for line in said if not re.search(r" \((text \d+, para\. \d+(; )?)+\)\.", line)]
    assert unnamed == []


def test_an_ask_made_twice_is_one_row_that_says_so() -> None:
    matrix = sample()
    again = next(s for s in matrix.statements if s.statement_id == "ST-009")
    later = replace(again, statement_id="ST-200", event_id=SEA8, text=again.text.replace("next round", "next round too"))
    asks = brief_of(replace(matrix, statements=(*matrix.statements, later)))["asks"][0]["items"]
    row = next(row for row in asks if row["id"] == "ST-200")
    assert (row["times"], row["first"], row["last"]) == (2, "9 Mar 2023", "3–4 Sep 2024")
    assert "ST-009" not in [row["id"] for row in asks]


@pytest.mark.needs("ooxml-validate")
@pytest.mark.parametrize("template", template_names())
def test_word_opens_all_of_them_without_a_repair(template: str, folder: Path, tool: Callable[[str], str]) -> None:
    files = sorted(folder.glob(f"{template}.*.docx"))
    assert len(files) == 4 * (4 if template == "readout-comparison" else 6)
    command = tool("ooxml-validate")
    with ThreadPoolExecutor(4) as pool:  # the program takes one file, and a second to begin
        runs = list(pool.map(lambda path: subprocess.run([command, str(path)], capture_output=True, text=True, timeout=300), files))
    wrong = [run.stdout[:2000] for run in runs if run.returncode]
    assert wrong == []


@pytest.mark.needs("soffice", "pdftotext")
def test_they_keep_to_their_pages(folder: Path, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Those with a bound in every profile, by default with what fills them most; BRIEFGEN_ALL_PAGES draws all. The record has no bound."""
    files = [
        path for path in sorted(folder.glob("*.docx")) if path.name.split(".")[0] in PAGES and (ALL or path.name.split(".")[2] in FULL)
    ]
    files += [folder / f"record.{profile}.hostile.docx" for profile in profile_names()]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [tool("soffice"), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=580)
    wrong = {}
    for path in files:
        text = subprocess.run([tool("pdftotext"), str(tmp_path / f"{path.stem}.pdf"), "-"], check=True, capture_output=True).stdout
        pages = text.count(b"\f")
        if not 1 <= pages <= PAGES.get(path.name.split(".")[0], 1000):
            wrong[path.stem] = pages
    assert wrong == {}


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("profile", profile_names())
def test_the_line_of_signatures_stands_with_the_end_of_the_text(template: str, profile: str) -> None:
    """Alone on a last page it says nothing: what stands before it, and it itself, keep with what follows. Of a table LibreOffice heeds that only
    where all its rows keep."""

    def keeps(paragraph: Paragraph) -> bool:
        style = paragraph.style.paragraph_format.keep_with_next if paragraph.style else None
        return bool(paragraph.paragraph_format.keep_with_next or style)

    for case in ("small", "call"):
        blocks = list(Document(io.BytesIO(filled(template, profile)[case])).iter_inner_content())
        at = next(n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style and block.style.name == "Sign Off")
        for block in blocks[at - 1 : at + 1]:
            firsts = [block] if isinstance(block, Paragraph) else [row.cells[0].paragraphs[0] for row in block.rows]
            assert all(keeps(first) for first in firsts), (case, firsts[-1].text)


@pytest.mark.parametrize("template", template_names())
def test_no_heading_is_followed_by_another(template: str) -> None:
    """LibreOffice leaves the first of two at the foot of a page where what follows the second calls a footnote."""
    for case in ("small", "call", "many"):
        styles = [
            line.partition("]")[0] for line in dump_document(filled(template, "intl")[case]).splitlines() if line.startswith(("[", "|"))
        ]
        assert not [pair for pair in itertools.pairwise(styles) if all(style.startswith("[Heading") for style in pair)], case
