"""Which statuses are right for one cell: from `slscb/policy.toml`, and from one question about sight of the child."""

from agencies.choices import Role
from cases.choices.sharing import READING
from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of, load_policy
from tests.access.routes import Route

OWN_RECORDS = {"notice_id", "key_id", "extract_id"}
OF_ACCOUNTS = {"account_id", "membership_id", "request_id", "token", "document", "version_id", "provider"}
OF_THE_TOOL = {"instrument_id", "draft_id", "code", "round_id", "number"}
OF_NO_CHILD = (
    {"report_id", "emergency_id", "section", "measure", "meeting_id"} | OF_THE_TOOL | OF_ACCOUNTS
)  # the role alone decides
# What is asked of an agency answers to that agency alone: whoever is of another one is refused.
OWN_AGENCY = {
    "risk:response-acknowledge", "risk:response-complete",
    "api:required-response", "api:required-response-acknowledge", "api:required-response-complete",
    "risk:contribution-withdraw", "api:contribution-withdraw",
}  # fmt: skip
# A lead answers for the accounts of their own agency alone.
TO_ANOTHER = {**{name: {403} for name in OWN_AGENCY}, "agencies:sign-off": {404}}
# A marked document is handed out to those with the right to its marking alone.
TO_ANOTHER |= {name: {403} for name in ("cases:document-file", "api:document-file")}
OF_AN_AGENCY = {
    *OWN_AGENCY, "risk:assessment-create", "risk:assessment-result", "risk:assessment-discard", "api:risk-assessments",
    "cases:share-give", "api:child-shares",
    "risk:open-assessment-create", "risk:open-assessment-end", "api:open-assessments", "api:open-assessment-end",
    "serac:action-update", "api:action", "serac:referral-withdraw", "api:panel-referral-withdraw",
}  # fmt: skip
# Shares end with whoever gave them, or with a manager of the lead agency.
TO_ANOTHER |= {name: {403} for name in ("cases:share-end", "api:share-end")}
# Whoever has nothing to do with a child opens her record in an emergency: but for one who is hidden from them.
BREAKS_THE_GLASS = "cases:emergency-open"
NOT_THERE, SAYS_WHOM_TO_RING = frozenset({404}), frozenset({403})
CARRIED_OUT = {200, 201, 302, 303, 400, 409, 412, 422}


def is_about_a_child(route: Route) -> bool:
    """Whether the relation to a child decides who gets an answer."""
    return bool(set(route.arguments) - OF_NO_CHILD)


def expected(
    route: Route,
    method: str,
    posts: set[tuple[str, str]] | None,
    sees: bool,
    unseen: frozenset[int] = NOT_THERE,
    *,
    only_reads: bool = False,
) -> set[int]:
    """The right statuses for somebody who holds these posts, each a role and an agency's code; None is nobody at all.

    `sees` is whether the person sees the record: the child, or a finding about somebody of their own team; `unseen` are the
    answers to whoever does not. Who `only_reads` sees her by an emergency alone.
    """
    method = "GET" if method == "HEAD" else method
    if method not in route.methods:
        return {200, 401, 403, 404, 405, 302} if method == "OPTIONS" else {302, 401, 403, 405}
    capability = capability_of(route.view, method)
    if capability == PUBLIC:
        return {503} if route.name == "core:ready" else {200, 302, 422}
    if posts is None:
        return {401} if route.is_api else {302}
    if capability != SIGNED_IN and capability not in load_policy().held_by(posts):
        return {403}
    if "finding_id" in route.arguments and any(role == Role.IG_LEAD for role, _ in posts):
        sees = True  # whoever governs information looks at everybody's
    if route.name == BREAKS_THE_GLASS:
        return CARRIED_OUT
    refused = _refused_by_sight(route, capability, sees, unseen, only_reads) if is_about_a_child(route) else set()
    return refused or CARRIED_OUT | _refused_besides(route, posts)


def _refused_by_sight(route: Route, capability: str, sees: bool, unseen: frozenset[int], only_reads: bool) -> set[int]:
    """How somebody is refused by how they see the child; nothing where they are not."""
    if not sees or OWN_RECORDS & set(route.arguments):
        return set(unseen) if "child_id" in route.arguments else {404}
    if only_reads and capability not in READING | {SIGNED_IN}:
        return {404} if {"row_id", "link_id"} & set(route.arguments) else {403}
    return set()


def _refused_besides(route: Route, posts: set[tuple[str, str]]) -> set[int]:
    """How somebody may be refused who sees the child and whose role includes the act."""
    agency = TO_ANOTHER.get(route.name, set())
    if "link_id" in route.arguments:  # a link shows another child too, whom they may not see
        return agency | {404}
    if posts and not any(agency == "csc" for _, agency in posts) and route.name in OF_AN_AGENCY:
        agency = {403}
    return agency | ({404} if len(route.arguments) > 1 else set())
