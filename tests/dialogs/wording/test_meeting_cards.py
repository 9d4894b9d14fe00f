"""The card of a meeting."""

from datetime import date, time, timedelta

from dialogs.wording.meeting_cards import meeting_card
from meetings.languages import Language
from meetings.schedule import Form, Series, Status
from tests.builders import NOW, a_meeting, a_schedule


def facts(**meeting: object) -> dict[str, str]:
    shown = a_meeting(**meeting)  # type: ignore[arg-type]
    return dict(meeting_card(shown, a_schedule(shown), Language.ENGLISH).facts)


def test_what_is_known_of_a_meeting_stands_on_its_card() -> None:
    shown = facts(day=date(2031, 3, 12), starts_at=time(9, 15), ends_at=time(12), form=Form.ONSITE, place="Sjöhuset")

    assert shown["When"] == "Wednesday 12 March 2031"
    assert shown["Time"] == "09:15–12:00"
    assert shown["Place"] == "Sjöhuset"


def test_a_place_that_is_not_known_is_left_out() -> None:
    assert "Place" not in facts(place=None)


def test_whole_days_are_called_so_instead_of_hours() -> None:
    assert facts(starts_at=None)["Time"] == "Full day"


def test_the_terms_of_the_series_stand_on_the_card_of_each_of_its_meetings() -> None:
    meeting = a_meeting(series="series")
    series = Series(id="series", title="Serien", deadline=date(2031, 3, 1), seats_per_organisation=2)

    shown = dict(meeting_card(meeting, a_schedule(meeting, series=(series,)), Language.ENGLISH).facts)

    assert "1 March 2031" in " ".join(shown.values())
    assert "2" in shown.values()


def test_one_can_register_from_the_card_while_that_is_possible() -> None:
    meeting = a_meeting(day=NOW.date() + timedelta(days=20))

    button = meeting_card(meeting, a_schedule(meeting), Language.SWEDISH, now=NOW).buttons[0]

    assert button.press == {"do": "register", "meeting": meeting.id}


def test_one_cannot_register_for_what_is_over_or_called_off() -> None:
    past = a_meeting(day=NOW.date() - timedelta(days=2))
    called_off = a_meeting(day=NOW.date() + timedelta(days=20), status=Status.CANCELLED)

    assert meeting_card(past, a_schedule(past), Language.SWEDISH, now=NOW).buttons == ()
    assert meeting_card(called_off, a_schedule(called_off), Language.SWEDISH, now=NOW).buttons == ()


def test_a_meeting_called_off_says_so_in_its_title() -> None:
    meeting = a_meeting(status=Status.CANCELLED, title="Sjödagen")

    assert meeting_card(meeting, a_schedule(meeting), Language.ENGLISH).title == "Cancelled: Sjödagen"
