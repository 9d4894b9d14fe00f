"""How what a person tells becomes an application: who, for which meetings, and what is corrected on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialogs.applicants import colleague, myself, with_told
from dialogs.application import Applicant, Application, Step
from dialogs.turn import Turn
from dialogs.understanding.details import Details, Told, diet_answer, name_answer, organisation_answer, read_details
from dialogs.understanding.interpretation import Act, Interpretation, Response
from meetings.deadlines import deadline_passed
from meetings.schedule import Form, Meeting
from meetings.withdrawing import open_registrations

#: meetings to choose from when none was named
CHOICES = 6


def details_of(turn: Turn) -> Details:
    """What the message tells."""
    members = turn.records.members.of(turn.schedule.network.id)
    return read_details(turn.text, turn.schedule, members, oneself=myself(turn).name)


def begun(interpretation: Interpretation, details: Details, turn: Turn) -> Application:
    """The application that a wish begins with."""
    me, others = myself(turn), [told for told in details.people if not told.oneself]
    hands_over = details.handing_over or (details.instead and bool(others))
    own = next((told for told in details.people if told.oneself), None)
    people = [colleague(told, turn) for told in others]
    if not hands_over and (own or not (people or details.unnamed)):
        people.insert(0, with_told(me, own or Told()))
    if people:
        people[0] = with_told(people[0], details.loose)
    chosen, offered = _meant(interpretation, details, turn)
    return Application(
        meetings=chosen,
        people=tuple(replace(person, mode=details.mode) for person in people),
        unnamed=details.unnamed or (hands_over and not people),
        giver=me.email if hands_over else "",
        offered=offered,
    )


def _meant(interpretation: Interpretation, details: Details, turn: Turn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The meetings meant, and those that one of them is to be chosen from."""
    meant = interpretation.meetings or _on_day(interpretation, turn)
    alone = len(meant) == 1 and any(span.kind in ("time", "ordinal") for span in interpretation.spans)
    if (interpretation.whole_series or details.all_meetings) and not alone:
        return _open(meant if interpretation.window and meant else _whole_series(meant, turn), turn), ()
    return ((), meant) if len(meant) > 1 else (meant, ())


def _on_day(interpretation: Interpretation, turn: Turn) -> tuple[str, ...]:
    """The meetings of a single day that was named, whatever else was said of them: "digitalt den 8 mars"."""
    first, last = interpretation.window or ("", "")
    on_day = (m.id for m in turn.schedule.meetings if m.first_day.isoformat() <= first <= m.last_day.isoformat())
    return tuple(on_day) if first and first == last else ()


def _whole_series(meant: Sequence[str], turn: Turn) -> tuple[str, ...]:
    """The series meant as a whole: of several meetings those that belong together, of one or none its series."""
    meetings, every = turn.schedule.meetings, turn.schedule.series
    named = {meeting.series for meeting in meetings if meeting.id in meant}
    near = [series.id for series in every if series.id in named or not meant]
    together = [series.id for series in every if series.together and series.id in near]
    chosen = together or ([] if len(meant) > 1 else near)
    parts = tuple(meeting.id for meeting in meetings if meeting.series in chosen)
    return parts if len(chosen) == 1 and parts else tuple(meant)


def _open(meetings: Sequence[str], turn: Turn) -> tuple[str, ...]:
    """Those that can be registered for still; all of them when none can, so that the reason is told."""
    still = {meeting.id for meeting in _coming(turn)}
    return tuple(meeting for meeting in meetings if meeting in still) or tuple(meetings)


def _coming(turn: Turn) -> list[Meeting]:
    """The meetings that are not over, not cancelled, and not closed for registration."""
    upcoming = turn.schedule.upcoming(turn.now)
    return [meeting for meeting in upcoming if not deadline_passed(turn.schedule, meeting, turn.now)]


