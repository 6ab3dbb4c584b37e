"""Event tables beside the tracked ones, the triggers that fill them, and who may read them; docs/adr/0030."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

CLOSE = """
SELECT history_close('intelligence_intelligencereportevent');
"""
FENCE = """
SELECT history_fence('intelligence_intelligencereportevent', 'intelligence_intelligencereport');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_what_history_needs'),
        ('agencies', '0003_what_changed'),
        ('cases', '0010_what_changed'),
        ('intelligence', '0002_the_second_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IntelligenceReportEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('submitted', 'Sent to police'), ('taken', 'Taken up by police'), ('graded', 'Graded')], default='submitted', max_length=10)),
                ('subject_name', models.CharField(blank=True, max_length=150)),
                ('subject_alias', models.CharField(blank=True, max_length=150)),
                ('subject_description', models.TextField(blank=True, max_length=2000)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('vehicle_registration', models.CharField(blank=True, max_length=15)),
                ('vehicle_description', models.CharField(blank=True, max_length=200)),
                ('telephone', models.CharField(blank=True, max_length=30)),
                ('online_handle', models.CharField(blank=True, max_length=150)),
                ('observed_at', models.DateTimeField(blank=True, null=True)),
                ('how_known', models.CharField(choices=[('first_hand', 'Seen or heard at first hand'), ('told', 'Told by someone'), ('overheard', 'Overheard')], max_length=10)),
                ('narrative', models.TextField(max_length=10000)),
                ('may_name_source', models.BooleanField()),
                ('danger', models.CharField(choices=[('no', 'No'), ('rung', 'Yes, and 999 or the front door has been rung'), ('yes', 'Yes, and nobody has been rung yet')], max_length=4)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('source_reliability', models.CharField(blank=True, choices=[('1', '1 Reliable'), ('2', '2 Untested'), ('3', '3 Not reliable')], max_length=1)),
                ('assessment', models.CharField(blank=True, choices=[('A', 'A Known directly to the source'), ('B', 'B Known indirectly to the source but corroborated'), ('C', 'C Known indirectly to the source'), ('D', 'D Not known'), ('E', 'E Suspected to be false')], max_length=1)),
                ('handling', models.CharField(blank=True, choices=[('P', 'P Lawful sharing permitted'), ('C', 'C Lawful sharing permitted with conditions')], max_length=1)),
                ('conditions', models.TextField(blank=True, max_length=2000)),
                ('sanitised_text', models.TextField(blank=True, max_length=10000)),
                ('graded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='intelligencereport',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "intelligence_intelligencereportevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "submitted_by_id", "agency_id", "child_id", "state", "subject_name", "subject_alias", "subject_description", "place", "vehicle_registration", "vehicle_description", "telephone", "online_handle", "observed_at", "how_known", "narrative", "may_name_source", "danger", "taken_by_id", "taken_at", "source_reliability", "assessment", "handling", "conditions", "sanitised_text", "graded_by_id", "graded_at") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."submitted_by_id", new_values."agency_id", new_values."child_id", new_values."state", new_values."subject_name", new_values."subject_alias", new_values."subject_description", new_values."place", new_values."vehicle_registration", new_values."vehicle_description", new_values."telephone", new_values."online_handle", new_values."observed_at", new_values."how_known", new_values."narrative", new_values."may_name_source", new_values."danger", new_values."taken_by_id", new_values."taken_at", new_values."source_reliability", new_values."assessment", new_values."handling", new_values."conditions", new_values."sanitised_text", new_values."graded_by_id", new_values."graded_at" FROM new_values; RETURN NULL;', hash='16b4329bbf95436fd12cca3a537a969e8b3c2106', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_d76ee', referencing='REFERENCING NEW TABLE AS new_values ', table='intelligence_intelligencereport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='intelligencereport',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "intelligence_intelligencereportevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "submitted_by_id", "agency_id", "child_id", "state", "subject_name", "subject_alias", "subject_description", "place", "vehicle_registration", "vehicle_description", "telephone", "online_handle", "observed_at", "how_known", "narrative", "may_name_source", "danger", "taken_by_id", "taken_at", "source_reliability", "assessment", "handling", "conditions", "sanitised_text", "graded_by_id", "graded_at") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."submitted_by_id", OLD."agency_id", OLD."child_id", OLD."state", OLD."subject_name", OLD."subject_alias", OLD."subject_description", OLD."place", OLD."vehicle_registration", OLD."vehicle_description", OLD."telephone", OLD."online_handle", OLD."observed_at", OLD."how_known", OLD."narrative", OLD."may_name_source", OLD."danger", OLD."taken_by_id", OLD."taken_at", OLD."source_reliability", OLD."assessment", OLD."handling", OLD."conditions", OLD."sanitised_text", OLD."graded_by_id", OLD."graded_at"); RETURN NULL;', hash='a1df10977023baf3781e165b8f21d11f0b93e4dc', operation='UPDATE', pgid='pgtrigger_changed_update_52e1f', table='intelligence_intelligencereport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='intelligencereport',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "intelligence_intelligencereportevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "submitted_by_id", "agency_id", "child_id", "state", "subject_name", "subject_alias", "subject_description", "place", "vehicle_registration", "vehicle_description", "telephone", "online_handle", "observed_at", "how_known", "narrative", "may_name_source", "danger", "taken_by_id", "taken_at", "source_reliability", "assessment", "handling", "conditions", "sanitised_text", "graded_by_id", "graded_at") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."submitted_by_id", old_values."agency_id", old_values."child_id", old_values."state", old_values."subject_name", old_values."subject_alias", old_values."subject_description", old_values."place", old_values."vehicle_registration", old_values."vehicle_description", old_values."telephone", old_values."online_handle", old_values."observed_at", old_values."how_known", old_values."narrative", old_values."may_name_source", old_values."danger", old_values."taken_by_id", old_values."taken_at", old_values."source_reliability", old_values."assessment", old_values."handling", old_values."conditions", old_values."sanitised_text", old_values."graded_by_id", old_values."graded_at" FROM old_values; RETURN NULL;', hash='bcada02f2eaebc1160e3875c1eaaa463812ca765', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_19998', referencing='REFERENCING OLD TABLE AS old_values ', table='intelligence_intelligencereport', when='AFTER')),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='agency',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='child',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='graded_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='intelligence.intelligencereport'),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='submitted_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='intelligencereportevent',
                name='taken_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddIndex(
                model_name='intelligencereportevent',
                index=models.Index(fields=['child'], name='intelligence_intelligenc_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='intelligencereportevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ebf1a1b6a11940ccca1123e933c53026746cbfa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_80593', table='intelligence_intelligencereportevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
