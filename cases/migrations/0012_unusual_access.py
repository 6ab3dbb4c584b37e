"""Openings of a record at which somebody else should look, seen by those alone who are to look; docs/adr/0036."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
ALTER TABLE cases_unusualaccess ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_unusualaccess FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON cases_unusualaccess USING (
    (SELECT wall_is_lifted()) OR ((SELECT wall_may('access.review')) AND (
        (SELECT wall_may('audit.view')) OR EXISTS (
            SELECT FROM agencies_membership m JOIN agencies_team t ON t.id = m.team_id
            WHERE m.user_id = cases_unusualaccess.actor_id AND t.group_id = ANY((SELECT wall_groups())::integer[])
        )
    ))
);
SELECT history_close('cases_unusualaccessevent');
SELECT history_fence('cases_unusualaccessevent', 'cases_unusualaccess');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0011_health_detail_in_notes'),
        ('core', '0011_a_budget_of_opened_records'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='UnusualAccess',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('unusual_kind', models.CharField(choices=[('same_surname', 'Same surname as the child'), ('no_connection', 'Nothing to do with the child that day'), ('after_closure', 'Opened after the case was closed'), ('out_of_hours', 'At night or at a weekend'), ('many', 'Very many children in minutes')], max_length=15)),
                    ('opened_at', models.DateTimeField()),
                    ('on_day', models.DateField()),
                    ('decision', models.CharField(blank=True, choices=[('explained', 'Explained: there was a reason'), ('follow_up', 'To be followed up with the person'), ('breach', 'A breach: nothing explains it')], max_length=10)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unusual_accesses', to=settings.AUTH_USER_MODEL)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unusual_accesses', to='cases.child')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.auditevent')),
                ],
                options={
                    'verbose_name_plural': 'unusual accesses',
                },
            ),
            migrations.CreateModel(
                name='UnusualAccessEvent',
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
                    ('unusual_kind', models.CharField(choices=[('same_surname', 'Same surname as the child'), ('no_connection', 'Nothing to do with the child that day'), ('after_closure', 'Opened after the case was closed'), ('out_of_hours', 'At night or at a weekend'), ('many', 'Very many children in minutes')], max_length=15)),
                    ('opened_at', models.DateTimeField()),
                    ('on_day', models.DateField()),
                    ('decision', models.CharField(blank=True, choices=[('explained', 'Explained: there was a reason'), ('follow_up', 'To be followed up with the person'), ('breach', 'A breach: nothing explains it')], max_length=10)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('actor', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('event', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.auditevent')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.unusualaccess')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddIndex(
                model_name='unusualaccess',
                index=models.Index(fields=['-opened_at', '-id'], name='unusual_newest'),
            ),
            migrations.AddIndex(
                model_name='unusualaccess',
                index=models.Index(condition=models.Q(('decision', '')), fields=['-opened_at', '-id'], name='unusual_undecided'),
            ),
            migrations.AddConstraint(
                model_name='unusualaccess',
                constraint=models.UniqueConstraint(fields=('actor', 'child', 'unusual_kind', 'on_day'), name='one_finding_a_day'),
            ),
            migrations.AddConstraint(
                model_name='unusualaccess',
                constraint=models.UniqueConstraint(condition=models.Q(('unusual_kind', 'many')), fields=('actor', 'on_day'), name='many_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='unusualaccess',
                constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('actor')), _negated=True), _connector='OR'), name='nobody_decides_on_their_own'),
            ),
            migrations.AddConstraint(
                model_name='unusualaccess',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('decision', ''), ('words', '')), models.Q(models.Q(('decision', ''), _negated=True), models.Q(('words', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decision_has_words_and_somebody'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unusualaccess',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_unusualaccessevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "event_id", "actor_id", "child_id", "unusual_kind", "opened_at", "on_day", "decision", "words", "decided_by_id", "decided_at") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."event_id", new_values."actor_id", new_values."child_id", new_values."unusual_kind", new_values."opened_at", new_values."on_day", new_values."decision", new_values."words", new_values."decided_by_id", new_values."decided_at" FROM new_values; RETURN NULL;', hash='c8f22f1006858d85e9a3414454fa688058c756c7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_f6b01', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_unusualaccess', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unusualaccess',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_unusualaccessevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "event_id", "actor_id", "child_id", "unusual_kind", "opened_at", "on_day", "decision", "words", "decided_by_id", "decided_at") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."event_id", OLD."actor_id", OLD."child_id", OLD."unusual_kind", OLD."opened_at", OLD."on_day", OLD."decision", OLD."words", OLD."decided_by_id", OLD."decided_at"); RETURN NULL;', hash='745e8b00d46f296feccea466bac786d0ee881d05', operation='UPDATE', pgid='pgtrigger_changed_update_0cec4', table='cases_unusualaccess', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unusualaccess',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_unusualaccessevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "event_id", "actor_id", "child_id", "unusual_kind", "opened_at", "on_day", "decision", "words", "decided_by_id", "decided_at") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."event_id", old_values."actor_id", old_values."child_id", old_values."unusual_kind", old_values."opened_at", old_values."on_day", old_values."decision", old_values."words", old_values."decided_by_id", old_values."decided_at" FROM old_values; RETURN NULL;', hash='e2955c7d27541bbd45523ed27a8aadf61a26c0b3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_bb9a4', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_unusualaccess', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='unusualaccessevent',
                index=models.Index(fields=['child'], name='cases_unusualaccess_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unusualaccessevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7255a09e0526e229fc21eec9da652c4de37cd687', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05d17', table='cases_unusualaccessevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