def with_choice(application: Application, turn: Turn) -> Application:
    """The application with meetings to choose from; with the meetings themselves where there is only one choice."""
    if application.meetings:
        return application
    offered = [m for m in turn.schedule.meetings if m.id in application.offered] or _eligible(application, turn)
    series = {meeting.series for meeting in offered}
    together = len(series) == 1 and any(s.together and s.id in series for s in turn.schedule.series)
    if len(offered) == 1 or together:
        return replace(application, meetings=tuple(meeting.id for meeting in offered), offered=())
    return replace(application, offered=tuple(meeting.id for meeting in offered[:CHOICES]))


def _eligible(application: Application, turn: Turn) -> list[Meeting]:
    """What could be meant by who names no meeting: the own groups' that are open; for a giver, the seats held."""
    me = myself(turn)
    held = {r.meeting for r in open_registrations(turn.records, turn.schedule, application.giver or me.email, turn.now)}
    if application.giver:
        return [meeting for meeting in turn.schedule.meetings if meeting.id in held]
    groups = turn.member.groups if turn.member else ()
    own = turn.schedule.of_groups(groups) if groups else turn.schedule.meetings
    seated = held if all(person.oneself for person in application.people) else set()
    upcoming = [meeting for meeting in turn.schedule.upcoming(turn.now) if meeting in own and meeting.id not in seated]
    return [meeting for meeting in _coming(turn) if meeting in upcoming] or upcoming


def answered(
    step: Step, about: Applicant, application: Application, interpretation: Interpretation, details: Details, turn: Turn
) -> Application | None:
    """The application with the answer to what was asked; None when the message is no answer to that."""
    match step:
        case Step.MEETING:
            meetings = _picked(application, interpretation, details, turn)
            return replace(application, meetings=meetings) if meetings else None
        case Step.NAME if not _asks(interpretation, turn):
            return _named(about, application, details, turn)
        case Step.ORGANISATION if name := _answer_organisation(interpretation, details, turn):
            return application.changed(about, with_told(about, replace(details.loose, organisation=name)))
        case Step.EMAIL if details.loose.email:
            return application.changed(about, with_told(about, details.loose))
        case Step.MODE if details.mode:
            return application.changed(about, replace(about, mode=details.mode))
        case Step.DIET:
            diet = _answer_diet(interpretation, details, turn)
            return None if diet is None else application.changed(about, replace(about, diet=diet))
        case _:
            return None


def _picked(application: Application, interpretation: Interpretation, details: Details, turn: Turn) -> tuple[str, ...]:
    """The meetings chosen by day, by number in the list, or all of them."""
    if details.all_meetings or interpretation.whole_series:
        return application.offered
    number = turn.text.strip().rstrip(".")
    if number.isdecimal() and 0 < int(number) <= len(application.offered):
        return (application.offered[int(number) - 1],)
    return tuple(m for m in interpretation.meetings if m in application.offered) or interpretation.meetings


def _asks(interpretation: Interpretation, turn: Turn) -> bool:
    """Whether a message asks, by its mark or by a rule; a name alone, such as "Maj Holm", may look like one."""
    return "?" in turn.text or (interpretation.act is Act.ASK and bool(interpretation.slots.get("rule")))


def _named(about: Applicant, application: Application, details: Details, turn: Turn) -> Application | None:
    """Who it is: several colleagues too, with whatever else is told about them."""
    told = [each for each in details.people if not each.oneself]
    if not told and (name := name_answer(turn.text)):
        told = [replace(details.loose, name=name)]
    if not told:
        return None
    if application.unnamed:
        people = (*application.people, *(colleague(each, turn) for each in told))
        return replace(application, people=people, unnamed=False)
    return application.changed(about, with_told(about, told[0]))


def _answer_organisation(interpretation: Interpretation, details: Details, turn: Turn) -> str | None:
    told = next((t.organisation for t in (details.loose, *details.people) if t.organisation), None)
    if told or interpretation.act in (Act.ASK, Act.TALK) or interpretation.response:
        return told
    return organisation_answer(turn.text, turn.schedule)


