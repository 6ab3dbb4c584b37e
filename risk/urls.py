from django.urls import path

from risk.views import approvals, assessments, drafts, flagged, instruments, tool

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
    path("tool/<uuid:instrument_id>/", instruments.InstrumentView.as_view(), name="instrument-view"),
]
