"""`briefgen add`: pages fetched into the folder of readouts, one at a time. The one command that touches the network."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from briefgen import __version__
from briefgen.cli.console import Console
from briefgen.cli.files import State, write_results
from briefgen.errors import ReadoutError, UsageError
from briefgen.readers import READERS, sniff
from briefgen.readers.limits import MEGABYTE, Limits
from briefgen.readers.note import NOTE, headed

PATIENCE = 20  # seconds without a byte
_SAVE_IT = "save the page in a browser, and put the file into the folder"
_CHUNK = 64 * 1024
_MOVED = frozenset((301, 302, 303, 307, 308))
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib's numbers for what stands around the packed bytes
_ENDINGS = {"docx": ".docx", "odt": ".odt", "xlsx": ".xlsx"}


@dataclass(frozen=True, slots=True)
class _Page:
    data: bytes
    address: str  # after all redirections
    charset: str


def add(addresses: Sequence[str], folder: Path, limits: Limits, console: Console) -> None:
    """Each address as a file in `folder`, with a header that says where and when it was fetched. A page that is there already is left alone.

    Raises UsageError for what is no web address, before anything is fetched; ReadoutError where nothing could be fetched.
    """
    targets = [_checked(address) for address in addresses]
    if folder.exists() and not folder.is_dir():
        raise UsageError("this is a file", where=str(folder), fix="name a folder")
    written: list[str] = []
    known: list[str] = []
    failed: list[tuple[str, str]] = []
    for address in targets:
        try:
            path, is_new = _keep(_fetched(address, limits), address, folder)
        except ReadoutError as error:
            failed.append((address, f"{error.what}; {error.fix}"))
            console.warn(f"{address}: {error.what}; {error.fix}")
            continue
        (written if is_new else known).append(str(path))
        console.say(f"Written: {path}" if is_new else f"Unchanged: {path}")
    if not written and not known:
        nothing = ReadoutError("nothing could be fetched", where=", ".join(targets), fix="check the network and the address")
        for address, reason in failed:
            nothing.add_note(f"{address}: {reason}")
        raise nothing
    console.result({"command": "add", "files": written, "unchanged": known, "failed": [{"address": a, "reason": r} for a, r in failed]})


def _checked(address: str) -> str:
    """The address with all that is not ASCII encoded. Raises UsageError for any but http and https."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, host, port = urlsplit(""), "", ""
    if parts.scheme.lower() not in ("http", "https") or not host or any(char.isspace() for char in address.strip()):
        raise UsageError(f"{address!r} is not a web address", fix="give it whole, as the browser shows it: https://...")
    host = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host + port, path or "/", query, ""))


