"""What each kind of activity does, through HTTP: the contract for any other library under the edge."""

from typing import Any

import pytest

from dialogs.incoming import Incoming, Kind, Scope
from dialogs.replies import Button, Card, Reply, Row
from meetings.members import Role
from meetings.records import Records
from storage.database import Database
from tests.builders import a_member
from tests.dialogs.a_turn import a_stored_network
from tests.fakes.edge import NOW, edge
from tests.fakes.recorded import NAMES, recorded
from tests.fakes.teams import APP, TENANT, Scripted

MESSAGES = {
    "message_personal": (Scope.PERSONAL, "När är nästa träff?"),
    "message_personal_english": (Scope.PERSONAL, "When is the next meeting?"),
    "message_personal_escaped": (Scope.PERSONAL, "Mat & dryck på <b>träffen</b>?"),
    "message_personal_emoji": (Scope.PERSONAL, "Tack! 🎉👩🏽‍🌾"),
    "message_personal_pasted": (
        Scope.PERSONAL,
        "Verksamhetsplan 2031\n12 mars Nätverksträff, Borås\n4 juni\tDigital träff",
    ),
    "message_personal_file": (Scope.PERSONAL, "Här är planen"),
    "message_personal_picture": (Scope.PERSONAL, ""),
    "message_group_chat": (Scope.GROUP_CHAT, "när är nästa träff?"),
    "message_channel_new_thread": (Scope.CHANNEL, "När är nästa träff?"),
    "message_channel_reply": (Scope.CHANNEL, "och var?"),
    "message_channel_guest": (Scope.CHANNEL, "anmäl mig"),
    "message_channel_two_mentions": (Scope.CHANNEL, "anmäl Anna Andersson också"),
    "message_channel_general": (Scope.CHANNEL, "hej"),
    "message_private_channel": (Scope.CHANNEL, "hej"),
    "message_shared_channel": (Scope.CHANNEL, "hej"),
    "message_expect_replies": (Scope.PERSONAL, "När är nästa träff?"),
    "message_web_chat": (Scope.PERSONAL, "hej"),
}
PRESSES: dict[str, dict[str, Any]] = {
    "message_submit": {"do": "register", "meeting": "m1", "mode": "online"},
    "message_submit_in_channel": {"do": "register", "meeting": "m1"},
    "message_message_back": {"do": "register", "meeting": "m1"},
    "invoke_execute_personal": {"do": "register", "meeting": "m1", "diet": "vegetariskt"},
    "invoke_execute_channel": {"do": "register", "meeting": "m1", "diet": "vegetariskt"},
    "invoke_execute_verb_only": {"do": "help"},
    "invoke_execute_refresh": {"do": "refresh", "meeting": "m1"},
    "invoke_task_fetch": {"do": "register.form", "meeting": "m1"},
    "invoke_task_submit": {"do": "register.confirm", "meeting": "m1", "diet": ""},
    "invoke_search": {"do": "search", "query": "styr"},
    "invoke_search_initial": {"do": "search", "query": ""},
    "invoke_file_consent": {"do": "report", "year": 2031, "accepted": True},
    "invoke_file_declined": {"do": "report", "accepted": False},
}
INSTALLED = (
    "installation_add_personal",
    "installation_add_team",
    "installation_add_private_channel",
    "update_bot_added_personal",
    "update_bot_added_team",
)
REMOVED = ("installation_remove_personal", "installation_remove_team", "update_bot_removed_team")
UNANSWERED = ("invoke_sign_in", "invoke_link_unfurling", "invoke_nameless")
#: events that the conversation is not told of
SILENT = sorted(set(NAMES) - {*MESSAGES, *PRESSES, *INSTALLED, *REMOVED, *UNANSWERED} - {"invoke_execute_malformed"})


