"""Takes the addresses off the child's own row, where every reader of the child had them; docs/adr/0028."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_move_the_addresses")]

    operations = [
        migrations.RemoveField(model_name="child", name="address"),
        migrations.RemoveField(model_name="child", name="postcode"),
    ]
