"""Calendar files are read exactly: local hours, whole days, recurrences and what was called off."""

from datetime import time
from zoneinfo import ZoneInfo

from dialogs.documents import calendar_file
from dialogs.documents.kinds import kind_of
from dialogs.documents.quarantine import extract_here
from dialogs.texts import Kind
from meetings.drafts import ContactRead, Draft, PartialDate, Reading

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def a_calendar(*event: str, method: str = "PUBLISH") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", f"METHOD:{method}"]
    return "\r\n".join([*lines, *event, "END:VCALENDAR", ""]).encode()


def an_event(*lines: str, uid: str = "1", title: str = "Skogsmöte") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT")


def read(content: bytes, name: str = "a.ics") -> Reading:
    kind, text = extract_here(kind_of(name, content), content, STOCKHOLM)
    assert kind is Kind.CALENDAR
    return calendar_file.read(text, "sv")


def only(content: bytes) -> Draft:
    (draft,) = read(content).meetings
    return draft


def day(draft: Draft) -> tuple[int | None, int, int]:
    return draft.date_start.year, draft.date_start.month, draft.date_start.day


def test_hours_of_the_world_become_local_hours_of_the_day() -> None:
    draft = only(a_calendar(*an_event("DTSTART:20310612T223000Z", "DTEND:20310612T233000Z")))

    assert day(draft) == (2031, 6, 13)
    assert (draft.time_start, draft.time_end) == (time(0, 30), time(1, 30))


def test_hours_of_another_zone_and_a_duration() -> None:
    draft = only(a_calendar(*an_event("DTSTART;TZID=Europe/London:20310305T090000", "DURATION:PT1H30M")))

    assert (draft.time_start, draft.time_end, draft.all_day) == (time(10), time(11, 30), False)


def test_whole_days_end_on_their_last_day() -> None:
    draft = only(a_calendar(*an_event("DTSTART;VALUE=DATE:20310510", "DTEND;VALUE=DATE:20310512")))

    assert draft.all_day
    assert draft.date_end == PartialDate(year=2031, month=5, day=11)


def test_midnight_to_midnight_is_a_whole_day() -> None:
    draft = only(a_calendar(*an_event("DTSTART:20310510T000000", "DTEND:20310511T000000")))

    assert (draft.all_day, draft.date_end.day, draft.time_start) == (True, 10, None)


def test_a_place_a_link_and_who_calls() -> None:
    lines = (
        *(
            "DTSTART:20310510T090000",
            "LOCATION:Folkets hus\\, Åmål",
            "ORGANIZER;CN=Vera Strand:mailto:Vera@natverk.example",
        ),
        "DESCRIPTION:Anslut: https://teams.microsoft.com/l/meetup-join/x\\nVi talar om lövskog.",
    )

    reading = read(a_calendar(*an_event(*lines)))

    (draft,) = reading.meetings
    assert (draft.place, draft.online, draft.onsite) == ("Folkets hus, Åmål", True, True)
    assert draft.link == "https://teams.microsoft.com/l/meetup-join/x"
    assert reading.contacts == (ContactRead(name="Vera Strand", email="vera@natverk.example"),)
    assert [p.text for p in reading.passages][-1] == "Vi talar om lövskog."


def test_a_meeting_in_teams_has_no_place() -> None:
    draft = only(a_calendar(*an_event("DTSTART:20310510T090000", "LOCATION:Microsoft Teams-möte")))

    assert (draft.place, draft.online) == (None, True)


def test_a_recurring_meeting_without_the_one_left_out_and_with_the_one_moved() -> None:
    series = an_event(
        *("DTSTART;TZID=Europe/Stockholm:20310305T090000", "DTEND;TZID=Europe/Stockholm:20310305T100000"),
        *("RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;TZID=Europe/Stockholm:20310312T090000"),
    )
    moved = an_event("RECURRENCE-ID;TZID=Europe/Stockholm:20310319T090000", "DTSTART:20310320T120000Z")

    reading = read(a_calendar(*series, *moved))

    assert [day(draft)[1:] for draft in reading.meetings] == [(3, 5), (3, 20), (3, 26), (4, 2)]
    assert {draft.time_start for draft in reading.meetings} == {time(9), time(13)}


def test_a_meeting_without_end_is_followed_for_a_year_and_no_further() -> None:
    reading = read(a_calendar(*an_event("DTSTART:20310305T090000", "RRULE:FREQ=MONTHLY")))

    assert len(reading.meetings) == 13


def test_what_was_called_off_is_read_as_called_off() -> None:
    assert only(a_calendar(*an_event("DTSTART:20310305T090000", "STATUS:CANCELLED"))).status == "cancelled"
    assert only(a_calendar(*an_event("DTSTART:20310305T090000"), method="CANCEL")).status == "cancelled"


def test_an_invitation_by_mail_is_read_by_its_calendar() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "Skogsmöte", "<1@a.example>"
    message.set_content("Välkommen den 1 april!")
    message.add_alternative(a_calendar(*an_event("DTSTART:20310305T090000")).decode(), subtype="calendar")

    assert [day(draft) for draft in read(message.as_bytes(), "a.eml").meetings] == [(2031, 3, 5)]


def test_each_value_names_its_line() -> None:
    draft = only(a_calendar(*an_event("DTSTART:20310305T090000")))

    assert [(e.line, e.field, e.text) for e in draft.evidence][1] == (2, "date_start", "date_start: 2031-03-05")


def test_a_day_of_long_ago_is_read_too() -> None:
    assert day(only(a_calendar(*an_event("DTSTART:00240305T090000")))) == (24, 3, 5)
