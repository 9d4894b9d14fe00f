"""Questions that the meetings themselves answer: when, how long, where, in which form, with whom, about what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from dialogs.answering.asked import MOST_TOLD, Asked
from dialogs.answering.quoting import CERTAIN, quote_about
from dialogs.replies import Card, Reply, Row
from dialogs.understanding.resolution import choose
from dialogs.understanding.selection import Selection
from dialogs.wording.formats import clock, day, days, when, window
from dialogs.wording.meeting_cards import hours_of
from meetings.schedule import Form, Meeting


def when_is(asked: Asked) -> Reply:
    """The day and hours of the meetings meant."""
    if not asked.meetings:
        return none_there(asked)
    if len(asked.meetings) > 1:
        return lists(asked)
    meeting = asked.meetings[0]
    key = "when_others" if asked.slot("others") else "when"
    if asked.slot("yesno") and asked.selection.windows and not asked.slot("others"):
        key = "when_yes"
    text = asked.say(key, title=asked.titled(meeting), when=when(asked.turn.language, meeting))
    return asked.about(meeting, f"{text}{_for_groups(asked, meeting)}")


def lists(asked: Asked) -> Reply:
    """The meetings of a period, with the period as it was understood."""
    meetings = asked.meetings
    if not meetings:
        return none_there(asked)
    if len(meetings) == 1 and not asked.slot("plural"):
        return when_is(asked)
    key = "list_others" if asked.slot("others") else "list"
    text = asked.say(key, count=len(meetings), which=_which(asked))
    return asked.listed(f"{text}{_window(asked)}:" if len(meetings) > 1 else _one(asked, text), meetings)


def counts(asked: Asked) -> Reply:
    """How many meetings, a joint one counted once."""
    meetings = [m for m in asked.meetings if not m.cancelled]
    if not meetings:
        return none_there(asked)
    text = asked.say("count", count=len(meetings), which=_which(asked))
    return asked.listed(f"{text}{_window(asked)}.", meetings)


def weeks(asked: Asked) -> Reply:
    """The ISO week."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: asked.say("week", number=m.first_day.isocalendar().week), "week_of")


def hours(asked: Asked) -> Reply:
    """The start, the end or both. Unknown hours are said to be unknown."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: _hours(asked, m), "hours_of", _hours_known)


def duration(asked: Asked) -> Reply:
    """How long a meeting lasts."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: _duration(asked, m), "duration_of", _hours_known)


def day_count(asked: Asked) -> Reply:
    """One day or two, and which."""
    if not asked.meetings:
        return none_there(asked)
    if len(asked.meetings) > 1 and asked.slot("plural"):
        return lists(asked)
    return _each(asked, lambda m: _days(asked, m), "days_of")


def place(asked: Asked) -> Reply:
    """Where the meetings are; a digital meeting is nowhere."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: _place(asked, m), "place_of", lambda m: bool(m.place) or m.form is Form.ONLINE)


def form(asked: Asked) -> Reply:
    """Digital, on site or both."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: _form(asked, m), "form_of", lambda m: m.form is not None)


def link(asked: Asked) -> Reply:
    """The address of a digital meeting."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: _link(asked, m), "link_of", lambda m: bool(m.link) or m.form is Form.ONSITE)


def joint(asked: Asked) -> Reply:
    """With whom meetings are shared."""
    if asked.meetings and len(asked.meetings) == 1 and not asked.selection.joint:
        meeting = asked.meetings[0]
        shared = _shares(asked, meeting)
        text = asked.say(
            "joint_with" if shared else "joint_none", meeting=asked.named(meeting), groups=asked.groups_of(meeting)
        )
        return asked.about(meeting, text)
    shared_meetings = [m for m in asked.meetings if _shares(asked, m)]
    if not shared_meetings:
        return asked.reply(asked.say("no_joint"))
    text = asked.say("joint_meetings", count=len(shared_meetings), groups=asked.groups_of(shared_meetings[0]))
    if len(shared_meetings) == 1:
        return asked.about(shared_meetings[0], f"{text} {asked.named(shared_meetings[0])}.")
    return asked.listed(text, shared_meetings)


def theme(asked: Asked) -> Reply:
    """What a meeting is about, as its document says."""
    meetings = asked.meetings
    if not meetings:
        return none_there(asked)
    themed = [m for m in meetings if m.theme]
    if not themed:
        quoted = quote_about(asked, "programme", enough=CERTAIN) if _one_kind(asked) else None
        return quoted or asked.unknown("theme_unknown", meetings[0] if len(meetings) == 1 else None)
    if len(meetings) == 1:
        return asked.about(meetings[0], asked.say("theme", meeting=asked.named(meetings[0]), theme=meetings[0].theme))
    rows = tuple(Row(title=asked.named(m), detail=m.theme or asked.say("not_said")) for m in meetings)
    return asked.reply(asked.say("themes"), Card(rows=rows, source=asked.source()))


def theme_decided(asked: Asked) -> Reply:
    """Who decides the theme, or when: what the meeting's own text says of it."""
    return theme(asked)


