from django.apps import AppConfig
from django.db.models import F


class RiskConfig(AppConfig):
    name = "risk"

    def ready(self) -> None:
        """Put risk into the menu, on the child's page and on the home page, and answer for its reminders."""
        from cases import cards as children
        from cases.selectors import proposals
        from risk import cards, receivers, reminders, selectors  # noqa: F401 - connected by being imported
        from risk.services.joining import BELONGINGS
        from slscb.core import home, joining, navigation

        navigation.register("Flagged children", "risk:flagged-list", "risk.flagged", order=15)
        navigation.register("Approvals", "risk:approval-list", "risk.approve", order=16)
        navigation.register("Risk tool", "risk:instrument-list", "tool.approve", order=62)
        navigation.register("Calibration", "risk:calibration-list", "calibration.results", order=63)
        children.register(cards.CARD)
        children.register_link("risk.assessment", "risk:assessment-view", "assessment_id")
        children.register_link("risk.openassessment", "risk:open-assessment-view", "open_assessment_id")
        for kind, hides in (
            ("risk.indicatortick", {"evidence"}),
            ("risk.contribution", {"evidence", "withdrawn_reason"}),
        ):
            children.register_marked(kind, "is_health_detail", {True: "health.view"}, frozenset(hides))
        proposals.register_tool(proposals.Tool(selectors.labels, (cards.CARD.actions[0], cards.CARD.actions[2])))
        children.register_name("risk.indicator", F("label"))
        for panel in cards.PANELS:
            home.register(panel)
        reminders.register()
        joining.register(BELONGINGS)
