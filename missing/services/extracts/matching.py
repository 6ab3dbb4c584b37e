"""Which children the rows of a chunk are about. Asked past the wall: a child who is hidden from whoever brought the file must
make no difference to what they are told, and her own people must hear of the row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, Value

from agencies.models import User
from cases import access as cases
from cases import rules as names
from cases import selectors
from cases.models import Child
from missing import rules
from missing.choices import RowState
from missing.models import ExtractRow, MissingEpisode
from missing.rules.matching import Known, Likeness, Someone
from slscb.core import wall

COLUMNS = (
    "pk", "given_name", "family_name", "search_name", "date_of_birth", "nhs_number", "upn", "reference", "police_urn",
    "is_seen",
)  # fmt: skip
# What a row and a child may have in common, by kind: the row's field, the child's, and in words.
ASKED = {
    "episode": "police_reference", "person": "person_reference", "nhs": "nhs_number", "upn": "upn", "ours": "our_reference",
}  # fmt: skip
NUMBERS = {"person": "police_urn", "nhs": "nhs_number", "upn": "upn", "ours": "reference"}
WORDS = {
    "episode": "police reference of an episode", "person": "police reference of the person", "nhs": "NHS number",
    "upn": "unique pupil number", "ours": "reference of ours",
}  # fmt: skip
Facts = dict[str, Any]


@dataclass
class Found:
    """For one row: the child (internal id) where there is no doubt, all who may be meant, and those of them hidden."""

    child: int | None = None
    likely: list[Likeness] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    @property
    def state(self) -> RowState:
        """As whoever brought the file sees it: a hidden child is none."""
        if self.child is not None:
            return RowState.READY
        return RowState.DOUBTFUL if self.seen else RowState.WAITING


def match(actor: User | None, rows: list[ExtractRow]) -> list[Found]:
    """For each row, whom it is about. Needs a transaction."""
    with wall.lifted("whom a police extract is about"):
        learned = _learned(rows)
        _learn_of_parts(rows, learned)
        by_number = _by_number(_children(actor, _numbers(rows, learned)), learned)
        by_day = _by_day(_children(actor, Q(date_of_birth__in={row.born_on for row in rows if row.born_on})))
        found = [_judge(row, _candidates(row, by_number, by_day)) for row in rows]
        _look_further(actor, [(row, one) for row, one in zip(rows, found, strict=True) if one.child is None])
    return found


def _learned(rows: list[ExtractRow]) -> dict[str, set[int]]:
    """Children by a police reference that an episode of theirs has, or a person's that a row recorded before had."""
    episodes = {row.police_reference for row in rows} - {""}
    people = {row.person_reference for row in rows} - {""}
    known = MissingEpisode.objects.real().filter(police_reference__in=episodes).exclude(police_reference="")
    before = ExtractRow.objects.filter(person_reference__in=people, state=RowState.RECORDED, child__isnull=False)
    learned: dict[str, set[int]] = defaultdict(set)
    for reference, child in known.values_list("police_reference", "child_id"):
        learned[f"episode {reference}"].add(child)
    for reference, child in before.values_list("person_reference", "child_id").distinct():
        learned[f"person {reference}"].add(child)
    return learned


def _learn_of_parts(rows: list[ExtractRow], learned: dict[str, set[int]]) -> None:
    """Add the references of records that were merged: they lead to the record that was kept."""
    references = {row.our_reference for row in rows} - {""}
    parts = Child.objects.filter(reference__in=references).exclude(merged_into=None).values_list("pk", "reference")
    kept = selectors.kept_of([pk for pk, _ in parts])
    for pk, reference in parts:
        learned[f"ours {reference}"].add(kept[pk])


def _numbers(rows: list[ExtractRow], learned: dict[str, set[int]]) -> Q:
    asked = Q(pk__in={pk for pks in learned.values() for pk in pks})
    for kind, column in NUMBERS.items():
        if values := {getattr(row, ASKED[kind]) for row in rows} - {""}:
            asked |= Q(**{f"{column}__in": values})
    return asked


def _children(actor: User | None, asked: Q) -> list[Facts]:
    seen = ExpressionWrapper(cases.each_acted(actor, "pk"), BooleanField()) if actor else Value(True)
    return list(Child.objects.filter(asked, merged_into=None).annotate(is_seen=seen).values(*COLUMNS))


def _by_day(children: Iterable[Facts]) -> dict[date, list[Facts]]:
    days: dict[date, list[Facts]] = defaultdict(list)
    for child in children:
        days[child["date_of_birth"]].append(child)
    return days


def _by_number(children: list[Facts], learned: dict[str, set[int]]) -> dict[str, list[tuple[Facts, str]]]:
    """Children under each of their numbers, and under the references that lead to them, with the number in words."""
    found: dict[str, list[tuple[Facts, str]]] = defaultdict(list)
    leading: dict[int, list[str]] = defaultdict(list)
    for key, pks in learned.items():
        for pk in pks:
            leading[pk].append(key)
    for child in children:
        keys = [f"{kind} {number}" for kind, column in NUMBERS.items() if (number := child[column])]
        for key in dict.fromkeys([*leading[child["pk"]], *keys]):
            found[key].append((child, WORDS[key.partition(" ")[0]]))
    return found


def _candidates(
    row: ExtractRow, by_number: dict[str, list[tuple[Facts, str]]], by_day: dict[date, list[Facts]]
) -> Iterator[tuple[Facts, str]]:
    """Children who may be meant, each once, with the number that both have."""
    counted = set()
    for kind, name in ASKED.items():
        for child, words in by_number.get(f"{kind} {getattr(row, name)}", ()):
            if child["pk"] not in counted:
                counted.add(child["pk"])
                yield child, words
    for child in by_day.get(row.born_on, ()) if row.born_on else ():
        if child["pk"] not in counted:
            yield child, ""


def _judge(row: ExtractRow, candidates: Iterable[tuple[Facts, str]]) -> Found:
    known, seen = [], set()
    for child, number in candidates:
        full = names.normal_name(child["given_name"], child["family_name"])
        known.append(Known(child["pk"], full, child["search_name"], child["date_of_birth"], number))
        if child["is_seen"]:
            seen.add(child["pk"])
    someone = Someone(names.normal_name(row.forenames, row.surname), row.born_on)
    likely = rules.matching.judge(someone, known)
    shown = [one for one in likely if one.pk in seen]
    return Found(rules.matching.certain(shown), likely, {one.pk for one in shown})


def _look_further(actor: User | None, unsure: list[tuple[ExtractRow, Found]]) -> None:
    """For rows about nobody for certain, children born on a day that is easily written for the one given."""
    near = {row.pk or id(row): [*rules.matching.near_days(row.born_on)][1:] for row, _ in unsure if row.born_on}
    if not near:
        return
    by_day = _by_day(_children(actor, Q(date_of_birth__in={day for days in near.values() for day in days})))
    for row, found in unsure:
        days = near.get(row.pk or id(row), ())
        more = _judge(row, ((child, "") for day in days for child in by_day.get(day, ())))
        found.likely += [one for one in more.likely if one.pk not in {known.pk for known in found.likely}]
        found.seen |= more.seen
