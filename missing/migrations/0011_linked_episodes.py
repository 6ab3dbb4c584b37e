"""Links between episodes of two children, for those alone who see both; docs/adr/0067."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
ALTER TABLE missing_episodelink ENABLE ROW LEVEL SECURITY;
ALTER TABLE missing_episodelink FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON missing_episodelink USING (
    ((SELECT wall_is_lifted())
        AND child_id <> ALL ((SELECT cases_left_out())::bigint[])
        AND other_child_id <> ALL ((SELECT cases_left_out())::bigint[]))
    OR (cases_sees(child_id) AND cases_sees(other_child_id))
);
SELECT history_close('missing_episodelinkevent');
SELECT history_fence('missing_episodelinkevent', 'missing_episodelink');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('missing', '0010_how_an_episode_ends'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='EpisodeLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('grounds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('found_together', 'Missing at overlapping times and found at one place'), ('same_place', 'Both name the same place'), ('same_person', 'Both name the same person'), ('same_vehicle', 'Both name the same vehicle'), ('same_phone', 'Both name the same telephone')], max_length=20), size=None)),
                    ('state', models.CharField(choices=[('suggested', 'Suggested'), ('accepted', 'Accepted'), ('dismissed', 'Dismissed')], default='suggested', max_length=10)),
                    ('reason', models.TextField(blank=True, max_length=1000)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='episode_links', to='cases.child')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='missing.missingepisode')),
                    ('other_child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.child')),
                    ('other_episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_back', to='missing.missingepisode')),
                ],
            ),
            migrations.CreateModel(
                name='EpisodeLinkEvent',
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
                    ('grounds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('found_together', 'Missing at overlapping times and found at one place'), ('same_place', 'Both name the same place'), ('same_person', 'Both name the same person'), ('same_vehicle', 'Both name the same vehicle'), ('same_phone', 'Both name the same telephone')], max_length=20), size=None)),
                    ('state', models.CharField(choices=[('suggested', 'Suggested'), ('accepted', 'Accepted'), ('dismissed', 'Dismissed')], default='suggested', max_length=10)),
                    ('reason', models.TextField(blank=True, max_length=1000)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('episode', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.missingepisode')),
                    ('other_child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('other_episode', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.missingepisode')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.episodelink')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddIndex(
                model_name='episodelink',
                index=models.Index(condition=models.Q(('state', 'suggested')), fields=['-created_at', '-id'], name='link_waiting'),
            ),
            migrations.AddConstraint(
                model_name='episodelink',
                constraint=models.UniqueConstraint(fields=('episode', 'other_episode'), name='one_link_a_pair'),
            ),
            migrations.AddConstraint(
                model_name='episodelink',
                constraint=models.CheckConstraint(condition=models.Q(('episode__lt', models.F('other_episode'))), name='link_in_order'),
            ),
            migrations.AddConstraint(
                model_name='episodelink',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('reason', ''), ('state', 'suggested')), models.Q(models.Q(('state', 'suggested'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='decided_link_has_a_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='episodelink',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_episodelinkevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "other_child_id", "episode_id", "other_episode_id", "grounds", "state", "reason", "decided_by_id", "decided_at") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."other_child_id", new_values."episode_id", new_values."other_episode_id", new_values."grounds", new_values."state", new_values."reason", new_values."decided_by_id", new_values."decided_at" FROM new_values; RETURN NULL;', hash='1f7ef9374b189093e93aeefb69389bcb5b7619d2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_d6800', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_episodelink', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='episodelink',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_episodelinkevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "other_child_id", "episode_id", "other_episode_id", "grounds", "state", "reason", "decided_by_id", "decided_at") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."other_child_id", OLD."episode_id", OLD."other_episode_id", OLD."grounds", OLD."state", OLD."reason", OLD."decided_by_id", OLD."decided_at"); RETURN NULL;', hash='a0410b20cc2553bdea7c8b48eaddccf5eac281ba', operation='UPDATE', pgid='pgtrigger_changed_update_361a7', table='missing_episodelink', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='episodelink',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_episodelinkevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "other_child_id", "episode_id", "other_episode_id", "grounds", "state", "reason", "decided_by_id", "decided_at") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."other_child_id", old_values."episode_id", old_values."other_episode_id", old_values."grounds", old_values."state", old_values."reason", old_values."decided_by_id", old_values."decided_at" FROM old_values; RETURN NULL;', hash='ddccb1015ffccd6467f9d7615fbcd75e3a0787f5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_2e080', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_episodelink', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='episodelinkevent',
                index=models.Index(fields=['child'], name='missing_episodelink_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='episodelinkevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b6e900b5a2712cb113f5ce67f5f2ee2fc23cb89e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f2cfe', table='missing_episodelinkevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
