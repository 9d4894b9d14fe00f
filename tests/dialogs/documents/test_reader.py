import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.documents.reader import read
from meetings.drafts import Draft, PartialDate, Reading

DATA = Path(__file__).parents[2] / "data" / "documents"
Gold = dict[str, Any]


def documents() -> list[Any]:
    """The hand-made readings."""
    return [
        pytest.param(document, id=f"{path.stem}-{number}-{document['name']}")
        for path in sorted(DATA.glob("*.toml"))
        for number, document in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["document"])
    ]


def written(day: PartialDate | None) -> str | None:
    if day is None:
        return None
    settled = day.settled()
    return settled.isoformat() if settled else f"--{day.month:02d}-{day.day:02d}"


def clock(value: Any) -> str | None:
    return value.isoformat("minutes") if value else None


def meets(draft: Draft, gold: Gold) -> bool:
    """Whether a draft is the meeting of a hand-made reading, value by value."""
    return (
        written(draft.date_start) == gold["start"]
        and written(draft.date_end) == gold.get("end", gold["start"])
        and clock(draft.time_start) == gold.get("from")
        and clock(draft.time_end) == gold.get("to")
        and clock(draft.coffee_from) == gold.get("coffee")
        and draft.all_day == gold.get("all_day", False)
        and draft.online == gold.get("online")
        and draft.status == gold.get("status", "planned")
        and written(draft.deadline) == gold.get("deadline")
        and bool(draft.place) == bool(gold.get("place"))
        and re.search(gold.get("place", ""), draft.place or "") is not None
        and re.search(gold.get("title", ""), draft.title) is not None
        and ("groups" not in gold or list(draft.groups) == gold["groups"])
    )


@pytest.mark.parametrize("document", documents())
def test_a_document_gives_its_meetings_and_nothing_else(document: Gold) -> None:
    reading = read(document["text"], year=document.get("year"))

    unread = [g for g in document["meetings"] if not any(meets(d, g) for d in reading.meetings)]
    assert not unread, reading.meetings
    assert len(reading.meetings) == len(document["meetings"]), reading.meetings


@pytest.mark.parametrize("document", documents())
def test_a_document_gives_its_terms_and_people(document: Gold) -> None:
    reading = read(document["text"], year=document.get("year"))
    terms = reading.registration

    assert written(terms.deadline) == document.get("deadline")
    assert terms.contact_email == document.get("contact_email")
    assert terms.seats_per_organisation == document.get("per_organisation")
    assert terms.seats_total == document.get("total")
    assert {c.name for c in reading.contacts if c.name} == set(document.get("contacts", []))
    assert reading.language == document.get("language", reading.language)


def invitation(body: str = "", **hints: Any) -> Reading:
    return read(f"Nätverksträff om vatten\n\n{body}", **hints)


def test_every_value_carries_the_line_it_was_read_from() -> None:
    reading = invitation("Datum: 12 oktober 2022\nTid: 9.00–12.00\nPlats: Folkets hus, Falun")

    lines = {e.field: (e.line, e.text) for e in reading.meetings[0].evidence}

    assert lines["date_start"] == (3, "Datum: 12 oktober 2022")
    assert lines["time_start"] == (4, "Tid: 9.00–12.00")
    assert lines["place"] == (5, "Plats: Folkets hus, Falun")


def test_a_year_that_the_text_does_not_settle_stays_open_and_is_asked_for() -> None:
    reading = invitation("Tisdag 12 oktober kl 9-12")

    assert reading.meetings[0].date_start == PartialDate(month=10, day=12)
    assert "year-open" in {i.code for i in reading.issues}


def test_a_hint_gives_the_year_and_a_series_rises_over_new_year() -> None:
    reading = read("Träffar\n\n- 4 december\n- 5 februari\n- 3 mars", year=2024)

    assert [written(m.date_start) for m in reading.meetings] == ["2024-12-04", "2025-02-05", "2025-03-03"]
    assert {i.code for i in reading.issues} >= {"year-from-hint", "year-from-series"}


def test_today_settles_a_day_by_its_weekday_and_says_so() -> None:
    reading = invitation("Onsdag 8 juni kl 9-12", today=date(2022, 3, 1))

    assert written(reading.meetings[0].date_start) == "2022-06-08"
    assert "year-from-weekday" in {i.code for i in reading.issues}


