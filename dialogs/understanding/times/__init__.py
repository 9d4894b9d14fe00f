"""The time grammar: from text to days, windows and clock times, for chat and documents alike.

    text ── tokens ──▶ typed tokens ── senses ──▶ one sense each ── days, periods, clocks ──▶ values
         ── phrases ──▶ values joined (ranges, "kl", before/after) ── residue ──▶ what was left over

`finder.find_times` is the way in; `values` holds what comes out. Words live in `words/*.toml`, the names of months
and weekdays in CLDR; the windows that seasons stand for are policy, in `words/policy.toml`.
"""
