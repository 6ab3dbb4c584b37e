"""Event tables beside the tracked ones, the triggers that fill them, and who may read them; docs/adr/0030."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

CLOSE = """
SELECT history_close('missing_interviewofferevent');
SELECT history_close('missing_missingepisodeevent');
SELECT history_close('missing_returninterviewevent');
"""
FENCE = """
SELECT history_fence('missing_interviewofferevent', 'missing_interviewoffer');
SELECT history_fence('missing_missingepisodeevent', 'missing_missingepisode');
SELECT history_fence('missing_returninterviewevent', 'missing_returninterview');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_what_history_needs'),
        ('agencies', '0003_what_changed'),
        ('cases', '0010_what_changed'),
        ('missing', '0002_the_second_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='InterviewOfferEvent',
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
                    ('offered_at', models.DateTimeField()),
                    ('offered_by', models.CharField(max_length=150)),
                    ('is_independent', models.BooleanField(default=True)),
                    ('method', models.CharField(choices=[('in_person', 'In person'), ('telephone', 'By telephone'), ('message', 'By message or e-mail'), ('letter', 'By letter'), ('through_carer', 'Through a parent or carer')], max_length=20)),
                    ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('thinking', 'Not decided yet'), ('no_answer', 'No answer'), ('declined', 'Declined this time')], max_length=20)),
                    ('reason', models.CharField(blank=True, choices=[('did_not_want_to_talk', 'Did not want to talk'), ('sees_no_problem', 'Does not think they were missing, or sees no need'), ('already_spoke', 'Already spoke to someone'), ('prefers_someone_else', 'Would rather speak to someone else'), ('afraid', 'Afraid of what might follow'), ('parent_objected', 'A parent or carer objected'), ('no_answer', 'No answer to any offer'), ('other', 'Other')], max_length=30)),
                    ('words', models.TextField(blank=True, max_length=5000)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MissingEpisodeEvent',
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
                    ('episode_kind', models.CharField(choices=[('home', 'Missing from home'), ('care', 'Missing from care'), ('away', 'Away from placement without authorisation'), ('school', 'Missing from school'), ('services', 'Out of sight of services')], max_length=10, verbose_name='missing from')),
                    ('status', models.CharField(choices=[('missing', 'Missing'), ('returned', 'Returned'), ('closed_at_18', 'Closed at 18, not found'), ('recorded_in_error', 'Recorded in error')], default='missing', max_length=20)),
                    ('last_seen_at', models.DateTimeField()),
                    ('reported_at', models.DateTimeField()),
                    ('reported_by', models.CharField(blank=True, max_length=150)),
                    ('missing_from', models.CharField(blank=True, max_length=300, verbose_name='where last seen')),
                    ('thought_to_be_with', models.CharField(blank=True, max_length=300)),
                    ('circumstances', models.TextField(blank=True, max_length=10000)),
                    ('police_reference', models.CharField(blank=True, max_length=40)),
                    ('police_risk', models.CharField(blank=True, choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low'), ('no_apparent_risk', 'No apparent risk (very low; once “absent”)')], max_length=20)),
                    ('found_at', models.DateTimeField(blank=True, null=True)),
                    ('returned_at', models.DateTimeField(blank=True, null=True)),
                    ('return_place', models.CharField(blank=True, max_length=300, verbose_name='where found')),
                    ('return_how', models.CharField(blank=True, max_length=300, verbose_name='how the child came back')),
                    ('condition', models.TextField(blank=True, max_length=5000, verbose_name='condition on return')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReturnInterviewEvent',
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
                    ('due_at', models.DateTimeField()),
                    ('status', models.CharField(choices=[('not_due', 'Not due: the child is still missing'), ('to_offer', 'To be offered'), ('offered', 'Offered'), ('scheduled', 'Arranged'), ('completed', 'Completed'), ('declined_by_child', 'Declined by the child'), ('declined_by_parent', 'Declined by a parent or carer'), ('unable_missing_again', 'Not possible: missing again'), ('unable_other', 'Not possible for another reason'), ('not_offered', 'Decided not to offer'), ('covered', 'Held together with another interview')], default='to_offer', max_length=20)),
                    ('arranged_for', models.DateTimeField(blank=True, null=True)),
                    ('held_at', models.DateTimeField(blank=True, null=True)),
                    ('interviewer', models.CharField(blank=True, max_length=150)),
                    ('is_independent', models.BooleanField(default=True)),
                    ('chosen_by_child', models.BooleanField(default=False)),
                    ('not_independent_reason', models.CharField(blank=True, max_length=500)),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('in_person', models.BooleanField(default=True)),
                    ('sharing_explained', models.BooleanField(default=False)),
                    ('late_reason', models.CharField(blank=True, max_length=500)),
                    ('push_factors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('family_conflict', 'Conflict in the family'), ('abuse_or_neglect', 'Abuse or neglect'), ('domestic_abuse', 'Domestic abuse at home'), ('bullying', 'Bullying'), ('school', 'Problems at school'), ('placement_unhappy', 'Unhappy in the placement'), ('placement_moved', 'Moved to another placement'), ('boundaries', 'Disagreement about rules'), ('mental_health', 'Mental health'), ('carers_substance_use', 'Substance use by a carer'), ('forced_marriage', 'Forced marriage or so-called honour-based abuse'), ('bereavement', 'Bereavement')], max_length=30), blank=True, default=list, size=None)),
                    ('pull_factors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('family_or_friends', 'To be with family or friends'), ('relationship_of_concern', 'A person exploiting the child, or a relationship of concern'), ('party', 'A party'), ('drugs_or_alcohol', 'Drugs or alcohol supplied by others'), ('county_lines', 'Made to work or to carry drugs'), ('sexual_exploitation', 'Someone grooming the child for sexual exploitation'), ('online_contact', 'Someone met online'), ('gang', 'A gang'), ('freedom', 'A sense of freedom')], max_length=30), blank=True, default=list, size=None)),
                    ('why_left', models.TextField(blank=True, max_length=20000)),
                    ('where_stayed', models.TextField(blank=True, max_length=20000)),
                    ('with_whom', models.TextField(blank=True, max_length=20000)),
                    ('travel', models.TextField(blank=True, max_length=20000)),
                    ('what_happened', models.TextField(blank=True, max_length=20000)),
                    ('harms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('physical', 'Physical harm'), ('sexual', 'Sexual harm'), ('emotional', 'Emotional harm'), ('exploitation', 'Exploitation'), ('crime', 'Made to take part in crime, or a victim of it'), ('substance', 'Drugs or alcohol'), ('other', 'Another kind of harm')], max_length=30), blank=True, default=list, size=None)),
                    ('harm_details', models.TextField(blank=True, max_length=20000)),
                    ('health_needs', models.TextField(blank=True, max_length=20000)),
                    ('online', models.TextField(blank=True, max_length=20000, verbose_name='phones and social media')),
                    ('childs_words', models.TextField(blank=True, max_length=20000, verbose_name="the child's own words")),
                    ('what_would_help', models.TextField(blank=True, max_length=20000)),
                    ('going_again', models.CharField(blank=True, choices=[('likely', 'Likely'), ('possible', 'Possible'), ('unlikely', 'Unlikely')], max_length=10)),
                    ('is_safe_now', models.BooleanField(blank=True, null=True)),
                    ('immediate_safety', models.TextField(blank=True, max_length=20000)),
                    ('next_steps', models.TextField(blank=True, max_length=20000)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('completed_at', models.DateTimeField(blank=True, null=True)),
                    ('closing_reason', models.CharField(blank=True, choices=[('afraid', 'Afraid of what might follow'), ('already_spoke', 'Already spoke to someone'), ('did_not_want_to_talk', 'Did not want to talk'), ('no_answer', 'No answer to any offer'), ('not_missing', 'Found not to have been missing'), ('other', 'Other'), ('other_authority', 'Another authority holds the interview'), ('parent_objected', 'A parent or carer objected'), ('prefers_someone_else', 'Would rather speak to someone else'), ('sees_no_problem', 'Does not think they were missing, or sees no need'), ('turned_18', 'Turned 18'), ('under_protection', 'Another enquiry already covers it, and a further interview would harm')], max_length=30)),
                    ('closing_words', models.TextField(blank=True, max_length=5000)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='interviewoffer',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_interviewofferevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "interview_id", "offered_at", "offered_by", "is_independent", "method", "outcome", "reason", "words", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."interview_id", new_values."offered_at", new_values."offered_by", new_values."is_independent", new_values."method", new_values."outcome", new_values."reason", new_values."words", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='ff0aa9421b560c8862263853ee80e11e33534e72', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_76303', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_interviewoffer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewoffer',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_interviewofferevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "interview_id", "offered_at", "offered_by", "is_independent", "method", "outcome", "reason", "words", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."interview_id", OLD."offered_at", OLD."offered_by", OLD."is_independent", OLD."method", OLD."outcome", OLD."reason", OLD."words", OLD."recorded_by_id"); RETURN NULL;', hash='4d4bf0cdf19c506f2544be9275db1fda09c15eac', operation='UPDATE', pgid='pgtrigger_changed_update_deddf', table='missing_interviewoffer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewoffer',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_interviewofferevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "interview_id", "offered_at", "offered_by", "is_independent", "method", "outcome", "reason", "words", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."interview_id", old_values."offered_at", old_values."offered_by", old_values."is_independent", old_values."method", old_values."outcome", old_values."reason", old_values."words", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='d5fb7e2e9f830cb1864929328710f1ca4162a929', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_d1554', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_interviewoffer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisode',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_missingepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_kind", "status", "last_seen_at", "reported_at", "reported_by", "missing_from", "thought_to_be_with", "circumstances", "police_reference", "police_risk", "found_at", "returned_at", "return_place", "return_how", "condition", "return_interview_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."episode_kind", new_values."status", new_values."last_seen_at", new_values."reported_at", new_values."reported_by", new_values."missing_from", new_values."thought_to_be_with", new_values."circumstances", new_values."police_reference", new_values."police_risk", new_values."found_at", new_values."returned_at", new_values."return_place", new_values."return_how", new_values."condition", new_values."return_interview_id" FROM new_values; RETURN NULL;', hash='f05634565b0d08992a52429a885777ae9c37b542', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_1d960', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_missingepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisode',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_missingepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_kind", "status", "last_seen_at", "reported_at", "reported_by", "missing_from", "thought_to_be_with", "circumstances", "police_reference", "police_risk", "found_at", "returned_at", "return_place", "return_how", "condition", "return_interview_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."episode_kind", OLD."status", OLD."last_seen_at", OLD."reported_at", OLD."reported_by", OLD."missing_from", OLD."thought_to_be_with", OLD."circumstances", OLD."police_reference", OLD."police_risk", OLD."found_at", OLD."returned_at", OLD."return_place", OLD."return_how", OLD."condition", OLD."return_interview_id"); RETURN NULL;', hash='24023802c283fbb4eda5bee5cfd5a5df4d18b2ea', operation='UPDATE', pgid='pgtrigger_changed_update_6feef', table='missing_missingepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisode',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_missingepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_kind", "status", "last_seen_at", "reported_at", "reported_by", "missing_from", "thought_to_be_with", "circumstances", "police_reference", "police_risk", "found_at", "returned_at", "return_place", "return_how", "condition", "return_interview_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."episode_kind", old_values."status", old_values."last_seen_at", old_values."reported_at", old_values."reported_by", old_values."missing_from", old_values."thought_to_be_with", old_values."circumstances", old_values."police_reference", old_values."police_risk", old_values."found_at", old_values."returned_at", old_values."return_place", old_values."return_how", old_values."condition", old_values."return_interview_id" FROM old_values; RETURN NULL;', hash='8d794da43e3f6a8e13354819f70eb741d9a13cd4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_d74c1', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_missingepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "covered_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."due_at", new_values."status", new_values."arranged_for", new_values."held_at", new_values."interviewer", new_values."agency_id", new_values."is_independent", new_values."chosen_by_child", new_values."not_independent_reason", new_values."place", new_values."in_person", new_values."sharing_explained", new_values."late_reason", new_values."push_factors", new_values."pull_factors", new_values."why_left", new_values."where_stayed", new_values."with_whom", new_values."travel", new_values."what_happened", new_values."harms", new_values."harm_details", new_values."health_needs", new_values."online", new_values."childs_words", new_values."what_would_help", new_values."going_again", new_values."is_safe_now", new_values."immediate_safety", new_values."next_steps", new_values."closed_at", new_values."completed_at", new_values."closing_reason", new_values."closing_words", new_values."covered_by_id" FROM new_values; RETURN NULL;', hash='84520f66c6f5aa31e931efda6abd32c059f3254f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_978d6', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_returninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "covered_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."due_at", OLD."status", OLD."arranged_for", OLD."held_at", OLD."interviewer", OLD."agency_id", OLD."is_independent", OLD."chosen_by_child", OLD."not_independent_reason", OLD."place", OLD."in_person", OLD."sharing_explained", OLD."late_reason", OLD."push_factors", OLD."pull_factors", OLD."why_left", OLD."where_stayed", OLD."with_whom", OLD."travel", OLD."what_happened", OLD."harms", OLD."harm_details", OLD."health_needs", OLD."online", OLD."childs_words", OLD."what_would_help", OLD."going_again", OLD."is_safe_now", OLD."immediate_safety", OLD."next_steps", OLD."closed_at", OLD."completed_at", OLD."closing_reason", OLD."closing_words", OLD."covered_by_id"); RETURN NULL;', hash='9a6d8fd4d74791a14bd16be2a0c6f1b5383f352c', operation='UPDATE', pgid='pgtrigger_changed_update_43998', table='missing_returninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "covered_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."due_at", old_values."status", old_values."arranged_for", old_values."held_at", old_values."interviewer", old_values."agency_id", old_values."is_independent", old_values."chosen_by_child", old_values."not_independent_reason", old_values."place", old_values."in_person", old_values."sharing_explained", old_values."late_reason", old_values."push_factors", old_values."pull_factors", old_values."why_left", old_values."where_stayed", old_values."with_whom", old_values."travel", old_values."what_happened", old_values."harms", old_values."harm_details", old_values."health_needs", old_values."online", old_values."childs_words", old_values."what_would_help", old_values."going_again", old_values."is_safe_now", old_values."immediate_safety", old_values."next_steps", old_values."closed_at", old_values."completed_at", old_values."closing_reason", old_values."closing_words", old_values."covered_by_id" FROM old_values; RETURN NULL;', hash='bad499835ee1b4b5ff076c54baecad37ba2ef51e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_7ab4d', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_returninterview', when='AFTER')),
            ),
            migrations.AddField(
                model_name='interviewofferevent',
                name='interview',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.returninterview'),
            ),
            migrations.AddField(
                model_name='interviewofferevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='interviewofferevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.interviewoffer'),
            ),
            migrations.AddField(
                model_name='interviewofferevent',
                name='recorded_by',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.missingepisode'),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='return_interview',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.returninterview'),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='agency',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency'),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='covered_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.returninterview'),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.returninterview'),
            ),
            migrations.AddIndex(
                model_name='interviewofferevent',
                index=models.Index(fields=['interview'], name='missing_interviewoffer_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewofferevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5167c58d1b0e1e26c7f02da9ae440233b59395c5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6baec', table='missing_interviewofferevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='missingepisodeevent',
                index=models.Index(fields=['child'], name='missing_missingepisode_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisodeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c8126fd34a748790cd1d971e4b40626638344f7b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85052', table='missing_missingepisodeevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='returninterviewevent',
                index=models.Index(fields=['child'], name='missing_returninterview_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterviewevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='108f60d054483b62d7fdda96f59f546b4b920b29', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b281', table='missing_returninterviewevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
