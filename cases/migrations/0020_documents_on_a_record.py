"""Documents on a child's record, behind the second wall, with their history; docs/adr/0045."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('cases_document', 'cases_document.child_id');
SELECT history_close('cases_documentevent');
SELECT history_fence('cases_documentevent', 'cases_document');
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        REVOKE DELETE, TRUNCATE ON cases_document FROM slscb_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_take_a_second_factor_away'),
        ('cases', '0015_protection_takes_two'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('title', models.CharField(max_length=120)),
                    ('document_kind', models.CharField(choices=[('report', 'Report'), ('letter', 'Letter or e-mail'), ('plan', 'Plan or agreement'), ('picture', 'Photograph or screenshot'), ('court', 'Court paper or notice'), ('other', 'Other')], max_length=10)),
                    ('marking', models.CharField(choices=[('personal', 'Nothing of these'), ('address', 'An address, or how to reach the family'), ('health', 'Health detail'), ('suspect', 'Suspects or people of concern')], default='personal', max_length=10)),
                    ('state', models.CharField(choices=[('held', 'Waiting to be checked'), ('released', 'Checked'), ('infected', 'Refused: a virus was found'), ('lost', 'Refused: the file is gone'), ('withdrawn', 'Withdrawn')], default='held', max_length=10)),
                    ('file_format', models.CharField(max_length=4)),
                    ('size', models.PositiveIntegerField()),
                    ('digest', models.CharField(max_length=64)),
                    ('stored_as', models.CharField(max_length=64, unique=True)),
                    ('scanned_by', models.CharField(blank=True, max_length=100)),
                    ('scanned_at', models.DateTimeField(blank=True, null=True)),
                    ('finding', models.CharField(blank=True, max_length=200)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=250)),
                    ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='agencies.agency')),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='cases.child')),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='DocumentEvent',
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
                    ('title', models.CharField(max_length=120)),
                    ('document_kind', models.CharField(choices=[('report', 'Report'), ('letter', 'Letter or e-mail'), ('plan', 'Plan or agreement'), ('picture', 'Photograph or screenshot'), ('court', 'Court paper or notice'), ('other', 'Other')], max_length=10)),
                    ('marking', models.CharField(choices=[('personal', 'Nothing of these'), ('address', 'An address, or how to reach the family'), ('health', 'Health detail'), ('suspect', 'Suspects or people of concern')], default='personal', max_length=10)),
                    ('state', models.CharField(choices=[('held', 'Waiting to be checked'), ('released', 'Checked'), ('infected', 'Refused: a virus was found'), ('lost', 'Refused: the file is gone'), ('withdrawn', 'Withdrawn')], default='held', max_length=10)),
                    ('file_format', models.CharField(max_length=4)),
                    ('size', models.PositiveIntegerField()),
                    ('digest', models.CharField(max_length=64)),
                    ('stored_as', models.CharField(max_length=64)),
                    ('scanned_by', models.CharField(blank=True, max_length=100)),
                    ('scanned_at', models.DateTimeField(blank=True, null=True)),
                    ('finding', models.CharField(blank=True, max_length=200)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=250)),
                    ('agency', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency')),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.document')),
                    ('uploaded_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddIndex(
                model_name='document',
                index=models.Index(fields=['child', '-created_at', '-id'], name='document_newest'),
            ),
            migrations.AddIndex(
                model_name='document',
                index=models.Index(condition=models.Q(('state', 'held')), fields=['id'], name='document_held'),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'released'), _negated=True), models.Q(('finding', ''), ('scanned_at__isnull', False), models.Q(('scanned_by', ''), _negated=True)), _connector='OR'), name='released_document_was_scanned'),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'infected'), _negated=True), models.Q(('finding', ''), _negated=True), _connector='OR'), name='infected_document_says_with_what'),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at', None), ('withdrawn_by', None), ('withdrawn_reason', '')), _connector='OR'), name='withdrawn_document_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='document',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_documentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "uploaded_by_id", "agency_id", "title", "document_kind", "marking", "state", "file_format", "size", "digest", "stored_as", "scanned_by", "scanned_at", "finding", "withdrawn_by_id", "withdrawn_at", "withdrawn_reason") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."uploaded_by_id", new_values."agency_id", new_values."title", new_values."document_kind", new_values."marking", new_values."state", new_values."file_format", new_values."size", new_values."digest", new_values."stored_as", new_values."scanned_by", new_values."scanned_at", new_values."finding", new_values."withdrawn_by_id", new_values."withdrawn_at", new_values."withdrawn_reason" FROM new_values; RETURN NULL;', hash='42294fbeb036aa2df0208248a03ce69070c99d4b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_da895', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_document', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='document',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_documentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "uploaded_by_id", "agency_id", "title", "document_kind", "marking", "state", "file_format", "size", "digest", "stored_as", "scanned_by", "scanned_at", "finding", "withdrawn_by_id", "withdrawn_at", "withdrawn_reason") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."uploaded_by_id", OLD."agency_id", OLD."title", OLD."document_kind", OLD."marking", OLD."state", OLD."file_format", OLD."size", OLD."digest", OLD."stored_as", OLD."scanned_by", OLD."scanned_at", OLD."finding", OLD."withdrawn_by_id", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;', hash='fea7b8b86230c012dd1a2da21eae5000fb8281d7', operation='UPDATE', pgid='pgtrigger_changed_update_8a162', table='cases_document', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='document',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_documentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "uploaded_by_id", "agency_id", "title", "document_kind", "marking", "state", "file_format", "size", "digest", "stored_as", "scanned_by", "scanned_at", "finding", "withdrawn_by_id", "withdrawn_at", "withdrawn_reason") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."uploaded_by_id", old_values."agency_id", old_values."title", old_values."document_kind", old_values."marking", old_values."state", old_values."file_format", old_values."size", old_values."digest", old_values."stored_as", old_values."scanned_by", old_values."scanned_at", old_values."finding", old_values."withdrawn_by_id", old_values."withdrawn_at", old_values."withdrawn_reason" FROM old_values; RETURN NULL;', hash='12b7ad3690950e6219612e1b2460b21380088c60', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_652a3', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_document', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='documentevent',
                index=models.Index(fields=['child'], name='cases_document_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='documentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1073a84d05fc489ffa67dc45de50ff69711df0d5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_88b73', table='cases_documentevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
