"""How agencies, teams and workers apply thresholds."""

from typing import Any

from reporting.presenters import consistency as words
from reporting.selectors.consistency import consistency
from reporting.views.dashboard import PeriodPage


class ConsistencyView(PeriodPage):
    """Proposed against final, overrides up and down, the same indicators at different levels: counts alone."""

    capability = "consistency.view"
    template_name = "reporting/consistency.html"
    page_title = "Consistency of thresholds"

    def context(self, **more: Any) -> dict[str, Any]:
        """Charts and tables of the period."""
        found = consistency(self.actor, self.period())
        return super().context(filters=self.form(), period=found.period, **words.page(found), **more)
