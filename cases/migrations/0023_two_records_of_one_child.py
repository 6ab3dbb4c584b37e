"""Two records of one child: the merge, what became of each row, and where a merged record leads; docs/adr/0043."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0022_shares_and_emergencies_behind_the_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('state', models.CharField(choices=[('waiting', 'Waits for a second person'), ('approved', 'Merged'), ('refused', 'Refused'), ('undone', 'Taken apart again')], default='waiting', max_length=10)),
                    ('reason', models.CharField(max_length=250)),
                    ('takes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                    ('before', models.JSONField(blank=True, default=dict)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('undone_reason', models.CharField(blank=True, max_length=250)),
                ],
                options={
                    'ordering': ['-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='MergedRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('row_kind', models.CharField(max_length=60)),
                    ('row_field', models.CharField(max_length=30)),
                    ('row_id', models.BigIntegerField()),
                    ('how', models.CharField(choices=[('moved', 'Followed to the kept record'), ('left', 'Stayed with the other record'), ('ended', 'Followed and was ended that day'), ('given', 'A grant that the kept record was given'), ('changed', 'A grant that was changed'), ('taken', 'A grant that was ended')], max_length=10)),
                    ('was', models.JSONField(blank=True, default=dict)),
                ],
            ),
            migrations.CreateModel(
                name='MergedRowEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('row_kind', models.CharField(max_length=60)),
                    ('row_field', models.CharField(max_length=30)),
                    ('row_id', models.BigIntegerField()),
                    ('how', models.CharField(choices=[('moved', 'Followed to the kept record'), ('left', 'Stayed with the other record'), ('ended', 'Followed and was ended that day'), ('given', 'A grant that the kept record was given'), ('changed', 'A grant that was changed'), ('taken', 'A grant that was ended')], max_length=10)),
                    ('was', models.JSONField(blank=True, default=dict)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MergeEvent',
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
                    ('state', models.CharField(choices=[('waiting', 'Waits for a second person'), ('approved', 'Merged'), ('refused', 'Refused'), ('undone', 'Taken apart again')], default='waiting', max_length=10)),
                    ('reason', models.CharField(max_length=250)),
                    ('takes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                    ('before', models.JSONField(blank=True, default=dict)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('undone_reason', models.CharField(blank=True, max_length=250)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        pgtrigger.migrations.RemoveTrigger(
            model_name='child',
            name='recorded_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='child',
            name='changed_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='child',
            name='removed_delete',
        ),
        AtOnce([
            migrations.AddField(
                model_name='child',
                name='merged_into',
                field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_records', to='cases.child'),
            ),
            migrations.AddField(
                model_name='childevent',
                name='merged_into',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='child',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "reference", "given_name", "family_name", "known_as", "search_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "nhs_contested", "upn_contested", "police_urn", "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order", "review_due_on", "protection", "merged_into_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."reference", new_values."given_name", new_values."family_name", new_values."known_as", new_values."search_name", new_values."date_of_birth", new_values."sex", new_values."ethnicity", new_values."nhs_number", new_values."upn", new_values."nhs_contested", new_values."upn_contested", new_values."police_urn", new_values."ward", new_values."school", new_values."care_status", new_values."status", new_values."closed_on", new_values."risk_level", new_values."risk_order", new_values."review_due_on", new_values."protection", new_values."merged_into_id" FROM new_values; RETURN NULL;', hash='bf94d059ba1c72ffb535a9c7db103689a4c77085', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_c46b4', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_child', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='child',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_childevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "reference", "given_name", "family_name", "known_as", "search_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "nhs_contested", "upn_contested", "police_urn", "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order", "review_due_on", "protection", "merged_into_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."reference", OLD."given_name", OLD."family_name", OLD."known_as", OLD."search_name", OLD."date_of_birth", OLD."sex", OLD."ethnicity", OLD."nhs_number", OLD."upn", OLD."nhs_contested", OLD."upn_contested", OLD."police_urn", OLD."ward", OLD."school", OLD."care_status", OLD."status", OLD."closed_on", OLD."risk_level", OLD."risk_order", OLD."review_due_on", OLD."protection", OLD."merged_into_id"); RETURN NULL;', hash='41f0cec8deb5c926e715347291fa62e8459882ae', operation='UPDATE', pgid='pgtrigger_changed_update_836f3', table='cases_child', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='child',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_childevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "reference", "given_name", "family_name", "known_as", "search_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn", "nhs_contested", "upn_contested", "police_urn", "ward", "school", "care_status", "status", "closed_on", "risk_level", "risk_order", "review_due_on", "protection", "merged_into_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."reference", old_values."given_name", old_values."family_name", old_values."known_as", old_values."search_name", old_values."date_of_birth", old_values."sex", old_values."ethnicity", old_values."nhs_number", old_values."upn", old_values."nhs_contested", old_values."upn_contested", old_values."police_urn", old_values."ward", old_values."school", old_values."care_status", old_values."status", old_values."closed_on", old_values."risk_level", old_values."risk_order", old_values."review_due_on", old_values."protection", old_values."merged_into_id" FROM old_values; RETURN NULL;', hash='6918da673d914d0c43cca161a42a9fc08f49d11f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c7158', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_child', when='AFTER')),
            ),
            migrations.AddField(
                model_name='merge',
                name='child',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='cases.child'),
            ),
            migrations.AddField(
                model_name='merge',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='merge',
                name='other',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='merge',
                name='proposed_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='merge',
                name='undone_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='mergedrow',
                name='merge',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='cases.merge'),
            ),
            migrations.AddField(
                model_name='mergedrowevent',
                name='merge',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.merge'),
            ),
            migrations.AddField(
                model_name='mergedrowevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='mergedrowevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.mergedrow'),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='other',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.merge'),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='proposed_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='mergeevent',
                name='undone_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.CheckConstraint(condition=models.Q(('child', models.F('other')), _negated=True), name='merge_of_two'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='merge_takes_two'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_merge_has_a_decider'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'undone'), ('undone_at__isnull', False), ('undone_by__isnull', False), models.Q(('undone_reason', ''), _negated=True)), models.Q(models.Q(('state', 'undone'), _negated=True), ('undone_at', None), ('undone_by', None), ('undone_reason', '')), _connector='OR'), name='undone_merge_says_why'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('child', 'other'), name='one_waiting_merge'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('other',), name='one_merge_of_a_record'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_mergeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "other_id", "state", "reason", "takes", "before", "proposed_by_id", "decided_by_id", "decided_at", "undone_by_id", "undone_at", "undone_reason") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."other_id", new_values."state", new_values."reason", new_values."takes", new_values."before", new_values."proposed_by_id", new_values."decided_by_id", new_values."decided_at", new_values."undone_by_id", new_values."undone_at", new_values."undone_reason" FROM new_values; RETURN NULL;', hash='208b460ce03a86031dc5a70336e250757ad7269b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_ae6f8', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_merge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_mergeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "other_id", "state", "reason", "takes", "before", "proposed_by_id", "decided_by_id", "decided_at", "undone_by_id", "undone_at", "undone_reason") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."other_id", OLD."state", OLD."reason", OLD."takes", OLD."before", OLD."proposed_by_id", OLD."decided_by_id", OLD."decided_at", OLD."undone_by_id", OLD."undone_at", OLD."undone_reason"); RETURN NULL;', hash='61390b400ece60e1a217efaa14918de558f9cb68', operation='UPDATE', pgid='pgtrigger_changed_update_77aaa', table='cases_merge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_mergeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "other_id", "state", "reason", "takes", "before", "proposed_by_id", "decided_by_id", "decided_at", "undone_by_id", "undone_at", "undone_reason") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."other_id", old_values."state", old_values."reason", old_values."takes", old_values."before", old_values."proposed_by_id", old_values."decided_by_id", old_values."decided_at", old_values."undone_by_id", old_values."undone_at", old_values."undone_reason" FROM old_values; RETURN NULL;', hash='6679859b1f8a700bb88c58780d3284de251a3373', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_22efe', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_merge', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='mergedrow',
                constraint=models.UniqueConstraint(fields=('merge', 'row_kind', 'row_field', 'row_id'), name='one_line_a_row'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergedrow',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_mergedrowevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "merge_id", "row_kind", "row_field", "row_id", "how", "was") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."merge_id", new_values."row_kind", new_values."row_field", new_values."row_id", new_values."how", new_values."was" FROM new_values; RETURN NULL;', hash='aa9a6ad0083963f5479d350cfd3170e4c2932e36', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_b2386', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_mergedrow', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergedrow',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_mergedrowevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "merge_id", "row_kind", "row_field", "row_id", "how", "was") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."merge_id", OLD."row_kind", OLD."row_field", OLD."row_id", OLD."how", OLD."was"); RETURN NULL;', hash='07cdd37cd852e6d105fae5be4808f0e8dcfb10de', operation='UPDATE', pgid='pgtrigger_changed_update_8963a', table='cases_mergedrow', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergedrow',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "cases_mergedrowevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "merge_id", "row_kind", "row_field", "row_id", "how", "was") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."merge_id", old_values."row_kind", old_values."row_field", old_values."row_id", old_values."how", old_values."was" FROM old_values; RETURN NULL;', hash='ce9c6fb82cf9bc60915fba945115a1ed1084bae9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_a4d71', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_mergedrow', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='mergedrowevent',
                index=models.Index(fields=['merge'], name='cases_mergedrow_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergedrowevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1e44b9401d92b1840f7e472d21d0e12f243ddba9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1195b', table='cases_mergedrowevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='mergeevent',
                index=models.Index(fields=['child'], name='cases_merge_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='28c5ef85ab06bb8963bbd3393c60810ea5e7e82d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a98db', table='cases_mergeevent', when='BEFORE')),
            ),
        ]),
    ]
