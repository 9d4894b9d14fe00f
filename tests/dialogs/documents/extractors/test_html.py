from tests.dialogs.documents.builders import lines
from tests.dialogs.documents.renderings import html_page


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def test_a_page_is_read_without_menu_scripts_and_what_is_hidden() -> None:
    content = html_page("Plan\n- 3 maj\nSlut").replace(b"<main>", b"<main><p hidden>1 april</p>")

    assert lines("a.html", content) == ["Plan", "- 3 maj", "Slut"]


def test_a_list_of_terms_gives_labels() -> None:
    body = "<dl><div><dt>Tid</dt><dd>9-12</dd></div><dt>Plats:</dt><dd>Åmål</dd><dt>Om</dt><dd>a<br>b</dd></dl>"

    assert lines("a.html", page(body)) == ["Tid: 9-12", "Plats: Åmål", "Om", "a", "b"]


def test_a_cell_over_several_rows_belongs_to_each() -> None:
    table = (
        "<table><tr><th rowspan=2>Skog</th><td>3 maj</td></tr><tr><td>4 juni</td></tr><tr><td>Vatten</td></tr></table>"
    )

    assert lines("a.html", page(table)) == ["Skog | 3 maj", "Skog | 4 juni", "Vatten"]


def test_inline_words_stay_together_and_breaks_part_them() -> None:
    assert lines("a.html", page("<p>Onsdag <b>3</b>\n<i>maj</i><br>kl 9</p>tal")) == ["Onsdag 3 maj", "kl 9", "tal"]


def test_a_page_is_read_in_the_encoding_that_it_names() -> None:
    content = "<html><head><meta charset=iso-8859-1></head><body>Åmål</body></html>".encode("latin-1")

    assert lines("a.html", content) == ["Åmål"]


def test_a_paragraph_in_a_list_item_is_the_item() -> None:
    assert lines("a.html", page("<ul><li><p>3 maj</p><ul><li>kl 9</li></ul></li></ul>")) == ["- 3 maj", "- kl 9"]
