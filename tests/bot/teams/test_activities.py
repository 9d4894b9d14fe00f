"""Whatever the body is, it is an activity that can be read, or it is not one; nothing else happens."""

import gzip
import io
import json
from typing import Any

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.teams.activities import Activity, NotAnActivity, parse
from bot.teams.addresses import refreshed
from bot.teams.events import change_of, installation_of
from bot.teams.reading import consented, executed, incoming_of, pressed, searched, submitted
from dialogs.incoming import Kind
from storage.database import Database
from tests.fakes.edge import NOW, an_activity, edge
from tests.fakes.recorded import FOLDER, NAMES

SERVICE = "https://smba.trafficmanager.net/emea/"
LONG = "x" * 513


def body(**fields: object) -> bytes:
    return json.dumps(an_activity(SERVICE, **fields)).encode()


def without(name: str) -> bytes:
    activity = an_activity(SERVICE)
    del activity[name]
    return json.dumps(activity).encode()


NO_ACTIVITIES: dict[str, bytes] = {
    "nothing": b"",
    "spaces": b"  \n ",
    "half of one": body()[:100],
    "one and a half": body() + b"{",
    "two": body() + body(),
    "null": b"null",
    "a number": b"7",
    "a text": b'"message"',
    "true": b"true",
    "a list": b"[]",
    "a list of one": b"[" + body() + b"]",
    "an empty object": b"{}",
    "a form": b"type=message&text=hej",
    "XML": b"<activity/>",
    "single quotes": b"{'type':'message'}",
    "a comment": b"/* hej */" + body(),
    "a comma too many": body()[:-1] + b",}",
    "not a number": body()[:-1] + b',"value":NaN}',
    "infinity": body()[:-1] + b',"value":Infinity}',
    "no UTF-8": b'{"type":"\xff\xfe"}',
    "Latin-1": body(text="hej").replace(b"hej", "åäö".encode("latin-1")),
    "UTF-16": body().decode().encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + body(),
    "half a surrogate pair": body(text="hej").replace(b"hej", b"\\ud800"),
    "an escaped NUL": body(text="hej").replace(b"hej", b"\\u0000"),
    "an escaped NUL after an escaped backslash": body(text="hej").replace(b"hej", b"\\\\\\u0000"),
    "a bare control character": body(text="hej").replace(b"hej", b"\x07"),
    "packed": gzip.compress(body()),
    "depths": b"[" * 100_000,
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "no type": without("type"),
    "no channel": without("channelId"),
    "no service address": without("serviceUrl"),
    "no sender": without("from"),
    "no conversation": without("conversation"),
    "a type that is null": body(type=None),
    "a type that is a number": body(type=7),
    "a type that is empty": body(type=""),
    "a type that is long": body(type=LONG),
    "an id that is a number": body(id=7),
    "an id that is an object": body(id={}),
    "an id that is empty": body(id=""),
    "an id that is long": body(id=LONG),
    "an id with a line break": body(id="a\r\nX-Evil: 1"),
    "a channel that is a list": body(channelId=["msteams"]),
    "a service address that is null": body(serviceUrl=None),
    "a service address that is a number": body(serviceUrl=1),
    "a service address that is long": body(serviceUrl="https://" + "x" * 3000),
    "a sender that is a text": body(**{"from": "29:anna"}),
    "a sender without an id": body(**{"from": {"name": "Anna"}}),
    "a sender that is a list": body(**{"from": []}),
    "a sender with a number as id": body(**{"from": {"id": 7}}),
    "a sender with an object as name": body(**{"from": {"id": "29:anna", "name": {}}}),
    "a conversation that is a text": body(conversation="c"),
    "a conversation that is null": body(conversation=None),
    "a conversation without an id": body(conversation={}),
    "a conversation with a long id": body(conversation={"id": LONG}),
    "a conversation whose group is a text": body(conversation={"id": "c", "isGroup": "yes"}),
    "a recipient that is a text": body(recipient="28:bot"),
    "channel data that are a text": body(channelData="x"),
    "channel data that are a list": body(channelData=[]),
    "a tenant that is a text": body(channelData={"tenant": "t"}),
    "a tenant with a number as id": body(channelData={"tenant": {"id": 7}}),
    "a team that is a list": body(channelData={"team": []}),
    "a text that is a number": body(text=7),
    "a text that is a list": body(text=["hej"]),
    "entities that are an object": body(entities={}),
    "an entity that is a text": body(entities=["mention"]),
    "attachments that are a text": body(attachments="x"),
    "an attachment that is null": body(attachments=[None]),
    "a locale that is a number": body(locale=46),
    "a time that is a number": body(timestamp=1700000000),
    "a name that is a list": body(type="invoke", name=["adaptiveCard/action"]),
    "members that are an object": body(type="conversationUpdate", membersAdded={}),
    "a member that is a text": body(type="conversationUpdate", membersAdded=["29:ny"]),
    "an action that is an object": body(type="installationUpdate", action={}),
    "a delivery mode that is a list": body(deliveryMode=["expectReplies"]),
}

