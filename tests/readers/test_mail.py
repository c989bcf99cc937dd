"""E-mails: the messages of a chain as texts of their own, attachments as inputs of their own, saved pages as pages."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from briefgen.errors import ReadoutError
from briefgen.prepare import prepare
from briefgen.readers import Limits, Reading, read_document, read_files

from . import render
from .forms import mail, paragraph, word, zipped
from .ole import message, ole

BODY = "The ministers of Norway and Senegal met in Dakar on 14 May 2024. Both sides agreed to expand trade and to meet again in Bergen."
FORWARDED = f"FYI\n\n-----Original Message-----\nFrom: Press <press@mfa.example>\nSent: Wednesday, 15 May 2024 10:00\nTo: All\nSubject: Talks in Dakar\n\n{BODY}\n"
COVER = (
    "Dear colleagues, "
    + "please find below what the ministry published on the talks that we spoke about yesterday, with thanks to all. " * 2
)


def texts(data: bytes, name: str = "m.eml") -> list[tuple[str, str]]:
    return [(document.name, document.text) for document in read_files(data, name).documents]


def names(reading: Reading) -> list[str]:
    return [document.name for document in reading.documents]


def test_a_message_and_what_it_says_of_itself() -> None:
    document = read_document(mail(BODY, subject="RE: FW: Talks in Dakar"), "m.eml")
    assert (document.text, document.title) == (BODY, "Talks in Dakar")
    assert document.remarks == ("E-mail from: Desk <desk@mission.example>", "Sent: 2024-05-16")
    assert (document.sender, document.sent, document.published) == ("desk@mission.example", date(2024, 5, 16), None)


def test_a_forwarded_message_is_the_text_and_a_short_cover_a_remark() -> None:
    (document,) = read_files(mail(FORWARDED), "m.eml").documents
    assert (document.name, document.text, document.title) == ("m.eml", BODY, "Talks in Dakar")
    assert document.remarks == ("Cover note: FYI", "E-mail from: Press <press@mfa.example>", "Sent: 2024-05-15")


def test_a_long_cover_is_a_text_of_its_own() -> None:
    assert [name for name, _ in texts(mail(COVER + FORWARDED))] == ["m.eml", "m.eml/message 2"]


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Press <press@mfa.example>\nDate: Wed, 15 May 2024 at 10:00\nSubject: Talks\nTo: Ana <a@b.example>,\n <c@d.example>\n\n\n",
        "Begin forwarded message:\n\n> From: Press <press@mfa.example>\n> Subject: Talks\n> Date: 15 May 2024 at 10:00:00 CEST\n> To: All\n> \n> ",
        "________________________________\nFrom: Press <press@mfa.example>\nSent: 15 May 2024 10:00\nSubject: Talks\n\n",
        "On Wed, 15 May 2024 at 10:00, Press <press@mfa.example> wrote:\n\n> ",
        "*From:* Press <press@mfa.example>\n*Sent:* Wednesday, May 15, 2024 10:00 AM\n*To:* All\n*Subject:* Talks\n\n",
        "De: Prensa <press@mfa.example>\nEnviado el: 15 May 2024 10:00\nPara: Todos\nAsunto: RV: Talks\n\n",
        "Từ: Press <press@mfa.example>\nĐã gửi: 15 May 2024 10:00\nTới: Ana\nChủ đề: Talks\n\n",
    ],
)
def test_every_manner_of_forwarding(head: str) -> None:
    (document,) = read_files(mail(f"FYI\n\n{head}{BODY}\n"), "m.eml").documents
    assert (document.text, document.sent, document.sender) == (BODY, date(2024, 5, 15), "press@mfa.example")


def test_the_date_counts_where_the_sender_is_a_known_publisher_only() -> None:
    known = prepare(read_document(mail(BODY, sender="Press <press@mofa.gov.vn>"), "m.eml"))
    assert (known.published, known.published_method, known.side) == (date(2024, 5, 16), "date of the e-mail from its publisher", "VN")
    assert prepare(read_document(mail(BODY), "m.eml")).published is None


def test_attachments_are_inputs_of_their_own() -> None:
    attached = [("a.docx", word(paragraph("They met."))), ("b.zip", zipped({"c.txt": "They talked."})), ("d.bin", bytes(range(256)) * 9)]
    reading = read_files(mail(BODY, attached=attached), "m.eml")
    assert names(reading) == ["m.eml", "m.eml/a.docx", "m.eml/b.zip/c.txt"]
    assert reading.unread == (("m.eml/d.bin", "this is not a text: it holds bytes that no text has; save the readout as a .txt file"),)


def test_an_attached_message_is_read_with_what_is_attached_to_it() -> None:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "a@b.example", "c@d.example", "See attached"
    outer.set_content("Please see.")
    outer.add_attachment(
        message_from_bytes(mail(BODY, subject="Inner", attached=[("n.txt", b"A note of the talks.")]), policy=policy.default)
    )
    assert names(read_files(outer.as_bytes(), "m.eml")) == ["m.eml", "m.eml/Inner", "m.eml/Inner/n.txt"]


def test_the_html_body_where_the_plain_one_is_a_stub() -> None:
    html = f"<p>{BODY}</p><p>From: x<br>Both lines.</p>"
    assert read_document(mail("See HTML.", html=html), "m.eml").text == f"{BODY}\n\nFrom: x\nBoth lines."


def test_an_html_body_beyond_the_limits_of_a_page_is_told_and_the_rest_read() -> None:
    huge = f"<p>{'They met. ' * 250_000}</p>"
    told = (
        "the e-mail's HTML text is not read: this web page has more than 1 MB, the most that is read; save its text as a .txt file, or raise the "
        "limit: --limit page_mb=NUMBER"
    )
    reading = read_files(mail(BODY, html=huge), "m.eml", Limits(page_mb=1))
    assert [(document.text, document.warnings) for document in reading.documents] == [(BODY, (told,))]
    bare = read_files(mail(" ", html=huge), "m.eml", Limits(page_mb=1))
    assert bare.unread == (("m.eml", f"the e-mail has no text and no attachment; {told}; save its text as a .txt file"),)


def test_the_signature_is_no_text() -> None:
    assert read_document(mail(f"{BODY}\n\n-- \nAna Berg\nThird Secretary"), "m.eml").text == BODY


def test_letters_of_old_encodings_and_coded_subjects() -> None:
    data = b"From: =?iso-8859-1?q?Pe=F1a?= <p@a.example>\nTo: x@y.example\nSubject: =?utf-8?b?VMOibGtz?=\nContent-Type: text/plain; charset=cp1252\n\n\x93They met\x94 in \xc5land."
    document = read_document(data, "m.eml")
    assert (document.text, document.title, document.remarks) == ("“They met” in Åland.", "Tâlks", ("E-mail from: Peña <p@a.example>",))


def test_a_saved_page_is_read_as_a_page() -> None:
    document = read_document(render.saved_page([BODY, BODY.replace("Dakar", "Oslo")]), "p.mht")
    assert document.text == f"{BODY}\n\n{BODY.replace('Dakar', 'Oslo')}"
    assert (document.url, document.sender) == ("https://ministry.example/readouts/7", "")


def test_an_encrypted_message_says_so() -> None:
    data = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nAAAA"
    with pytest.raises(ReadoutError) as caught:
        read_document(data, "m.eml")
    assert str(caught.value) == "m.eml: this e-mail is encrypted\n  fix: open it in your mail program, and save its text as a .txt file"


def outlook(**changes: object) -> bytes:
    values: dict[str, object] = {
        "subject": "FW: Talks",
        "body": FORWARDED.replace("\n", "\r\n"),
        "sender": ("Ana", "ana@a.example"),
        "sent": datetime(2024, 5, 16, 9),
    }
    return ole(message(**(values | changes)))  # type: ignore[arg-type]


def test_an_outlook_message() -> None:
    (document,) = read_files(outlook(), "m.msg").documents
    assert (document.text, document.title, document.sender, document.sent) == (
        BODY,
        "Talks in Dakar",
        "press@mfa.example",
        date(2024, 5, 15),
    )
    plain = read_document(outlook(body=BODY), "m.msg")
    assert (plain.title, plain.sent, plain.remarks[0]) == ("Talks", date(2024, 5, 16), "E-mail from: Ana <ana@a.example>")


def test_an_outlook_message_in_html_with_attachments_and_a_message_attached() -> None:
    inner = message(subject="Inner", body=BODY, sent=datetime(2024, 5, 14), attached={"n.txt": b"A note of the talks."}, inner=True)
    attached = {"a.docx": word(paragraph("They met.")), "large.txt": b"They met again. " * 600, "inner": inner}
    reading = read_files(outlook(body="", html=f"<html><body><p>{BODY}</p></body></html>".encode(), attached=attached), "m.msg")
    assert names(reading) == ["m.msg", "m.msg/a.docx", "m.msg/large.txt", "m.msg/Inner", "m.msg/Inner/n.txt"]
    assert (reading.documents[0].text, reading.documents[3].sent) == (BODY, date(2024, 5, 14))


@pytest.mark.parametrize(
    ("data", "message_"),
    [
        (outlook()[:3000], "m.msg: this Outlook message is damaged\n  fix: save it again from Outlook, or save its text as a .txt file"),
        (
            ole({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"}),
            "m.msg: this Office file is protected by a password\n  fix: open it with the password, and save it without one",
        ),
        (
            ole({"WordDocument": b"x" * 5000}),
            "m.msg: files of old Word versions (.doc) are not read\n  fix: open it in Word, and save it as a Word Document (.docx)",
        ),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, message_: str) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(data, "m.msg")
    assert str(caught.value) == message_
