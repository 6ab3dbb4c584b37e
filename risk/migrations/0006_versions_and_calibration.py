# The tool as versioned data, and calibration on fictional cases; docs/adr/0052, 0053.

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_take_a_second_factor_away'),
        ('risk', '0005_what_changed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # What an earlier migration of the same transaction has loaded is checked before its table is altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED", migrations.RunSQL.noop),
        AtOnce([
            migrations.CreateModel(
                name='CalibrationRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('title', models.CharField(max_length=100)),
                    ('closes_on', models.DateField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Vignette',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=100)),
                    ('text', models.TextField(max_length=5000)),
                    ('reference_codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None)),
                    ('reference_level', models.CharField(choices=[('none', 'No CSE risk indicators identified'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                    ('reference_reason', models.TextField(blank=True, max_length=2000)),
                ],
                options={
                    'ordering': ['round', 'position'],
                },
            ),
            migrations.CreateModel(
                name='VignetteScore',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('ticks', models.JSONField(blank=True, default=list)),
                    ('offence_evidence', models.BooleanField(default=False)),
                    ('organised_model', models.BooleanField(default=False)),
                    ('calculated_level', models.CharField(choices=[('none', 'No CSE risk indicators identified'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                    ('level', models.CharField(choices=[('none', 'No CSE risk indicators identified'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                    ('reason', models.TextField(blank=True, max_length=2000)),
                ],
            ),
        ]),
        pgtrigger.migrations.RemoveTrigger(
            model_name='instrument',
            name='words_in_force_stay',
        ),
        AtOnce([
            migrations.AddField(
                model_name='instrument',
                name='decided_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='instrument',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='instrument',
                name='decision_reason',
                field=models.TextField(blank=True, max_length=2000),
            ),
            migrations.AddField(
                model_name='instrument',
                name='drafted_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='instrument',
                name='proposed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='instrument',
                name='starts_on',
                field=models.DateField(blank=True, null=True),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicator',
                trigger=pgtrigger.compiler.Trigger(name='indicator_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e7b9288dc48faa07ea6d4a7171df7205ea5a412', operation='UPDATE OR DELETE', pgid='pgtrigger_indicator_stays_f2fde', table='risk_indicator', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='instrument',
                trigger=pgtrigger.compiler.Trigger(name='words_in_force_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."tool_version" IS DISTINCT FROM (NEW."tool_version") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."in_force_from" IS DISTINCT FROM (NEW."in_force_from")) AND OLD."in_force_from" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='2029e5dff58f7cb5d7484758dbe257b07a3d3f11', operation='UPDATE', pgid='pgtrigger_words_in_force_stay_5e85b', table='risk_instrument', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='instrument',
                trigger=pgtrigger.compiler.Trigger(name='version_in_force_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."in_force_from" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ba29e63a4bdff8474210597fa3a815a7c70e2b67', operation='DELETE', pgid='pgtrigger_version_in_force_stays_b45bb', table='risk_instrument', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='instrument',
                constraint=models.UniqueConstraint(condition=models.Q(('drafted_by__isnull', False), ('in_force_from', None)), fields=('code',), name='one_draft_of_a_tool'),
            ),
            migrations.AddConstraint(
                model_name='instrument',
                constraint=models.CheckConstraint(condition=models.Q(('in_force_from', None), ('drafted_by', None), models.Q(('decided_by__isnull', False), ('proposed_by__isnull', False), models.Q(('decided_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='version_takes_two'),
            ),
            migrations.AddField(
                model_name='calibrationround',
                name='closed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='calibrationround',
                name='instrument',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calibration_rounds', to='risk.instrument'),
            ),
            migrations.AddField(
                model_name='calibrationround',
                name='opened_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='vignette',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vignettes', to='risk.calibrationround'),
            ),
            migrations.AddField(
                model_name='vignettescore',
                name='agency',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vignette_scores', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='vignettescore',
                name='rater',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vignette_scores', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='vignettescore',
                name='vignette',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='risk.vignette'),
            ),
            migrations.AddConstraint(
                model_name='calibrationround',
                constraint=models.CheckConstraint(condition=models.Q(('closed_by', None), ('closed_at__isnull', False), _connector='OR'), name='closed_round_has_moment'),
            ),
            migrations.AddConstraint(
                model_name='vignette',
                constraint=models.UniqueConstraint(fields=('round', 'position'), name='one_vignette_a_position'),
            ),
            migrations.AddConstraint(
                model_name='vignettescore',
                constraint=models.UniqueConstraint(fields=('vignette', 'rater'), name='one_score_a_rater'),
            ),
            migrations.AddConstraint(
                model_name='vignettescore',
                constraint=models.CheckConstraint(condition=models.Q(('level', models.F('calculated_level')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='other_level_has_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='vignettescore',
                trigger=pgtrigger.compiler.Trigger(name='score_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9004f585e55fa81074a957c79253acf4d180371f', operation='UPDATE OR DELETE', pgid='pgtrigger_score_stays_f9f08', table='risk_vignettescore', when='BEFORE')),
            ),
        ]),
    ]
