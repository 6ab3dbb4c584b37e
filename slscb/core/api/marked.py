from typing import TYPE_CHECKING, Any, cast

from django.db.models import Model
from rest_framework.serializers import Serializer

from slscb.core import marking

if TYPE_CHECKING:
    from agencies.models import User

    Base = Serializer[Any]
else:
    Base = Serializer


class MarkedSerializer(Base):
    """A record as the API shows it, without the fields whose marking the asking person has no right to.

    Every serializer that shows a marked field is one (tests/architecture/test_markings.py). Who asks is `actor` of the
    context; raises KeyError where nobody does, or what is hidden would go out by an oversight.
    """

    def to_representation(self, instance: Model) -> dict[str, Any]:
        actor = cast("User", self.context["actor"])
        hidden = marking.withheld(actor, type(instance))
        shown: dict[str, Any] = super().to_representation(instance)
        return {name: value for name, value in shown.items() if self.fields[name].source not in hidden}
