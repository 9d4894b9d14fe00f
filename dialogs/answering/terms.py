"""Questions about the terms: deadline, how to register, seats, who may come, cost, travel, food."""

from dialogs.answering.asked import Asked
from dialogs.answering.quoting import found_about, quote, quote_about
from dialogs.replies import Reply
from dialogs.understanding.topics import prices, waives
from dialogs.wording.formats import day
from meetings.deadlines import deadline_of, deadline_passed
from meetings.schedule import Meeting
from meetings.seats import limits, seats_left


def deadline(asked: Asked) -> Reply:
    """The last day of registration, and whether it is still ahead."""
    meetings = asked.meetings or asked.schedule.upcoming(asked.turn.now)
    days = {d: m for m in meetings if (d := deadline_of(asked.schedule, m))}
    if not days:
        return asked.unknown("deadline_unknown", meetings[0] if len(asked.meetings) == 1 else None)
    if len(days) > 1:
        rows = (f"{asked.named(m)}: {day(asked.turn.language, d)}" for d, m in days.items())
        return asked.reply(asked.say("deadlines", days="; ".join(rows)))
    last, meeting = next(iter(days.items()))
    passed = deadline_passed(asked.schedule, meeting, asked.turn.now)
    still = "deadline_not_passed" if asked.seen("too_late") else "deadline_yes" if asked.slot("yesno") else "deadline"
    key = "deadline_passed" if passed else still
    return asked.reply(asked.say(key, day=day(asked.turn.language, last)))


def how_to_register(asked: Asked) -> Reply:
    """Here, in the chat; and where the document asks people to register."""
    series = asked.series()
    text = asked.say("how_to_register")
    address = series and (series.contact_email or series.url)
    if address:
        text = f"{text} {asked.say('register_address', address=address)}"
    return asked.reply(text)


def registration_required(asked: Asked) -> Reply:
    """Whether one has to register at all."""
    series = asked.series()
    required = series.registration_required if series else None
    if required is None:
        return asked.unknown("required_unknown", asked.meetings[0] if len(asked.meetings) == 1 else None)
    return asked.reply(asked.say("required" if required else "not_required"))


def register_again(asked: Asked) -> Reply:
    """Whether an earlier registration stands, in the document's words."""
    if found := found_about(asked, "register_again"):
        return quote(asked, found, asked.say("again_no") if any(waives(p.text) for p in found) else "")
    return asked.unknown("again_unknown")


def seats(asked: Asked) -> Reply:
    """How many of an organisation may come."""
    most = _per_organisation(asked)
    if most is None:
        total = {limits(asked.schedule, m).total for m in asked.meetings or asked.schedule.meetings} - {None}
        return (
            asked.reply(asked.say("seats_total", count=total.pop()))
            if len(total) == 1
            else asked.unknown("seats_unknown")
        )
    wanted = int(asked.slot("number") or 0)
    if wanted > most:
        return asked.reply(asked.say("seats_too_many", limit=most, wanted=wanted))
    return asked.reply(asked.say("seats", count=most))


def left(asked: Asked) -> Reply:
    """How many seats the asker's organisation has left; whose organisation is not known, how many each may take."""
    meetings = asked.meetings or asked.schedule.upcoming(asked.turn.now)[:1]
    member = asked.turn.member
    if member is None or not member.organisation:
        return seats(asked)
    told = []
    for meeting in meetings:
        registrations = asked.turn.records.registrations.of_meetings([meeting.id])
        free = seats_left(asked.schedule, meeting, registrations, member.organisation, member.email)
        if free is not None:
            told.append(
                asked.say("seats_left", meeting=asked.named(meeting), count=free, organisation=member.organisation)
            )
    return asked.reply(" ".join(told)) if told else asked.unknown("seats_unknown")


def same_people(asked: Asked) -> Reply:
    """Whether the same persons are to come each time."""
    return quote_about(asked, "same_people") or asked.unknown("same_people_unknown")


def audience(asked: Asked) -> Reply:
    """For whom it is, in the document's words."""
    series = asked.series()
    if quoted := quote_about(asked, "audience", asked.say("audience_lead")):
        return quoted
    if series and series.audience:
        return asked.reply(asked.say("audience", audience=series.audience))
    return asked.unknown("audience_unknown")


def cost(asked: Asked) -> Reply:
    """What it costs, if a document says so."""
    meeting = asked.meetings[0] if len(asked.meetings) == 1 else None
    if found := found_about(asked, "cost"):
        return quote(asked, found, "" if any(prices(p.text) for p in found) else asked.say("cost_unknown_lead"))
    series = asked.series()
    return (
        asked.reply(asked.say("cost", cost=series.cost))
        if series and series.cost
        else asked.unknown("cost_unknown", meeting)
    )


def travel(asked: Asked) -> Reply:
    """Who pays for travel and lodging."""
    return quote_about(asked, "travel") or asked.unknown("travel_unknown")


def food(asked: Asked) -> Reply:
    """Whether food is included."""
    meeting = asked.meetings[0] if len(asked.meetings) == 1 else None
    return quote_about(asked, "food") or asked.unknown("food_unknown", meeting)


def diet(asked: Asked) -> Reply:
    """Where one says what one cannot eat."""
    return asked.reply(asked.say("diet"))


def speakers(asked: Asked) -> Reply:
    """Who speaks, in the document's words."""
    return quote_about(asked, "speakers") or asked.unknown(
        "speakers_unknown", asked.meetings[0] if len(asked.meetings) == 1 else None
    )


def _per_organisation(asked: Asked) -> int | None:
    """The limit that holds for all meetings asked about; None without one, or when they differ."""
    meetings: tuple[Meeting, ...] = asked.meetings or asked.schedule.meetings
    found = {limits(asked.schedule, m).per_organisation for m in meetings}
    return found.pop() if len(found) == 1 else None
