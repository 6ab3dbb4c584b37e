from django.db import models


class Heartbeat(models.Model):
    """When a part that nobody calls was last seen alive. One row a part."""

    name = models.CharField(max_length=40, unique=True)
    beaten_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
