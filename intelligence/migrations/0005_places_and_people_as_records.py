"""Places, people, vehicles and telephones that records name, behind the second wall; docs/adr/0067."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('intelligence_mention', 'intelligence_mention.child_id');
SELECT history_close('intelligence_mentionevent');
SELECT history_fence('intelligence_mentionevent', 'intelligence_mention');

ALTER TABLE intelligence_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE intelligence_place FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON intelligence_place USING (
    (SELECT wall_is_lifted()) OR is_listed
    OR EXISTS (SELECT FROM intelligence_mention m WHERE m.place_id = intelligence_place.id)
);
ALTER TABLE intelligence_namedsubject ENABLE ROW LEVEL SECURITY;
ALTER TABLE intelligence_namedsubject FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON intelligence_namedsubject USING (
    (SELECT wall_is_lifted())
    OR EXISTS (SELECT FROM intelligence_mention m WHERE m.subject_id = intelligence_namedsubject.id)
);
"""
UNFENCE = """
SELECT cases_unfence('intelligence_namedsubject');
SELECT cases_unfence('intelligence_place');
SELECT cases_unfence('intelligence_mentionevent');
SELECT cases_unfence('intelligence_mention');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('intelligence', '0004_about_hidden_children'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='NamedSubject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('subject_kind', models.CharField(choices=[('person', 'Person'), ('vehicle', 'Vehicle'), ('phone', 'Telephone')], max_length=10)),
                    ('match_name', models.CharField(max_length=300)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('match_name', ''), _negated=True), name='subject_has_a_name'), models.UniqueConstraint(fields=('subject_kind', 'match_name'), name='subject_once')],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('name', models.CharField(max_length=300)),
                    ('match_name', models.CharField(max_length=300, unique=True)),
                    ('place_kind', models.CharField(choices=[('station', 'Station or bus stop'), ('shop', 'Shop, takeaway or shopping centre'), ('park', 'Park or open ground'), ('hotel', 'Hotel or guest house'), ('housing', 'House or flat'), ('street', 'Street or car park'), ('other', 'Other')], default='other', max_length=20)),
                    ('ward', models.CharField(blank=True, choices=[('baylis', 'Baylis and Stoke'), ('britwell', 'Britwell and Northborough'), ('central', 'Central'), ('chalvey', 'Chalvey'), ('cippenham_green', 'Cippenham Green'), ('cippenham_meadows', 'Cippenham Meadows'), ('colnbrook', 'Colnbrook with Poyle'), ('elliman', 'Elliman'), ('farnham', 'Farnham'), ('foxborough', 'Foxborough'), ('haymill', 'Haymill and Lynch Hill'), ('langley_kedermister', 'Langley Kedermister'), ('langley_st_marys', "Langley St Mary's"), ('upton', 'Upton'), ('wexham', 'Wexham Lea'), ('outside', 'Outside Slough')], max_length=20)),
                    ('latitude', models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                    ('longitude', models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                    ('is_listed', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('is_listed', True)), fields=['name'], name='place_listed')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('match_name', ''), _negated=True), name='place_has_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='place_has_both_coordinates_or_none')],
                },
            ),
            migrations.CreateModel(
                name='Mention',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('told_kind', models.CharField(max_length=40)),
                    ('told_id', models.UUIDField()),
                    ('told_at', models.DateTimeField()),
                    ('part', models.CharField(choices=[('found', 'Place where the child was found'), ('been', 'Place where the child was or stayed'), ('with', 'Person whom the child was with'), ('driven', 'Vehicle in which the child was'), ('called', 'Telephone that rang the child or was rung')], max_length=10)),
                    ('place_words', models.CharField(blank=True, max_length=300)),
                    ('subject_words', models.CharField(blank=True, max_length=300)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='cases.child')),
                    ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='intelligence.namedsubject')),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='intelligence.place')),
                ],
            ),
            migrations.CreateModel(
                name='MentionEvent',
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
                    ('told_kind', models.CharField(max_length=40)),
                    ('told_id', models.UUIDField()),
                    ('told_at', models.DateTimeField()),
                    ('part', models.CharField(choices=[('found', 'Place where the child was found'), ('been', 'Place where the child was or stayed'), ('with', 'Person whom the child was with'), ('driven', 'Vehicle in which the child was'), ('called', 'Telephone that rang the child or was rung')], max_length=10)),
                    ('place_words', models.CharField(blank=True, max_length=300)),
                    ('subject_words', models.CharField(blank=True, max_length=300)),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='intelligence.mention')),
                    ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('subject', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='intelligence.namedsubject')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='intelligence.place')),
                ],
                options={
                    'abstract': False,
                    'indexes': [models.Index(fields=['child'], name='intelligence_mention_past')],
                },
            ),
        ]),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='mentionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='15d08b44b8e09fadb5b64f35eaebe7ef17117dca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66409', table='intelligence_mentionevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='mention',
                index=models.Index(condition=models.Q(('place__isnull', False)), fields=['place', '-told_at'], name='mention_of_place'),
            ),
            migrations.AddIndex(
                model_name='mention',
                index=models.Index(condition=models.Q(('subject__isnull', False)), fields=['subject', '-told_at'], name='mention_of_subject'),
            ),
            migrations.AddConstraint(
                model_name='mention',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('part__in', ['been', 'found']), ('place__isnull', False), ('subject', None), ('subject_words', ''), models.Q(('place_words', ''), _negated=True)), models.Q(models.Q(('part__in', ['been', 'found']), _negated=True), ('place', None), ('place_words', ''), ('subject__isnull', False), models.Q(('subject_words', ''), _negated=True)), _connector='OR'), name='mention_is_of_one'),
            ),
            migrations.AddConstraint(
                model_name='mention',
                constraint=models.UniqueConstraint(condition=models.Q(('subject', None)), fields=('told_id', 'part', 'place'), name='place_mentioned_once'),
            ),
            migrations.AddConstraint(
                model_name='mention',
                constraint=models.UniqueConstraint(condition=models.Q(('place', None)), fields=('told_id', 'part', 'subject'), name='subject_mentioned_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mention',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "intelligence_mentionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "told_kind", "told_id", "told_at", "part", "place_id", "subject_id", "place_words", "subject_words", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."told_kind", new_values."told_id", new_values."told_at", new_values."part", new_values."place_id", new_values."subject_id", new_values."place_words", new_values."subject_words", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='4a39db931cebd434162d1b37f0f8a7519e302dfe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_04f69', referencing='REFERENCING NEW TABLE AS new_values ', table='intelligence_mention', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mention',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "intelligence_mentionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "told_kind", "told_id", "told_at", "part", "place_id", "subject_id", "place_words", "subject_words", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."told_kind", OLD."told_id", OLD."told_at", OLD."part", OLD."place_id", OLD."subject_id", OLD."place_words", OLD."subject_words", OLD."recorded_by_id"); RETURN NULL;', hash='80dbbf101f8e3bc13efb5363bbd42697635cb19a', operation='UPDATE', pgid='pgtrigger_changed_update_a2466', table='intelligence_mention', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mention',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "intelligence_mentionevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "told_kind", "told_id", "told_at", "part", "place_id", "subject_id", "place_words", "subject_words", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."told_kind", old_values."told_id", old_values."told_at", old_values."part", old_values."place_id", old_values."subject_id", old_values."place_words", old_values."subject_words", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='afdb8b2594df2416e8b92a6ad6b1753e3a861b48', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_68ffa', referencing='REFERENCING OLD TABLE AS old_values ', table='intelligence_mention', when='AFTER')),
            ),
        ]),
        migrations.RunSQL(FENCE, UNFENCE),
    ]
