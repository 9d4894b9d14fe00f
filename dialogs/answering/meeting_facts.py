"""Questions that the meetings themselves answer: when, how long, where, in which form, with whom, about what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dialogs.answering.asked import MOST_TOLD, Asked
from dialogs.answering.quoting import CERTAIN, found_about, quote, quote_about
from dialogs.replies import Card, Reply, Row
from dialogs.understanding.resolution import choose
from dialogs.understanding.selection import Period, Pick, Selection
from dialogs.wording.formats import clock, day, when, whole_months, window
from dialogs.wording.meeting_cards import hours_of
from meetings.schedule import Form, Meeting

#: what a sentence is about: "meeting", as the sentence names it, and "count", how many they are
Subject = Mapping[str, Any]
Sentence = Callable[[Meeting, Subject], str]

#: meetings that are "both"
BOTH = 2
#: windows told in one sentence
MOST_WINDOWS = 3


def when_is(asked: Asked) -> Reply:
    """The day and hours of the meetings meant."""
    if not asked.meetings:
        return none_there(asked)
    if len(asked.meetings) > 1:
        return lists(asked)
    meeting = asked.meetings[0]
    key = "when_was" if meeting.ends(asked.schedule.network) <= asked.turn.now else "when"
    if asked.slot("others"):
        key = "when_others"
    elif _affirms(asked):
        key = f"{key}_yes"
    text = asked.say(key, title=asked.titled(meeting), when=when(asked.turn.language, meeting))
    return asked.about(meeting, f"{text}{_for_groups(asked, meeting)}")


def _affirms(asked: Asked) -> bool:
    """Whether a meeting in the window is a yes: the question was only that, without a word that was not understood."""
    wholly = not any(span.kind in ("unknown", "topic") for span in asked.interpretation.spans)
    asks_which = asked.seen("when", "next", "which", "what")
    return bool(asked.slot("yesno") and asked.selection.windows and wholly and not asks_which)


def lists(asked: Asked) -> Reply:
    """The meetings of a period, with the period as it was understood."""
    meetings = asked.meetings
    if not meetings:
        return none_there(asked)
    if len(meetings) == 1 and not asked.slot("plural"):
        return when_is(asked)
    key = "list_others" if asked.slot("others") else "list"
    return asked.listed(f"{_told(asked, key, len(meetings))}:", meetings)


def counts(asked: Asked) -> Reply:
    """How many meetings, a joint one counted once."""
    meetings = [m for m in asked.meetings if not m.cancelled]
    if not meetings:
        return none_there(asked)
    return asked.listed(f"{_told(asked, 'count', len(meetings))}.", meetings)


def weeks(asked: Asked) -> Reply:
    """The ISO week."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: asked.say("week", **who, number=m.first_day.isocalendar().week))


def hours(asked: Asked) -> Reply:
    """The start, the end or both. Unknown hours are said to be unknown."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: _hours(asked, m, who), _hours_known)


def duration(asked: Asked) -> Reply:
    """How long a meeting lasts."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: _duration(asked, m, who), _hours_known)


def day_count(asked: Asked) -> Reply:
    """One day or two, and which."""
    if not asked.meetings:
        return none_there(asked)
    if len(asked.meetings) > 1 and asked.slot("plural"):
        return lists(asked)
    return _each(asked, lambda m, who: _days(asked, m, who))


def place(asked: Asked) -> Reply:
    """Where the meetings are; a digital meeting is nowhere."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: _place(asked, m, who), lambda m: bool(m.place) or m.form is Form.ONLINE)


def form(asked: Asked) -> Reply:
    """Digital, on site or both."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: _form(asked, m, who), lambda m: m.form is not None)


