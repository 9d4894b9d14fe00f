"""The network's list of members: read from CSV, and brought into the register."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from meetings.identity import new_id
from meetings.members import Member, Role, is_email
from meetings.organisations import Group, Organisation
from meetings.records import Records
from meetings.schedule import Schedule
from meetings.seats import organisation_key

COLUMNS = ("name", "email", "organisation", "groups", "role")
REQUIRED = ("name", "email")


class UnreadableList(Exception):
    """The text is no list of members: columns are missing, or it is no table at all."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(f"no column {', '.join(missing)}" if missing else "no table")
        self.missing = tuple(missing)


class Flaw(StrEnum):
    """Why a row is refused."""

    NO_NAME = "no name"
    NO_EMAIL = "no e-mail address"
    NOT_AN_EMAIL = "not an e-mail address"
    UNKNOWN_GROUP = "unknown group"
    UNKNOWN_ROLE = "unknown role"
    REPEATED = "stands in an earlier row too"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was left out."""

    #: of the file, counted from 1
    line: int
    flaw: Flaw
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What became of a list."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as it stands, tidied."""

    line: int
    name: str
    email: str
    organisation: str
    groups: tuple[str, ...]
    role: str


def import_members(records: Records, network: str, text: str) -> Import:
    """Adds and updates the members that a CSV text lists; those it does not list stay. `network` is the id.

    Separated by commas or semicolons, as spreadsheets write it; several groups stand in one cell with semicolons
    between. Organisations not known before are added. Raises UnreadableList.
    """
    schedule = records.schedules.of(network)
    good: dict[str, tuple[Row, Member]] = {}
    refused = []
    for row in rows(text):
        flaw = _flaw(row, schedule, good)
        if flaw:
            refused.append(flaw)
        else:
            good[row.email] = (row, _member(row, schedule))
    _add_organisations(records, network, schedule, [row for row, _ in good.values()])
    counts = {"added": 0, "changed": 0, "unchanged": 0}
    for _, member in good.values():
        counts[_keep(records, network, member)] += 1
    return Import(**counts, refused=tuple(refused))


def rows(text: str) -> Iterator[Row]:
    """The rows that hold anything. Raises UnreadableList."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        if missing := [column for column in REQUIRED if column not in header]:
            raise UnreadableList(missing)
        line = reader.line_num + 1
        for cells in reader:
            values = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            if any(values.values()):
                yield _row(line, values)
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableList(()) from None


def _row(line: int, values: Mapping[str, str]) -> Row:
    return Row(
        line=line,
        name=" ".join(values.get("name", "").split()),
        email=values.get("email", "").casefold(),
        organisation=" ".join(values.get("organisation", "").split()),
        groups=tuple(name.strip() for name in values.get("groups", "").split(";") if name.strip()),
        role=values.get("role", "").casefold() or Role.MEMBER,
    )


def _flaw(row: Row, schedule: Schedule, earlier: Mapping[str, object]) -> RefusedRow | None:
    flaw, value = None, row.email
    if not row.name:
        flaw = Flaw.NO_NAME
    elif not row.email:
        flaw = Flaw.NO_EMAIL
    elif not is_email(row.email):
        flaw = Flaw.NOT_AN_EMAIL
    elif row.email in earlier:
        flaw = Flaw.REPEATED
    elif row.role not in set(Role):
        flaw, value = Flaw.UNKNOWN_ROLE, row.role
    elif unknown := [name for name in row.groups if not _group(name, schedule)]:
        flaw, value = Flaw.UNKNOWN_GROUP, ", ".join(unknown)
    return RefusedRow(line=row.line, flaw=flaw, value=value) if flaw else None


def _group(name: str, schedule: Schedule) -> Group | None:
    wanted = name.casefold()
    return next((g for g in schedule.groups if wanted in {n.casefold() for n in (g.name, *g.aliases)}), None)


def _member(row: Row, schedule: Schedule) -> Member:
    groups = (_group(name, schedule) for name in row.groups)
    return Member(
        id=new_id(),
        name=row.name,
        email=row.email,
        organisation=row.organisation,
        groups=tuple(dict.fromkeys(group.id for group in groups if group)),
        role=Role(row.role),
    )


def _keep(records: Records, network: str, member: Member) -> str:
    known = records.members.by_email(network, member.email)
    if known is None:
        records.members.add(network, member)
        return "added"
    updated = replace(known, name=member.name, organisation=member.organisation, groups=member.groups, role=member.role)
    if updated == known:
        return "unchanged"
    records.members.save(network, updated)
    return "changed"


def _add_organisations(records: Records, network: str, schedule: Schedule, listed: Sequence[Row]) -> None:
    known = {organisation_key(organisation.name) for organisation in schedule.organisations}
    named: dict[str, list[Row]] = {}
    for row in listed:
        if row.organisation and (key := organisation_key(row.organisation)) not in known:
            named.setdefault(key, []).append(row)
    for same in named.values():
        name = same[0].organisation
        domains = {domain for row in same if _belongs(domain := row.email.partition("@")[2], name)}
        organisation = Organisation(id=new_id(), name=name, domains=tuple(sorted(domains)))
        records.schedules.add_organisation(network, organisation)


def _belongs(domain: str, organisation: str) -> bool:
    """Whether an e-mail domain carries the organisation's name, so that a private mailbox is not taken for it."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", organisation.casefold()) if "a" <= c <= "z")
    label = "".join(c for c in domain.rpartition(".")[0].rpartition(".")[2] if c.isalnum())
    return len(label) > 2 and label in bare
