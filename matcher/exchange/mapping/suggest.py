"""Proposes a mapping for another system's export, from its headers and values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from matcher.exchange.columns import Kind, Table
from matcher.exchange.mapping.format import Block, ColumnMapping, Ignored, MappingFile, Transform
from matcher.exchange.mapping.headers_as_codes import Group, groups_of
from matcher.exchange.mapping.long_form import Long, long_form_of
from matcher.exchange.mapping.profiles import Fit, Profile, fit, likeness, profiles_of
from matcher.exchange.mapping.readers import Readers
from matcher.exchange.mapping.targets import BY_NAME, SUBJECTS, Target
from matcher.exchange.personal_numbers import masked
from matcher.exchange.raw import RawTable, RawTables
from matcher.exchange.schema import TABLES
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one column of the export is proposed to go; ``target`` is empty where no place was found.

    ``certainty`` runs from 0 to 1. ``note`` says what a person should look at.
    """

    file: str
    sheet: str
    header: str
    target: str
    certainty: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed mapping, and what became of every column of the export."""

    mapping: MappingFile
    placements: tuple[Placement, ...]

    @property
    def unplaced(self) -> tuple[Placement, ...]:
        """The columns for which no place was found."""
        return tuple(each for each in self.placements if not each.target)


def suggest_mapping(sources: RawTables, vocabulary: Vocabulary) -> Suggestion:
    """A mapping for an export, with how certain each column's place is.

    Names of columns count first, then whether their cells can be read as what they would become. Columns
    without a place are put under ``[[ignore]]``, so that the file can be used as it is and says what it
    leaves out. A column of CPR numbers never gets a place.
    """
    readers = Readers(vocabulary)
    proposals = [_proposal(source, readers, sources.is_workbook) for source in sources.tables]
    blocks = _alike_ids([block for proposal in proposals for block in proposal.blocks])
    order = {table.name: place for place, table in enumerate(TABLES)}
    blocks.sort(key=lambda block: order[block.table.name])
    ignored = tuple(proposal.ignored for proposal in proposals if proposal.ignored is not None)
    placements = tuple(placement for proposal in proposals for placement in proposal.placements)
    return Suggestion(MappingFile(tuple(blocks), ignored), placements)


@dataclass(slots=True)
class _Proposal:
    """What is proposed for one source."""

    source: RawTable
    sheet: str
    blocks: list[Block] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    ignored: Ignored | None = None
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place(self, header: str, target: str, certainty: float, note: str = "") -> None:
        """Note where a column goes."""
        self.placements.append(Placement(self.source.file, self.source.name, header, target, certainty, note))


def _proposal(source: RawTable, readers: Readers, is_workbook: bool) -> _Proposal:
    proposal = _Proposal(source, source.name if is_workbook else "*")
    every = profiles_of(source)
    usable = [profile for profile in every if not profile.holds_personal_numbers]
    long = long_form_of(usable, readers)
    if long is not None:
        _add_long(proposal, long)
    else:
        subject = _subject(source, usable, readers)
        if subject:
            _add_wide(proposal, subject, usable, readers)
    placed = {placement.header for placement in proposal.placements}
    left = [profile for profile in every if profile.header not in placed]
    for profile in left:
        note = "Holds what looks like CPR numbers." if profile.holds_personal_numbers else ""
        proposal.place(profile.header, "", 0.0, note)
    if left or proposal.left_out:
        headers = ("*",) if not proposal.blocks else tuple(profile.header for profile in left)
        proposal.ignored = Ignored(source.file, headers, proposal.sheet, proposal.left_out)
    return proposal


def _subject(source: RawTable, profiles: Sequence[Profile], readers: Readers) -> str:
    """What the rows are about: the subject whose required columns are best met."""
    best = ("", _LEAST_SUBJECT)
    for name, (called, targets) in SUBJECTS.items():
        fits = {each.target.key: each.certainty for each in _assigned(profiles, targets, readers)}
        own = [target for target in targets if target.table.name == name]
        needed = [target.key for target in own if target.column.required]
        met = sum(fits.get(key, 0.0) for key in needed) / len(needed)
        named = likeness(source.name, called.split("|"))
        more = sum(fits.values()) / max(len(profiles), 1)
        score = met + named + 0.5 * more
        if score > best[1] and fits.get(own[0].key, 0.0) >= _LEAST:
            best = (name, score)
    return best[0]


def _assigned(profiles: Sequence[Profile], targets: Sequence[Target], readers: Readers) -> list[Fit]:
    """The best fits, each column and each target taken once; times may stand in one column."""
    fits = [fit(profile, target, readers) for profile in profiles for target in targets]
    fits = sorted((each for each in fits if each.certainty >= _LEAST), key=lambda each: -each.certainty)
    headers: set[str] = set()
    taken: set[str] = set()
    chosen = []
    for each in fits:
        if each.profile.header not in headers and each.target.key not in taken:
            headers.add(each.profile.header)
            taken.add(each.target.key)
            chosen.append(each)
    return chosen


def _add_wide(proposal: _Proposal, subject: str, profiles: Sequence[Profile], readers: Readers) -> None:
    groups = groups_of(profiles, subject, readers)
    grouped = {header for group in groups for header in group.certainties}
    rest = [profile for profile in profiles if profile.header not in grouped]
    fits = _assigned(rest, SUBJECTS[subject][1], readers)
    owner = next((each for each in fits if each.target.column is BY_NAME[subject].columns[0]), None)
    if owner is None:
        return
    by_block: dict[tuple[str, str], list[Fit]] = {}
    for each in fits:
        by_block.setdefault((each.target.table.name, each.target.constants.get("kind", "")), []).append(each)
    for (name, _), own in by_block.items():
        _add_block(proposal, BY_NAME[name], own, owner)
    for group in groups:
        _add_group(proposal, group, owner)
    if subject == "workplaces":
        _link_employers(proposal, fits)


def _add_block(proposal: _Proposal, table: Table, fits: Sequence[Fit], owner: Fit) -> None:
    columns = {each.target.column.name: each.how for each in fits}
    split = {each.profile.header: each.split for each in fits if each.split}
    for each in fits:
        columns |= {name: ColumnMapping(constant=value) for name, value in each.target.constants.items()}
    if table.columns[0].refers_to == owner.target.table.name or table.name == "identities":
        columns.setdefault(table.columns[0].name, owner.how)
    notes = _complete(table, columns, fits)
    made = {"target"} if table.name == "wishes" else {"employer_id"} if table.name == "workplaces" else set()
    if any(column.required and column.name not in columns.keys() | made for column in table.columns):
        return
    distinct = table.name != owner.target.table.name and not table.columns[0].refers_to
    ordered = {name: columns[name] for name in table.header if name in columns}
    proposal.blocks.append(
        Block(table, proposal.source.file, proposal.sheet, ordered, split=split, distinct=distinct)
    )
    for each in fits:
        proposal.place(
            each.profile.header, each.target.key, each.certainty, notes.get(each.profile.header, "")
        )


def _complete(table: Table, columns: dict[str, ColumnMapping], fits: Sequence[Fit]) -> dict[str, str]:
    """Fill in what follows from the other columns; remarks by header."""
    notes: dict[str, str] = {}
    for each in fits:
        if each.unread:
            few = ", ".join(map(masked, each.unread[:_FEW]))
            notes[each.profile.header] = f"translate under values: {few}"
        if each.target.constants.get("level"):
            notes[each.profile.header] = "taken as level 3 (independently)"
    if table.name == "employers" and "name" in columns:
        made = replace(columns["name"], transform=Transform.SLUG, prefix="e-")
        columns.setdefault("employer_id", made)
    for each in fits:
        spans = any(re.match(r"\d[\d.,:]*\s*[-–]\s*\d", text) for text in each.profile.said)
        if each.target.column.name == "most_weekly_hours" and spans and "least_weekly_hours" not in columns:
            columns["least_weekly_hours"] = each.how
            notes[each.profile.header] = "gives both the least and the most hours"
    if table.name in {"available_times", "tasks"} and ("days" in columns) != ("day_parts" in columns):
        there, other = ("days", "day_parts") if "days" in columns else ("day_parts", "days")
        columns[other] = ColumnMapping(header=columns[there].header)
        notes[columns[there].header] = "read for both days and parts of the day"
    return notes


def _alike_ids(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with ids of one kind made in the same way everywhere, so that they still meet."""
    slugs = {
        _root(block.table, name)
        for block in blocks
        for name, how in block.columns.items()
        if how.transform is Transform.SLUG
    }

    def alike(block: Block) -> Block:
        columns = {
            name: replace(how, transform=Transform.SLUG) if _root(block.table, name) in slugs else how
            for name, how in block.columns.items()
        }
        return replace(block, columns=columns)

    return [alike(block) for block in blocks]


