"""A revised document replaces its earlier version."""

from hashlib import sha256

from meetings.drafts import PassageRead
from meetings.versions import MOST_COMPARED
from storage.database import Database
from tests.meetings.readings import a_draft, a_reading
from tests.meetings.test_publishing import MARCH, MAY, given, the_schedule


def passages(*texts: str) -> tuple[PassageRead, ...]:
    return tuple(PassageRead(line=number, heading="", text=text) for number, text in enumerate(texts, start=1))


SAID = ("Nätverket möts tre gånger om året.", "Resan betalar var och en själv.", "Fältdag 12 mars")


def test_a_revised_plan_replaces_what_its_earlier_version_said(database: Database) -> None:
    given(database, a_reading(a_draft(MARCH), a_draft(MAY), passages=passages(*SAID)), "plan")
    revised = a_reading(a_draft(MARCH, place="Åmål"), a_draft(MAY), passages=passages(*SAID[:2], "Fältdag 13 mars"))

    given(database, revised, "reviderad")

    schedule = the_schedule(database)
    assert [document.sha256 for document in schedule.documents] == [
        sha256(t).hexdigest() for t in (b"plan", b"reviderad")
    ]
    assert [p.text for p in schedule.passages] == [*SAID[:2], "Fältdag 13 mars"]
    assert {m.document for m in schedule.meetings} == {schedule.documents[1].id}


def test_another_document_about_the_same_meetings_leaves_what_the_plan_said(database: Database) -> None:
    given(database, a_reading(a_draft(MARCH), a_draft(MAY), passages=passages(*SAID)), "plan")

    given(database, a_reading(a_draft(MARCH, place="Åmål"), passages=passages("Välkommen till Åmål!")), "inbjudan")

    assert [p.text for p in the_schedule(database).passages] == [*SAID, "Välkommen till Åmål!"]


def test_a_long_version_is_known_by_what_is_the_same_to_the_letter(database: Database) -> None:
    long = tuple(f"Punkt {number}" for number in range(MOST_COMPARED + 1))
    given(database, a_reading(a_draft(MARCH), a_draft(MAY), passages=passages(*long)), "plan")

    revised = a_reading(a_draft(MARCH, place="Åmål"), a_draft(MAY), passages=passages(*long, "Nytt"))
    given(database, revised, "reviderad")

    assert {p.document for p in the_schedule(database).passages} == {the_schedule(database).documents[1].id}
