"""Django's own admin over the same children, as somebody would set it up in an afternoon: the list that everyone knows."""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest

from cases.models import Child
from slscb.core.policy import SIGNED_IN


class Children(ModelAdmin):
    """The columns of the product's list, its order, and its search."""

    list_display = ("given_name", "family_name", "reference", "date_of_birth", "risk_level", "review_due_on")
    list_filter = ("risk_level", "status")
    search_fields = ("given_name", "family_name")
    ordering = ("risk_order", "review_due_on", "pk")
    list_per_page = 25

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those whom the user sees."""
        return Child.objects.visible_to(request.user)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list; it states a capability, as every view that the product's middleware lets through must."""
        return super().changelist_view(request, extra_context)

    changelist_view.capability = SIGNED_IN  # type: ignore[attr-defined]


site = AdminSite(name="admin")
site.register(Child, Children)