def test_a_weekday_that_contradicts_its_date_leaves_the_day_open_and_is_never_repaired() -> None:
    reading = invitation("Datum: måndag 8 mars 2023")

    assert reading.meetings[0].date_start == PartialDate(month=3, day=8, disputed=2023)
    conflict = next(i for i in reading.issues if i.code == "weekday-conflict")
    assert conflict.data == {"day": 8, "month": 3, "year": 2023, "weekday": 0}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Datum: 28-29 februari, 2023", "impossible-day"),
        ("Datum: tisdag 30 februari", "impossible-day"),
        ("Datum: 31/4 kl 9", "impossible-day"),
        ("Möten 2023: 29 februari", "no-such-day"),
    ],
)
def test_a_day_that_does_not_exist_is_asked_for(text: str, code: str) -> None:
    reading = invitation(text)

    assert all(m.date_start.settled() is None for m in reading.meetings)
    assert code in {i.code for i in reading.issues}


def test_a_last_day_of_registration_long_before_the_first_meeting_is_that_of_a_later_one() -> None:
    reading = read("Träffar 2025\n\n- 5 februari\n- 14 maj\n\nAnmäl dig till träffen i maj senast 30 april.")

    assert written(reading.registration.deadline) == "2025-04-30"


def test_a_last_day_that_was_put_off_is_the_later_one() -> None:
    reading = invitation("Datum: 24 september 2025\n\nSista anmälan var 5 september men förlängs till 12 september.")

    assert written(reading.registration.deadline) == "2025-09-12"


def test_a_lower_price_until_a_day_is_no_last_day_of_registration() -> None:
    reading = invitation("Datum: 7 oktober 2025\n\nVid anmälan före den 30 juni är priset 3 400 kr.")

    assert reading.registration.deadline is None


def test_a_telephone_number_is_that_of_the_person_named_last_before_it() -> None:
    reading = invitation(
        "Anmäl dig till eva.brandt@nord.example.\n\nFrågor? Ring Jonas Wik, nätverksledare, 070-344 19 02."
    )

    assert {c.name or c.email: c.phone for c in reading.contacts} == {
        "Jonas Wik": "070-344 19 02",
        "eva.brandt@nord.example": None,
    }


def test_hours_of_the_digital_meetings_are_not_those_of_the_others() -> None:
    reading = read(
        "Träffar 2026\n\nDe digitala mötena pågår kl. 9.00–11.30. De fysiska träffarna pågår kl. 10.00–15.30.\n\n"
        "- 20 januari, digitalt\n- 18 mars, Ludvika\n- 12 maj, plats meddelas senare"
    )

    assert [(clock(m.time_start), clock(m.time_end)) for m in reading.meetings] == [
        ("09:00", "11:30"),
        ("10:00", "15:30"),
        (None, None),
    ]


def test_of_a_sentence_about_several_meetings_each_takes_its_own_words() -> None:
    reading = read(
        "Nätverket Dialog våren 2026\n\nVi träffas tre gånger: först tisdag den 3 februari i Umeå, kl 10–15, "
        "sedan digitalt den 7 april kl 13–15 och slutligen i Umeå den 9 juni, samma tid."
    )

    assert [(m.date_start.day, clock(m.time_start), m.place, m.online) for m in reading.meetings] == [
        (3, "10:00", "Umeå", False),
        (7, "13:00", None, True),
        (9, "13:00", "Umeå", False),
    ]


def test_of_two_meetings_in_a_sentence_only_the_cancelled_one_is_cancelled() -> None:
    reading = read("Nätverket Dialog 2025\n\nMötet den 3 mars är inställt, men vi ses den 5 april kl 9-12 i Umeå.")

    assert [(m.date_start.month, m.status) for m in reading.meetings] == [(3, "cancelled"), (4, "planned")]


def test_among_earlier_meetings_only_the_next_one_is_a_meeting() -> None:
    reading = read(
        "Nätverket Dialog\n\nKommande\n\n- Datum: 5 april 2025 kl 9\n\n"
        "Tidigare träffar\n\n- Datum: 3 mars 2023\n- Nästa möte: 9 juni 2025"
    )

    assert [written(m.date_start) for m in reading.meetings] == ["2025-04-05", "2025-06-09"]


def test_what_holds_for_all_meetings_but_some_is_told_of_none() -> None:
    reading = read(
        "Träffar 2025\n\nAlla träffar är på Zoom kl. 13.00–15.00, utom den sista.\n\n- 2 oktober\n- 20 november"
    )

    assert [(m.time_start, m.online) for m in reading.meetings] == [(None, None), (None, None)]


