"""`briefgen add` against a real server on this machine; and no other command ever opens a connection."""

from __future__ import annotations

import gzip
import hashlib
import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from briefgen.readers import read_document

PAGE = (
    b"<!DOCTYPE html><html><head><title>Talks in Dakar</title></head><body><article><h1>Talks in Dakar</h1><p>The second Norway-Senegal Political "
    b"Consultations were held in Dakar on 14 May 2024, led by State Secretary Ola Berg and Deputy Foreign Minister Amina Diallo.</p>"
    b"<p>Both sides agreed to set up a working group on fisheries.</p></article></body></html>"
)
TEXT = b"Publisher: Ministry\nPublished: 2024-05-15\n\nThe ministers of Norway and Senegal met in Dakar on 14 May 2024."
Run = Callable[..., Any]


class _Site(BaseHTTPRequestHandler):
    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.seen.append(self.path)
        kind, data, extra = "text/html", PAGE, {}
        match self.path.partition("?")[0]:
            case "/text":
                kind, data = "text/plain", TEXT
            case "/latin":
                kind, data = "text/html; charset=iso-8859-1", PAGE.replace(b"Amina", b"A\xefssata")
            case "/pdf":
                kind, data = "application/pdf", b"%PDF-1.4 and more"
            case "/gzip":
                data, extra = gzip.compress(PAGE), {"Content-Encoding": "gzip"}
            case "/deflate":
                data, extra = zlib.compress(PAGE), {"Content-Encoding": "deflate"}
            case "/brotli":
                data, extra = b"\x0b\x02\x80", {"Content-Encoding": "br"}
            case "/short":
                extra = {"Content-Length": str(len(PAGE) + 1)}
            case "/picture":
                kind, data = "text/html", b"\x89PNG\r\n\x1a\n" + bytes(100)
            case "/program":
                data = b"MZ\x90\0" + bytes(500)
            case "/bomb":
                data, extra = gzip.compress(bytes(3 * 2**20)), {"Content-Encoding": "gzip"}
            case "/large":
                data = b"x" * (2 * 2**20)
            case "/empty":
                data = b""
            case "/gone":
                self.send_error(404)
                return
            case "/moved" | "/to-file" | "/ring":
                targets = {"/moved": "/page", "/to-file": "file:///etc/passwd", "/ring": "/ring"}
                self.send_response(302)
                self.send_header("Location", targets[self.path])
                self.end_headers()
                return
            case "/slow":
                self.send_response(200)
                self.end_headers()
                for _ in range(30):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.2)
                return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for key, value in extra.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.chdir(tmp_path)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    _Site.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is what some tests are about
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def only_file(folder: str = "readouts") -> Path:
    (path,) = Path(folder).iterdir()
    return path


def test_a_page_is_kept_with_address_date_and_sha256(site: str, run: Run) -> None:
    ran = run("add", f"{site}/page?id=7")
    path = only_file()
    assert (ran.code, ran.out, ran.err) == (0, f"Written: {path}\n", "")
    assert path.name == "127.0.0.1-page-id-7.html"
    head, data = path.read_bytes().split(b"-->\n", 1)
    assert data == PAGE
    assert re.fullmatch(
        rf"<!--\nURL: {re.escape(site)}/page\?id=7\nRetrieved: \d{{4}}-\d\d-\d\d\nSHA256: {hashlib.sha256(PAGE).hexdigest()}\n",
        head.decode(),
    )
    document = read_document(path.read_bytes(), path.name)
    assert (document.url, document.title) == (f"{site}/page?id=7", "Talks in Dakar")
    assert document.remarks[1] == f"SHA256: {hashlib.sha256(PAGE).hexdigest()}"


def test_a_text_keeps_its_own_header_beside_ours(site: str, run: Run) -> None:
    assert run("add", f"{site}/text", "-o", "desk").code == 0
    document = read_document(only_file("desk").read_bytes(), "a.txt")
    assert (document.publisher, document.url, document.text[:13]) == ("Ministry", f"{site}/text", "The ministers")


def test_what_the_server_says_of_the_letters_is_kept(site: str, run: Run) -> None:
    run("add", f"{site}/latin")
    assert "Aïssata Diallo" in read_document(only_file().read_bytes(), "a.html").text


def test_a_file_without_a_place_for_a_header_has_a_note_beside_it(site: str, run: Run) -> None:
    assert run("add", f"{site}/pdf").code == 0
    assert sorted(path.name for path in Path("readouts").iterdir()) == ["127.0.0.1-pdf.pdf", "127.0.0.1-pdf.pdf.source.txt"]
    assert Path("readouts/127.0.0.1-pdf.pdf").read_bytes() == b"%PDF-1.4 and more"
    assert Path("readouts/127.0.0.1-pdf.pdf.source.txt").read_text().startswith(f"URL: {site}/pdf\nRetrieved: ")


