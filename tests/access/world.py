"""One world for the whole walk: a child with a record of every kind, those connected with her, and one person a role."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.tokens import default_token_generator

from agencies.choices import Role
from agencies.models import AgreementVersion, User
from cases.choices import Basis
from cases.models import Child, Merge, NumberClash
from cases.services import denials, emergencies, protection, sharing
from cases.services.protection import Proposal
from slscb.core.clock import now
from slscb.core.policy import capability_of, load_policy
from tests.access.routes import Route
from tests.factories.agencies import a_role_request, a_team, a_user
from tests.factories.cases import a_child, a_document, a_merge, a_note, an_episode_of_care, an_unusual_access
from tests.factories.extracts import an_undecided_row
from tests.factories.intelligence import a_report
from tests.factories.missing import a_link, a_prevention, a_profile, a_returned_episode
from tests.factories.risk import a_proposed_version, a_round, an_assessment, an_open_assessment, put_forward
from tests.factories.serac import a_meeting, a_referral, an_action, an_item

SECRET = "Canaryname"


@dataclass
class World:
    """`arguments` has a public id for every name in a path; `strangers` and `connected` one user a role."""

    arguments: dict[str, Any] = field(default_factory=dict)
    strangers: dict[str, User] = field(default_factory=dict)
    connected: dict[str, User] = field(default_factory=dict)

    def whoever_may(self, route: Route, method: str) -> User:
        """Somebody connected with the child whose role may: a team manager where they do, or where any role does."""
        roles = load_policy().capabilities.get(str(capability_of(route.view, method)))
        return self.connected[next(role for role in (Role.TEAM_MANAGER, *Role) if roles is None or role in roles.roles)]


def a_world() -> World:
    """Build it. A new name in a path needs a record here: `Route.address` raises KeyError until it has one."""
    world = World()
    team = a_team("Team that holds her")
    world.connected = {role: a_user(role, team) for role in Role}
    world.strangers = {role: a_user(role) for role in Role}
    child = a_child(world.connected[Role.PRACTITIONER], given_name=SECRET, family_name=SECRET)
    world.arguments["child_id"] = child.public_id
    world.arguments["merge_id"] = _of_a_merge(world, child).public_id
    world.arguments["care_id"] = an_episode_of_care(child, date(2025, 1, 1)).public_id
    world.arguments["note_id"] = a_note(child, world.connected[Role.PRACTITIONER]).public_id
    world.arguments["document_id"] = a_document(child, world.connected[Role.PRACTITIONER]).public_id
    world.arguments["notice_id"] = child.public_id
    world.arguments["report_id"] = a_report(world.connected[Role.PRACTITIONER], child).public_id
    a_profile(child)
    episode = a_returned_episode(child)
    world.arguments["episode_id"] = episode.public_id
    world.arguments["interview_id"] = episode.return_interview.public_id
    world.arguments |= _of_a_link(world, child)
    world.arguments["prevention_id"] = a_prevention(episode, world.connected[Role.POLICE_LIAISON]).public_id
    world.arguments |= _of_extracts(child) | _of_accounts() | _of_sharing(world, child) | _of_protection(world, child)
    world.arguments["finding_id"] = an_unusual_access(world.connected[Role.PRACTITIONER], child).public_id
    world.arguments["provider"] = "none"
    world.arguments["key_id"] = child.public_id  # nobody's
    world.arguments |= {"document": "sharing", "version_id": AgreementVersion.objects.get(document="sharing").public_id}
    world.arguments |= {"section": "why", "measure": "episodes"} | _of_risk(world, child) | _of_the_panel(world, child)
    return world


def _of_a_merge(world: World, child: Child) -> Merge:
    """Another record that was hers, which leads to hers now."""
    worker, manager = world.connected[Role.PRACTITIONER], world.connected[Role.TEAM_MANAGER]
    other = a_child(worker, given_name="Typed", family_name="Twice")
    return a_merge(child, other, manager, world.connected[Role.CSE_LEAD])


def _of_a_link(world: World, child: Child) -> dict[str, Any]:
    """A suggested link with an episode of another child of the team, and the vehicle that both name."""
    link = a_link(child, a_child(world.connected[Role.PRACTITIONER], given_name="Linked", family_name="Night"))
    return {"link_id": link.public_id, "mention_id": child.mentions.get().public_id}


def _of_extracts(child: Child) -> dict[str, Any]:
    """A police extract that somebody else brought, with a doubtful row that may be about her."""
    row = an_undecided_row(child, a_user(Role.POLICE_LIAISON))
    return {"extract_id": row.extract.public_id, "row_id": row.public_id}


def _of_sharing(world: World, child: Child) -> dict[str, Any]:
    """The record shared with one person, and opened in an emergency by another."""
    given = {"purpose": "Health assessment", "until": now() + timedelta(days=7), "user": a_user()}
    share = sharing.give(actor=world.connected[Role.TEAM_MANAGER], child_id=child.public_id, **given)
    asked = {"child_id": child.public_id, "reason": "Found alone at the station at night"}
    opened = emergencies.open_record(actor=a_user(), **asked)
    # CSE leads who are told may look for a while; here they stay strangers.
    child.user_grants.filter(basis=Basis.ESCALATION).delete()
    return {"share_id": share.public_id, "emergency_id": opened.public_id}


def _of_protection(world: World, child: Child) -> dict[str, Any]:
    """A proposal that waits, and a denial."""
    manager, seal = world.connected[Role.TEAM_MANAGER], Proposal(after="sealed", reason="Threats")
    kept_out = {"child_id": child.public_id, "user": a_user(), "reason": "Related to a suspect"}
    return {
        "change_id": protection.propose(actor=manager, child_id=child.public_id, proposal=seal).public_id,
        "clash_id": NumberClash.objects.create(child=child, other=a_child(), number_kind="nhs").public_id,
        "denial_id": denials.deny(actor=manager, **kept_out).public_id,
    }


def _of_accounts() -> dict[str, Any]:
    """Somebody's account with a role, a role that waits, and a link to set the password."""
    account, administrator = a_user(), a_user(Role.SYSTEM_ADMINISTRATOR)
    return {
        "account_id": account.public_id,
        "membership_id": account.memberships.get().public_id,
        "request_id": a_role_request(account, administrator).public_id,
        "token": default_token_generator.make_token(account),
    }


