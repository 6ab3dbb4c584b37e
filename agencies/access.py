"""The one door to an account for an administrator. Accounts are no secret among them: what is not there is 404."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.choices import SIGNED_BY_AGENCIES
from agencies.models import AgreementVersion, Membership, RoleRequest, User
from slscb.core.errors import NotAllowed, NotVisible

OWN = "Nobody changes their own rights: ask another administrator."


def check(actor: User) -> None:
    """Raises NotAllowed unless the actor manages accounts."""
    if not actor.may("account.manage"):
        raise NotAllowed("Only a system administrator may change accounts and teams.")


def account_for(actor: User, account_id: UUID) -> User:
    """An account by its public id. Raises NotAllowed, NotVisible."""
    check(actor)
    found = User.objects.filter(public_id=account_id).first()
    if found is None:
        raise NotVisible("account")
    return found


def account_to_change(actor: User, account_id: UUID) -> User:
    """As `account_for`, locked, and not the actor's own. Raises NotAllowed, NotVisible."""
    check(actor)
    found = User.objects.select_for_update().filter(public_id=account_id).first()
    if found is None:
        raise NotVisible("account")
    if found == actor:
        raise NotAllowed(OWN)
    return found


def membership_for(actor: User, membership_id: UUID) -> Membership:
    """Somebody else's membership, locked, with its person and team. Raises NotAllowed, NotVisible."""
    check(actor)
    memberships = Membership.objects.select_related("user", "team__agency").select_for_update(of=("self",))
    found: Membership | None = memberships.filter(public_id=membership_id).first()
    if found is None:
        raise NotVisible("membership")
    if found.user == actor:
        raise NotAllowed(OWN)
    return found


def request_for(actor: User, request_id: UUID) -> RoleRequest:
    """A role asked for by another and not for the actor, locked. Raises NotAllowed, NotVisible."""
    check(actor)
    requests = RoleRequest.objects.select_related("account", "team__agency", "requested_by")
    found = requests.select_for_update(of=("self",)).filter(public_id=request_id).first()
    if found is None:
        raise NotVisible("request")
    if actor in (found.requested_by, found.account):
        raise NotAllowed("You asked for this, or it is for you: another administrator must decide.")
    return found


def version_for(actor: User, version_id: UUID) -> AgreementVersion:
    """A version of what is agreed to: everybody may read it. Raises NotVisible."""
    found: AgreementVersion | None = AgreementVersion.objects.filter(public_id=version_id).first()
    if found is None:
        raise NotVisible("version")
    return found


def version_to_sign(actor: User, version_id: UUID) -> AgreementVersion:
    """A version that agencies sign, for a lead. Raises NotAllowed, NotVisible."""
    if not actor.may("agreement.sign"):
        raise NotAllowed("Only an agency’s lead may sign for it.")
    found = version_for(actor, version_id)
    if found.document not in SIGNED_BY_AGENCIES:
        raise NotAllowed("Agencies do not sign this: each person accepts it.")
    return found


def check_publisher(actor: User) -> None:
    """Raises NotAllowed unless the actor publishes what is agreed to."""
    if not actor.may("agreement.publish"):
        raise NotAllowed("Only the LSCB business manager may publish a new version.")


def check_watcher(actor: User) -> None:
    """Raises NotAllowed unless the actor may see who has agreed."""
    if not actor.may("agreement.watch"):
        raise NotAllowed


def check_lead(actor: User) -> None:
    """Raises NotAllowed unless the actor answers for accounts."""
    if not actor.may("account.sign_off"):
        raise NotAllowed("Only an agency’s lead may confirm its accounts.")


def account_to_sign_off(actor: User, account_id: UUID, among: QuerySet[User]) -> User:
    """One of the accounts for which the actor answers, locked. Raises NotAllowed, for one's own too, and NotVisible."""
    check_lead(actor)
    if actor.public_id == account_id:
        raise NotAllowed("Nobody confirms their own account: another lead does.")
    found = among.select_for_update(of=("self",)).filter(public_id=account_id).first()
    if found is None:
        raise NotVisible("account")
    return found
