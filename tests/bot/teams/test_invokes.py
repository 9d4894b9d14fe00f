"""Each invoke's answer has the shape that Teams documents."""

from bot.teams import invokes
from dialogs.replies import Card, Reply, Row


def test_a_card_takes_the_place_of_the_pressed_one() -> None:
    assert invokes.card_shown({"type": "AdaptiveCard"}) == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.card.adaptive",
        "value": {"type": "AdaptiveCard"},
    }


def test_an_error_stands_in_the_body_with_its_own_status() -> None:
    body = invokes.malformed()

    assert (body["statusCode"], body["type"]) == (400, "application/vnd.microsoft.error")
    assert set(body["value"]) == {"code", "message"}


def test_a_task_module_shows_a_card_under_a_short_title() -> None:
    value = invokes.task((Reply(text="x" * 99, card=Card(text="y")),))["task"]["value"]

    assert value["title"] == "x" * 64
    assert value["card"]["content"]["type"] == "AdaptiveCard"


def test_a_task_module_ends_with_all_that_is_said() -> None:
    assert invokes.task((Reply(text="Ett."), Reply(text="Två."))) == {
        "task": {"type": "message", "value": "Ett.\n\nTvå."}
    }


def test_a_hit_has_a_preview_of_title_and_what_is_most_telling() -> None:
    replies = (
        Reply(text="a", card=Card(title="Mars", text="Välkommen")),
        Reply(text="b", card=Card(title="Juni", facts=(("När", "4 juni"), ("Var", "Borås")))),
        Reply(text="c", card=Card(title="Juli")),
        Reply(text="d", card=Card()),
        Reply(text="e", card=Card(rows=(Row(title="Rad", detail="mer"), Row(title="Rad 2")))),
        Reply(text="f"),
    )
    hits = invokes.hits(replies, "inga")["composeExtension"]["attachments"]

    previews = [(hit["preview"]["content"]["title"], hit["preview"]["content"]["text"]) for hit in hits]
    assert previews == [
        ("Mars", "Välkommen"),
        ("Juni", "4 juni · Borås"),
        ("Juli", "c"),
        ("d", ""),
        ("Rad", "mer"),
        ("Rad 2", "Rad 2"),
    ]


def test_a_search_without_hits_says_so() -> None:
    assert invokes.hits((), "inga") == {"composeExtension": {"type": "message", "text": "inga"}}
