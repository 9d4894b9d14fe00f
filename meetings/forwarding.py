"""Questions that nobody could answer: sent on to the right coordinator, whose answer comes back and may be kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from meetings.addresses import Address
from meetings.identity import new_id
from meetings.members import Member
from meetings.questions import OpenQuestion, TaughtAnswer
from meetings.records import Records
from meetings.reminders import Message
from meetings.schedule import Schedule

QUESTION = "forwarded_question"
ANSWER = "forwarded_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """A question on its way."""

    question: OpenQuestion
    #: names of the coordinators or of the groups whose channel it goes to
    recipients: tuple[str, ...]
    #: it was sent on before, and is not sent again
    again: bool = False


def coordinators_of(schedule: Schedule, groups: Iterable[str]) -> tuple[Member, ...]:
    """The coordinators of any of these groups; all of the network's when no group has one of its own."""
    wanted = set(groups)
    own = tuple(member for member in schedule.coordinators if wanted & set(member.groups))
    return own or schedule.coordinators


def forward(
    records: Records,
    schedule: Schedule,
    text: str,
    *,
    groups: Sequence[str],
    asked_by: str,
    asker: str,
    answer_to: Address,
    now: datetime,
) -> Forwarded | None:
    """Sends a question on; None when no coordinator can be reached through the bot.

    It goes to the personal chats of the groups' coordinators, and to the groups' channels when none has one. `asker`
    is how the coordinator reads who asks; `asked_by` tells the same question of the same person again.
    """
    targets = _targets(records, schedule, groups)
    if not targets:
        return None
    recipients = tuple(targets)
    for earlier in records.questions.open(schedule.network.id):
        if (earlier.text, earlier.asked_by) == (text, asked_by):
            return Forwarded(question=earlier, recipients=recipients, again=True)
    question = OpenQuestion(
        id=new_id(), text=text, groups=tuple(groups), asked_by=asked_by, asked_at=now, address=answer_to.id
    )
    records.questions.add(schedule.network.id, question)
    for address in targets.values():
        data = {"question": question.id, "text": text, "asker": asker if address.scope == "personal" else ""}
        records.outbox.put(_message(schedule, QUESTION, question, address, data, now))
    return Forwarded(question=question, recipients=recipients)


def answer(
    records: Records, schedule: Schedule, identity: str, text: str, *, by: Member, keep: bool, now: datetime
) -> bool:
    """Sends the answer to the person who asked, and keeps it for the groups when wanted.

    False, and nothing is sent, when there is no such question or somebody has answered it.
    """
    network = schedule.network.id
    question = records.questions.get(network, identity)
    if question is None or question.answer is not None:
        return False
    if address := records.addresses.get(question.address):
        data = {"question": question.text, "answer": text, "author": by.name}
        if not records.outbox.put(_message(schedule, ANSWER, question, address, data, now)):
            return False  # another coordinator was quicker by the blink of an eye
    records.questions.save(network, replace(question, answer=text, answered_by=by.name, answered_at=now))
    if keep:
        taught = TaughtAnswer(
            id=new_id(), question=question.text, answer=text, groups=question.groups, author=by.name, written_at=now
        )
        records.questions.teach(network, taught)
    return True


def _targets(records: Records, schedule: Schedule, groups: Sequence[str]) -> dict[str, Address]:
    """Where the question goes, by the name of the coordinator, or of the groups whose channel it is."""
    personal = {
        member.name: address
        for member in coordinators_of(schedule, groups)
        if member.entra_id and (address := records.addresses.personal(member.entra_id)) and address.active
    }
    if personal:
        return personal
    wanted = set(groups) or {schedule.network.id, *(group.id for group in schedule.groups)}
    names = {schedule.network.id: schedule.network.name, **{group.id: group.name for group in schedule.groups}}
    return {
        " + ".join(names[group] for group in address.groups if group in names): address
        for address in records.addresses.of_network(schedule.network.id)
        if address.active and address.scope != "personal" and wanted & set(address.groups)
    }


def _message(
    schedule: Schedule, kind: str, question: OpenQuestion, address: Address, data: dict[str, str], now: datetime
) -> Message:
    return Message(
        key=f"{kind}:{question.id}:{address.id}",
        network=schedule.network.id,
        lane=address.conversation,
        address=address.id,
        kind=kind,
        data=data,
        due_at=now,
    )
