from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"

    def ready(self) -> None:
        """Put the figures into the menu and their headlines on the home page of those who answer for them."""
        from reporting import cards
        from slscb.core import home, navigation

        navigation.register("Figures", "reporting:dashboard", "report.view", order=60)
        navigation.register("Consistency", "reporting:consistency", "consistency.view", order=61)
        home.register(cards.HEADLINES)
