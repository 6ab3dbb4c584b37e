from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "missing"

    def ready(self) -> None:
        """Put missing children into the menu, on the child's page and on the home page, and answer for reminders."""
        from cases import cards as children
        from cases.selectors import proposals
        from missing import cards, reminders, selectors
        from missing.presenters import returns
        from missing.services import alerting, linking, reminding
        from missing.services.joining import BELONGINGS
        from slscb.core import home, joining, navigation, outbox

        selectors.in_force()  # stops the start where the setting says what cannot be
        navigation.register("Missing now", "missing:episode-list", "child.view", order=20)
        navigation.register("Return interviews", "missing:interview-list", "interview.list", order=21)
        navigation.register("Linked episodes", "missing:link-list", "episode.link", order=23)
        navigation.register("Police extracts", "missing:extract-list", "episode.import", order=22)
        children.register(cards.CARD)
        children.register_care_check(returns.care_remarks)
        children.register_link("missing.missingepisode", "missing:episode-view", "episode_id")
        children.register_link("missing.returninterview", "missing:interview-view", "interview_id")
        proposals.register_proposals(selectors.proposals_of_child)
        home.register(cards.MISSING_NOW)
        home.register(cards.INTERVIEWS)
        home.register(cards.SIGN_OFF)
        home.register(cards.LINKS)
        outbox.register(reminding.KIND, reminders.interview_reminder)
        outbox.register(alerting.KIND, reminders.alert_due)
        outbox.register(linking.KIND, reminders.linking_due)
        joining.register(BELONGINGS)
