"""Plain text as the Markdown that Teams shows for it: nothing that a person wrote becomes formatting or a link."""

import re

#: what starts formatting, a link or markup; an underscore inside a word does not
_SPECIAL = re.compile(r"[\\`*\[\]<]|~(?=~)|(?<!\w)_|_(?!\w)|^[#>](?=[\s#>])")
_GAP_IN_LIST = re.compile(r"^(- .*)\n\n(?=- )", re.MULTILINE)


def markdown(text: str) -> str:
    """The text, escaped. Its lines stay lines, which Markdown would join; lines that begin with "- " stay a list."""
    lines = [_SPECIAL.sub(_escaped, line) for line in text.split("\n") if line.strip()]
    return _GAP_IN_LIST.sub(_closed, "\n\n".join(lines))


# functions, not templates: a template is looked up at every call, and most lines have nothing to replace
def _escaped(special: re.Match[str]) -> str:
    return f"\\{special.group()}"


def _closed(item: re.Match[str]) -> str:
    return f"{item.group(1)}\n"
