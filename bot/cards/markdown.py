"""Plain text as the Markdown that Teams shows for it: nothing that a person wrote becomes formatting or a link."""

import re

#: what starts formatting, a link or markup; an underscore inside a word does not
_SPECIAL = re.compile(r"[\\`*\[\]<]|~(?=~)|(?<!\w)_|_(?!\w)|^[#>](?=[\s#>])")
_GAP_IN_LIST = re.compile(r"^(- .*)\n\n(?=- )", re.MULTILINE)


def markdown(text: str) -> str:
    """The text, escaped. Its lines stay lines, which Markdown would join; lines that begin with "- " stay a list."""
    lines = (_SPECIAL.sub(r"\\\g<0>", line) for line in text.split("\n") if line.strip())
    return _GAP_IN_LIST.sub(r"\1\n", "\n\n".join(lines))
