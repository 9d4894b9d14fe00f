"""Plain text as the Markdown that Teams shows for it: nothing that a person wrote becomes formatting or a link."""

import re
from itertools import pairwise

#: what starts formatting, a link or markup; an underscore inside a word does not
_SPECIAL = re.compile(r"[\\`*\[\]<]|~(?=~)|(?<!\w)_|_(?!\w)|^[#>](?=[\s#>])")
LIST = "- "


def markdown(text: str) -> str:
    """The text, escaped. Its lines stay lines, which Markdown would join; lines that begin with "- " stay a list."""
    lines = [_SPECIAL.sub(r"\\\g<0>", line) for line in text.split("\n") if line.strip()]
    breaks = ("\n" if a.startswith(LIST) and b.startswith(LIST) else "\n\n" for a, b in pairwise(lines))
    return "".join(part for pair in zip(lines, [*breaks, ""], strict=True) for part in pair)
