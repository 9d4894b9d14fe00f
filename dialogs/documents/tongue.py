"""The language that a document is written in, by its small words."""

import re
from collections import Counter

from dialogs.documents.cues import words


def language_of(text: str) -> str:
    """Of "sv", "nb", "nn", "da" and "en" the one whose words are the most; Swedish when nothing shows."""
    lowered = text.lower()
    counts = Counter(re.findall(r"[^\W\d_]+", lowered))
    data = words("languages")
    scores = {
        language: sum(counts[w] for w in set(small.split())) + 0.5 * sum(map(lowered.count, data["letters"][language]))
        for language, small in data["words"].items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > 0 else "sv"
