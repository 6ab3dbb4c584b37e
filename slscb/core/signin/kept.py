"""What was typed when a session ended: kept sealed for its author, shown again in the same form once they are back."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import QueryDict

from slscb.core.clock import now
from slscb.core.models import KeptForm
from slscb.core.signin.sealing import seal

if TYPE_CHECKING:
    from agencies.models import User

PURPOSE = "slscb.signin.kept"
KEPT_FOR = timedelta(hours=24)
LONGEST_PATH = 500
MOST_FORMS = 20  # a person's own; the oldest go first
NOT_TYPED = ("csrfmiddlewaretoken",)


def keep(user: "User", path: str, typed: QueryDict) -> None:
    """Keep a form for its author. One form a page: the later replaces the earlier."""
    _forget_old()
    typed = typed.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    if not typed or len(path) > LONGEST_PATH:
        return
    sealed = seal(PURPOSE, str(user.pk)).encrypt(typed.urlencode().encode()).decode()
    KeptForm.objects.update_or_create(user=user, path=path, defaults={"sealed": sealed, "kept_at": now()})
    newest = KeptForm.objects.filter(user=user).order_by("-kept_at").values("pk")[:MOST_FORMS]
    KeptForm.objects.filter(user=user).exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()


def paths_of(user: "User") -> list[str]:
    """The pages on which the person has something kept."""
    _forget_old()
    return list(KeptForm.objects.filter(user=user).values_list("path", flat=True))


def take(user: "User", path: str) -> QueryDict | None:
    """What the person had typed on a page, once: it is forgotten with that. None for nobody else's or nothing."""
    found = KeptForm.objects.filter(user=user, path=path, kept_at__gt=now() - KEPT_FOR).first()
    if found is None:
        return None
    found.delete()
    return QueryDict(seal(PURPOSE, str(user.pk)).decrypt(found.sealed.encode()), encoding="utf-8")


def forget(user: "User") -> None:
    """Whoever signs out leaves nothing behind."""
    KeptForm.objects.filter(user=user).delete()


def _forget_old() -> None:
    KeptForm.objects.filter(kept_at__lte=now() - KEPT_FOR).delete()
