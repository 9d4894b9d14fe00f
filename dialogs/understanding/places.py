"""A place that somebody asks about though no meeting is there: "träffen i Ludvika"."""

from dialogs.understanding.lexicon import Lexicon, NameKind, split_name
from dialogs.understanding.signs import Signs

_IN = frozenset({"i", "in", "på", "at"})
_ASKING = ("occasion", "when", "exists", "do_list", "place", "where", "next")


def elsewhere(text: str, signs: Signs, lexicon: Lexicon) -> str:
    """The word after "i" that names an organisation's town, or an unknown name with a capital; "" without one."""
    if not signs.has(*_ASKING) or signs.has("attendees", "members", "place_name"):
        return ""
    towns = {h.first for h in signs.names if split_name(h.name)[0] is NameKind.ORGANISATION}
    for number, word in enumerate(signs.words[1:], 1):
        written = text[word.start : word.end]
        unknown = number in signs.foreign and written[:1].isupper() and not lexicon.passages.holds(word.form)
        if signs.words[number - 1].form in _IN and (number in towns or unknown):
            return written
    return ""
