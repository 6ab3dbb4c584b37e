"""What another authority was told of a missing child."""

from missing.choices import AuthorityNews, Channel
from missing.services.notifications import Told
from slscb.core.forms import ChoiceField, GovForm, MomentField, TextAreaField, TextField


class NotificationForm(GovForm):
    """Which authority was told, what, when, how and whom."""

    authority = TextField(
        "Which authority was told?",
        max_length=100,
        noun="which authority was told",
        hint="Such as: London Borough of Hillingdon",
    )
    news = ChoiceField("What were they told?", choices=AuthorityNews.choices, noun="what they were told")
    told_at = MomentField("When were they told?", noun="when they were told", limit="today_or_past")
    how = ChoiceField("How were they told?", choices=Channel.choices, noun="how they were told")
    whom = TextField("Who was told?", max_length=150, noun="who was told", hint="Such as: J Owusu, emergency duty team")
    words = TextAreaField(
        "What was said or agreed (optional)",
        max_length=500,
        rows=3,
        required=False,
        noun="what was said or agreed",
        hint="Such as who holds the interview. Write no address here",
    )

    def told(self) -> Told:
        """What was typed, as the services take it."""
        return Told(**{name: self.cleaned_data[name] for name in Told.__dataclass_fields__})
