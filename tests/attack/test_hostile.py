"""Files made to fill the memory, to take for ever, or to lead out of the folder: bounded time and memory, one warning that says what to do."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import bounded, inputs
from briefgen.errors import ReadoutError, UsageError
from briefgen.readers import LIMITS, Limits, Reading, read_document, read_files
from briefgen.readers.limits import set_limits
from tests.readers.forms import mail, open_text, paragraph, word, zipped

from .conftest import READOUT, Ran

Run = Callable[..., Ran]
SENTENCE = "The ministers of Norway and Senegal met in Dakar on 14 May 2024, and both sides agreed to expand trade."
MEGABYTE = 2**20
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def reason(data: bytes, limits: Limits = LIMITS) -> str:
    """Why the file is not read."""
    (unread,) = read_files(data, "x", limits).unread
    return unread[1]


def test_a_page_of_a_hundred_megabytes_is_refused_unread() -> None:
    page = b"<html><body>" + f"<p>{SENTENCE}</p>".encode() * (9 * MEGABYTE // 110)
    assert reason(page) == (
        "this web page has more than 8 MB, the most that is read; save its text as a .txt file, or raise the limit: --limit page_mb=NUMBER"
    )
    assert reason(b"<html><body>" + b"x" * 100 * MEGABYTE).startswith("the file has more than 64 MB, the most that is read; split it")


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul"])
def test_tags_nested_without_end_are_read_in_a_moment(tag: str) -> None:
    began = time.process_time()
    reading = read_files(f"<html><body><p>{SENTENCE}</p><p>{SENTENCE}</p>{f'<{tag}>' * 50_000}".encode(), "x")
    assert time.process_time() - began < LIMITS.seconds
    assert reading.documents or reading.unread


def test_a_page_with_more_tags_than_any_page_of_news_is_read_by_its_blocks() -> None:
    document = read_document(f"<html><body><p>{SENTENCE}</p>{'<br>' * 30_000}<p>{SENTENCE}</p>".encode(), "x")
    assert document.text == f"{SENTENCE}\n\n{SENTENCE}"


@pytest.mark.parametrize("form", ["docx", "odt", "fodt", "xlsx"])
def test_entities_that_grow_without_end_are_not_resolved(form: str) -> None:
    began = time.process_time()
    text = f"<w:p><w:r><w:t>{SENTENCE}&j;</w:t></w:r></w:p>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:office="{odf}:office:1.0" xmlns:text="{odf}:text:1.0"'
    files = {
        "docx": word("", more={"word/document.xml": f"{BOMB}<w:document {space}><w:body>{text}</w:body></w:document>"}),
        "odt": open_text(
            "",
            more={
                "content.xml": f"{BOMB}<office:document-content {spaces}><office:body><text:p>{SENTENCE}&j;</text:p></office:body></office:document-content>"
            },
        ),
        "fodt": f'{BOMB}<office:document {spaces} office:mimetype="application/vnd.oasis.opendocument.text"><text:p>{SENTENCE}&j;</text:p></office:document>'.encode(),
        "xlsx": zipped({"[Content_Types].xml": "", "xl/workbook.xml": f"{BOMB}<workbook><sheet name='&j;'/></workbook>"}),
    }
    reading = read_files(files[form], "x")
    assert time.process_time() - began < 5
    assert all(len(document.text) < 200 for document in reading.documents)
    assert reading.documents or reading.unread


def test_entities_that_lead_out_of_the_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    dtd = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    main = f"{dtd}<w:document {space}><w:body>{paragraph(SENTENCE + '&s;')}</w:body></w:document>"
    reading = read_files(word("", more={"word/document.xml": main}), "x")
    assert not any("SECRET" in document.text for document in reading.documents)


def test_bombs_in_office_files_stop_at_the_limit() -> None:
    bomb = word("", more={"word/document.xml": bytes(40 * MEGABYTE)})
    assert reason(bomb).startswith("its part word/document.xml has more than 32 MB, the most that is read; split it, or raise")
    assert len(bomb) < MEGABYTE
    assert reason(open_text("", more={"content.xml": bytes(40 * MEGABYTE)})).startswith("its part content.xml has more than 32 MB")


def test_an_e_mail_in_parts_without_end() -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
    data = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n" + parts + b"Content-Type: text/plain\n\nThey met."
    began = time.process_time()
    assert "damaged" in reason(data)
    assert time.process_time() - began < LIMITS.seconds


def test_attachments_without_number() -> None:
    attached = [(f"{number}.txt", f"{SENTENCE} {number}".encode()) for number in range(30)]
    reading = read_files(mail(SENTENCE, attached=attached), "m.eml", Limits(members=20))
    assert (len(reading.documents), reading.unread) == (21, (("m.eml", "it has more than 20 attachments; the rest is not read"),))


@pytest.mark.skipif(os.name == "nt", reason="no such clock there")
def test_a_file_that_takes_longer_than_its_time_is_told_and_the_rest_goes_on(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "readouts" / "slow.txt").write_text("slow", encoding="utf-8")
    real = read_files

    def slow(data: bytes, name: str, limits: Limits) -> Reading:
        while data == b"slow":
            try:
                time.sleep(0.01)
            except Exception:  # as a library might
                continue
        return real(data, name, limits)

    monkeypatch.setattr(bounded, "read_files", slow)
    ran = run("build", "readouts", "--limit", "seconds=1")
    assert ran.code == 0
    assert ran.err == (
        "warning: readouts/slow.txt: not read: reading it takes longer than 1 s; save its text as a .txt file, or raise the limit: --limit seconds=NUMBER\n"
    )


def test_outside_the_main_thread_the_counts_alone_bound_the_work() -> None:
    found: list[Reading] = []
    thread = threading.Thread(target=lambda: found.append(bounded.read_bounded(READOUT.encode(), "a.txt")))
    thread.start()
    thread.join()
    assert len(found[0].documents) == 1


def test_a_file_that_changes_while_it_is_read_is_told(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk / "readouts" / "moving.txt"
    path.write_bytes(READOUT.encode() * 9)
    real = inputs.stat.S_ISREG

    def asked(mode: int) -> bool:
        path.write_bytes(b"cut")  # between the look at the file and the reading of it
        return real(mode)

    monkeypatch.setattr(inputs.stat, "S_ISREG", asked)
    ran = run("build", "readouts", "-q")
    assert (ran.code, ran.err.split(": ", 3)[-1]) == (0, "the file changed while it was read; run the command again when it is at rest\n")


@pytest.mark.skipif(os.name == "nt", reason="memory is bounded in another way there")
def test_a_folder_of_hostile_files_in_little_memory(desk: Path) -> None:
    folder = desk / "readouts"
    (folder / "bomb.zip").write_bytes(zipped({f"{n}.txt": bytes(30 * MEGABYTE) for n in range(12)}))
    (folder / "bomb.docx").write_bytes(word("", more={"word/document.xml": bytes(200 * MEGABYTE)}))
    (folder / "page.html").write_bytes(b"<html><body>" + b"<div>" * 200_000 + f"<p>{SENTENCE}</p>".encode())
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n" + b"1 0 obj <<\n" * 10_000)
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(2**30)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_500 * 2**20,) * 2); from briefgen.cli.app import main; "
        "sys.exit(main(['build', 'readouts', '-o', 'out', '-q']))"
    )
    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began < LIMITS.seconds
    told = [line.split(": ")[1].split("/")[1] for line in done.stderr.splitlines()]
    assert sorted(set(told) - {"page.html"}) == ["bomb.docx", "bomb.zip", "cut.pdf", "sparse.txt"]
    assert all("not read: " in line and "; " in line for line in done.stderr.splitlines())


@pytest.mark.parametrize("setting", ["pages", "pages=", "pages=0", "pages=-1", "pages=x", "page=3", "pages=1e3", "pages=²"])
def test_what_is_no_limit_is_wrong_usage(setting: str) -> None:
    with pytest.raises(UsageError) as caught:
        set_limits(setting)
    assert str(caught.value) == (
        f"--limit: {setting!r} is not a limit\n  fix: write NAME=NUMBER, where NAME is one of file_mb, unpacked_mb, part_mb, page_mb, page_tags, "
        "members, nesting, pages, text_chars, seconds"
    )


def test_limits_are_set_on_the_command_line_and_in_the_environment(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("show", "readouts/a.txt", "--limit", "text_chars=10").code == 3
    monkeypatch.setenv("BRIEFGEN_LIMITS", "pages=3 text_chars=10")
    assert run("show", "readouts/a.txt").err.startswith("error: readouts/a.txt: the text has ")
    assert set_limits("pages=3,members=9") == Limits(pages=3, members=9)


def test_the_readme_has_every_limit_as_it_stands() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    for name in Limits.__slots__:
        assert f"| `{name}` | {getattr(LIMITS, name)} |" in readme


def test_a_fault_in_a_reader_is_told_with_its_kind_and_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.readers import text

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(text, "read_text", fails)
    assert reason(b"They met.") == "reading it failed (ZeroDivisionError); save its text as a .txt file, and tell the makers of briefgen"
    with pytest.raises(ReadoutError):
        read_document(b"They met.", "a.txt")
