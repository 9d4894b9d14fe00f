from email.message import EmailMessage

import docx

from tests.dialogs.documents.builders import lines, saved


def a_mail(subject: str = "Inbjudan", body: str = "Se bifogad inbjudan.") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["Message-ID"] = subject, "<1@a.example>"
    message.set_content(body)
    return message


def test_a_mail_gives_its_subject_body_and_first_document() -> None:
    message = a_mail("VB: Sv: Inbjudan")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logga.png")
    document = docx.Document()
    document.add_paragraph("Träff 3 maj 2031")
    message.add_attachment(saved(document), maintype="application", subtype="octet-stream", filename="inbjudan.docx")

    found = lines("a.eml", message.as_bytes())

    assert found == ["Inbjudan", "Se bifogad inbjudan.", "inbjudan.docx", "Träff 3 maj 2031"]


def test_of_two_bodies_the_one_with_lists_is_read() -> None:
    message = a_mail(body="3 maj 4 juni")
    message.add_alternative("<ul><li>3 maj</li><li>4 juni</li></ul>", subtype="html")

    assert lines("a.eml", message.as_bytes()) == ["Inbjudan", "- 3 maj", "- 4 juni"]


def test_what_is_quoted_is_read_without_its_marks() -> None:
    assert lines("a.eml", a_mail(body="> > 3 maj\nkl 9").as_bytes()) == ["Inbjudan", "3 maj", "kl 9"]


def test_a_body_in_an_unknown_encoding_is_read_as_well_as_it_goes() -> None:
    content = b"Message-ID: <1>\r\nContent-Type: text/plain; charset=x-okand\r\n\r\n3 maj \xe5"

    assert lines("a.eml", content) == ["3 maj å"]
