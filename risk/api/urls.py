from django.urls import path

from risk.api.contributing import ContributionsApi, EndApi, OpenAssessmentApi, OpenAssessmentsApi, WithdrawApi
from risk.api.deciding import (
    ApprovalsApi,
    ApproveApi,
    AssessmentApi,
    AssessmentPdfApi,
    RefuseApi,
    WorkOutApi,
)
from risk.api.flagged import AcknowledgeApi, ChildResponsesApi, FlaggedApi, ResponseApi, ResponseCompleteApi
from risk.api.suggested import ProposedIndicatorsApi
from risk.api.views import InstrumentApi, InstrumentsApi, RiskAssessmentsApi

CHILD = "children/<uuid:child_id>/"
ASSESSMENT = "risk-assessments/<uuid:assessment_id>/"
OPEN = "open-assessments/<uuid:open_assessment_id>/"
RESPONSE = "required-responses/<uuid:response_id>/"

urlpatterns = [
    path("risk-instruments/", InstrumentsApi.as_view(), name="risk-instruments"),
    path("risk-instruments/<uuid:instrument_id>/", InstrumentApi.as_view(), name="risk-instrument"),
    path(f"{CHILD}risk-assessments/", RiskAssessmentsApi.as_view(), name="risk-assessments"),
    path(f"{CHILD}risk-assessments/work-out/", WorkOutApi.as_view(), name="risk-assessment-work-out"),
    path(f"{CHILD}proposed-indicators/", ProposedIndicatorsApi.as_view(), name="proposed-indicators"),
    path(f"{CHILD}required-responses/", ChildResponsesApi.as_view(), name="child-required-responses"),
    path(ASSESSMENT, AssessmentApi.as_view(), name="risk-assessment"),
    path(f"{ASSESSMENT}pdf/", AssessmentPdfApi.as_view(), name="risk-assessment-pdf"),
    path(f"{ASSESSMENT}approve/", ApproveApi.as_view(), name="risk-assessment-approve"),
    path(f"{ASSESSMENT}refuse/", RefuseApi.as_view(), name="risk-assessment-refuse"),
    path("risk-approvals/", ApprovalsApi.as_view(), name="risk-approvals"),
    path("flagged-children/", FlaggedApi.as_view(), name="flagged-children"),
    path(RESPONSE, ResponseApi.as_view(), name="required-response"),
    path(f"{RESPONSE}acknowledge/", AcknowledgeApi.as_view(), name="required-response-acknowledge"),
    path(f"{RESPONSE}complete/", ResponseCompleteApi.as_view(), name="required-response-complete"),
    path(f"{CHILD}open-assessments/", OpenAssessmentsApi.as_view(), name="open-assessments"),
    path(OPEN, OpenAssessmentApi.as_view(), name="open-assessment"),
    path(f"{OPEN}contributions/", ContributionsApi.as_view(), name="contributions"),
    path(f"{OPEN}end/", EndApi.as_view(), name="open-assessment-end"),
    path("contributions/<uuid:contribution_id>/withdraw/", WithdrawApi.as_view(), name="contribution-withdraw"),
]