def test_the_note_is_read_with_its_file_and_is_no_readout(site: str, run: Run, tmp_path: Path) -> None:
    from docx import Document

    folder = tmp_path / "desk"
    folder.mkdir()
    document = Document()
    document.add_paragraph("The ministers of Norway and Senegal met in Dakar on 14 May 2024. Both sides agreed to expand trade.")
    document.save(str(folder / "a.docx"))
    (folder / "a.docx.source.txt").write_text("URL: https://a.example/1\nRetrieved: 2024-05-16\n")
    assert run("matrix", str(folder), "-o", "m.xlsx").code == 0
    shown = run("show", "m.xlsx").out
    assert "https://a.example/1" in shown
    assert "source.txt" not in shown


def test_the_same_page_again_changes_nothing_and_another_one_is_put_beside_it(site: str, run: Run) -> None:
    run("add", f"{site}/page")
    before = only_file().read_bytes()
    ran = run("add", f"{site}/page")
    assert (ran.code, ran.out) == (0, f"Unchanged: {only_file()}\n")
    only_file().write_bytes(b"somebody's own notes")
    run("add", f"{site}/page")
    assert sorted(path.name for path in Path("readouts").iterdir()) == ["127.0.0.1-page-2.html", "127.0.0.1-page.html"]
    assert Path("readouts/127.0.0.1-page.html").read_bytes() == b"somebody's own notes"
    assert Path("readouts/127.0.0.1-page-2.html").read_bytes() == before


def test_a_packed_answer_is_unpacked_and_a_redirection_told(site: str, run: Run) -> None:
    assert run("add", f"{site}/deflate", f"{site}/gzip", f"{site}/moved").code == 0
    texts = [path.read_bytes() for path in sorted(Path("readouts").iterdir())]
    assert all(text.endswith(PAGE) for text in texts)
    assert f"URL: {site}/page\n".encode() in texts[2]
    assert f"Note: asked for as {site}/moved\n".encode() in texts[2]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "the server answers 404 (Not Found)"),
        ("/large", "it is larger than 1 MB"),
        ("/bomb", "it is larger than 1 MB"),
        ("/slow", "it does not come within 1 s"),
        ("/empty", "the server sends an empty page"),
        ("/to-file", "the server answers 302 (it sends on in a circle, or to what is no web address)"),
        ("/ring", "the server answers 302 (it sends on in a circle, or to what is no web address)"),
        ("/short", "the answer broke off before its end"),
        ("/brotli", "the server packs its answer in a way that is not known (br)"),
        ("/picture", "this is a picture; there is no text in it to read"),
        ("/program", "what comes is no text, page or document"),
    ],
)
def test_what_cannot_be_fetched_is_told_and_the_rest_goes_on(path: str, reason: str, site: str, run: Run) -> None:
    ran = run("add", f"{site}{path}", f"{site}/page", "--limit", "file_mb=1", "--limit", "seconds=1")
    assert ran.code == 0
    assert ran.err.startswith(f"warning: {site}{path}: {reason}; ")
    assert only_file().name == "127.0.0.1-page.html"


def test_one_at_a_time_and_in_order(site: str, run: Run) -> None:
    run("add", *(f"{site}/p{number}" for number in range(5)))
    assert _Site.seen == [f"/p{number}" for number in range(5)]


def test_without_a_network_the_message_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    closed.close()
    ran = run("add", address)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"warning: {address}: the server refuses the connection; check the network and the address, or save the page in a browser, "
        "and put the file into the folder\n"
        f"error: {address}: nothing could be fetched\n"
        f"  {address}: the server refuses the connection; check the network and the address, or save the page in a browser, "
        "and put the file into the folder\n"
        "  fix: check the network and the address\n"
    )
    assert not Path("readouts").exists()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://a.example/x", "ministry.example", "http://", "http://a b/", "http://[::1"]
)
def test_what_is_no_web_address_is_refused_before_anything_is_fetched(address: str, site: str, run: Run) -> None:
    ran = run("add", f"{site}/page", address)
    assert (ran.code, _Site.seen) == (2, [])
    assert ran.err == f"error: {address!r} is not a web address\n  fix: give it whole, as the browser shows it: https://...\n"


def test_no_other_command_opens_a_connection(site: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", f"{site}/page")

    def refuse(*_: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert run("build", "readouts").code == 0
    assert run("evidence", "readouts", "-o", "evidence.html").code == 0
    assert run("memo", "output/event-matrix.xlsx").code == 0
    assert run("show", str(only_file())).code == 0