#: wrong in parts that do not matter, or strange: taken all the same
STRANGE: dict[str, dict[str, Any]] = {
    "a time that is none": {"timestamp": "yesterday"},
    "a time at the end of time": {"timestamp": "9999-12-31T23:59:59.9999999+00:00"},
    "a time at the beginning": {"timestamp": "0001-01-01T00:00:00+14:00"},
    "a time without a zone": {"timestamp": "2031-02-20T08:00:00"},
    "a locale that is none": {"locale": "../../etc/passwd"},
    "a mention of nobody": {"entities": [{"type": "mention"}, {}, {"type": 7, "text": [], "mentioned": "x"}]},
    "a mention without a text": {"entities": [{"type": "mention", "mentioned": {"id": "28:bot"}, "text": None}]},
    "attachments of no kind": {"attachments": [{}, {"contentType": 7, "content": 7}, {"contentType": "text/html"}]},
    "a file that lies nowhere": {
        "attachments": [
            {"contentType": "application/vnd.microsoft.teams.file.download.info", "content": {"downloadUrl": 7}},
            {"contentType": "application/vnd.microsoft.teams.file.download.info", "content": {"downloadUrl": "::"}},
            {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": 7, "content": {}},
            {"contentType": "application/vnd.microsoft.teams.file.download.info"},
        ]
    },
    "a file that lies elsewhere": {
        "attachments": [
            {
                "contentType": "application/vnd.microsoft.teams.file.download.info",
                "name": "../../../etc/passwd",
                "content": {"downloadUrl": "http://169.254.169.254/", "fileType": {}},
            }
        ]
    },
    "no recipient": {"recipient": None},
    "no text": {"text": None},
    "an empty text": {"text": ""},
    "ten thousand letters": {"text": "å" * 10_000},
    "an emoji of many parts": {"text": "👩🏽‍🌾🏳️‍🌈🇸🇪"},
    "text from right to left": {"text": "\u202eabc\u202c שלום"},
    "a backslash before u0000": {"text": "skriv \\u0000 så"},
    "placeholders": {"text": "{name} {0} %s ${x} {{x}}", "from": {"id": "29:{x}", "name": "{x}"}},
    "SQL": {"text": "'; DROP TABLE members; --", "from": {"id": "29:'; --", "name": "';"}},
    "a great number": {"value": {"do": "x", "number": 10**40}},
    "a value that is a list": {"value": [1, 2]},
    "a value that is text that is no JSON": {"value": "{"},
    "a value that is text that is JSON": {"value": '{"do": "help"}', "text": None},
    "a button without a name": {"value": {"a": 1}, "text": None},
    "a button with a strange name": {"value": {"do": {"a": []}}, "text": None},
    "deep data": {"value": {"do": "x", "deep": json.loads("[" * 400 + "]" * 400)}, "text": None},
    "more fields": {"x": 1, "conversation": {"id": "c", "y": {"z": []}}},
    "an unknown delivery mode": {"deliveryMode": "carrierPigeon"},
}

INVOKES: dict[str, Any] = {
    "nothing": None,
    "a text": "x",
    "a list": [1],
    "an empty object": {},
    "an action that is a list": {"action": []},
    "data that are a text": {"action": {"verb": "v", "data": "x"}, "data": "x"},
    "a verb that is a number": {"action": {"verb": 7, "data": {"do": 7}}, "data": {"do": 7}},
    "parameters that are a text": {"parameters": "q"},
    "parameters that are numbers": {"parameters": [1, {"name": 7, "value": {}}]},
    "a context that is a text": {"context": "x", "action": 7},
}


@pytest.mark.parametrize("case", NO_ACTIVITIES)
def test_what_is_no_activity_is_said_to_be_none(case: str) -> None:
    with pytest.raises(NotAnActivity):
        parse(NO_ACTIVITIES[case])


async def test_what_is_no_activity_is_answered_400_and_reaches_nobody(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        statuses = {case: (await bot.post(sent)).status for case, sent in NO_ACTIVITIES.items()}

        assert set(statuses.values()) == {400}
        assert bot.listener.heard == []


@pytest.mark.parametrize("case", STRANGE)
async def test_what_is_strange_is_taken(case: str, database: Database) -> None:
    async with edge(database) as bot:
        answered = await bot.post(bot.activity(**STRANGE[case]))

        assert answered.status == 202
        assert len(bot.listener.heard) == 1
        assert "Jag hörde" in bot.teams.said[-1]


@pytest.mark.parametrize("name", ["adaptiveCard/action", "task/fetch", "composeExtension/query", "fileConsent/invoke"])
async def test_an_invoke_with_a_strange_value_is_answered(name: str, sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        for number, value in enumerate(INVOKES.values()):
            activity = bot.activity(type="invoke", name=name, value=value, id=f"f:{number}")
            assert (await bot.post(activity)).status == 200


async def test_requests_that_are_none_get_the_status_of_their_kind(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        good = orjson.dumps(bot.activity())
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense", "text/json"):
            assert (await bot.post(good, content_type=kind)).status == 415
        assert (await bot.post(good, content_type="application/json; charset=utf-8")).status == 202
        assert (await bot.post(bot.activity(text="x" * (1 << 20)))).status == 413
        for method in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"):
            async with bot.session.request(method, f"{bot.url}/api/messages") as response:
                assert response.status == 405
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        async with bot.session.post(f"{bot.url}/api/messages", data=b"no gzip", headers=headers) as response:
            assert response.status == 400
        bomb = gzip.compress(b" " * (64 << 20))
        async with bot.session.post(f"{bot.url}/api/messages", data=io.BytesIO(bomb), headers=headers) as response:
            assert response.status in (400, 413)
        assert len(bot.listener.heard) == 1


def read(activity: Activity) -> None:
    """Everything that is read from an activity, whatever its type."""
    refreshed(None, activity)
    change_of(activity)
    installation_of(activity)
    for press in (pressed(activity), executed(activity), submitted(activity), searched(activity), consented(activity)):
        incoming_of(activity, kind=Kind.PRESS, now=NOW, press=press)
    incoming_of(activity, kind=Kind.MESSAGE, now=NOW)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)
fields = [field.alias or name for name, field in Activity.model_fields.items()]


@given(st.binary() | st.text().map(str.encode) | values.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_an_activity_or_none(sent: bytes) -> None:
    try:
        read(parse(sent))
    except NotAnActivity:
        return


@given(st.dictionaries(st.sampled_from(fields), values, max_size=4), st.sampled_from(NAMES))
@example({"entities": [{"type": "mention", "text": "", "mentioned": {}}]}, "message_channel_reply")
def test_a_changed_activity_is_read_or_refused(changed: dict[str, Any], name: str) -> None:
    activity = json.loads((FOLDER / f"{name}.json").read_text("utf-8")) | changed
    try:
        read(parse(json.dumps(activity).encode()))
    except NotAnActivity:
        return


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=4), st.sampled_from(NAMES))
def test_a_damaged_activity_is_read_or_refused(place: int, damage: bytes, name: str) -> None:
    sent = (FOLDER / f"{name}.json").read_bytes()
    place %= len(sent)
    try:
        read(parse(sent[:place] + damage + sent[place + len(damage) :]))
    except NotAnActivity:
        return
