"""The same text in every form: web pages of several layouts, Word with tracked changes, OpenDocument, PDF in one and two columns, forwarded
e-mail, archive. What a form adds (menus, related news, running heads, a cover note) must change nothing in what is found.
"""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from email.message import EmailMessage
from html import escape
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from . import ole
from .forms import W, zipped

_MENU = ("Home", "About", "Press", "Contact")
_TEASERS = ("Ten beaches to see before the summer ends", "Cup final goes to penalties", "Rain expected on the coast this week")


def paragraphs(text: str) -> list[str]:
    """One for each line that is not empty; lines that were broken by width are one."""
    found: list[str] = []
    for block in text.split("\n\n"):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        wrapped = len(lines) > 2 and all(50 <= len(line) <= 110 for line in lines[:-1])
        found += [" ".join(lines)] if wrapped else lines
    return found


# --- web pages -----------------------------------------------------------------------------------------------------------------------


def _links(tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/news/{number}">{teaser}</a></{tag}>' for number, teaser in enumerate(_TEASERS))


def _page(body: str, head: str = "") -> bytes:
    menu = "".join(f'<a href="/{name.lower()}">{name}</a> ' for name in _MENU)
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body><nav>{menu}</nav>{body}</body></html>'.encode()


def semantic(lines: list[str]) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    return _page(
        f'<main><article>{body}</article></main><aside class="related"><h3>Related news</h3><ul>{_links()}</ul></aside><footer>© Site</footer>'
    )


def table_and_breaks(lines: list[str]) -> bytes:
    body = "<br><br>".join(escape(line) for line in lines)
    related = f'<div class="box"><b>More news</b><br>{_links("div")}</div>'
    return _page(
        f'<table width="100%"><tr><td width="20%">{_links("p")}</td><td><div class="content">{body}</div>{related}</td></tr></table>'
    )


def related_inside(lines: list[str]) -> bytes:
    half = len(lines) // 2
    first, second = ("".join(f"<p>{escape(line)}</p>" for line in part) for part in (lines[:half], lines[half:]))
    middle = f'<div class="related-news"><p>Related news</p><ul>{_links()}</ul></div>'
    return _page(f'<article>{first}{middle}{second}<div class="see-more"><p>See more</p><ul>{_links()}</ul></div></article>')


def form(lines: list[str]) -> bytes:
    body = "".join(f'<p class="body">{escape(line)}</p>' for line in lines)
    return _page(
        f'<form method="post" action="./view.aspx" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" value="{"x" * 400}"></div>'
        f'<div id="ctl00_content">{body}</div><div class="related"><h4>Other news</h4><ul>{_links()}</ul></div></form>'
    )


def saved_page(lines: list[str]) -> bytes:
    """A page in one file, as browsers save it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://ministry.example/readouts/7"
    message["Subject"] = "Readout"
    message.set_content(semantic(lines).decode(), subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


# --- documents -----------------------------------------------------------------------------------------------------------------------


def word(
    lines: list[str], *, columns: int = 1, font: str = "Liberation Serif", size: float = 11, running: bool = False, justified: bool = False
) -> bytes:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    section = document.sections[0]
    if columns > 1:
        grid = section._sectPr.xpath("./w:cols")[0]
        grid.set(qn("w:num"), str(columns))
        grid.set(qn("w:space"), "500")
    if running:
        section.header.paragraphs[0].text = "Ministry of the Exterior  Press Service"
        section.footer.paragraphs[0].text = "For information only"
        section.page_height, section.page_width = Cm(17.5), Cm(14.8 if columns == 1 else 19)
        section.left_margin = section.right_margin = Cm(2)
    for line in lines:
        paragraph = document.add_paragraph(line)
        paragraph.alignment = 3 if justified else None
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tracked(lines: list[str], seed: int = 1) -> bytes:
    """Word with tracked changes: some words of each line inserted, others deleted that stood in their place, a deleted line, a comment."""
    chance = random.Random(seed)
    document = docx.Document()
    number = 0
    for line in lines:
        words = line.split(" ")
        paragraph = document.add_paragraph()
        at = 0
        while at < len(words):
            count = chance.randint(1, 7)
            text = " ".join(words[at : at + count]) + (" " if at + count < len(words) else "")
            at += count
            number += 2
            if chance.random() < 0.25:
                paragraph._p.append(_change("ins", number, text))
                paragraph._p.append(_change("del", number + 1, "did not agree to "))
            else:
                paragraph.add_run(text)
    gone = document.add_paragraph()
    gone._p.append(_change("del", 9001, "Both sides agreed to meet no more."))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _change(kind: str, number: int, text: str) -> object:
    from docx.oxml import parse_xml

    word_tag = "t" if kind == "ins" else "delText"
    return parse_xml(
        f'<w:{kind} {W} w:id="{number}" w:author="Ana" w:date="2024-05-14T09:00:00Z"><w:r><w:{word_tag} xml:space="preserve">'
        f"{escape(text, quote=False)}</w:{word_tag}></w:r></w:{kind}>"
    )


def converted(soffice: str, folder: Path, files: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """The files in another form ("pdf", "odt"), by LibreOffice; all in one go, as its start takes longer than its work."""
    source, target = folder / "source", folder / "target"
    for path in (source, target):
        path.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (source / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(target), *map(str, sorted(source.glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    ending = kind.partition(":")[0]
    return {path.stem: path.read_bytes() for path in sorted(target.glob(f"*.{ending}"))}


# --- e-mails and archives --------------------------------------------------------------------------------------------------------------


def forwarded(lines: list[str]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ana Berg <ana@mission.example>", "Desk <desk@capital.example>"
    message["Subject"], message["Date"] = "Fwd: Readout", "Mon, 05 Jan 2026 09:00:00 +0100"
    head = (
        "FYI, please see below.\n\nAna\n\n---------- Forwarded message ---------\nFrom: Press Service <press@ministry.example>\n"
        "Date: Fri, 2 Jan 2026 at 10:00\nSubject: Readout\nTo: Ana Berg <ana@mission.example>\n\n\n"
    )
    message.set_content(head + "\n\n".join(lines), cte="quoted-printable")
    return message.as_bytes()


def outlook_message(lines: list[str]) -> bytes:
    """A message that somebody dragged from Outlook into a folder."""
    sender, sent = ("Press Service", "press@ministry.example"), datetime(2026, 1, 5, 9)
    return ole.ole(ole.message(subject="Readout", body="\r\n\r\n".join(lines), sender=sender, sent=sent))


def outlook_html(lines: list[str]) -> bytes:
    """A forwarded e-mail as Outlook writes it: the body in HTML, the head of the inner message in bold."""
    message = EmailMessage()
    message["From"], message["To"] = "Ana Berg <ana@mission.example>", "Desk <desk@capital.example>"
    message["Subject"], message["Date"] = "FW: Readout", "Mon, 05 Jan 2026 09:00:00 +0100"
    head = (
        '<p class="MsoNormal">Please see below.</p><div><div style="border-top:solid 1pt"><p class="MsoNormal"><b>From:</b> Press Service '
        "&lt;press@ministry.example&gt;<br><b>Sent:</b> Friday, 2 January 2026 10:00<br><b>To:</b> Ana Berg<br><b>Subject:</b> Readout</p></div></div>"
    )
    body = "".join(f'<p class="MsoNormal">{escape(line)}<o:p></o:p></p>' for line in lines)
    message.set_content(f"<html><body>{head}{body}</body></html>", subtype="html")
    return message.as_bytes()


def archived(lines: list[str]) -> bytes:
    return zipped({"readouts/": b"", "readouts/one.txt": "\n\n".join(lines).encode(), "__MACOSX/readouts/._one.txt": b"\0\5\x16\7"})


PLAIN_FORMS: dict[str, Callable[[list[str]], bytes]] = {
    "html semantic": semantic,
    "html table and breaks": table_and_breaks,
    "html related inside": related_inside,
    "html form": form,
    "mht": saved_page,
    "docx": word,
    "docx tracked": tracked,
    "eml forwarded": forwarded,
    "eml forwarded, html": outlook_html,
    "msg": outlook_message,
    "zip": archived,
}
PRINTED: dict[str, dict[str, object]] = {
    "one column": {},
    "one column, running heads": {"running": True},
    "two columns": {"columns": 2, "size": 10},
    "two columns, running heads": {"columns": 2, "running": True, "size": 9, "font": "Liberation Sans"},
    "two columns, justified": {"columns": 2, "justified": True, "size": 10.5, "running": True},
}


def printed_sources(lines: list[str]) -> Iterator[tuple[str, bytes]]:
    """The Word files that are printed to PDF, by what is tried with them."""
    for name, options in PRINTED.items():
        yield name, word(lines, **options)  # type: ignore[arg-type]
