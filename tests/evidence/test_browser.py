"""The page in a real browser, from the disk and without a network."""

from __future__ import annotations

import html
import re
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence.pages import REPORT, page, taken_apart

OTHER = (
    REPORT.replace("Peru", "Chile")
    .replace("Oslo", "Lima")
    .replace("12 March", "3 May")
    .replace("Norway", "Ghana")
    .replace("Norwegian", "Ghanaian")
)
HOSTILE = (
    REPORT
    + "\n<script>document.title='taken'</script> ]]> <img src=x onerror=\"document.title='taken'\"> \u202edesrever \x1b[31m \u05e9\u05dc\u05d5\u05dd\n"
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --virtual-time-budget=4000 --enable-logging=stderr --hide-scrollbars --force-device-scale-factor=0.5"
).split()

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def browse(tmp_path: Path, tool: Callable[[str], str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(path: Path, fragment: str = "", *options: str) -> subprocess.CompletedProcess[str]:
        profile = tmp_path / "profile"
        command = [tool("chromium"), *FLAGS, f"--user-data-dir={profile}", *options, path.as_uri() + fragment]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)

    return run


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "evidence.html"
    path.write_bytes(page(REPORT, OTHER).encode())
    return path


def articles(dump: str) -> list[bool]:
    """For each text whether it is hidden."""
    return ["hidden" in tag for tag in re.findall(r"<article[^>]*>", dump)]


def complaints(ran: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in ran.stderr.splitlines() if "CONSOLE" in line]


def test_the_page_comes_up_whole_and_without_complaint(browse: Callable[..., subprocess.CompletedProcess[str]], saved: Path) -> None:
    ran = browse(saved, "", "--dump-dom")
    assert complaints(ran) == []
    assert articles(ran.stdout) == [False, False]
    assert [text.strip() for text in taken_apart(ran.stdout).texts()] == [REPORT.strip(), OTHER.strip()]
    assert 'class="m statement AG off"' not in ran.stdout


def test_the_address_filters_by_event_and_by_kind(browse: Callable[..., subprocess.CompletedProcess[str]], saved: Path) -> None:
    events = re.findall(r'<option value="(EV-[^"]*)"', saved.read_text(encoding="utf-8"))
    assert len(events) == 2
    shown = {}
    for event in events:
        ran = browse(saved, f"#event={event}&kind=statement,event", "--dump-dom")
        assert complaints(ran) == []
        shown[event] = articles(ran.stdout)
        seen = taken_apart(ran.stdout)
        assert all("off" in mark.attributes["class"].split() for mark in [*seen.marks("person"), *seen.marks("cut")])
        for mark in seen.marks("statement"):
            assert ("off" in mark.attributes["class"].split()) == (mark.attributes["data-ev"] != event)
            assert mark.attributes.get("tabindex", "0") == ("-1" if mark.attributes["data-ev"] != event else "0")
        assert html.unescape(next(e.text for e in seen.elements if e.tag == "output")) == "1 of 2 texts"
    assert sorted(shown.values()) == [[False, True], [True, False]]


def test_a_mark_in_the_address_fills_the_panel(browse: Callable[..., subprocess.CompletedProcess[str]], saved: Path) -> None:
    seen = taken_apart(saved.read_text(encoding="utf-8"))
    person = next(mark for mark in seen.marks("person") if "Quispe" in mark.text)
    after = taken_apart(browse(saved, f"#{person.attributes['id']}", "--dump-dom").stdout)
    panel = next(element for element in after.elements if element.attributes.get("id") == "panel")
    assert "Ana Quispe" in panel.text and "demonym before the title" in panel.text and "P-" in panel.text
    lit = [mark.attributes["data-n"] for mark in after.marks("lit")]
    assert set(lit) == {person.attributes["data-n"]}


def test_hostile_text_is_shown_and_not_run(browse: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_bytes(page(HOSTILE).encode())
    ran = browse(path, "", "--dump-dom")
    assert complaints(ran) == []
    assert "<title>Evidence" in ran.stdout
    assert taken_apart(ran.stdout).texts() == [HOSTILE]


def test_a_script_that_got_in_would_not_run(browse: Callable[..., subprocess.CompletedProcess[str]], saved: Path) -> None:
    """The policy holds by itself: a page into which somebody put a script and an outside picture runs and loads neither."""
    text = saved.read_text(encoding="utf-8")
    bad = "<script>document.title='taken'</script><img src='https://example.org/x.png'></body>"
    saved.write_text(text.replace("</body>", bad), encoding="utf-8")
    ran = browse(saved, "", "--dump-dom")
    assert "<title>taken" not in ran.stdout
    assert sum("Content Security Policy" in line for line in complaints(ran)) >= 2


def test_colours_are_painted(browse: Callable[..., subprocess.CompletedProcess[str]], saved: Path, tmp_path: Path) -> None:
    """What the style sheet says reaches the screen: the green of AG, the header's blue, white paper."""
    picture = tmp_path / "page.png"
    browse(saved, "", f"--screenshot={picture}", "--window-size=1500,1100")
    colours = colours_of(picture.read_bytes())
    assert {(0x7C, 0xC4, 0x7F), (0x1F, 0x38, 0x64), (0xFF, 0xFF, 0xFF)} <= {colour for colour, count in colours.items() if count > 500}


def colours_of(png: bytes) -> dict[tuple[int, ...], int]:
    """How often each colour stands in a picture of 8-bit RGB or RGBA."""
    at, data, width, depth = 8, b"", 0, 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        chunk = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, depth = struct.unpack(">I", chunk[:4])[0], {2: 3, 6: 4}[chunk[9]]
        data += chunk if kind == b"IDAT" else b""
        at += length + 12
    raw, stride = zlib.decompress(data), width * depth
    before = bytearray(stride)
    counts: dict[tuple[int, ...], int] = {}
    for start in range(0, len(raw), stride + 1):
        row = bytearray(raw[start + 1 : start + 1 + stride])
        _unfilter(raw[start], row, before, depth)
        for place in range(0, stride, depth):
            colour = tuple(row[place : place + 3])
            counts[colour] = counts.get(colour, 0) + 1
        before = row
    return counts


def _unfilter(kind: int, row: bytearray, above: bytearray, depth: int) -> None:
    """PNG's five filters (specification, chapter 9)."""
    for i in range(len(row)):
        left = row[i - depth] if i >= depth else 0
        up, corner = above[i], above[i - depth] if i >= depth else 0
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + up) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + up) // 2) & 255
        elif kind == 4:
            guess = left + up - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
            row[i] = (row[i] + nearest[2]) & 255
