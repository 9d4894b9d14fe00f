"""The address record follows what the newest activity tells."""

from dataclasses import replace

import pytest

from bot.teams.activities import Activity
from bot.teams.addresses import new_thread, personal_chat, place_of, refreshed, scope_of
from dialogs.incoming import Scope
from tests.fakes.edge import an_activity
from tests.fakes.teams import ANNA, BOT, TENANT

CHANNEL = {
    "conversation": {"conversationType": "channel", "id": "19:c@thread.tacv2;messageid=17"},
    "channelData": {"tenant": {"id": TENANT}, "team": {"id": "19:t@thread.tacv2"}},
}


def an(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


@pytest.mark.parametrize(
    ("fields", "scope"),
    [
        ({}, Scope.PERSONAL),
        ({"conversation": {"id": "c"}}, Scope.PERSONAL),
        ({"conversation": {"id": "c", "conversationType": "groupChat"}}, Scope.GROUP_CHAT),
        ({"conversation": {"id": "c", "isGroup": True}}, Scope.GROUP_CHAT),
        ({"conversation": {"id": "c", "conversationType": "channel"}}, Scope.CHANNEL),
        ({"conversation": {"id": "c", "isGroup": True}, "channelData": {"team": {"id": "t"}}}, Scope.CHANNEL),
        ({"conversation": {"id": "c", "conversationType": "newKind"}}, Scope.PERSONAL),
    ],
)
def test_a_conversation_is_personal_a_group_or_a_channel(fields: dict[str, object], scope: Scope) -> None:
    assert scope_of(an(**fields)) is scope


def test_all_threads_of_a_channel_share_an_address() -> None:
    assert place_of(an(**CHANNEL)) == "19:c@thread.tacv2"


def test_a_personal_chat_has_a_person_and_a_channel_a_team() -> None:
    chat, channel = refreshed(None, an()), refreshed(None, an(**CHANNEL))

    assert (chat.scope, chat.person, chat.entra_id, chat.team) == (
        "personal",
        ANNA,
        "00000000-0000-4000-8000-0000000000a1",
        None,
    )
    assert (channel.scope, channel.person, channel.entra_id, channel.team) == (
        "channel",
        None,
        None,
        "19:t@thread.tacv2",
    )
    assert (chat.bot, chat.tenant, chat.locale) == (BOT, TENANT, "sv-SE")


def test_what_the_network_decided_is_kept_and_the_service_address_is_new() -> None:
    known = replace(refreshed(None, an(**CHANNEL)), network="n", groups=("g",), welcomed=True, active=False)
    after = refreshed(known, an(**CHANNEL, serviceUrl="https://y.example/"))

    assert after == replace(known, service_url="https://y.example/", active=True)


def test_new_conversations_are_opened_for_a_person_or_in_a_channel() -> None:
    chat, channel = refreshed(None, an()), refreshed(None, an(**CHANNEL))

    assert personal_chat(chat)["members"] == [{"id": ANNA}]
    assert personal_chat(chat)["tenantId"] == TENANT
    thread = new_thread(channel, {"type": "message"})
    assert thread["channelData"]["channel"] == {"id": "19:c@thread.tacv2"}
    assert (thread["isGroup"], thread["activity"]) == (True, {"type": "message"})
