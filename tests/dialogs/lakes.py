"""A whole network for sentences: lakes, rivers, a series, half-known meetings, and a plan that can be quoted."""

from dataclasses import replace
from datetime import date, time

from meetings.members import Member, Role
from meetings.organisations import Organisation
from meetings.records import Records
from meetings.schedule import Contact, Document, Form, Passage, Schedule, Series, Status
from tests.builders import NETWORK, NOW, a_meeting, a_member
from tests.dialogs.a_turn import LAKES, RIVERS

ORGANISATIONS = (
    Organisation(id="amal", name="Åmåls kommun"),
    Organisation(id="karlsborg", name="Karlsborgs kommun"),
    Organisation(id="tibro", name="Tibro kommun"),
)

MEMBER = a_member("Vera Strand", groups=(LAKES.id,))
COORDINATOR = a_member("Ingrid Sjölund", organisation="Karlsborgs kommun", groups=(LAKES.id,), role=Role.COORDINATOR)

CONTACTS = (
    Contact(
        name="Ingrid Sjölund",
        email="ingrid.sjolund@karlsborg.example",
        phone="070-174 06 10",
        role="samordnare",
        groups=(LAKES.id,),
    ),
    Contact(name="Nils Berg", email="nils.berg@tibro.example", role="samordnare", groups=(RIVERS.id,)),
)

SERIES = Series(
    id="fish",
    title="Lärprojektet Vandrande fisk",
    together=True,
    registration_required=True,
    deadline=date(2031, 10, 20),
    seats_per_organisation=2,
    contact_email="anmalan@sjo.example",
)

PLAN = Document(id="plan", name="Plan 2031.docx", sha256="0" * 64, given_by="Ingrid Sjölund", given_at=NOW)

_AS_PLANNED = (
    a_meeting("january", day=date(2031, 1, 22), form=Form.ONLINE, groups=("lakes",)),
    replace(
        a_meeting(
            "march",
            day=date(2031, 3, 12),
            starts_at=time(9, 30),
            ends_at=time(15, 30),
            place="Kulturhuset i Åmål",
            groups=("lakes", "rivers"),
        ),
        coffee_from=time(9),
        theme="Bottnar utan syre",
    ),
    replace(
        a_meeting(
            "april", day=date(2031, 4, 24), starts_at=time(13), ends_at=time(15), form=Form.ONLINE, groups=("lakes",)
        ),
        link="https://meet.example/april",
    ),
    a_meeting(
        "may", day=date(2031, 5, 27), last_day=date(2031, 5, 28), place="Fästningen i Karlsborg", groups=("lakes",)
    ),
    replace(a_meeting("june", day=date(2031, 6, 11), form=Form.ONLINE, groups=("rivers",)), all_day=False),
    a_meeting("september", day=date(2031, 9, 10), form=Form.ONLINE, groups=("lakes",), status=Status.CANCELLED),
    replace(a_meeting("october", day=date(2031, 10, 15), groups=("lakes",), deadline=date(2031, 10, 1)), all_day=False),
    a_meeting("workshop1", title="Workshop 1", day=date(2031, 11, 5), groups=("rivers",), series="fish"),
    a_meeting("workshop2", title="Workshop 2", day=date(2031, 11, 26), form=None, groups=("rivers",), series="fish"),
    a_meeting("december", day=date(2031, 12, 3), form=Form.HYBRID, place="Tibro folkets hus", groups=("lakes",)),
)

MEETINGS = tuple(replace(meeting, document=PLAN.id, line=20 + number) for number, meeting in enumerate(_AS_PLANNED))

PARAGRAPHS = (
    ("", "Nätverket för sjöar samlar tjänstepersoner som arbetar med vatten. Tolv kommuner medverkar."),
    ("Syfte", "Syftet är att kommunerna ska lära av varandras åtgärder mot övergödning."),
    ("Finansiering", "Nätverket finansieras av Havsfonden och av kommunerna själva."),
    ("Uppföljning", "Arbetet mäts med två indikatorer: antal träffar och nöjdhet enligt en enkät."),
    ("Målgrupp", "Inbjudna är tjänstepersoner vid kommunerna."),
    ("Resor", "Deltagarna står för sina resor och sitt boende."),
    ("Vandrande fisk", "Lärprojektet leds av processledaren Disa Lind. Samma personer deltar vid båda tillfällena."),
    ("Vandrande fisk", "Museet sköter fisktrappan i Tollered."),
    ("Dokumentation", "Minnesanteckningar läggs i gruppens teamsgrupp."),
)

SCHEDULE = Schedule(
    network=NETWORK,
    groups=(LAKES, RIVERS),
    organisations=ORGANISATIONS,
    series=(SERIES,),
    meetings=MEETINGS,
    contacts=CONTACTS,
    coordinators=(COORDINATOR,),
    documents=(PLAN,),
    passages=tuple(
        Passage(document=PLAN.id, line=line, heading=heading, text=text)
        for line, (heading, text) in enumerate(PARAGRAPHS, 1)
    ),
)


def stored(records: Records, *members: Member) -> None:
    """Stores the network with its member, its coordinator, and these."""
    records.networks.add(NETWORK)
    for group in SCHEDULE.groups:
        records.schedules.add_group(NETWORK.id, group)
    for organisation in ORGANISATIONS:
        records.schedules.add_organisation(NETWORK.id, organisation)
    records.schedules.add_series(NETWORK.id, SERIES)
    records.schedules.add_document(NETWORK.id, PLAN, SCHEDULE.passages, "")
    for meeting in MEETINGS:
        records.schedules.add_meeting(NETWORK.id, meeting)
    for member in (MEMBER, COORDINATOR, *members):
        records.members.add(NETWORK.id, member)
    records.schedules.set_contacts(NETWORK.id, CONTACTS)
