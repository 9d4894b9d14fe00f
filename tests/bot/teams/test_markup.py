"""What is read is what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.activities import Activity
from bot.teams.markup import tidy, typed_text
from tests.fakes.edge import an_activity
from tests.fakes.teams import BOT

MENTION = {"type": "mention", "text": "<at>Kallelse</at>", "mentioned": {"id": BOT, "name": "Kallelse"}}


def a_message(text: str | None, *, html: str | None = None, entities: object = None, **fields: object) -> Activity:
    attachments = None if html is None else [{"contentType": "text/html", "content": html}]
    return Activity.model_validate(
        an_activity("https://x.example/", text=text, attachments=attachments, entities=entities, **fields)
    )


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("  hej  ", "hej"),
        ("mat &amp; dryck &lt;3", "mat & dryck <3"),
        ("en\u00a0träff\u200b", "en träff"),
        ("Bora\u030as", "Borås"),
        ("rad 1\r\nrad 2\rrad 3", "rad 1\nrad 2\nrad 3"),
        ("kolumn   ett\n  indraget", "kolumn   ett\n  indraget"),
        ("a\tb", "a b"),
        ("1 < 2 och 3 > 2", "1 < 2 och 3 > 2"),
        (None, ""),
    ],
)
def test_escapes_and_what_nobody_sees_are_taken_off(sent: str | None, typed: str) -> None:
    assert typed_text(a_message(sent)) == typed


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<at>Kallelse</at> när är nästa träff?", "när är nästa träff?"),
        ("<at>Kallelse</at>, när?", "när?"),
        ("<at>Kallelse</at>&nbsp;hej", "hej"),
        ("och var <at>Kallelse</at>?", "och var?"),
        ("hej <at>Kallelse</at> hej", "hej hej"),
        ("<at>Kallelse</at> Kallelse är ett bra namn", "Kallelse är ett bra namn"),
        ("<at>Kallelse</at>", ""),
        ("utan omnämnande", "utan omnämnande"),
    ],
)
def test_the_mention_of_the_bot_is_taken_off_once(sent: str, typed: str) -> None:
    assert typed_text(a_message(sent, entities=[MENTION])) == typed


def test_the_mention_of_another_becomes_the_name() -> None:
    other = {"type": "mention", "text": "<at>Åsa Öberg</at>", "mentioned": {"id": "29:asa"}}

    assert typed_text(a_message("anmäl <at>Åsa Öberg</at>", entities=[other])) == "anmäl Åsa Öberg"


@pytest.mark.parametrize("text_format", ["xml", "html"])
def test_markup_is_taken_off_where_the_text_is_markup(text_format: str) -> None:
    assert typed_text(a_message("<b>hej</b> du<br/>där", textFormat=text_format)) == "hej du\ndär"


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("<p>ett</p><p>två</p>", "ett\ntvå"),
        ("<div><div>ett</div>\n<div>två</div></div>", "ett\ntvå"),
        ("ett<br>två<br/>tre", "ett\ntvå\ntre"),
        ("<ul><li>ett</li><li>två &amp; tre</li></ul>", "ett\ntvå & tre"),
        (
            "<table><tr><td>8 mars</td><td>Borås</td></tr><tr><td>4 juni</td><td></td></tr></table>",
            "8 mars\tBorås\n4 juni",
        ),
        ("<p>ett</p>\n<p>&nbsp;</p>\n<p>två</p>", "ett\ntvå"),
        (
            '<p><span itemtype="http://schema.skype.com/Mention" itemid="0">Kallelse</span> ett</p><p>två</p>',
            "ett\ntvå",
        ),
    ],
)
def test_lines_that_teams_ran_together_are_taken_from_the_html(html: str, typed: str) -> None:
    assert typed_text(a_message("<at>Kallelse</at> ett två tre", html=html, entities=[MENTION])) == typed


@pytest.mark.parametrize("html", ["<p>något annat</p>", "<div><div>något annat</div></div>", ""])
def test_one_line_is_taken_from_the_text(html: str) -> None:
    assert typed_text(a_message("hej", html=html)) == "hej"


def test_lines_in_the_text_are_taken_from_the_text() -> None:
    assert typed_text(a_message("ett\ntvå", html="<p>ett</p><p>annat</p>")) == "ett\ntvå"


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
