"""Publishes version 1 of what people and agencies agree to, as it came with the service."""

from datetime import date
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"
IN_FORCE_FROM = date(2024, 9, 1)


def load(apps, schema_editor):
    AgreementVersion = apps.get_model("agencies", "AgreementVersion")
    AgreementVersion.objects.bulk_create(
        [
            AgreementVersion(
                document=document,
                number=1,
                in_force_from=IN_FORCE_FROM,
                text=(DATA / f"{document}_1.txt").read_text(encoding="utf-8").strip(),
            )
            for document in ("sharing", "confidentiality")
        ],
        ignore_conflicts=True,  # what was published stays, and so the way back leaves it to the table's own end
    )


class Migration(migrations.Migration):

    dependencies = [("agencies", "0006_what_is_agreed_to")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
