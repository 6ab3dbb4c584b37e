from django.urls import path

from risk.views import approvals, assessments, calibration, drafting, drafts, flagged, instruments, tool, versions

app_name = "risk"

urlpatterns = [
    path("children/<uuid:child_id>/screen/", tool.ScreeningCreate.as_view(), name="screening-create"),
    path("children/<uuid:child_id>/assess/", tool.AssessmentCreate.as_view(), name="assessment-create"),
    path("children/<uuid:child_id>/screen/result/", drafts.ScreeningResult.as_view(), name="screening-result"),
    path("children/<uuid:child_id>/screen/discard/", drafts.ScreeningDiscard.as_view(), name="screening-discard"),
    path("children/<uuid:child_id>/assess/result/", drafts.AssessmentResult.as_view(), name="assessment-result"),
    path("children/<uuid:child_id>/assess/discard/", drafts.AssessmentDiscard.as_view(), name="assessment-discard"),
    path("children/<uuid:child_id>/", assessments.AssessmentList.as_view(), name="assessment-list"),
    path("assessments/<uuid:assessment_id>/", assessments.AssessmentView.as_view(), name="assessment-view"),
    path("assessments/<uuid:assessment_id>/decide/", approvals.ApprovalDecide.as_view(), name="approval-decide"),
    path("approvals/", approvals.ApprovalList.as_view(), name="approval-list"),
    path("flagged/", flagged.FlaggedList.as_view(), name="flagged-list"),
    path("responses/<uuid:response_id>/acknowledge/", flagged.Acknowledge.as_view(), name="response-acknowledge"),
    path("responses/<uuid:response_id>/complete/", flagged.ResponseComplete.as_view(), name="response-complete"),
    path("tool/", instruments.InstrumentCurrent.as_view(), name="instrument-current"),
    path("tool/versions/", versions.InstrumentList.as_view(), name="instrument-list"),
    path("tool/versions/compare/", versions.InstrumentCompare.as_view(), name="instrument-compare"),
    path("tool/versions/draft/", drafting.DraftCreate.as_view(), name="draft-create"),
    path("tool/drafts/<uuid:draft_id>/", drafting.DraftView.as_view(), name="draft-view"),
    path("tool/drafts/<uuid:draft_id>/details/", drafting.DraftDetails.as_view(), name="draft-details"),
    path("tool/drafts/<uuid:draft_id>/thresholds/", drafting.DraftBands.as_view(), name="draft-bands"),
    path("tool/drafts/<uuid:draft_id>/add/", drafting.IndicatorAdd.as_view(), name="indicator-add"),
    path("tool/drafts/<uuid:draft_id>/<str:code>/change/", drafting.IndicatorChange.as_view(), name="indicator-change"),
    path("tool/drafts/<uuid:draft_id>/<str:code>/retire/", drafting.IndicatorRetire.as_view(), name="indicator-retire"),
    path("tool/drafts/<uuid:draft_id>/try/", versions.DraftTry.as_view(), name="draft-try"),
    path("tool/drafts/<uuid:draft_id>/propose/", versions.DraftPropose.as_view(), name="draft-propose"),
    path("tool/drafts/<uuid:draft_id>/decide/", versions.DraftDecide.as_view(), name="draft-decide"),
    path("calibration/", calibration.RoundList.as_view(), name="calibration-list"),
    path("calibration/open/", calibration.RoundOpen.as_view(), name="calibration-open"),
    path("calibration/<uuid:round_id>/", calibration.RoundView.as_view(), name="calibration-view"),
    path("calibration/<uuid:round_id>/close/", calibration.RoundClose.as_view(), name="calibration-close"),
    path("calibration/<uuid:round_id>/results/", calibration.RoundResults.as_view(), name="calibration-results"),
    path("calibration/<uuid:round_id>/<int:number>/", calibration.VignetteScore.as_view(), name="calibration-score"),
    path("tool/<uuid:instrument_id>/", instruments.InstrumentView.as_view(), name="instrument-view"),
]
