from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        """Put the children into the menu and the first of the work list on the home page."""
        from cases import cards, receivers  # noqa: F401 - receivers listen once they are imported
        from cases.cards.documents import DOCUMENTS
        from cases.cards.home import EMERGENCIES, MY_CHILDREN
        from cases.reminders import review_is_late, share_begins
        from cases.services.emergencies import REVIEW
        from cases.services.joining import BELONGINGS
        from cases.services.sharing import BEGINS
        from slscb.core import home, joining, navigation, outbox

        navigation.register("Children", "cases:work-list", "child.view", order=10)
        navigation.register("Find a child", "cases:child-search", "child.view", order=11)
        navigation.register("Who opened a record", "cases:openings", "audit.view", order=90)
        navigation.register("Unusual openings", "cases:unusual-list", "access.review", order=91)
        navigation.register("Emergency openings", "cases:emergency-list", "emergency.review", order=92)
        outbox.register(BEGINS, share_begins)
        outbox.register(REVIEW, review_is_late)
        cards.register_link("cases.child", "cases:child-view", "child_id")
        cards.register(DOCUMENTS)
        cards.register_link("cases.document", "cases:document-view", "document_id")
        cards.register_link("cases.note", "cases:note-view", "note_id")
        home.register(MY_CHILDREN)
        home.register(EMERGENCIES)
        joining.register(BELONGINGS)