def _answer_diet(interpretation: Interpretation, details: Details, turn: Turn) -> str | None:
    told = next((t.diet for t in (details.loose, *details.people) if t.diet is not None), None)
    if told is None and (interpretation.act in (Act.ASK, Act.TALK) or interpretation.response is Response.YES):
        return None
    if told is None and interpretation.response is Response.NO:
        return ""
    return diet_answer(turn.text)


def corrected(application: Application, interpretation: Interpretation, details: Details, turn: Turn) -> Application:
    """The application with everything set right that the message tells, and what it calls wrong to be asked again."""
    meetings, offered = (
        _meant(interpretation, details, turn) if names_meetings(interpretation, details, turn) else ((), ())
    )
    if meetings or offered:
        application = replace(application, meetings=meetings, offered=offered)
    for told in details.people:
        application = _with_person(application, told, details, turn)
    if not application.people:
        return application
    about = _spoken_of(application, details)
    changed = with_told(_with_gaps(about, details), details.loose)
    application = application.changed(about, changed)
    if details.mode and {meeting.form for meeting in application.chosen(turn.schedule)} & {Form.HYBRID, None}:
        people = tuple(replace(person, mode=details.mode) for person in application.people)
        application = replace(application, people=people)
    if "meeting" in details.wrong and not meetings:
        application = replace(application, meetings=())
    return application


def names_meetings(interpretation: Interpretation, details: Details, turn: Turn) -> bool:
    """Whether the message itself says which meetings, and is no question about them."""
    spoken = any(span.kind in ("time", "ordinal", "title") for span in interpretation.spans)
    found = bool(interpretation.meetings or interpretation.window)
    return "?" not in turn.text and ((spoken and found) or interpretation.whole_series or details.all_meetings)


def _spoken_of(application: Application, details: Details) -> Applicant:
    """Whom a correction is about that names nobody: whose address it looks like, else the first."""
    address = (details.loose.email or "").partition("@")[0]
    alike = (p for p in application.people if any(part in address for part in p.name.casefold().split()))
    return next(alike, application.people[0])


def _with_gaps(person: Applicant, details: Details) -> Applicant:
    """The person without what was called wrong."""
    wrong = details.wrong
    return replace(
        person,
        name="" if "name" in wrong else person.name,
        email="" if "email" in wrong or details.broken_email else person.email,
        organisation="" if "organisation" in wrong else person.organisation,
        diet=None if "diet" in wrong else person.diet,
        mode=None if "mode" in wrong else person.mode,
    )


def _with_person(application: Application, told: Told, details: Details, turn: Turn) -> Application:
    """Somebody who is named late: one of those there with better data, one more, or somebody in another's place."""
    alike = next((p for p in application.people if _same_person(p, told)), None)
    if alike:
        return application.changed(alike, with_told(alike, told))
    if told.oneself:
        me = with_told(myself(turn), told)
        return replace(application, people=(me, *application.people)) if details.me_too else application
    newcomer = colleague(told, turn)
    if details.adding or not application.people:
        return replace(application, people=(*application.people, newcomer))
    replaced = next((p for p in reversed(application.people) if not p.oneself), application.people[0])
    return application.changed(replaced, newcomer)


def _same_person(person: Applicant, told: Told) -> bool:
    if told.oneself or person.oneself:
        return told.oneself and person.oneself
    return bool(set(person.name.casefold().split()) & set((told.name or "").casefold().split()))


def with_fields(application: Application, press: Mapping[str, Any]) -> Application:
    """The application with what was filled into the form."""
    if not application.people:
        return application
    person, *rest = application.people
    given = {
        key: press[key][:200].strip() for key in ("name", "organisation", "email") if isinstance(press.get(key), str)
    }
    filled = Application.from_json({"people": [{"mode": press.get("mode"), "diet": press.get("diet") or ""}]}).people[0]
    given["email"] = given.get("email", person.email).lower()
    person = replace(person, **given, mode=filled.mode or person.mode, diet=filled.diet)
    return replace(application, people=(person, *rest))
