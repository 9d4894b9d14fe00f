import docx
from docx.document import Document
from docx.oxml import parse_xml

from tests.dialogs.documents.builders import WORDS, lines, saved


def with_list(document: Document, identity: int, kind: str, text: str) -> None:
    """Defines a list whose labels look so."""
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum xmlns:w="{WORDS}" w:abstractNumId="{identity}"><w:lvl w:ilvl="0">'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num xmlns:w="{WORDS}" w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>')
    )


def add_item(document: Document, text: str, identity: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()  # noqa: SLF001  # python-docx has no public way
    properties.append(
        parse_xml(f'<w:numPr xmlns:w="{WORDS}"><w:ilvl w:val="0"/><w:numId w:val="{identity}"/></w:numPr>')
    )


def test_the_labels_that_word_draws_are_read() -> None:
    document = docx.Document()
    with_list(document, 90, "decimal", "Träff %1:")
    with_list(document, 91, "bullet", "x")
    add_item(document, "10 september", 90)
    add_item(document, "fika", 91)
    add_item(document, "22 oktober", 90)

    assert lines("a.docx", saved(document)) == ["Träff 1: 10 september", "- fika", "Träff 2: 22 oktober"]


def test_a_heading_is_no_list_item_though_its_style_is_numbered() -> None:
    document = docx.Document()
    document.add_heading("Anmälan", 1)
    document.add_paragraph("Första", style="List Number")

    found = lines("a.docx", saved(document))

    assert found[0] == "Anmälan"
    assert found[1].endswith("Första")
    assert found[1] != "Första"