@pytest.mark.parametrize("name", MESSAGES)
async def test_what_is_written_reaches_the_conversation_as_typed(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        bot.teams.files["plan.txt"] = Scripted(status=200, body=b"12 mars")
        answered = await bot.post(recorded(name, bot.teams))

        (heard,) = bot.listener.heard
        assert (heard.kind, heard.scope, heard.text) == (Kind.MESSAGE, *MESSAGES[name])
        assert answered.status == (200 if name == "message_expect_replies" else 202)
        assert heard.now == NOW
        said = answered.body["activities"] if answered.body else bot.teams.said
        assert len(said) == 1


@pytest.mark.parametrize("name", PRESSES)
async def test_what_is_pressed_or_chosen_reaches_the_conversation_as_a_press(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        answered = await bot.post(recorded(name, bot.teams))

        (heard,) = bot.listener.heard
        assert (heard.kind, heard.press, heard.text) == (Kind.PRESS, PRESSES[name], "")
        assert answered.status == (202 if name.startswith("message") else 200)


@pytest.mark.parametrize("name", INSTALLED)
async def test_being_added_is_told_and_the_address_kept(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        activity = recorded(name, bot.teams)
        answered = await bot.post(activity)

        (heard,) = bot.listener.heard
        assert (answered.status, heard.kind) == (200, Kind.INSTALLED)
        assert [call.path.rpartition("/")[2] for call in bot.teams.posts] == ["activities"]
        with sqlite.records(write=False) as records:
            address = records.addresses.of_conversation(activity["conversation"]["id"])
        assert address is not None
        assert (address.active, address.tenant, address.bot) == (True, TENANT, f"28:{APP}")


@pytest.mark.parametrize("name", REMOVED)
async def test_being_removed_silences_every_address_of_the_installation(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        for before in ("message_personal", "message_channel_reply", "message_channel_general"):
            await bot.post(recorded(before, bot.teams))
        posted = len(bot.teams.posts)
        answered = await bot.post(recorded(name, bot.teams))

        assert (answered.status, bot.listener.heard[-1].kind) == (200, Kind.REMOVED)
        assert len(bot.teams.posts) == posted
        with sqlite.records(write=False) as records:
            personal = records.addresses.of_conversation("a:anna-and-bot")
            channels = records.addresses.of_team("19:team@thread.tacv2")
        assert personal is not None
        assert personal.active == name.endswith("team")
        assert {channel.active for channel in channels} == {not name.endswith("team")}


@pytest.mark.parametrize("name", SILENT)
async def test_other_events_are_taken_without_a_word(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        answered = await bot.post(recorded(name, bot.teams))

        assert (answered.status, answered.body) == (200, None)
        assert bot.listener.heard == []
        assert bot.teams.calls == []


@pytest.mark.parametrize("name", UNANSWERED)
async def test_an_unknown_invoke_is_not_implemented(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        assert (await bot.post(recorded(name, bot.teams))).status == 501


async def test_a_press_of_the_wrong_shape_gets_the_protocol_s_error(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        answered = await bot.post(recorded("invoke_execute_malformed", bot.teams))

        assert (answered.status, answered.body["statusCode"]) == (200, 400)
        assert bot.listener.heard == []


async def test_who_writes_and_where_is_told(sqlite: Database) -> None:
    async with edge(sqlite, network="sjo") as bot:
        await bot.post(recorded("message_channel_reply", bot.teams))

        (heard,) = bot.listener.heard
        assert heard.person.email == "anna.andersson@sjo.example"
        assert heard.person.entra_id == "00000000-0000-4000-8000-0000000000a1"
        assert heard.person.name == "Anna Andersson"
        assert heard.conversation == "19:channel@thread.tacv2;messageid=1929500000000"
        assert (heard.channel, heard.team) == ("19:channel@thread.tacv2", "19:team@thread.tacv2")
        assert (heard.tenant, heard.network, heard.locale) == (TENANT, "sjo", "sv-SE")


async def test_a_deleted_channel_is_silent_until_it_is_restored(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(recorded("message_channel_reply", bot.teams))
        active = []
        for name in ("update_channelDeleted", "update_channelRestored", "update_teamDeleted", "update_teamRestored"):
            await bot.post(recorded(name, bot.teams))
            with sqlite.records(write=False) as records:
                address = records.addresses.of_conversation("19:channel@thread.tacv2")
            active.append(address and address.active)

        assert active == [False, True, False, True]


async def test_in_a_channel_the_answer_goes_into_the_thread(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(recorded("message_channel_reply", bot.teams))

        (call,) = bot.teams.posts
        assert call.path.startswith("conversations/19%3Achannel%40thread.tacv2%3Bmessageid%3D1929500000000/activities/")


async def test_a_pressed_button_is_answered_in_place_and_the_rest_is_posted(sqlite: Database) -> None:
    async with edge(sqlite, Reply(text="Klart."), Reply(text="Mer.")) as bot:
        answered = await bot.post(recorded("invoke_execute_personal", bot.teams))

        assert answered.body["type"] == "application/vnd.microsoft.card.adaptive"
        assert answered.body["value"]["body"][0]["text"] == "Klart."
        assert bot.teams.said == ["Mer."]


async def test_in_a_channel_the_presser_alone_sees_what_is_private(sqlite: Database) -> None:
    replies = (Reply(text="För alla."), Reply(text="Du är anmäld.", private=True), Reply(text="Kvitto.", private=True))
    async with edge(sqlite, *replies) as bot:
        answered = await bot.post(recorded("invoke_execute_channel", bot.teams))

        shown = [element["text"] for element in answered.body["value"]["body"]]
        assert shown == ["Du är anmäld.", "Kvitto."]
        assert bot.teams.said == ["För alla."]


async def test_a_press_without_an_answer_leaves_the_card(sqlite: Database) -> None:
    async with edge(sqlite, receive=lambda _, __: ()) as bot:
        answered = await bot.post(recorded("invoke_execute_personal", bot.teams))

        assert answered.body == {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": ""}


async def test_a_task_module_goes_on_with_a_card_and_ends_with_a_sentence(sqlite: Database) -> None:
    form = Reply(text="Anmälan", card=Card(title="Anmäl dig", buttons=(Button(title="Ja", press={"do": "yes"}),)))
    async with edge(sqlite, form) as bot:
        answered = await bot.post(recorded("invoke_task_fetch", bot.teams))
        assert answered.body["task"]["type"] == "continue"
        assert answered.body["task"]["value"]["title"] == "Anmäl dig"
    async with edge(sqlite, Reply(text="Tack!")) as bot:
        answered = await bot.post(recorded("invoke_task_submit", bot.teams))
        assert answered.body == {"task": {"type": "message", "value": "Tack!"}}


async def test_a_search_gives_a_card_for_each_meeting(sqlite: Database) -> None:
    found = Reply(text="Två träffar", card=Card(rows=(Row(title="Mars", detail="Borås"), Row(title="Juni"))))
    async with edge(sqlite, found) as bot:
        answered = await bot.post(recorded("invoke_search", bot.teams))
        hits = answered.body["composeExtension"]["attachments"]
        assert [hit["preview"]["content"]["title"] for hit in hits] == ["Mars", "Juni"]
    async with edge(sqlite, Reply(text="Ingen träff.")) as bot:
        answered = await bot.post(recorded("invoke_search_initial", bot.teams))
        assert answered.body["composeExtension"]["type"] == "message"


def broken(_: Incoming, __: Records) -> tuple[Reply, ...]:
    raise KeyError("anna.andersson@sjo.example")


@pytest.mark.parametrize("name", [*MESSAGES, *PRESSES, *INSTALLED, *REMOVED])
async def test_a_turn_that_breaks_is_told_in_a_sentence_and_never_500(
    name: str, sqlite: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge(sqlite, receive=broken) as bot:
        answered = await bot.post(recorded(name, bot.teams))

        told = str([answered.body, [call.body for call in bot.teams.posts]])
        assert answered.status in (200, 202)
        if name in MESSAGES or name.startswith(("message", "invoke_execute", "invoke_task")):
            assert ("went wrong" if "english" in name else "gick fel") in told
        assert "broken" in caplog.text
        assert "anna" not in caplog.text


async def test_what_broke_is_undone_and_may_be_tried_again(sqlite: Database) -> None:
    first = True

    def once_broken(incoming: Incoming, records: Records) -> tuple[Reply, ...]:
        nonlocal first
        if first:
            first = False
            records.conversations.store("c", "p", {"half": "done"}, incoming.now)
            raise ValueError
        return (Reply(text=str(records.conversations.load("c", "p"))),)

    async with edge(sqlite, receive=once_broken) as bot:
        await bot.post(recorded("message_personal", bot.teams))
        await bot.post(recorded("message_personal", bot.teams))

        assert bot.teams.said[1] == "None"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (Scripted(status=404), "kunde inte hämta"),
        (Scripted(status=200, body=b"x" * (21 << 20)), "större än 20 MB"),
    ],
)
async def test_a_file_that_cannot_be_had_is_told(script: Scripted, said: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        bot.teams.files["plan.txt"] = script
        activity = recorded("message_personal_file", bot.teams) | {"text": ""}
        await bot.post(activity)

        assert bot.listener.heard == []
        assert said in bot.teams.said[0]


async def test_a_shared_file_comes_with_the_message(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        bot.teams.files["plan.txt"] = Scripted(status=200, body=b"12 mars")
        await bot.post(recorded("message_personal_file", bot.teams))

        (heard,) = bot.listener.heard
        assert [(file.name, file.content) for file in heard.files] == [("plan.txt", b"12 mars")]


async def test_a_file_is_opened_for_a_coordinator_and_for_nobody_else(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        bot.teams.files["plan.txt"] = Scripted(status=200, body=b"12 mars")
        await bot.post(recorded("message_personal_file", bot.teams))
        (stranger,) = bot.listener.heard
        coordinator = a_member(role=Role.COORDINATOR, entra_id=stranger.person.entra_id)
        with sqlite.records() as records:
            a_stored_network(records, members=(coordinator,))
            records.commit()
        await bot.post(recorded("message_personal_file", bot.teams) | {"id": "another"})

        assert [heard.files[0].document is not None for heard in bot.listener.heard] == [False, True]