def link(asked: Asked) -> Reply:
    """The address of a digital meeting."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: _link(asked, m, who), lambda m: bool(m.link) or m.form is Form.ONSITE)


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


def status(asked: Asked) -> Reply:
    """Whether meetings are still on: what is decided of those named, then what their document says of a change."""
    there = any(m.cancelled for m in asked.meetings) or (asked.meetings and asked.selection.narrows)
    found = found_about(asked, "status")
    if found and not there:
        return quote(asked, found)
    if not asked.meetings:
        return none_there(asked)
    told = _each(asked, lambda m, who: asked.say("cancelled" if m.cancelled else "planned", **who))
    if not {p.document for p in found} & {m.document for m in asked.meetings}:
        return told
    quoted = quote(asked, found)
    return replace(quoted, text=f"{told.text} {quoted.text}")


def coffee(asked: Asked) -> Reply:
    """When coffee opens."""
    if not asked.meetings:
        return none_there(asked)
    return _each(asked, lambda m, who: _coffee(asked, m, who), lambda m: m.coffee_from is not None)


def none_there(asked: Asked) -> Reply:
    """No meeting fits: say so, with the window that was looked at, and the nearest ones."""
    selection = asked.selection
    if selection.form and selection.windows and (there := _of_another_form(asked, selection)):
        return form(replace(asked, interpretation=replace(asked.interpretation, meetings=tuple(m.id for m in there))))
    if selection.elsewhere:
        return asked.reply(asked.say("no_meeting_at", place=selection.elsewhere, places=_places(asked)), None)
    if selection.pick is Pick.PREVIOUS or (selection.period is Period.PAST and not selection.windows):
        return asked.reply(asked.say("none_held"))
    if selection.nth:
        return asked.reply(asked.say("no_such_number", number=selection.nth))
    text = _told(asked, "none", 0) + "."
    near = asked.nearest() if selection.windows and selection.pick is None else ""
    return asked.reply(f"{text} {near}".strip())


def _of_another_form(asked: Asked, selection: Selection) -> tuple[Meeting, ...]:
    """The meetings in the window that are held otherwise than the question presumes."""
    return choose(replace(selection, form=None), asked.schedule, asked.asker).meetings


def _each(asked: Asked, sentence: Sentence, known: Callable[[Meeting], bool] = lambda _: True) -> Reply:
    """The sentence about one meeting; about several, one for all of them, or one for those that are alike."""
    meetings = asked.meetings
    if len(meetings) == 1:
        meeting = meetings[0]
        text = _capital(sentence(meeting, {"meeting": asked.named(meeting), "count": 1}))
        if not known(meeting) and (contact := asked.who_may_know(meeting)):
            text = f"{text} {contact}"
        return asked.about(meeting, text)
    alike = asked.by_value(lambda m: sentence(m, {"meeting": "", "count": 1}))
    if len(alike) == 1:
        every = asked.say("both_meetings" if len(meetings) == BOTH else "all_meetings", count=len(meetings))
        text = _capital(sentence(meetings[0], {"meeting": every, "count": len(meetings)}))
        return asked.listed(text, meetings) if len(meetings) <= MOST_TOLD else asked.reply(text)
    rows = tuple(Row(title=_capital(sentence(those[0], _several(asked, those)))) for _, those in alike)
    return asked.reply(asked.say("differs"), Card(rows=rows, source=asked.source()))


def _several(asked: Asked, meetings: Sequence[Meeting]) -> Subject:
    return {"meeting": asked.joined(_named_with_groups(asked, m) for m in meetings), "count": len(meetings)}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _named_with_groups(asked: Asked, meeting: Meeting) -> str:
    groups = asked.groups_of(meeting)
    return f"{asked.named(meeting)} ({groups})" if groups else asked.named(meeting)


def _hours_known(meeting: Meeting) -> bool:
    return meeting.starts_at is not None


def _hours(asked: Asked, meeting: Meeting, who: Subject) -> str:
    language = asked.turn.language
    if meeting.starts_at is None:
        key = "hours_unknown" if not meeting.all_day else "hours_all_day" if meeting.days == 1 else "hours_all_days"
        return asked.say(key, **who, number=meeting.days)
    if asked.slot("ends") and not asked.slot("begins"):
        if meeting.ends_at is None:
            return asked.say("end_unknown", **who)
        return asked.say("ends", **who, clock=clock(language, meeting.ends_at))
    if asked.slot("begins") and not asked.slot("ends"):
        key, coffee_from = "begins", ""
        if meeting.coffee_from:
            key, coffee_from = "begins_with_coffee", clock(language, meeting.coffee_from)
        return asked.say(key, **who, clock=clock(language, meeting.starts_at), coffee=coffee_from)
    return asked.say("hours", **who, hours=hours_of(meeting, language))


def _duration(asked: Asked, meeting: Meeting, who: Subject) -> str:
    if meeting.days > 1:
        return _days(asked, meeting, who)
    if meeting.starts_at is None or meeting.ends_at is None:
        return _hours(asked, meeting, who)
    length = datetime.combine(meeting.last_day, meeting.ends_at) - datetime.combine(
        meeting.first_day, meeting.starts_at
    )
    whole, minutes = divmod(int(length.total_seconds()) // 60, 60)
    told = asked.say("hours_minutes" if minutes else "whole_hours", count=whole, minutes=minutes)
    return asked.say("lasts", **who, length=told, hours=hours_of(meeting, asked.turn.language))


def _days(asked: Asked, meeting: Meeting, who: Subject) -> str:
    return asked.say("one_day" if meeting.days == 1 else "several_days", **who, number=meeting.days)


def _place(asked: Asked, meeting: Meeting, who: Subject) -> str:
    if meeting.form is Form.ONLINE:
        return asked.say("place_online", **who)
    if not meeting.place:
        return asked.say("place_unknown", **who)
    if not meeting.place.isalpha():
        return asked.say("place", **who, place=meeting.place)
    return asked.say("town_only" if asked.seen("address") else "town", **who, place=meeting.place)


def _form(asked: Asked, meeting: Meeting, who: Subject) -> str:
    if meeting.form is None:
        return asked.say("form_unknown", **who)
    place = asked.say("place_too", place=meeting.place) if meeting.place else ""
    told = asked.say(f"is_{meeting.form}", **who, place=place)
    wanted = _wanted_form(asked)
    if wanted and meeting.form is not Form.HYBRID:
        return asked.say("yes" if wanted is meeting.form else "no", sentence=told)
    return told


def _wanted_form(asked: Asked) -> Form | None:
    """The form that a yes-or-no question asks for; None when it asks which."""
    if not asked.slot("yesno"):
        return None
    digital, physical = asked.seen("digital", "digital_meeting"), asked.seen("physical", "physical_meeting")
    if digital == physical:
        return None
    return Form.ONLINE if digital else Form.ONSITE


def _link(asked: Asked, meeting: Meeting, who: Subject) -> str:
    if meeting.link:
        return asked.say("link", **who, link=meeting.link)
    return asked.say("no_link_onsite" if meeting.form is Form.ONSITE else "link_unknown", **who)


def _coffee(asked: Asked, meeting: Meeting, who: Subject) -> str:
    if meeting.coffee_from is None:
        return asked.say("coffee_unknown", **who)
    coffee_from = clock(asked.turn.language, meeting.coffee_from)
    if meeting.starts_at is None:
        return asked.say("coffee", **who, coffee=coffee_from)
    return asked.say("coffee_and_start", **who, coffee=coffee_from, clock=clock(asked.turn.language, meeting.starts_at))


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


def _told(asked: Asked, key: str, count: int) -> str:
    """How many meetings of which kind, whose and when: as they were understood, so that a misunderstanding shows."""
    selection = asked.selection
    scope = selection.groups or ((asked.slot("scope") or ()) if not asked.slot("others") else ())
    groups = [g.name for g in asked.schedule.groups if g.id in scope]
    kinds = [
        *(["kind_joint"] if selection.joint else []),
        *([f"kind_{selection.form}"] if selection.form else []),
        *(["kind_days"] if selection.days > 1 else []),
    ]
    where = [
        *([asked.say("kind_left")] if asked.slot("remaining") and count else []),
        *([asked.say("kind_groups", groups=asked.joined(groups))] if groups else []),
        *_windows(asked),
    ]
    kind = "".join(asked.say(name, count=max(count, 1), number=selection.days) for name in kinds)
    return asked.say(key, count=count, kind=kind, which="".join(f" {words}" for words in where))


def _windows(asked: Asked) -> list[str]:
    """The windows as they were understood."""
    told = [_window(asked, *window) for window in asked.selection.windows[:MOST_WINDOWS]]
    return [asked.joined(told)] if told else []


def _window(asked: Asked, first_day: str, last_day: str) -> str:
    language = asked.turn.language
    first, last = (date.fromisoformat(day) if day else None for day in (first_day, last_day))
    if first and last and not first == asked.today < last:
        key = "on_day" if first == last else "in_months" if whole_months(first, last) else "in_days"
        return asked.say(key, window=window(language, first, last))
    if last:
        return asked.say("until_day", day=day(language, last))
    return asked.say("from_day", day=day(language, first)) if first else ""


def _places(asked: Asked) -> str:
    places = dict.fromkeys(m.place for m in asked.schedule.upcoming(asked.turn.now) if m.place)
    return asked.say("known_places", places=asked.joined(tuple(places))) if places else asked.say("no_places")
