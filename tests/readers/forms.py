"""Files of each form, made by hand for the tests: Word and OpenDocument packages, e-mails, archives, Outlook messages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_SPACES = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "manifest")) + (
    f' xmlns:draw="{_ODF}:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, compress_type=zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def word(body: str, parts: Mapping[str, str] | None = None, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document with `body` as its text. `parts`: kind of relation ("footnotes", "comments", "header") -> the part's inner XML."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>' for number, kind in enumerate(parts)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    roots = {"header": "hdr", "footer": "ftr"}
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{head}<Relationships {space}><Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{head}<Relationships {space}>{relations}</Relationships>",
        "word/document.xml": f'{head}<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>',
    }
    for kind, inner in parts.items():
        members[f"word/{kind}.xml"] = f"{head}<w:{roots.get(kind, kind)} {W}>{inner}</w:{roots.get(kind, kind)}>"
    return zipped(members | dict(more or {}))


def open_text(body: str, *, styles: str = "", manifest: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """An OpenDocument text with `body` as its text."""
    members: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODT_SPACES}>{manifest}</manifest:manifest>",
        "content.xml": f"<office:document-content {_ODT_SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_ODT_SPACES}><office:master-styles>{styles}</office:master-styles></office:document-styles>",
    }
    return zipped(members | dict(more or {}))


def mail(
    body: str,
    *,
    html: str = "",
    subject: str = "Talks",
    sender: str = "Desk <desk@mission.example>",
    attached: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "Ana <ana@mission.example>", subject
    message["Date"] = "Thu, 16 May 2024 09:00:00 +0200"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