def _of_risk(world: World, child: Child) -> dict[str, Any]:
    assessment = an_assessment("M01", "M02", child=child, by=world.connected[Role.PRACTITIONER])
    return {
        "assessment_id": assessment.public_id,
        "instrument_id": assessment.instrument.public_id,
        **_of_the_tool(world),
        "response_id": assessment.responses.earliest("pk").public_id,
        **_of_the_open_assessment(world, child),
    }


def _of_the_open_assessment(world: World, child: Child) -> dict[str, Any]:
    """One that is open, to which her worker has put something."""
    by = world.connected[Role.PRACTITIONER]
    opened = an_open_assessment(child, by)
    (said,) = put_forward(opened, by, "L02")
    return {"open_assessment_id": opened.public_id, "contribution_id": said.public_id}


def _of_the_tool(world: World) -> dict[str, Any]:
    """A draft of a new version that waits for a second person, and an open calibration round."""
    lead = world.connected[Role.CSE_LEAD]
    draft = a_proposed_version(by=lead)
    return {"draft_id": draft.public_id, "code": "M01", "round_id": a_round(by=lead).public_id, "number": 1}


def _of_the_panel(world: World, child: Child) -> dict[str, Any]:
    by = world.connected[Role.PRACTITIONER]
    meeting = a_meeting()
    item = an_item(meeting, child)
    return {
        "meeting_id": meeting.public_id,
        "item_id": item.public_id,
        "action_id": an_action(item, by).public_id,
        "referral_id": a_referral(child, by).public_id,
    }
