"""A world in which every specially marked field about one child holds a string found nowhere else, and who looks for it."""

import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdf
from django.apps import apps
from django.db import models

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import User
from cases.choices import NoteKind, RelationshipKind
from cases.choices.documents import DocumentMarking
from cases.models import Child
from cases.services import involvement, notes
from intelligence.models import NamedSubject
from missing.models import MissingEpisode, ReturnInterview
from risk.services import contributing
from slscb.core.clock import now
from slscb.core.marking import load_markings
from tests.access.world import World, a_world
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_document, an_address
from tests.factories.risk import a_screening, observed, put_forward

TEXT = (models.CharField, models.TextField)
PLACES = (AgencyCode.EDUCATION, AgencyCode.HEALTH, AgencyCode.POLICE, AgencyCode.ENGAGE, AgencyCode.EARLY_HELP)


@dataclass
class Planted:
    """The world, the canaries by the right that shows them, each with the field it was planted in, and who looks."""

    world: World
    child: Child
    canaries: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    actors: dict[str, User] = field(default_factory=dict)

    def found_in(self, body: str) -> set[str]:
        """The canaries in a text."""
        high = body.upper()
        return {canary for of_right in self.canaries.values() for canary in of_right if canary in high}

    def beyond(self, user: User) -> set[str]:
        """The canaries that a person must never meet."""
        return {canary for right, of_right in self.canaries.items() if not user.may(right) for canary in of_right}

    def where(self, canary: str) -> str:
        """The field in which a canary was planted."""
        return next(of_right[canary] for of_right in self.canaries.values() if canary in of_right)


def a_canary() -> str:
    """Eight letters and digits, which fit the shortest field and every rule of what may stand in one."""
    return f"Q{secrets.token_hex(3).upper()}Z"


def plant() -> Planted:
    """The usual world with canaries in it, and people of every role in the holding team and of other agencies involved."""
    world = a_world()
    child = Child.objects.get(public_id=world.arguments["child_id"])
    planted = Planted(world, child, actors={f"{role} of social care": one for role, one in world.connected.items()})
    worker = world.connected[Role.PRACTITIONER]
    an_address(child)
    notes.add_relationship(actor=worker, child_id=child.public_id, relationship_kind="mother", person_name="Mother")
    for code in PLACES:
        involvement.begin(actor=worker, child=child, agency=an_agency(code), reason="Works with her")
        role = Role.POLICE_LIAISON if code == AgencyCode.POLICE else Role.PRACTITIONER
        planted.actors[f"{role} of {code.label}"] = a_user(role, a_team(f"{code.label} team", code, TeamKind.CASEWORK))
    planted.actors["a stranger of social care"] = world.strangers[Role.PRACTITIONER]
    _make_ready(planted)
    for model in (model for app in ("cases", "missing", "intelligence", "risk", "serac") for model in _models(app)):
        _plant_model(planted, model)
    _plant_by_kind(planted, worker)
    return planted


def _models(app: str) -> list[type[models.Model]]:
    found = [model for model in apps.get_app_config(app).get_models() if not hasattr(model, "pgh_tracked_model")]
    return [model for model in found if load_markings().special(model)]


def _make_ready(planted: Planted) -> None:
    """Intelligence is from somebody who looks nowhere; the interview has a time, so that its sections are shown."""
    planted.child.intelligence_reports.update(submitted_by=a_user(Role.CHAMPION))
    ReturnInterview.objects.update(held_at=now(), interviewer="Somebody")
    MissingEpisode.objects.update(circumstances="She left after tea")


def _plant_model(planted: Planted, model: type[models.Model]) -> None:
    """One canary a field; what is no free text (a day, a choice, yes or no) can hold none."""
    values: dict[str, str] = {}
    for name, level in load_markings().special(model).items():
        column = model._meta.get_field(name)
        if isinstance(column, TEXT) and not column.choices:
            canary = a_canary()
            planted.canaries[level.right][canary] = f"{model._meta.label}.{name}"
            values[name] = canary
    about = "mentions__child" if model is NamedSubject else "child"
    changed = model._default_manager.filter(**{about: planted.child}).update(**values)
    assert changed, f"the world has no {model._meta.label} to plant in"


def _plant_by_kind(planted: Planted, worker: User) -> None:
    """What is marked by its kind: a note of health detail, a person of concern."""
    health, concern = a_canary(), a_canary()
    planted.canaries["health.view"][health] = "a note of health detail"
    planted.canaries["suspect.view"][concern] = "a person of concern"
    about = {"actor": worker, "child_id": planted.child.public_id}
    note = notes.add_note(**about, note_kind=NoteKind.HEALTH, happened_at=now(), text=f"Seen by a nurse: {health}")
    notes.add_relationship(**about, relationship_kind=RelationshipKind.OF_CONCERN, person_name=concern)
    planted.world.arguments["note_id"] = note.public_id
    _plant_indicators(planted, worker)
    _plant_documents(planted, worker)


def _plant_indicators(planted: Planted, worker: User) -> None:
    """Health detail put forward to the open assessment and withdrawn, and in a screening."""
    said, why, ticked = a_canary(), a_canary(), a_canary()
    places = {said: "a contribution", why: "the reason of a withdrawal", ticked: "an indicator's evidence"}
    planted.canaries["health.view"] |= {canary: f"health detail in {place}" for canary, place in places.items()}
    opened = planted.child.open_assessments.get()
    (one,) = put_forward(opened, worker, observed("L05", evidence=said, is_health_detail=True))
    contributing.withdraw(actor=worker, contribution_id=one.public_id, reason=why, expected_version=one.version)
    a_screening(observed("L06", evidence=ticked, is_health_detail=True), child=planted.child, by=worker)
    planted.world.arguments["assessment_id"] = planted.child.risk_assessments.latest("pk").public_id


def _plant_documents(planted: Planted, worker: User) -> None:
    """A document of each marking; the walk asks for the file of the last one, so its text alone can be met."""
    marked = [
        (name, level) for name, level in load_markings().levels.items() if name in DocumentMarking and level.right
    ]
    for marking, level in marked:
        title, words = a_canary(), a_canary()
        planted.canaries[level.right][title] = f"the title of a document marked {marking}"
        document = a_document(planted.child, worker, words.encode(), title=title, marking=marking)
    planted.canaries[level.right][words] = f"the text of a document marked {marking}"
    planted.world.arguments["document_id"] = document.public_id


def text_of(answer: Any) -> str:
    """All that a person can read out of an answer, headers included: a page, JSON, CSV, a workbook, a PDF."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.items())
    kind = answer.get("Content-Type", "")
    if not body:
        return heads
    if "pdf" in kind:
        return heads + "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(body)).pages)
    if "spreadsheet" in kind:
        book = ZipFile(BytesIO(body))
        return heads + "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return heads + body.decode(errors="replace")
