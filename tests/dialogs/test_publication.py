from datetime import datetime

import pytest

from dialogs.documents.files import pasted
from dialogs.publication import MAX_PACKED, Publication
from dialogs.texts import Kind, Text
from meetings.schedule import Schedule
from tests.builders import NOW, STOCKHOLM, a_meeting, a_schedule

PLAN = """Träffar 2029
- Nätverksträff: onsdag 14 mars, kl 9-12, Folkets hus
- Digitalt möte: torsdag 3 maj"""
OPEN = "Inbjudan\nTräff 1\n10 september 10-15\nTräff 2\n4 december"
WHEN = datetime(2029, 1, 10, 9, tzinfo=STOCKHOLM)


def a_publication(text: str = PLAN) -> Publication:
    return Publication(text=pasted(text))


def test_what_is_stored_is_what_was_decided() -> None:
    publication = a_publication().with_edit("2.3.14", {"place": "Åmål"}).without(["3.5.3"]).past("hours")

    assert Publication.from_json(publication.to_json()) == publication


def test_corrections_are_kept_from_turn_to_turn() -> None:
    publication = a_publication()
    first = publication.view(a_schedule(), WHEN).items[0]

    view = publication.with_edit(first.key, {"place": "Åmål"}).view(a_schedule(), WHEN)

    assert [item.key for item in view.items] == [item.key for item in publication.view(a_schedule(), WHEN).items]
    assert view.items[0].proposal is not None
    assert view.items[0].proposal.after.place == "Åmål"


def test_a_corrected_day_does_not_change_what_the_draft_is_called() -> None:
    publication = a_publication()
    key = publication.view(a_schedule(), WHEN).items[1].key

    view = publication.with_edit(key, {"days": ["2029-05-04", "2029-05-04"]}).view(a_schedule(), WHEN)

    moved = view.item(key)
    assert moved is not None
    assert moved.proposal is not None
    assert moved.proposal.after.first_day.day == 4


def test_a_document_without_years_waits_for_one() -> None:
    publication = a_publication(OPEN)

    assert [item.proposal for item in publication.view(a_schedule(), WHEN).items] == [None, None]
    settled = Publication(text=publication.text, year=2029).view(a_schedule(), WHEN)
    assert [item.proposal is not None for item in settled.items] == [True, True]


@pytest.mark.parametrize(("name", "numbers"), [("place", [2]), ("hours", [2])])
def test_what_is_lacking_is_told_for_meetings_to_come(name: str, numbers: list[int]) -> None:
    text = PLAN.replace("Digitalt möte", "Fältdag")
    view = a_publication(text).view(a_schedule(), WHEN)

    assert [item.number for item in view.lacking(name, WHEN.date())] == numbers
    assert view.lacking(name, NOW.date()) == ()


def test_a_digital_meeting_lacks_no_place() -> None:
    view = a_publication().view(a_schedule(), WHEN)

    assert [item.number for item in view.lacking("place", WHEN.date())] == []


def known(schedule: Schedule) -> bool:
    return a_publication().view(schedule, WHEN).is_known


def test_a_document_is_known_when_publishing_it_would_change_nothing() -> None:
    view = a_publication().view(a_schedule(), WHEN)
    assert view.difference.series is not None
    published = a_schedule(
        *(item.proposal.after for item in view.items if item.proposal),
        groups=view.difference.new_groups,
        series=(view.difference.series,),
        contacts=view.difference.contacts,
    )

    assert known(published)
    assert not known(a_schedule(a_meeting()))


def test_a_long_document_is_too_large_to_be_remembered() -> None:
    words = " ".join(str(hash((n, "x"))) for n in range(10_000))

    assert a_publication().fits
    assert len(words) > 2 * MAX_PACKED
    assert not Publication(text=Text(name="", kind=Kind.PLAIN, text=words)).fits


def test_a_yes_belongs_to_what_was_shown() -> None:
    publication = a_publication()

    assert publication.stamp != publication.without(["2.3.14"]).stamp
    assert publication.document == publication.without(["2.3.14"]).document