def test_the_mail_that_an_invitation_came_in_is_no_meeting() -> None:
    reading = read(
        "Från: Eva Ek <eva.ek@nord.example>\nSkickat: den 10 februari 2025 14:22\nTill: Nätverket\n\n"
        "Vi ses torsdag 20 mars kl 9–11.30 i Teams."
    )

    assert [written(m.date_start) for m in reading.meetings] == ["2025-03-20"]


def test_a_last_day_of_registration_on_the_wrong_weekday_is_left_open() -> None:
    reading = invitation("Datum: 8 mars 2023\n\nAnmälan senast måndag 1 mars 2023.")

    assert reading.registration.deadline == PartialDate(month=3, day=1, disputed=2023)
    assert [i.field for i in reading.issues if i.code == "weekday-conflict"] == ["deadline"]


def test_nothing_is_inherited_from_the_meeting_before() -> None:
    reading = read("Träff 1\n\nFalun\n\n10 september 10-15\n\nTräff 2\n\n4 december\n\nTema väljs senare.")

    second = reading.meetings[1]

    assert (second.place, second.time_start, second.time_end, second.online) == (None, None, None, None)


def test_bare_days_in_a_list_are_meetings_and_no_news() -> None:
    reading = read("Möten 2023\n\n- tisdag 7 mars 2023\n- onsdag 12 april 2023")

    assert [written(m.date_start) for m in reading.meetings] == ["2023-03-07", "2023-04-12"]


def test_each_city_may_send_three() -> None:
    reading = invitation("8 March 2023, 9-12, Malmö\n\nEach city may send up to three participants.")

    assert reading.registration.seats_per_organisation == 3


def test_a_wish_for_two_participants_is_no_ceiling() -> None:
    reading = invitation("Datum: 8 mars 2023\n\nVi ser gärna två personer från varje kommun.")

    assert reading.registration.seats_per_organisation is None


def test_a_paragraph_is_kept_with_its_heading() -> None:
    reading = invitation("Syfte\n\nAtt dela erfarenheter mellan kommunerna i länet, och att planera året tillsammans.")

    assert [(p.heading, p.line) for p in reading.passages if p.text.startswith("Att dela")] == [("Syfte", 5)]


def test_telephone_and_role_come_to_the_person_they_stand_with() -> None:
    reading = invitation(
        "Datum: 8 mars 2023\n\nKontakt\n\nAnna Berg, samordnare\nanna.berg@kommun.example\n070-174 06 05\n"
    )

    (anna,) = reading.contacts

    assert (anna.name, anna.email, anna.phone) == ("Anna Berg", "anna.berg@kommun.example", "070-174 06 05")
    assert anna.role == "samordnare"


def test_the_lines_of_a_hard_wrapped_text_are_joined() -> None:
    wrapped = (
        "Vi bjuder in alla kommuner i länet till en nätverksträff om vatten som hålls den\n"
        "8 mars 2023 klockan 9.30-12.00 och som handlar om hur vi tillsammans kan klara\n"
        "nästa torra sommar. Anmälan görs till anna.berg@kommun.example senast den 23\n"
        "februari och den som vill kan ta med en kollega från en annan förvaltning till\n"
        "träffen, som är tänkt som ett samtal mellan alla som är med.\n"
    )

    reading = read("Nätverksträff om vatten\n\n" + wrapped * 3)

    assert [written(m.date_start) for m in reading.meetings] == ["2023-03-08"]
    assert written(reading.registration.deadline) == "2023-02-23"


FRAGMENTS = st.sampled_from([
    "8 mars", "10–11 maj", "kl 9-12", "onsdag", "31 februari", "2023", "Träff 1", "Plats:", "Tid:", "senast den", "\n",
    "\n\n", " | ", "- ", "Miljögruppen", "max 3 personer per kommun", "12/2, 15/5 och 4/9", "Anna Berg", "a@b.se",
    "Slut:", "inställt", "flyttas från", "till", "Program", "Kontakt", "**", "#", "fika", "heldag", "31/12 - 1/1",
])  # fmt: skip
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=25).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, year=st.sampled_from([None, 2023]), today=st.sampled_from([None, date(2024, 2, 29)]))
def test_no_text_makes_the_reader_fail_and_no_meeting_ends_before_it_begins(
    text: str, year: int | None, today: date | None
) -> None:
    for meeting in read(text, year=year, today=today).meetings:
        start, end = meeting.date_start.settled(), meeting.date_end.settled()
        assert start is None or end is None or start <= end
