from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    name = "intelligence"

    def ready(self) -> None:
        """Put intelligence into the menu, on the child's page and on the home page of police."""
        from cases.cards import register
        from intelligence.cards import INTELLIGENCE, WAITING
        from intelligence.services.joining import BELONGINGS
        from slscb.core import home, joining, navigation

        navigation.register("Intelligence", "intelligence:report-list", "intelligence.grade", order=60)
        navigation.register("Send intelligence", "intelligence:report-submit", "intelligence.submit", order=61)
        register(INTELLIGENCE)
        home.register(WAITING)
        joining.register(BELONGINGS)