def status(asked: Asked) -> Reply:
    """Whether a meeting is still on, or what the document says of a change."""
    if quoted := quote_about(asked, "status"):
        return quoted
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: asked.say("cancelled" if m.cancelled else "planned"), "status_of")


def coffee(asked: Asked) -> Reply:
    """When coffee opens."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m: _coffee(asked, m), "coffee_of", lambda m: m.coffee_from is not None)


def none_there(asked: Asked) -> Reply:
    """No meeting fits: say so, with the window that was looked at, and the nearest ones."""
    selection = asked.selection
    if selection.form and selection.windows and (there := _of_another_form(asked, selection)):
        return form(replace(asked, interpretation=replace(asked.interpretation, meetings=tuple(m.id for m in there))))
    if selection.elsewhere:
        return asked.reply(asked.say("no_meeting_at", place=selection.elsewhere, places=_places(asked)), None)
    text = asked.say("none", which=_which(asked)) + _window(asked) + "."
    near = asked.nearest() if selection.windows and selection.pick is None else ""
    return asked.reply(f"{text} {near}".strip())


def _of_another_form(asked: Asked, selection: Selection) -> tuple[Meeting, ...]:
    """The meetings in the window that are held otherwise than the question presumes."""
    return choose(replace(selection, form=None), asked.schedule, asked.asker).meetings


def _each(
    asked: Asked, value: Callable[[Meeting], str], key: str, known: Callable[[Meeting], bool] = lambda _: True
) -> Reply:
    """The value of one meeting in a sentence; of several, those with the same value together."""
    meetings = asked.meetings
    if len(meetings) == 1:
        meeting = meetings[0]
        text = asked.say(key, meeting=asked.named(meeting), value=value(meeting))
        if not known(meeting) and (contact := asked.who_may_know(meeting)):
            text = f"{text} {contact}"
        return asked.about(meeting, text)
    values = asked.by_value(value)
    if len(values) == 1:
        text = asked.say("all_same", value=values[0][0], count=len(meetings))
        return asked.listed(text, meetings) if len(meetings) <= MOST_TOLD else asked.reply(text)
    rows = tuple(
        Row(title=told, detail="; ".join(_named_with_groups(asked, m) for m in those)) for told, those in values
    )
    return asked.reply(asked.say("differs"), Card(rows=rows, source=asked.source()))


def _named_with_groups(asked: Asked, meeting: Meeting) -> str:
    groups = asked.groups_of(meeting)
    return f"{asked.named(meeting)} ({groups})" if groups else asked.named(meeting)


def _hours_known(meeting: Meeting) -> bool:
    return meeting.starts_at is not None


def _hours(asked: Asked, meeting: Meeting) -> str:
    language = asked.turn.language
    if meeting.starts_at is None:
        if meeting.all_day:
            return asked.say("hours_all_day" if meeting.days == 1 else "hours_all_days")
        return asked.say("hours_unknown")
    if asked.slot("ends") and not asked.slot("begins"):
        return (
            asked.say("ends", clock=clock(language, meeting.ends_at)) if meeting.ends_at else asked.say("end_unknown")
        )
    if asked.slot("begins") and not asked.slot("ends"):
        start = asked.say("begins", clock=clock(language, meeting.starts_at))
        coffee_from = meeting.coffee_from and clock(language, meeting.coffee_from)
        return f"{start} ({asked.say('coffee_too', clock=coffee_from)})" if coffee_from else start
    return hours_of(meeting, language)


def _duration(asked: Asked, meeting: Meeting) -> str:
    if meeting.starts_at is None or meeting.ends_at is None:
        return _hours(asked, meeting)
    if meeting.days > 1:
        return days(asked.turn.language, meeting.first_day, meeting.last_day)
    length = datetime.combine(meeting.last_day, meeting.ends_at) - datetime.combine(
        meeting.first_day, meeting.starts_at
    )
    whole, minutes = divmod(int(length.total_seconds()) // 60, 60)
    told = asked.say("hours_minutes" if minutes else "whole_hours", count=whole, minutes=minutes)
    return f"{told}, {hours_of(meeting, asked.turn.language)}"


def _days(asked: Asked, meeting: Meeting) -> str:
    language = asked.turn.language
    if meeting.days == 1:
        return asked.say("one_day", day=day(language, meeting.first_day))
    return asked.say("several_days", number=meeting.days, days=days(language, meeting.first_day, meeting.last_day))


def _place(asked: Asked, meeting: Meeting) -> str:
    if meeting.form is Form.ONLINE:
        return asked.say("place_online")
    if not meeting.place:
        return asked.say("place_unknown")
    only_town = asked.seen("address") and not any(c.isdigit() or c == "," for c in meeting.place)
    return asked.say("place_only" if only_town else "place", place=meeting.place)


def _form(asked: Asked, meeting: Meeting) -> str:
    if meeting.form is None:
        return asked.say("form_unknown")
    told = asked.say(f"is_{meeting.form}")
    wanted = _wanted_form(asked)
    if wanted and meeting.form is not Form.HYBRID:
        told = asked.say("yes_form" if wanted is meeting.form else "no_form", form=told)
    return f"{told} {asked.say('place_too', place=meeting.place)}" if meeting.place else told


def _wanted_form(asked: Asked) -> Form | None:
    """The form that a yes-or-no question asks for; None when it asks which."""
    if not asked.slot("yesno"):
        return None
    digital, physical = asked.seen("digital", "digital_meeting"), asked.seen("physical", "physical_meeting")
    if digital == physical:
        return None
    return Form.ONLINE if digital else Form.ONSITE


def _link(asked: Asked, meeting: Meeting) -> str:
    if meeting.link:
        return meeting.link
    if meeting.form is Form.ONSITE:
        return f"{asked.say('no_link_onsite')} {_place(asked, meeting)}"
    return asked.say("link_unknown")


def _coffee(asked: Asked, meeting: Meeting) -> str:
    if meeting.coffee_from is None:
        return asked.say("coffee_unknown")
    told = asked.say("coffee", clock=clock(asked.turn.language, meeting.coffee_from))
    return (
        f"{told}; {asked.say('begins', clock=clock(asked.turn.language, meeting.starts_at))}"
        if meeting.starts_at
        else told
    )


def _shares(asked: Asked, meeting: Meeting) -> bool:
    return len(asked.schedule.group_names(meeting)) + len(meeting.joint_with) > 1


def _one_kind(asked: Asked) -> bool:
    """Whether the document's programme speaks of every meeting: all were announced together, and none has a theme."""
    return bool(asked.schedule.series_of(asked.meetings[0])) and not any(m.theme for m in asked.schedule.meetings)


