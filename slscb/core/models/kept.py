from django.conf import settings
from django.db import models


class KeptForm(models.Model):
    """What somebody typed into a form when their session ended, until they have signed in again. Sealed; theirs alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    sealed = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="one_kept_form_a_page")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kept_at}"
