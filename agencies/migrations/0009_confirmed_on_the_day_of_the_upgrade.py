"""Accounts that are there begin their 90 days on the day of the upgrade: nobody is suspended before a lead was told."""

from django.db import migrations

from slscb.core.clock import today


def begin(apps, schema_editor):
    apps.get_model("agencies", "User").objects.update(signed_off_on=today())


class Migration(migrations.Migration):

    dependencies = [("agencies", "0008_confirmed_by_a_lead")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
