"""Questions that nobody could answer, answers that were taught, and what was declined."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert  # its ON CONFLICT is SQLite's too

from meetings.questions import OpenQuestion, TaughtAnswer
from storage.tables import answers, declined, questions
from storage.transaction import Transaction, columns_for, columns_of, saving

#: characters of a declined message that are kept: enough to learn from, and within an index entry of PostgreSQL
DECLINED_LENGTH = 300

_ADD = insert(questions)
_SAVE = saving(questions).where(questions.c.network == bindparam("within"))
_ALL = (
    select(*columns_for(questions, OpenQuestion))
    .where(questions.c.network == bindparam("network"))
    .order_by(questions.c.number)
)
_GET = _ALL.where(questions.c.id == bindparam("id"))
_OPEN = _ALL.where(questions.c.answer.is_(None))
_FORGET = delete(questions).where(questions.c.network == bindparam("network"), questions.c.id == bindparam("id"))
_TEACH = insert(answers)
_TAUGHT = (
    select(*columns_for(answers, TaughtAnswer))
    .where(answers.c.network == bindparam("network"))
    .order_by(answers.c.number)
)
_UNTEACH = delete(answers).where(answers.c.network == bindparam("network"), answers.c.id == bindparam("id"))
_NOTE_DECLINED = (
    upsert(declined)
    .values(times=1)
    .on_conflict_do_update(
        index_elements=[declined.c.network, declined.c.text],
        set_={"times": declined.c.times + 1, "last_at": upsert(declined).excluded.last_at},
    )
)
_DECLINED = (
    select(declined.c.text, declined.c.times)
    .where(declined.c.network == bindparam("network"))
    .order_by(declined.c.times.desc(), declined.c.last_at.desc())
)
_FORGET_ANSWERED = delete(questions).where(questions.c.answered_at < bindparam("than"))
_FORGET_DECLINED = delete(declined).where(declined.c.last_at < bindparam("than"))


class Questions:
    """Fulfils `meetings.records.Questions`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, network: str, question: OpenQuestion) -> None:
        self._transaction.run(_ADD, network=network, **columns_of(question))

    def save(self, network: str, question: OpenQuestion) -> None:
        self._transaction.save(_SAVE, question, within=network)

    def get(self, network: str, identity: str) -> OpenQuestion | None:
        row = self._transaction.row(_GET, network=network, id=identity)
        return row and OpenQuestion(**row._asdict())

    def open(self, network: str) -> tuple[OpenQuestion, ...]:
        return tuple(OpenQuestion(**row._asdict()) for row in self._transaction.rows(_OPEN, network=network))

    def teach(self, network: str, answer: TaughtAnswer) -> None:
        self._transaction.run(_TEACH, network=network, **columns_of(answer))

    def forget(self, network: str, identity: str) -> None:
        self._transaction.run(_FORGET, network=network, id=identity)
        self._transaction.run(_UNTEACH, network=network, id=identity)

    def taught(self, network: str) -> tuple[TaughtAnswer, ...]:
        return tuple(TaughtAnswer(**row._asdict()) for row in self._transaction.rows(_TAUGHT, network=network))

    def note_declined(self, network: str, text: str, now: datetime) -> None:
        self._transaction.run(_NOTE_DECLINED, network=network, text=text[:DECLINED_LENGTH], last_at=now)

    def declined(self, network: str) -> tuple[tuple[str, int], ...]:
        return tuple((row.text, row.times) for row in self._transaction.rows(_DECLINED, network=network))

    def forget_older(self, than: datetime) -> int:
        return self._transaction.run(_FORGET_ANSWERED, than=than) + self._transaction.run(_FORGET_DECLINED, than=than)
