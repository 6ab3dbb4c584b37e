from django.apps import AppConfig


class SeracConfig(AppConfig):
    name = "serac"

    def ready(self) -> None:
        """Put the panel into the menu, on the child's page and on the home page, and answer for its reminders."""
        from cases import cards as child_page
        from serac import cards, reminders
        from serac.services import actions
        from serac.services.joining import BELONGINGS
        from slscb.core import home, joining, navigation, outbox

        navigation.register("SERAC panel", "serac:meeting-list", "panel.prepare", order=40)
        navigation.register("Panel actions", "serac:action-list", "action.update", order=41)
        child_page.register(cards.CHILD)
        child_page.register_link("serac.agendaitem", "serac:item-view", "item_id")
        child_page.register_link("serac.panelreferral", "serac:referral-view", "referral_id")
        child_page.register_link("serac.panelaction", "serac:action-view", "action_id")
        home.register(cards.NEXT_MEETING)
        home.register(cards.ACTIONS_DUE)
        outbox.register(actions.DUE, reminders.action_due)
        outbox.register(actions.OVERDUE, reminders.action_overdue)
        joining.register(BELONGINGS)
