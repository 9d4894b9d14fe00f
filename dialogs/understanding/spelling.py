"""How a word is meant: chat spelling and dialect, compounds of a time and a meeting, and typos near a known word."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.understanding.vocabulary import Vocabulary, vocabulary
from dialogs.understanding.words import Word, bare, respelled

#: a shorter word is never repaired
SHORTEST = 5
#: a name at least so long is known by its beginning, though a letter of it is wrong
LONG_NAME = 9


def read(words: Sequence[Word], names: frozenset[str], right: frozenset[str]) -> tuple[Word, ...]:
    """The words in their usual spelling.

    `names` are words of the network's own that a typo may stand for, `right` those that are right as they are; both
    without diacritics.
    """
    known = vocabulary()
    result: list[Word] = []
    for number, word in enumerate(words):
        following = words[number + 1].form if number + 1 < len(words) else ""
        result += _read(word, names, right, known, first=number == 0, following=following)
    return tuple(result)


def _read(
    word: Word, names: frozenset[str], right: frozenset[str], known: Vocabulary, *, first: bool, following: str
) -> list[Word]:
    form = _spelt(word.form, known, first=first, following=following)
    if form != word.form:
        return [respelled(word, form)]
    if parts := _compound(word, known):
        return parts
    if len(word.form) < SHORTEST or not word.form.isalpha():
        return [word]
    if word.bare in known.known or word.bare in right or known.concepts.begun(word.bare):
        return [word]
    return [respelled(word, _nearest(word.bare, names) or word.form)]


def _spelt(form: str, known: Vocabulary, *, first: bool, following: str) -> str:
    """The usual spelling. "ja" begins a yes, elsewhere it is "jag"; "nä" before a verb asks when."""
    if form == "ja":
        return "ja" if first and following not in ("vill", "kan", "ska", "har", "skulle", "kommer") else "jag"
    if form in ("nä", "nar"):
        return "när" if following not in ("", "?", "tack") else form
    return known.spelling.get(form, form)


def _compound(word: Word, known: Vocabulary) -> list[Word]:
    """As "oktobermötet": "oktober" and "mötet"; empty when the word is none of the kind."""
    for head in known.compound_heads:
        at = word.bare.find(bare(head), 3)
        if at > 0 and (time := known.compound_times.get(word.bare[:at].rstrip("-"))):
            cut = word.start + at
            first = Word(start=word.start, end=cut, form=time, bare=bare(time), written=word.form[:at])
            tail = word.form[at:]
            return [first, Word(start=cut, end=word.end, form=tail, bare=bare(tail), written=tail)]
    return []


@lru_cache(maxsize=4096)
def _nearest(plain: str, names: frozenset[str]) -> str | None:
    """The one word that a typo stands for: the same first letter, one edit, or two in a long word."""
    edits = 1 if len(plain) < 8 else 2
    candidates = {bare(form): form for form in vocabulary().forms if form[:1] and bare(form)[0] == plain[0]}
    candidates |= {name: name for name in names if name[0] == plain[0] and len(name) > 6}
    found = process.extract(plain, list(candidates), scorer=OSA.distance, score_cutoff=edits, limit=2, processor=None)
    if not found:
        return _inflected(plain, names)
    if len(found) > 1 and found[0][1] == found[1][1] and found[0][0][:4] != found[1][0][:4]:
        return None
    return candidates[found[0][0]]


def _inflected(plain: str, names: frozenset[str]) -> str | None:
    """A form of a long name with a slip in it: "miljöstratergerna"."""
    long = (name for name in names if len(name) >= LONG_NAME and name[0] == plain[0] and len(plain) > len(name))
    return next((n + plain[len(n) :] for n in long if OSA.distance(plain[: len(n)], n, score_cutoff=1) <= 1), None)
