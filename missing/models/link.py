from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from missing.choices import Ground, LinkState
from missing.querysets import EpisodeLinkQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

if TYPE_CHECKING:
    from missing.models.episode import MissingEpisode

WHY = 1_000


@tracked(by="child")
class EpisodeLink(Record):
    """That episodes of two children may belong together: suggested by rules, then accepted or dismissed by a person.

    A pair is kept once, the episode with the lower number first. It is there for those alone who see both children. The
    grounds are codes; the names behind them are read from the mentions of both episodes, with the reader's eyes.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="episode_links")
    other_child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="+")
    episode = models.ForeignKey("missing.MissingEpisode", on_delete=models.CASCADE, related_name="links")
    other_episode = models.ForeignKey("missing.MissingEpisode", on_delete=models.CASCADE, related_name="links_back")
    grounds = ArrayField(models.CharField(max_length=20, choices=Ground.choices))
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.SUGGESTED)
    reason = models.TextField(max_length=WHY, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = EpisodeLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["episode", "other_episode"], name="one_link_a_pair"),
            models.CheckConstraint(condition=Q(episode__lt=F("other_episode")), name="link_in_order"),
            models.CheckConstraint(
                condition=Q(state="suggested", decided_by=None, decided_at=None, reason="")
                | ~Q(state="suggested") & Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(reason=""),
                name="decided_link_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="link_waiting", condition=Q(state="suggested"))]

    def other_of(self, episode: "MissingEpisode") -> int:
        """The internal id of the episode at the other end."""
        return int(self.other_episode_id if self.episode_id == episode.pk else self.episode_id)

    def __str__(self) -> str:
        return f"link {self.public_id}"