def _for_groups(asked: Asked, meeting: Meeting) -> str:
    groups = asked.groups_of(meeting)
    own = asked.turn.member.groups if asked.turn.member else ()
    if not groups or (len(meeting.groups) == 1 and meeting.groups[0] in own and len(own) == 1):
        return "."
    return f" ({groups})."


def _one(asked: Asked, text: str) -> str:
    return f"{text}{_window(asked)}: {when(asked.turn.language, asked.meetings[0])}."


def _which(asked: Asked) -> str:
    """The kind of meetings in words: group, form, several days."""
    selection, names = asked.selection, []
    scope = selection.groups or ((asked.slot("scope") or ()) if not asked.slot("others") else ())
    groups = [g.name for g in asked.schedule.groups if g.id in scope]
    if selection.form:
        names.append(asked.say(f"kind_{selection.form}"))
    if selection.days > 1:
        names.append(asked.say("kind_two_days"))
    if selection.joint:
        names.append(asked.say("kind_joint"))
    if groups:
        names.append(asked.say("kind_groups", groups=asked.joined(groups)))
    return "".join(f" {name}" for name in names)


def _window(asked: Asked) -> str:
    """The window as it was understood, so that a misunderstanding shows."""
    if len(asked.selection.windows) != 1:
        return ""
    first, last = (date.fromisoformat(day) if day else None for day in asked.selection.windows[0])
    language = asked.turn.language
    if first and last:
        return " " + asked.say("on_day" if first == last else "in_window", window=window(language, first, last))
    if first:
        return " " + asked.say("from_day", day=day(language, first))
    return " " + asked.say("until_day", day=day(language, last)) if last else ""


def _places(asked: Asked) -> str:
    places = dict.fromkeys(m.place for m in asked.schedule.upcoming(asked.turn.now) if m.place)
    return asked.say("known_places", places=asked.joined(tuple(places))) if places else asked.say("no_places")
