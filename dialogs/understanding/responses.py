"""Short answers inside a dialog: yes, no, stop, help. A message is one only when nothing else is in it."""

from dialogs.understanding.interpretation import Response
from dialogs.understanding.signs import Signs
from dialogs.understanding.vocabulary import vocabulary

#: the stronger first: "nej, strunta i det" stops
_MEANINGS = {"stop": Response.CANCEL, "no": Response.NO, "yes": Response.YES}


def response_in(signs: Signs) -> Response | None:
    """The answer that a whole message is, None when it says more."""
    spoken = [n for n, word in enumerate(signs.words) if word.form not in ("?", "!")]
    if not spoken:
        return Response.HELP if signs.words else None
    if " ".join(signs.words[n].form for n in spoken) in vocabulary().cries_for_help:
        return Response.HELP
    around = vocabulary().around_answers
    for concept, response in _MEANINGS.items():
        hits = signs.hits.get(concept, ())
        answering = {n for name in _MEANINGS for hit in signs.hits.get(name, ()) for n in hit.words}
        rest = [n for n in spoken if n not in answering]
        if hits and all(signs.words[n].form in around for n in rest):
            return response
    return None
