from datetime import date

from dialogs.applicants import myself
from dialogs.application import Applicant, Application
from dialogs.turn import Turn
from dialogs.verdicts import as_change, refused, stored, with_seats
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, a_meeting, a_member, a_registration
from tests.dialogs.a_turn import a_stored_network, a_turn

VERA = a_member()
BO = Applicant(name="Bo Ek", email="bo.ek@amal.example", organisation="Åmåls kommun")
STRANGER = Applicant(name="Al By", email="al.by@sund.example", organisation="Sunds kommun")


def a_network(records: Records) -> Turn:
    small = a_meeting("small", day=date(2031, 4, 9), seats=1)
    a_stored_network(records, a_meeting("open", day=date(2031, 3, 12)), small, members=(VERA,))
    return a_turn(records, member=VERA)


def for_me(turn: Turn, *meetings: str, diet: str | None = None, others: tuple[Applicant, ...] = ()) -> Application:
    me = myself(turn)
    me = Applicant(oneself=True, name=me.name, email=me.email, organisation=me.organisation, diet=diet)
    return Application(meetings=meetings, people=(me, *others))


def test_what_can_be_is_not_refused(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)

        assert refused(for_me(turn, "open", "small"), turn) is None


def test_somebody_of_another_organisation_is_refused_before_and_at_the_yes(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        application = for_me(turn, "open", others=(STRANGER,))

        assert refused(application, turn) is not None
        assert stored(application, turn) is not None
        assert records.registrations.of_network(NETWORK.id) == ()


def test_a_reason_comes_with_a_button_for_what_is_possible(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        records.registrations.add(a_registration("small", "Li Å"))

        reply = refused(for_me(turn, "open", "small"), turn)

        assert reply is not None
        assert reply.card is not None
        (button,) = reply.card.buttons
        assert button.press["application"]["meetings"] == ["open"]


def test_with_one_seat_left_the_button_registers_the_one_who_fits(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)

        reply = refused(for_me(turn, "small", others=(BO,)), turn)

        assert reply is not None
        assert reply.card is not None
        assert [p["name"] for p in reply.card.buttons[0].press["application"]["people"]] == [VERA.name]


def test_what_is_stored_is_stored_once(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        application = for_me(turn, "open")

        assert stored(application, turn) is None
        assert stored(application, turn) is None

        assert len(records.registrations.of_network(NETWORK.id)) == 1


def test_a_handed_over_seat_twice_is_once_and_without_a_seat_never(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        application = Application(meetings=("open", "small"), people=(BO,), giver=VERA.email)
        assert stored(application, turn) is not None
        records.registrations.add(a_registration("open"))

        application = with_seats(application, turn)
        assert application.meetings == ("open",)
        assert stored(application, turn) is None
        assert stored(application, turn) is None

        held = [r for r in records.registrations.of_network(NETWORK.id) if r.in_force]
        assert [r.email for r in held] == [BO.email]


def test_news_about_the_way_one_comes_makes_a_change_of_a_registration(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        records.registrations.add(a_registration("open"))

        assert as_change(for_me(turn, "open", diet="vegan"), turn).change
        assert not as_change(for_me(turn, "open"), turn).change
        assert not as_change(for_me(turn, "open", "small", diet="vegan"), turn).change
