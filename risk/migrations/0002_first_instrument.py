"""Loads version 1 of the Pan Berkshire CSE Risk Indicator Tool, in force since the strategy of 2015."""

import json
from datetime import date
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data" / "instrument_1.json"
TITLE = "Pan Berkshire CSE Risk Indicator Tool"
IN_FORCE_FROM = date(2015, 4, 1)


def load(apps, schema_editor):
    definition = json.loads(DATA.read_text(encoding="utf-8"))
    instrument = apps.get_model("risk", "Instrument").objects.create(
        code=definition["instrument"],
        tool_version=definition["version"],
        title=TITLE,
        source=definition["source"],
        definition=definition,
        in_force_from=IN_FORCE_FROM,
    )
    Indicator = apps.get_model("risk", "Indicator")
    Indicator.objects.bulk_create(
        Indicator(
            instrument=instrument,
            code=row["code"],
            band=row["band"],
            text=row["text"],
            label=row["label"],
            position=position,
        )
        for position, row in enumerate(definition["indicators"], start=1)
    )


def unload(apps, schema_editor):
    apps.get_model("risk", "Instrument").objects.filter(tool_version="1").delete()


class Migration(migrations.Migration):

    dependencies = [("risk", "0001_initial")]

    operations = [migrations.RunPython(load, unload)]