class _WebOnly(HTTPRedirectHandler):
    """Follows redirections to web addresses, never to a file of this machine."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        return super().redirect_request(req, fp, code, msg, headers, newurl) if urlsplit(newurl).scheme in ("http", "https") else None


def _fetched(address: str, limits: Limits) -> _Page:
    """The page. Raises ReadoutError where it does not come, in time and in size."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), _WebOnly(), HTTPErrorProcessor()):
        opener.add_handler(handler)
    asked = Request(address, headers={"User-Agent": f"briefgen/{__version__}", "Accept-Encoding": "identity", "Accept": "*/*"})
    ends = time.monotonic() + limits.seconds
    try:
        with opener.open(asked, timeout=min(PATIENCE, limits.seconds)) as answer:
            data = _received(answer, ends, limits)
            if answer.length:  # None or 0 where all has come that was announced
                raise ReadoutError("the answer broke off before its end", fix=f"try again later, or {_SAVE_IT}")
            charset = answer.headers.get_content_charset() or ""
            data = _unpacked(data, (answer.headers.get("Content-Encoding") or "").strip().lower(), limits)
            _check_kind(data)
            return _Page(data, answer.geturl(), charset if re.fullmatch(r"[\w.:-]{1,40}", charset) else "")
    except HTTPError as error:
        reason = (
            "it sends on in a circle, or to what is no web address" if error.code in _MOVED else http.client.responses.get(error.code, "")
        )
        raise ReadoutError(f"the server answers {error.code}{f' ({reason})' if reason else ''}", fix=_SAVE_IT) from error
    except (URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise ReadoutError(_why(error), fix=f"check the network and the address, or {_SAVE_IT}") from error


def _why(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "the server does not answer in time"
    if isinstance(reason, socket.gaierror):
        return "there is no network, or no such host"
    if isinstance(reason, ssl.SSLError):
        return "the server's certificate is not trusted"
    if isinstance(reason, ConnectionRefusedError):
        return "the server refuses the connection"
    if isinstance(reason, OSError):
        return f"there is no connection ({(reason.strerror or str(reason)).lower()})"
    return f"the server's answer makes no sense ({type(reason).__name__})"


def _received(answer: IO[bytes], ends: float, limits: Limits) -> bytes:
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        data += chunk
        if len(data) > limits.file_mb * MEGABYTE:
            raise ReadoutError(f"it is larger than {limits.file_mb} MB", fix="raise the limit: --limit file_mb=NUMBER")
        if time.monotonic() > ends:
            raise ReadoutError(f"it does not come within {limits.seconds} s", fix="raise the limit: --limit seconds=NUMBER")
    if not data.strip():
        raise ReadoutError("the server sends an empty page", fix=_SAVE_IT)
    return bytes(data)


def _unpacked(data: bytes, packing: str, limits: Limits) -> bytes:
    """The page itself; some servers pack it unasked."""
    if packing in ("", "identity"):
        return data
    if packing not in _PACKED:
        raise ReadoutError(f"the server packs its answer in a way that is not known ({packing[:20]})", fix=_SAVE_IT)
    try:
        worker = zlib.decompressobj(wbits=_PACKED[packing])
        plain = worker.decompress(data, limits.file_mb * MEGABYTE)
    except zlib.error as error:
        raise ReadoutError("the server's answer is damaged", fix=_SAVE_IT) from error
    if worker.unconsumed_tail:
        raise ReadoutError(f"it is larger than {limits.file_mb} MB", fix="raise the limit: --limit file_mb=NUMBER")
    return plain


def _check_kind(data: bytes) -> None:
    """Raises ReadoutError for a picture, a program, and whatever else no reader knows."""
    if refusal := sniff.refusal(data):
        raise ReadoutError(refusal.what, fix=refusal.fix)
    if not any(reader.recognises(data) for reader in READERS):
        raise ReadoutError("what comes is no text, page or document", fix="check the address")


def _keep(page: _Page, asked: str, folder: Path) -> tuple[Path, bool]:
    """Where the page stands now, and whether it was written: the same page under the same name is there already. Nothing is ever replaced."""
    digest = sha256(page.data).hexdigest()
    retrieved = datetime.now(UTC).strftime("%Y-%m-%d")
    fields = [("URL", page.address), ("Retrieved", retrieved), ("SHA256", digest)]
    if page.address != asked:
        fields.append(("Note", f"asked for as {asked}"))
    whole = headed(page.data, fields, page.charset)
    name = _name(page)
    for number in range(1, 1000):
        path = folder / (name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}")
        note = path.with_name(path.name + NOTE)
        if path.exists():
            if digest.encode() in (note if note.exists() else path).read_bytes():
                return path, False
            continue
        results = {path: page.data if whole is None else whole}
        if whole is None:
            results[note] = "".join(f"{key}: {value}\n" for key, value in fields).encode("ascii", "replace")
        write_results(results, lambda data, name: State.FOREIGN, replace=False)
        return path, True
    raise ReadoutError("there are a thousand files of this name", fix="name another folder with --output")


def _name(page: _Page) -> str:
    """A file's name from the address: "mofa.example-news-talks-in-dakar.html"."""
    parts = urlsplit(page.address)
    words = re.sub(r"[^A-Za-z0-9.]+", "-", f"{parts.hostname or ''}{parts.path}-{parts.query}").strip("-.")
    kind = sniff.office_kind(page.data)
    ending = _ENDINGS.get(kind) or next(
        (
            end
            for end, known in ((".pdf", sniff.is_pdf), (".zip", sniff.is_zip), (".eml", sniff.is_email), (".html", sniff.is_html))
            if known(page.data)
        ),
        ".txt",
    )
    return re.sub(r"\.(?:html?|php|aspx?|jsp|txt|pdf|docx|odt|zip)$", "", words, flags=re.I)[:120].strip("-.") + ending
