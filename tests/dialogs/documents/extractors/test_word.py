import docx

from tests.dialogs.documents.builders import lines, paragraph, saved, word_file


def test_lists_and_tables_stay_in_their_place() -> None:
    document = docx.Document()
    document.add_heading("Träffar", 1)
    document.add_paragraph("3 maj", style="List Bullet")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "4 juni"
    document.add_paragraph("rad ett\nrad två")

    assert lines("a.docx", saved(document)) == ["Träffar", "- 3 maj", "4 juni", "rad ett", "rad två"]


def test_a_merged_cell_belongs_to_each_of_its_rows() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Skogsgruppen"
    table.cell(0, 1).text, table.cell(1, 1).text = "3 maj", "4 juni"

    assert lines("a.docx", saved(document)) == ["Skogsgruppen | 3 maj", "Skogsgruppen | 4 juni"]


def test_tracked_changes_and_controls_are_read_as_they_will_be() -> None:
    body = (
        b"<w:p><w:r><w:t>Onsdag </w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
        b"<w:ins><w:r><w:t>4</w:t></w:r></w:ins>"
        b"<w:sdt><w:sdtContent><w:r><w:t> juni</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )

    assert lines("a.docx", word_file(body)) == ["Onsdag 4 juni"]


def test_a_block_of_content_control_is_read_where_it_stands() -> None:
    body = b"<w:sdt><w:sdtContent>" + paragraph("3 maj") + b"</w:sdtContent></w:sdt>" + paragraph("4 juni")

    assert lines("a.docx", word_file(body)) == ["3 maj", "4 juni"]


def test_a_text_box_is_read_once_though_it_is_drawn_twice() -> None:
    box = b"<w:txbxContent>" + paragraph("OSA 3 maj") + b"</w:txbxContent>"
    compatibility = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        b"<w:p><w:r><w:t>Plan</w:t></w:r><w:r><mc:AlternateContent " + compatibility + b"><mc:Choice>" + box
        + b"</mc:Choice><mc:Fallback>" + box + b"</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )  # fmt: skip

    assert lines("a.docx", word_file(body)) == ["Plan", "OSA 3 maj"]
