from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time
from hashlib import sha256

from meetings.addresses import Address
from meetings.comparing import compare
from meetings.drafts import PassageRead, Reading, Terms
from meetings.identity import new_id
from meetings.publishing import Published, create_network, publish
from meetings.schedule import Document, Meeting, Schedule
from storage.database import Database
from tests.builders import NOW, a_registration
from tests.meetings.readings import a_day, a_draft, a_reading

MARCH, MAY = date(2031, 3, 12), date(2031, 5, 7)


def given(
    database: Database,
    reading: Reading,
    text: str = "underlaget",
    *,
    only: Collection[date] | None = None,
    now: datetime = NOW,
) -> Published:
    """A coordinator gives the network a document and approves what is shown (on some days)."""
    with database.records() as records:
        network = records.networks.named("sjo") or create_network(records, slug="sjo", name="Nätverket för sjöar")
        schedule = records.schedules.of(network.id)
        digest = sha256(text.encode()).hexdigest()
        difference = compare(schedule, reading, today=now.date(), sha256=digest)
        chosen = None if only is None else {p.after.id for p in difference.proposals if p.after.first_day in only}
        document = Document(id=new_id(), name="plan.docx", sha256=digest, given_by="vera@natverk.example", given_at=now)
        published = publish(records, schedule, difference, reading, document=document, text=text, only=chosen)
        records.commit()
    return published


def the_schedule(database: Database) -> Schedule:
    with database.records(write=False) as records:
        network = records.networks.named("sjo")
        assert network
        return records.schedules.of(network.id)


def the_meetings(database: Database) -> tuple[Meeting, ...]:
    return the_schedule(database).meetings


def test_a_document_becomes_meetings_that_name_their_line(database: Database) -> None:
    passage = PassageRead(line=3, heading="Syfte", text="Att mötas.")
    reading = a_reading(a_draft(groups=("Skogsgruppen",), line=7), groups=("Skogsgruppen",), passages=(passage,))

    published = given(database, reading)

    schedule = the_schedule(database)
    (meeting,) = schedule.meetings
    assert meeting.id == published.added[0].id
    assert schedule.group_names(meeting) == ("Skogsgruppen",)
    assert (meeting.document, meeting.line) == (schedule.documents[0].id, 7)
    assert schedule.passages[0].text == "Att mötas."


def test_only_what_was_chosen_is_published(database: Database) -> None:
    given(database, a_reading(a_draft(MARCH), a_draft(MAY, "Digitalt möte")), only={MAY})

    assert [m.first_day for m in the_meetings(database)] == [MAY]


def test_an_open_year_is_never_published(database: Database) -> None:
    given(database, a_reading(a_draft(MARCH, year_open=True)))

    assert the_meetings(database) == ()


def test_the_terms_of_registering_are_kept_with_the_series(database: Database) -> None:
    terms = Terms(
        deadline=a_day(date(2031, 3, 1)), seats_per_organisation=3, together=True, contact_email="v@n.example"
    )

    given(database, a_reading(a_draft(MARCH), a_draft(MAY), terms=terms, cost="Resan betalas av deltagaren"))

    schedule = the_schedule(database)
    series = schedule.series_of(schedule.meetings[0])
    assert series
    assert (series.deadline, series.seats_per_organisation, series.together) == (date(2031, 3, 1), 3, True)
    assert series.cost == "Resan betalas av deltagaren"


def test_the_same_invitation_in_another_rendering_is_not_published_twice(database: Database) -> None:
    reading = a_reading(a_draft(MARCH), a_draft(MAY))
    given(database, reading, "en rendering")
    before = the_schedule(database)

    again = given(database, reading, "en annan\nrendering")

    assert again == Published()
    assert the_schedule(database) == before


def test_an_invitation_keeps_registrations_and_identity_of_the_planned_meeting(database: Database) -> None:
    (planned,) = given(database, a_reading(a_draft(MAY, all_day=True), a_draft(MARCH, all_day=True)), only={MAY}).added
    with database.records() as records:
        records.registrations.add(a_registration(planned.id))
        records.commit()

    given(database, a_reading(a_draft(MAY, hours=(time(9), time(15)), place="Åmål"), title="Inbjudan"), "inbjudan")

    (meeting,) = the_meetings(database)
    assert (meeting.id, meeting.place, meeting.revision) == (planned.id, "Åmål", 1)
    assert meeting.document == the_schedule(database).documents[1].id
    with database.records(write=False) as records:
        assert len(records.registrations.of_meetings([planned.id])) == 1


def a_channel(network: str) -> Address:
    return Address(
        id="channel", scope="channel", conversation="19:c", service_url="https://s", bot="28:b", network=network,
        groups=(network,),
    )  # fmt: skip


def linked(database: Database) -> None:
    with database.records() as records:
        network = records.networks.named("sjo")
        assert network
        records.addresses.save(a_channel(network.id))
        records.commit()


def changes_told(database: Database) -> int:
    with database.records(write=False) as records:
        network = records.networks.named("sjo")
        assert network
        return sum(message.kind == "change" for message in records.outbox.of_network(network.id))


def test_who_relies_on_a_moved_meeting_is_told_once(database: Database) -> None:
    given(database, a_reading(a_draft(MARCH), a_draft(MAY, "Vårmöte")))
    linked(database)
    moved = a_reading(a_draft(MARCH), a_draft(date(2031, 5, 14), "Vårmöte"))

    published = given(database, moved, "reviderad")
    given(database, moved, "reviderad")

    assert [m.first_day for m in published.moved] == [date(2031, 5, 14)]
    assert changes_told(database) == 1


def test_nobody_is_disturbed_when_the_unknown_becomes_known(database: Database) -> None:
    given(database, a_reading(a_draft(MARCH)))
    linked(database)

    given(database, a_reading(a_draft(MARCH, hours=(time(9), time(12)), place="Åmål")), "nu med plats")

    assert changes_told(database) == 0


def test_a_meeting_left_out_of_a_revised_plan_is_called_off_and_stays_in_the_schedule(database: Database) -> None:
    whole = a_reading(a_draft(MARCH), a_draft(MAY), a_draft(date(2031, 9, 3)))
    given(database, whole)

    published = given(database, replace(whole, meetings=whole.meetings[:2]), "reviderad")

    assert [m.first_day for m in published.cancelled] == [date(2031, 9, 3)]
    assert [m.cancelled for m in the_meetings(database)] == [False, False, True]


def test_a_document_without_meetings_is_kept_for_answers(database: Database) -> None:
    published = given(database, a_reading(title="Slutrapport"))

    assert published.document
    assert the_meetings(database) == ()
    assert [d.name for d in the_schedule(database).documents] == ["plan.docx"]
