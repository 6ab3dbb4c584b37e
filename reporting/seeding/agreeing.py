"""Everyone in the borough has accepted what is in force, and each agency's lead has signed for it."""

from agencies.choices import SIGNED_BY_AGENCIES, Role
from agencies.models import Acceptance, AgreementVersion, Membership
from reporting.seeding.accounts import LEADERS
from reporting.seeding.chance import Chance
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables


def write_agreements(plan: Plan, tables: Tables, people: People) -> None:
    """Name the leads, and write what each person has accepted and each agency signed on the day the story begins."""
    chance = Chance(plan.seed, "agreeing")
    versions = list(AgreementVersion.objects.order_by("pk").values_list("pk", "document"))
    for agency, username in LEADERS.items():
        lead, team = people.accounts[username], people.home[username]
        held = {"user_id": lead.id, "team_id": team.id, "role": Role.AGENCY_LEAD, "starts_on": plan.begins}
        tables.add(chance, Membership, **held)
        for version, document in versions:
            if document in SIGNED_BY_AGENCIES:
                signed = {"accepted_id": version, "person_id": lead.id, "agency_id": people.agencies[agency][0]}
                tables.add(chance, Acceptance, **signed)
    for person in people.everyone:
        for version, _ in versions:
            tables.add(chance, Acceptance, accepted_id=version, person_id=person)
