"""The memo: what it says of the sample, that it says nothing else, and that Word opens it."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from word.make import part, values

from briefgen.brief import brief_of
from briefgen.errors import TemplateError
from briefgen.memo import fill_memo, profile_names, template_bytes, template_names
from briefgen.memo.asked import Asked
from briefgen.memo.context import MAKERS, memo_context
from briefgen.memo.fields import FIELDS, reference
from briefgen.memo.limits import Limits
from briefgen.model import Matrix
from briefgen.word.dump import dump_document

from .sample import both_accounts, sample

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
GOLDEN = Path(__file__).with_name("memo.txt")
SECTIONS = (
    "1  Bottom line", "2  The relationship in brief", "3  Most recent meetings", "4  What was agreed, and what was only said",
    "5  What changed since the last round", "6  What the other side’s account adds or omits", "7  Dialogue calendar", "8  Assessment",
    "9  Our objectives and recommendation", "10  Points to verify before use", "11  Sources",
)  # fmt: skip
VERDICTS = r"\b(upgraded|hardened|softened|dropped|success(?:ful)?|significant(?:ly)?|important progress|warm|deepen(?:ed)?)\b"


def memo(matrix: Matrix) -> bytes:
    return fill_memo(
        matrix, template=template_bytes("memo"), name="memo", workbook_name="event-matrix.xlsx", workbook_sha256="0123456789abcdef" * 4
    )


def bare(matrix: Matrix) -> Matrix:
    """One meeting of which nothing is known but that it was held."""
    event = replace(
        matrix.events[0],
        mechanism_id="",
        round_no=None,
        sources=(),
        evidence=(),
        lead_a="",
        lead_a_title="",
        lead_b="",
        lead_b_title="",
        city="",
        country="",
    )
    return Matrix(events=(event,), parties=matrix.parties)


@pytest.fixture(scope="module")
def text() -> str:
    return dump_document(memo(sample()))


def test_the_memo_is_the_one_that_was_reviewed(text: str, accept: bool) -> None:
    """After a wanted change: --accept, read the difference, and look at the pages once."""
    version = re.sub(r"briefgen [\d.]+\S* from", "briefgen VERSION from", text)
    if accept:
        GOLDEN.write_text(version, encoding="utf-8")
    assert version == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("matrix", [sample(), bare(sample())], ids=["sample", "bare"])
def test_every_section_keeps_its_heading_and_says_something(matrix: Matrix) -> None:
    lines = dump_document(memo(matrix)).splitlines()
    at = [lines.index(f"[Heading 1] {section}") for section in SECTIONS]
    assert at == sorted(at)
    assert all(not lines[n + 1].startswith("[Heading 1]") for n in at)
    assert all(line.rstrip("|= ") and "|  |" not in line for line in lines)


def test_an_empty_section_says_that_nothing_is_held() -> None:
    text = dump_document(memo(bare(sample())))
    for sentence in (
        "No text held names a framework, an anniversary or a level of contact.", "No agreed text was found (no text is held).",
        "No undertaking by Kenya or Norway alone is reported (no text is held).", "No proposal by Kenya or Norway is reported",
        "No mechanism has two rounds on file",
        "No account by Kenya or Norway is held.", "No recurring mechanism is named",
    ):  # fmt: skip
        assert sentence in text


def test_every_sentence_from_a_text_has_a_footnote_with_publisher_title_and_date(text: str) -> None:
    body, _, notes = text.partition("-- footnotes\n")
    items = [line for line in body.splitlines() if line.startswith(("[List Bullet]", "[Check Item] <human_verified: ☐>\t18 Mar"))]
    assert len(items) > 12
    assert all(re.search(r"\[\d+\]>?$", line) for line in items)
    titled = set()
    for note in re.findall(r"(?<=\] ).+", notes):
        for source in note.removesuffix(".").split("; "):  # the title the first time that a text is cited
            found = re.fullmatch(r"(.+?), (“.+?”, )?(\d+ \w+ \d{4}|undated)(, .*)?", source)
            assert found, source
            assert found[2] or (found[1], found[3]) in titled, source
            titled.add((found[1], found[3]))


def test_nothing_is_quoted_that_no_text_says(text: str) -> None:
    """Words in quotation marks in the lists of section 4 are a statement's own."""
    section = text.partition("[Heading 1] 4")[2].partition("[Heading 1] 5")[0]
    said = [statement.text.lower() for statement in sample().statements]
    quotes = re.findall(r"“(.*?)”(?=\.|\s\()", section)
    assert len(quotes) == 4 + 4 + 4
    assert all(quote.replace("‘", "“").replace("’", "’").lower() in said for quote in quotes)


def test_no_verdict_is_passed_outside_quotation_marks(text: str) -> None:
    assert not re.findall(VERDICTS, re.sub(r"“[^”]*”", "", text), re.IGNORECASE)


def test_places_for_people_are_kept_and_never_filled(text: str) -> None:
    data = memo(sample())
    names = values(part(data), "w:sdtPr/w:tag", "w:val")
    wanted = (
        "to",
        "from",
        "bottom_line",
        "context",
        "change_meaning",
        "assessment",
        "objectives",
        "recommendation",
        "drafted_by",
        "cleared_by",
        "version",
    )
    assert [n for n in dict.fromkeys(names) if n.startswith("human_") and n != "human_verified"] == [f"human_{name}" for name in wanted]
    ids = values(part(data), "w:sdtPr/w:id", "w:val") + [
        i for p in ("header1", "footer1") for i in values(part(data, p), "w:sdtPr/w:id", "w:val")
    ]
    assert len(ids) == len(set(ids))
    prompts = re.findall(r"<human_(?!verified)\w+: (.*?)>", text)
    assert all(prompt.startswith("[") and prompt.endswith("]") for prompt in prompts)


