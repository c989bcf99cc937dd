"""A document as PDF, by the LibreOffice of this machine; nothing is sent anywhere.

A PDF of ours ends in a line with the checksum of what stands before it, by which one that somebody worked in is known.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from briefgen.errors import OutputError

_PROGRAMS = ("soffice", "libreoffice")
_PATIENCE = 180  # seconds
_SEAL = re.compile(rb"%briefgen ([0-9a-f]{64})\n\Z")


def office() -> str:
    """Where LibreOffice is. Raises OutputError, saying what to do, where there is none."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        fix = "install LibreOffice, or leave --pdf out and save the .docx as PDF in Word"
        raise OutputError("--pdf needs LibreOffice, which is not on this machine", fix=fix)
    return found


def as_pdf(document: bytes, name: str) -> bytes:
    """The .docx as PDF, sealed. `name` for messages. Raises OutputError when LibreOffice is not there or does not manage."""
    program = office()
    with tempfile.TemporaryDirectory(prefix="briefgen-") as place:
        folder = Path(place)
        (folder / "document.docx").write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # a running LibreOffice keeps its own to itself
        command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", place, str(folder / "document.docx")]
        try:
            said = _said_by(command)
        except OSError as error:
            said = [str(error)]
        except subprocess.TimeoutExpired:
            said = [f"it was not done after {_PATIENCE} seconds"]
        result = folder / "document.pdf"
        if not result.exists():
            why = said[-1][:200] if said else "it gave no reason"
            raise OutputError(f"LibreOffice made no PDF ({why})", where=name, fix="leave --pdf out and save the .docx as PDF in Word")
        return _sealed(result.read_bytes())


def _said_by(command: list[str]) -> list[str]:
    """Runs LibreOffice; the lines of its complaints. Whatever ends the wait, the program is stopped with all that it began: what is started
    is only a launcher, and the soffice.bin behind it would go on drawing."""
    own_group: dict[str, Any] = {} if os.name == "nt" else {"start_new_session": True}
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, **own_group) as process:
        try:
            said: bytes = process.communicate(timeout=_PATIENCE)[1]
        except BaseException:  # Ctrl-C too: a group of its own does not hear it
            _stop(process)
            raise
    return said.decode(errors="replace").strip().splitlines()


def _stop(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def outline_of(pdf: bytes) -> list[tuple[str, int]]:
    """Each heading of a PDF by LibreOffice with its page, the first being 1."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc(max_depth=10)]
        return [(title, at + 1) for title, dest in found if dest is not None and (at := dest.get_index()) is not None]
    finally:
        document.close()


def is_unbroken_pdf(data: bytes) -> bool:
    """True where the seal is there and fits."""
    found = _SEAL.search(data)
    return found is not None and hashlib.sha256(data[: found.start()]).hexdigest().encode() == found.group(1)


def is_pdf(data: bytes) -> bool:
    """Whether this is a PDF of ours, sound or not."""
    return data.startswith(b"%PDF-") and b"%briefgen " in data[-200:]


def _sealed(data: bytes) -> bytes:
    body = data if data.endswith(b"\n") else data + b"\n"
    return body + b"%briefgen " + hashlib.sha256(body).hexdigest().encode() + b"\n"
