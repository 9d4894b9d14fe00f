from datetime import time

from dialogs.documents.calendar_file import read
from meetings.drafts import ContactRead, PartialDate

FILE = """title: Skogsmöte
date_start: 2031-03-05
date_end: 2031-03-06
time_start: 09:00
link: https://teams.microsoft.com/l/x
place: Åmål
contact: Vera Strand <vera@natverk.example>
text: Vi talar om lövskog.

title: Vattenmöte
date_start: 2031-04-02
date_end: 2031-04-02
place: Microsoft Teams-möte
status: cancelled
contact: <vera@natverk.example>"""


def test_each_event_is_a_meeting_with_the_lines_it_was_read_from() -> None:
    reading = read(FILE, "sv")

    forest, water = reading.meetings
    assert (forest.title, forest.date_end, forest.time_start) == (
        "Skogsmöte",
        PartialDate(year=2031, month=3, day=6),
        time(9),
    )
    assert (forest.place, forest.online, forest.onsite) == ("Åmål", True, True)
    assert [(e.line, e.field) for e in water.evidence][:2] == [(10, "title"), (11, "date_start")]
    assert (water.all_day, water.place, water.online, water.status) == (True, None, True, "cancelled")


def test_who_calls_is_named_once_and_words_are_kept() -> None:
    reading = read(FILE, "sv")

    assert reading.contacts == (ContactRead(name=None, email="vera@natverk.example"),)
    assert [(p.line, p.heading, p.text) for p in reading.passages] == [(8, "Skogsmöte", "Vi talar om lövskog.")]
