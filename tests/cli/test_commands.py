"""The four commands, end to end: exit codes, exact messages, what is written and what stays."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

Run = Callable[..., Any]  # of `run` in conftest.py: code, out, err
CONSULTATIONS = """Publisher: Ministry of Foreign Affairs of Norway
Title: Norway and Senegal hold second political consultations
Published: 2024-05-15

The second Norway-Senegal Political Consultations were held in Dakar on 14 May 2024. The Norwegian delegation was led \
by State Secretary Ola Berg, and the Senegalese delegation was led by Deputy Foreign Minister Amina Diallo.

Both sides agreed to set up a working group on fisheries. Norway welcomed the progress of Senegal in maritime security.
"""
CALL = """Publisher: Ministry of Foreign Affairs of Japan
Title: Telephone talks
Published: 2024-06-04

On 4 June 2024, Japanese Foreign Minister Haruto Mori spoke by telephone with Kenyan Foreign Minister Grace Otieno. The two ministers \
agreed to expand cooperation on ports.
"""
RECIPE = "Boil the rice for ten minutes. Add salt, then serve it with fish and a slice of lemon."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one readout in `readouts`, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "readouts").mkdir()
    (tmp_path / "readouts" / "consultations.txt").write_text(CONSULTATIONS, encoding="utf-8")
    return tmp_path


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def listed(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def edit_workbook(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Events"]["A1"].font = openpyxl.styles.Font(bold=True)
    book.save(path)


def edit_memo(path: Path) -> None:
    memo = docx.Document(str(path))
    memo.add_paragraph("Our assessment: good.")
    memo.save(str(path))


# --- build -------------------------------------------------------------------------------------------------------------------------


def test_build_writes_both_files_and_sums_up_in_plain_words(desk: Path, run: Run) -> None:
    ran = run("build", "readouts")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Read 1 text from 1 independent source."
    assert lines[1] == "Found 1 meeting."
    assert lines[2].startswith("Parties: ")
    assert {"Norway", "Senegal"} <= set(lines[2].removeprefix("Parties: ").rstrip(".").split(", "))
    assert lines[3] == "Dated 15 May 2024."
    assert lines[-2:] == [f"Written: {Path('output/event-matrix.xlsx')}", f"         {Path('output/briefing-memo.docx')}"]
    assert listed("output") == ["briefing-memo.docx", "event-matrix.xlsx"]


def test_the_same_input_gives_the_same_bytes_from_anywhere(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "readouts" / "call.txt").write_text(CALL, encoding="utf-8")
    assert run("build", "readouts", "-o", "one").code == 0
    assert run("build", "readouts/consultations.txt", desk / "readouts", "-o", "two").code == 0
    monkeypatch.chdir(desk / "readouts")
    assert run("build", ".", "-o", "../three").code == 0
    assert hashes(desk / "one") == hashes(desk / "two") == hashes(desk / "three")


def test_several_pairs_give_one_memo_each(desk: Path, run: Run) -> None:
    (desk / "readouts" / "call.txt").write_text(CALL, encoding="utf-8")
    assert run("build", "readouts").code == 0
    names = listed("output")
    assert len(names) == 3
    assert names[2] == "event-matrix.xlsx"
    pairs = [set(name.removeprefix("briefing-memo-").removesuffix(".docx").split("-")) for name in names[:2]]
    assert pairs in ([{"NO", "SN"}, {"JP", "KE"}], [{"JP", "KE"}, {"NO", "SN"}])


def test_building_again_over_untouched_results_needs_no_leave(desk: Path, run: Run) -> None:
    run("build", "readouts")
    (desk / "readouts" / "consultations.txt").write_text(CONSULTATIONS.replace("fisheries", "ports"), encoding="utf-8")
    before = hashes(desk / "output")
    assert run("build", "readouts").code == 0
    assert not set(hashes(desk / "output").values()) & set(before.values())


def test_an_edited_workbook_is_replaced_only_on_request_and_kept_then(desk: Path, run: Run) -> None:
    run("build", "readouts")
    target = desk / "output" / "event-matrix.xlsx"
    edit_workbook(target)
    edited = target.read_bytes()
    ran = run("matrix", "readouts", "-o", target, "--replace")
    kept = target.with_name("event-matrix.kept-1.xlsx")
    assert (ran.code, kept.read_bytes()) == (0, edited)
    assert ran.out.splitlines()[-1] == f"The old event-matrix.xlsx with its edits is now {kept.name}."


def test_an_edited_memo_stays_until_somebody_says_replace_and_is_kept_then(desk: Path, run: Run) -> None:
    name = "briefing-memo.docx"
    run("build", "readouts")
    target = desk / "output" / name
    edit_memo(target)
    edited = target.read_bytes()
    (desk / "readouts" / "consultations.txt").write_text(CONSULTATIONS.replace("fisheries", "ports"), encoding="utf-8")
    before = hashes(desk / "output")
    ran = run("build", "readouts")
    assert (ran.code, hashes(desk / "output")) == (7, before)
    assert ran.err == (
        f"error: {Path('output') / name}: somebody has worked in this file; it stays as it is\n"
        "  fix: give another name with -o, or --replace to keep the old one under another name beside the new one\n"
    )
    ran = run("build", "readouts", "--replace")
    kept = target.with_name(f"{target.stem}.kept-1{target.suffix}")
    assert (ran.code, kept.read_bytes()) == (0, edited)
    assert ran.out.splitlines()[-1] == f"The old {name} with its edits is now {kept.name}."


def test_a_file_of_another_make_is_never_replaced(desk: Path, run: Run) -> None:
    (desk / "output").mkdir()
    book = openpyxl.Workbook()
    book.save("output/event-matrix.xlsx")
    before = hashes(desk / "output")
    ran = run("build", "readouts", "--replace")
    assert (ran.code, hashes(desk / "output")) == (7, before)
    where = Path("output/event-matrix.xlsx")
    assert ran.err == f"error: {where}: a file that briefgen did not make stands here\n  fix: give another name with -o\n"


def test_a_workbook_open_in_excel(desk: Path, run: Run) -> None:
    run("build", "readouts")
    (desk / "output" / "~$event-matrix.xlsx").touch()
    before = hashes(desk / "output")
    ran = run("build", "readouts")
    assert (ran.code, hashes(desk / "output")) == (7, before)
    assert ran.err == (
        f"error: {Path('output/event-matrix.xlsx')}: the file is open in another program\n"
        "  fix: close it there, or delete ~$event-matrix.xlsx if no program has it open\n"
    )


def test_results_lying_in_the_input_folder_are_no_readouts(desk: Path, run: Run) -> None:
    assert run("build", "readouts", "-o", "readouts").code == 0
    ran = run("build", "readouts", "-o", "readouts", "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["unread"], found["texts"]) == (0, [], 1)
    assert found["skipped"] == ["readouts/briefing-memo.docx", "readouts/event-matrix.xlsx"]


def test_an_unreadable_file_among_readable_ones_is_reported_and_listed_in_the_workbook(desk: Path, run: Run) -> None:
    (desk / "readouts" / "old.pdf").write_bytes(b"%PDF-1.4")
    ran = run("build", "readouts", "-q")
    reason = "this PDF is damaged; take a whole copy"
    assert (ran.code, ran.out, ran.err) == (0, "", f"warning: readouts/old.pdf: not read: {reason}\n")
    rows = openpyxl.load_workbook("output/event-matrix.xlsx")["Sources"].iter_rows(values_only=True)
    assert [row for row in rows if "readouts/old.pdf" in row and "not read" in row]


def test_a_text_that_is_no_readout_is_named(desk: Path, run: Run) -> None:
    (desk / "readouts" / "rice.txt").write_text(RECIPE, encoding="utf-8")
    ran = run("build", "readouts")
    assert ran.code == 0
    assert "No report of a meeting in 1 text: readouts/rice.txt." in ran.out.splitlines()


def test_nothing_that_is_a_readout_is_an_error_and_writes_nothing(desk: Path, run: Run) -> None:
    (desk / "rice.txt").write_text(RECIPE, encoding="utf-8")
    ran = run("build", "rice.txt")
    assert ran.code == 3
    assert ran.err.startswith("error: rice.txt: no report of a meeting was found\n")
    assert ran.err.endswith("\n  fix: give readouts: press releases or news of meetings, in English\n")
    assert not (desk / "output").exists()


def test_no_readable_input(desk: Path, run: Run) -> None:
    (desk / "a.pdf").write_bytes(b"%PDF-1.4")
    ran = run("build", "a.pdf", "nowhere.txt")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "error: a.pdf, nowhere.txt: none of the files could be read\n"
        "  a.pdf: this PDF is damaged; take a whole copy\n"
        "  nowhere.txt: there is no such file or folder; check the name\n"
        "  fix: give readouts: text, web pages, Word or OpenDocument files, PDFs, e-mails, or a .zip of them\n"
    )
    assert not (desk / "output").exists()


def test_as_of_sets_the_date_and_must_be_one(desk: Path, run: Run) -> None:
    assert "Dated 31 December 2024." in run("build", "readouts", "--as-of", "2024-12-31").out.splitlines()
    ran = run("build", "readouts", "--as-of", "31.12.2024")
    assert (ran.code, ran.err) == (2, "error: --as-of: '31.12.2024' is not a date\n  fix: write it as 2024-12-31\n")


def test_standard_input(desk: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "build", "-", "-o", "output", "--json"]
    ran = subprocess.run(command, input=CONSULTATIONS.encode(), capture_output=True, timeout=120, check=True)
    found = json.loads(ran.stdout)
    assert (found["ok"], found["texts"], found["meetings"], ran.stderr) == (True, 1, 1, b"")


def test_verbose_names_every_text_and_every_point_to_look_at(desk: Path, run: Run) -> None:
    ran = run("build", "readouts", "-v")
    assert "readouts/consultations.txt: read" in ran.out.splitlines()
    found = json.loads(run("build", "readouts", "--json").out)
    assert ran.out.count("to look at: ") == len(found["to_look_at"])


# --- matrix and memo ---------------------------------------------------------------------------------------------------------------


def test_matrix_then_memo_give_what_build_gives(desk: Path, run: Run) -> None:
    run("build", "readouts", "-o", "both")
    assert run("matrix", "readouts", "-o", "apart/event-matrix.xlsx").code == 0
    assert listed("apart") == ["event-matrix.xlsx"]
    ran = run("memo", "apart/event-matrix.xlsx")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == f"Written: {Path('apart/briefing-memo.docx')}"
    assert hashes(desk / "apart") == hashes(desk / "both")


def test_matrix_into_a_folder_and_under_a_wrong_name(desk: Path, run: Run) -> None:
    (desk / "there").mkdir()
    assert run("matrix", "readouts", "-o", "there").code == 0
    assert listed("there") == ["event-matrix.xlsx"]
    ran = run("matrix", "readouts", "-o", "matrix.csv")
    assert (ran.code, ran.err) == (2, "error: matrix.csv: the result is a .xlsx file\n  fix: name it with .xlsx at the end\n")


def test_memo_asks_which_pair_and_names_the_choices(desk: Path, run: Run) -> None:
    (desk / "readouts" / "call.txt").write_text(CALL, encoding="utf-8")
    run("matrix", "readouts", "-o", "m.xlsx")
    ran = run("memo", "m.xlsx")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: m.xlsx: several pairs stand in this workbook")
    choices = ran.err.splitlines()[1].removeprefix("  fix: choose one with --pair: ").split(", ")
    assert [set(choice.split("-")) for choice in choices] in ([{"JP", "KE"}, {"NO", "SN"}], [{"NO", "SN"}, {"JP", "KE"}])
    ran = run("memo", "m.xlsx", "--pair", "fr-de")
    assert (ran.code, ran.err) == (2, f"error: m.xlsx: there is no pair fr-de\n  fix: use one of {', '.join(choices)}\n")
    for choice in (choices[0], "-".join(reversed(choices[0].lower().split("-")))):
        assert run("memo", "m.xlsx", "--pair", choice).code == 0
        assert (desk / f"briefing-memo-{choices[0]}.docx").exists()


def test_memo_again_after_an_edit_of_the_workbook_replaces_an_untouched_memo(desk: Path, run: Run) -> None:
    run("build", "readouts")
    memo = desk / "output" / "briefing-memo.docx"
    before = memo.read_bytes()
    edit_workbook(desk / "output" / "event-matrix.xlsx")
    assert run("memo", "output/event-matrix.xlsx", "--as-of", "2025-01-31").code == 0
    assert memo.read_bytes() != before


def test_memo_takes_what_people_typed_into_the_workbook(desk: Path, run: Run) -> None:
    run("build", "readouts")
    book = openpyxl.load_workbook("output/event-matrix.xlsx")
    sheet = book["Events"]
    columns = {str(cell.value).lower(): cell.column for cell in sheet[1]}
    assert sheet.cell(2, columns["city"]).value == "Dakar"
    sheet.cell(2, columns["city"]).value = "Saint-Louis"
    book.save("output/event-matrix.xlsx")
    assert run("memo", "output/event-matrix.xlsx", "-o", "memo.docx").code == 0
    text = run("show", "memo.docx").out
    assert "Saint-Louis" in text


def test_memo_with_a_template_of_ones_own_and_with_one_that_is_not_there(desk: Path, run: Run) -> None:
    run("matrix", "readouts", "-o", "m.xlsx")
    template = docx.Document()
    template.add_paragraph("Only this line.")
    template.save("own.docx")
    assert run("memo", "m.xlsx", "-t", "own.docx", "-o", "a.docx").code == 0
    assert "Only this line." in run("show", "a.docx").out
    ran = run("memo", "m.xlsx", "-t", "none.docx")
    assert (ran.code, ran.err) == (5, "error: none.docx: there is no such file or folder\n  fix: check the name\n")
    assert run("memo", "m.xlsx", "-t", "nonesuch").code == 5


def test_memo_of_what_is_no_workbook(desk: Path, run: Run) -> None:
    ran = run("memo", "readouts/consultations.txt")
    assert ran.code == 6
    assert ran.err.startswith("error: ")
    ran = run("memo", "nowhere.xlsx")
    assert (ran.code, ran.err) == (6, "error: nowhere.xlsx: there is no such file or folder\n  fix: check the name\n")


# --- show, json, usage -------------------------------------------------------------------------------------------------------------


def test_show_a_readout_with_what_was_cut(desk: Path, run: Run) -> None:
    page = CONSULTATIONS + "\nShare\n\nRead more: Ten beaches to see\n"
    (desk / "page.txt").write_text(page, encoding="utf-8")
    ran = run("show", "page.txt")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "file: page.txt"
    assert "publisher: Ministry of Foreign Affairs of Norway" in lines
    assert "published: 2024-05-15 (file header)" in lines
    cut = lines.index(next(line for line in lines if line.startswith("cut: ")))
    assert "Ten beaches" not in "\n".join(lines[:cut])
    assert "Ten beaches" in "\n".join(lines[cut:])


def test_show_results_as_text(desk: Path, run: Run) -> None:
    run("build", "readouts")
    assert "Dakar" in run("show", "output/event-matrix.xlsx").out
    assert "Dakar" in run("show", "output/briefing-memo.docx").out


@pytest.mark.parametrize(
    "arguments",
    [("build", "readouts"), ("matrix", "readouts"), ("memo", "output/event-matrix.xlsx"), ("show", "readouts/consultations.txt")],
    ids=lambda arguments: arguments[0],
)
def test_json_is_one_object_and_nothing_else(arguments: tuple[str, ...], desk: Path, run: Run) -> None:
    run("matrix", "readouts")
    ran = run(*arguments, "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err, found["ok"], found["command"]) == (0, "", True, arguments[0])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("build", "nowhere"), 3),
        (("build",), 2),
        (("memo", "nowhere.xlsx"), 6),
        (("build", "readouts", "--colour"), 2),
        (("show", "nowhere"), 3),
    ],
)
def test_json_errors_are_one_object_too(arguments: tuple[str, ...], code: int, desk: Path, run: Run) -> None:
    ran = run(*arguments, "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err, found["ok"], found["error"]["exit_code"]) == (code, "", False, code)
    assert found["error"]["what"]
    assert found["error"]["fix"]


def test_no_progress_bar_in_a_pipe(desk: Path, run: Run) -> None:
    assert "\r" not in "".join(run("build", "readouts")[1:])


@pytest.mark.parametrize("command", ["build", "matrix", "memo", "show"])
def test_help_has_an_example(command: str, run: Run) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"  Example: briefgen {command} " in ran.out


def test_an_error_of_ours_is_no_traceback_and_a_bug_is_one(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.cli import work

    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(work, "show", broken)
    with pytest.raises(ZeroDivisionError):
        run("show", "readouts/consultations.txt")


def test_as_a_program(desk: Path) -> None:
    """The same through real processes: the version, a wrong command, a reader that goes away."""
    base = [sys.executable, "-m", "briefgen"]
    assert subprocess.run([*base, "--version"], capture_output=True, text=True, check=True).stdout.startswith("briefgen 0.")
    wrong = subprocess.run([*base, "bild"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "No such command 'bild'" in wrong.stderr
    gone = subprocess.run([*base, "show", "nowhere.txt"], capture_output=True, text=True, check=False)
    assert (gone.returncode, gone.stdout) == (3, "")
    assert gone.stderr == "error: nowhere.txt: there is no such file or folder\n  fix: check the name\n"


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom briefgen.cli.app import main\nmain(['--help'])\nprint(*sorted(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in ran.stderr.split()}
    assert not loaded & {"lxml", "openpyxl", "docx", "jinja2", "trafilatura", "htmldate", "rapidfuzz", "rich"}
    assert "typer" in loaded


def test_a_memo_is_whole(desk: Path, run: Run) -> None:
    run("build", "readouts")
    data = (desk / "output" / "briefing-memo.docx").read_bytes()
    assert docx.Document(io.BytesIO(data)).paragraphs


@pytest.mark.needs("ooxml-validate")
def test_what_build_writes_is_valid(desk: Path, run: Run, ooxml_errors: Callable[[bytes, str], str]) -> None:
    run("build", "readouts")
    for path in sorted((desk / "output").iterdir()):
        assert ooxml_errors(path.read_bytes(), path.name) == ""
