from dataclasses import replace

from meetings.forwarding import ANSWER, QUESTION, answer, coordinators_of, forward
from meetings.members import Role
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, NOW, a_member, a_schedule
from tests.dialogs.a_turn import LAKES, RIVERS, a_channel, a_stored_network

SAM = a_member("Sam Ordnare", role=Role.COORDINATOR, groups=(LAKES.id,), entra_id="sam", email="sam@lansbyran.example")
HERE = replace(a_channel("here", groups=()), scope="personal", conversation="a:here", entra_id="vera")


def forwarded(records: Records) -> str:
    """The id of a question on its way to a channel."""
    a_stored_network(records, members=(SAM,))
    for address in (HERE, a_channel("lakes"), a_channel("rivers", groups=(RIVERS.id,))):
        records.addresses.save(address)
    sent = forward(
        records,
        records.schedules.of(NETWORK.id),
        "Var?",
        groups=(LAKES.id,),
        asked_by="vera@amal.example",
        asker="Vera",
        answer_to=HERE,
        now=NOW,
    )
    assert sent is not None
    return sent.question.id


def kinds(records: Records) -> list[tuple[str, str]]:
    return [(message.kind, message.address) for message in records.outbox.of_network(NETWORK.id)]


def test_the_coordinators_are_those_of_the_groups_and_else_all() -> None:
    tove = replace(SAM, name="Tove Å", groups=(RIVERS.id,))
    schedule = a_schedule(coordinators=(SAM, tove))

    assert coordinators_of(schedule, [LAKES.id]) == (SAM,)
    assert coordinators_of(schedule, ["other"]) == (SAM, tove)


def test_only_the_channels_of_the_groups_are_asked(database: Database) -> None:
    with database.records() as records:
        forwarded(records)

        assert kinds(records) == [(QUESTION, "lakes")]


def test_a_question_is_answered_once(database: Database) -> None:
    with database.records() as records:
        identity, schedule = forwarded(records), records.schedules.of(NETWORK.id)

        assert answer(records, schedule, identity, "Här.", by=SAM, keep=True, now=NOW)
        assert not answer(records, schedule, identity, "Där.", by=SAM, keep=True, now=NOW)

        assert kinds(records) == [(QUESTION, "lakes"), (ANSWER, "here")]
        assert [taught.answer for taught in records.questions.taught(NETWORK.id)] == ["Här."]


def test_an_answer_to_nothing_is_none(database: Database) -> None:
    with database.records() as records:
        forwarded(records)

        assert not answer(records, records.schedules.of(NETWORK.id), "made-up", "Här.", by=SAM, keep=False, now=NOW)
