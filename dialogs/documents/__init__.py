"""From a file or pasted text to a `Reading` with evidence: files → lines → reading."""
