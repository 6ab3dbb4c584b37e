"""The one door to an account for an administrator. Accounts are no secret among them: what is not there is 404."""

from uuid import UUID

from agencies.models import Membership, RoleRequest, User
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