def _root(table: Table, name: str) -> str:
    """The table that gives out the ids in a column, the name of the column where it holds none."""
    column = next(column for column in table.columns if column.name == name)
    if column.refers_to:
        return column.refers_to
    is_key = column.kind is Kind.ID and column is table.columns[0]
    return table.name if is_key else f"{table.name}.{name}"


def _link_employers(proposal: _Proposal, fits: Sequence[Fit]) -> None:
    """Give the workplaces the id of their employer, which stands in the same source."""
    made = next(
        (block.columns["employer_id"] for block in proposal.blocks if block.table.name == "employers"), None
    )
    if made is None:
        named = next((each for each in fits if each.target.key == "employers.employer_id"), None)
        if named is None:
            proposal.blocks[:] = [block for block in proposal.blocks if block.table.name != "workplaces"]
            return
        made = named.how
        proposal.place(named.profile.header, "workplaces.employer_id", named.certainty)
    for place, block in enumerate(proposal.blocks):
        if block.table.name == "workplaces":
            proposal.blocks[place] = replace(block, columns={**block.columns, "employer_id": made})


def _add_group(proposal: _Proposal, group: Group, owner: Fit) -> None:
    table = BY_NAME[group.table]
    columns = {table.columns[0].name: owner.how}
    proposal.blocks.append(Block(table, proposal.source.file, proposal.sheet, columns, group.unpivot))
    for header, certainty in group.certainties.items():
        target = f"{group.table}.{group.unpivot.into} = {group.unpivot.headers[header]}"
        proposal.place(header, target, certainty, group.note)


def _add_long(proposal: _Proposal, long: Long) -> None:
    for part in long.parts:
        proposal.blocks.append(
            Block(BY_NAME[part.table], proposal.source.file, proposal.sheet, part.columns, only=part.only)
        )
    for header, (target, certainty, note) in long.places.items():
        proposal.place(header, target, certainty, note)
    proposal.left_out = long.left_out


_FEW: Final = 8
_LEAST: Final = 0.42
_LEAST_SUBJECT: Final = 0.8