def test_the_header_says_what_the_memo_rests_on(text: str) -> None:
    assert (
        "Based on 6 texts, 5 independent sources, 5 meetings; 5 texts from the Kenyan side, 0 texts from the Norwegian side, 1 text from third parties."
    ) in text
    assert "Information as of 6 September 2024." in text
    assert "from event-matrix.xlsx, SHA-256 0123456789abcdef." in text


def test_the_same_matrix_gives_the_same_bytes() -> None:
    assert memo(sample()) == memo(sample())


def test_styles_are_named_and_tables_have_headers() -> None:
    root = part(memo(sample()))
    assert not root.findall(".//{*}gridSpan") + root.findall(".//{*}vMerge")
    for table in root.iter("{*}tbl"):
        rows = table.findall("{*}tr")
        assert rows[0].find("{*}trPr/{*}tblHeader") is not None
        assert all(row.find("{*}trPr/{*}cantSplit") is not None for row in rows)
        assert all("".join(cell.itertext()).strip() for cell in table.iter("{*}tc"))
    direct = {child.tag.rpartition("}")[2] for properties in root.iter("{*}rPr") for child in properties}
    assert direct <= {"rStyle", "rFonts"}  # the font of the tick box


@pytest.mark.needs("ooxml-validate")
@pytest.mark.parametrize("kind", ["sample", "bare", "hostile", "many"])
def test_word_opens_it_without_a_repair(kind: str, ooxml_errors: Callable[[bytes, str], str]) -> None:
    matrix = sample()
    if kind == "bare":
        matrix = bare(matrix)
    elif kind == "hostile":
        said = tuple(replace(s, text=f'a "b" <c> & {{{{ x }}}} \t {s.text}') for s in matrix.statements)
        matrix = replace(matrix, statements=said, sources=tuple(replace(s, title="<w:p>&amp;") for s in matrix.sources))
    elif kind == "many":
        matrix = replace(matrix, events=tuple(replace(e, event_id=f"{e.event_id}{n}") for n in range(40) for e in matrix.events))
    assert ooxml_errors(memo(matrix), f"{kind}.docx") == ""


@pytest.mark.needs("soffice", "pdftoppm")
def test_it_keeps_to_three_pages(tmp_path: Path, tool: Callable[[str], str]) -> None:
    import subprocess

    path = tmp_path / "memo.docx"
    path.write_bytes(memo(sample()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [tool("soffice"), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
    )
    subprocess.run([tool("pdftoppm"), "-r", "20", "-png", str(tmp_path / "memo.pdf"), str(tmp_path / "page")], check=True)
    assert 2 <= len(list(tmp_path.glob("page*.png"))) <= 3


def test_every_template_is_what_its_source_builds() -> None:
    build = runpy.run_path(str(TEMPLATES / "build.py"))
    assert build["NAMES"] == sorted(template_names())
    assert build["PROFILES"] == sorted(profile_names())
    for profile in build["PROFILES"]:
        for name in build["NAMES"]:
            assert template_bytes(name, profile) == build["template"](name, profile), "run python templates/build.py"


def test_the_field_reference_is_what_the_code_says() -> None:
    assert (TEMPLATES / "README.md").read_text(encoding="utf-8") == reference(), "run python templates/build.py"


def _paths(value: object, path: str = "") -> set[str]:
    if path.endswith("notes"):  # what `cite` takes
        return {path}
    if isinstance(value, dict):
        return {found for key, item in value.items() for found in _paths(item, f"{path}.{key}" if path else key)}
    if isinstance(value, list):
        return {found for item in value for found in _paths(item, f"{path}[]")}
    return {path}


def test_the_field_reference_names_every_field_and_no_other() -> None:
    assert _paths(memo_context(Asked(brief_of(both_accounts())))) == set(FIELDS)


def test_every_field_of_the_reference_can_be_used_in_a_template() -> None:
    assert {path.partition(".")[0].removesuffix("[]") for path in FIELDS} == set(MAKERS)


def test_templates_are_found_by_name() -> None:
    assert template_names()[0] == "memo"
    assert profile_names() == ["intl", "uk", "us", "vn"]
    with pytest.raises(TemplateError, match="there is no template “memmo”") as caught:
        template_bytes("memmo")
    assert caught.value.fix == "did you mean memo?"


def test_the_document_date_is_the_matrix_own() -> None:
    text = dump_document(memo(replace(sample(), as_of=date(2025, 1, 2))))
    assert "[Memo Header Last] Date:\t2 January 2025" in text
    assert "Date:\t6 September 2024" in dump_document(memo(replace(sample(), as_of=None)))
    assert "Date:\tdate not known" in dump_document(
        memo(Matrix(events=(replace(sample().events[0], date_start=None),), parties=sample().parties))
    )


@pytest.mark.parametrize("note", [20, 160])
def test_a_footnote_tells_which_text_it_means_where_no_text_names_its_publisher(note: int) -> None:
    matrix = sample()
    unnamed = replace(matrix, sources=tuple(replace(source, publisher="", published=None) for source in matrix.sources))
    brief = brief_of(unnamed)
    asked = Asked(brief, Limits(note=note))
    notes = [asked.cut({"notes": [one]})["notes"][0] for row in brief["meetings"] for one in row["notes"]]
    told = {row["short"].rpartition(", para.")[0] or row["short"]: row["key"] for row in notes}
    assert len(notes) > 1
    assert set(told.values()) == {row["key"] for row in notes}  # no two texts share one short form
