"""What a command says beside its meetings, as JSON primitives for the dialogs."""

from typing import Any

from dialogs.understanding.interpretation import Command
from dialogs.understanding.signs import Signs

_DAYS = {"day": 1, "week": 7}
_OF_A_LINK = {"unlink": ("do_unlink",), "whole_network": ("everyone", "network")}


def command_slots(command: Command, signs: Signs, text: str) -> dict[str, Any]:
    """The slots of a command: only what is said."""
    match command:
        case Command.REMIND:
            return _reminder(signs)
        case Command.LINK_CHANNEL:
            return {name: True for name, words in _OF_A_LINK.items() if signs.has(*words)}
        case Command.MOVE_MEETING:
            return _move(signs)
        case Command.SET_LANGUAGE:
            return {"language": "sv" if signs.has("do_language_swedish") else "en"}
        case Command.ANNOUNCE:
            _, colon, content = text.partition(":")
            return {"content": content.strip()} if colon and content.strip() else {}
        case _:
            return {}


def _reminder(signs: Signs) -> dict[str, Any]:
    """As "två dagar innan" -> offset_days 2; "kvällen innan" -> 1 and evening; "sluta påminna" -> off."""
    if signs.has("do_stop_reminding"):
        return {"off": True}
    if not (slots := _distance(signs)):
        return {}
    clock = next((start for start, _ in signs.times.clocks if start), None)
    return slots | ({"clock": clock.isoformat("minutes")} if clock else {})


def _distance(signs: Signs) -> dict[str, Any]:
    lead = signs.times.lead
    if lead and lead[1] in _DAYS:
        return {"offset_days": lead[0] * _DAYS[lead[1]]}
    if lead and lead[1] in ("hour", "minute"):
        return {"offset_days": 0, f"offset_{lead[1]}s": lead[0]}
    if signs.has("evening_before"):
        return {"offset_days": 1, "evening": True}
    if signs.has("next_day", "day_before"):
        return {"offset_days": 1}
    return {"offset_days": 0} if signs.has("morning_of") else {}


def _move(signs: Signs) -> dict[str, Any]:
    """The day and hours to move to: the last ones named, when two days are."""
    days, clocks = signs.times.days, signs.times.clocks
    slots: dict[str, Any] = {}
    if len(days) > 1 and days[-1].first:
        slots["to"] = days[-1].first.isoformat()
    if clocks:
        start, end = clocks[-1]
        slots |= {"starts_at": start.isoformat("minutes")} if start else {}
        slots |= {"ends_at": end.isoformat("minutes")} if end else {}
    return slots
