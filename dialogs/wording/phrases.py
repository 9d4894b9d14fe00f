"""The catalogues: `sv/*.toml` and `en/*.toml` hold every sentence, under the same keys with the same placeholders.

A key is `file.name`. A sentence with a count is a table `{one = "…", other = "…"}` chosen by `count`.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from meetings.languages import Language


@cache
def catalogue(language: Language, name: str) -> dict[str, Any]:
    """The sentences of one file: key → sentence or plural table."""
    source = resources.files("dialogs.wording") / language.value / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def say(language: Language, key: str, /, **values: object) -> str:
    """The sentence under a key, its placeholders filled in.

    Raises KeyError for a key or placeholder that does not exist: a mistake of ours, never of the person's.
    """
    name, _, rest = key.partition(".")
    sentence = catalogue(language, name)[rest]
    if isinstance(sentence, dict):
        sentence = sentence["one" if values["count"] == 1 else "other"]
    return str(sentence).format_map(values)
