from django.urls import path

from cases.api.care import CareApi, CareEpisodeApi, CareFactsApi
from cases.api.denying import ClashesApi, ClashSettleApi, DenialDecideApi, DenialEndApi, DenialsApi
from cases.api.documents import DocumentApi, DocumentFileApi, DocumentsApi, DocumentWithdrawApi
from cases.api.holders import AllocationsApi, InvolvementEndApi, InvolvementsApi, TeamsApi, WorkersApi
from cases.api.merging import MergeApi, MergeDecideApi, MergesApi, MergeUndoApi
from cases.api.notes import NoteApi, NotesApi
from cases.api.people import PeopleApi
from cases.api.protecting import (
    PeopleWhoMaySeeApi,
    PersonNameApi,
    PersonUnnameApi,
    ProtectionApi,
    ProtectionDecideApi,
)
from cases.api.sharing import EmergenciesApi, EmergencyApi, ShareEndApi, SharesApi
from cases.api.standing import CloseApi, MatchesApi, ReopenApi, WorkListApi
from cases.api.views import AddressApi, ChildApi, ChildrenApi, ChronologyApi
from cases.api.watching import ChangesApi, OpeningsApi, UnusualApi, UnusualListApi

CHILD = "children/<uuid:child_id>/"

urlpatterns = [
    path("children/", ChildrenApi.as_view(), name="children"),
    path("children/matches/", MatchesApi.as_view(), name="child-matches"),
    path(CHILD, ChildApi.as_view(), name="child"),
    path(f"{CHILD}address/", AddressApi.as_view(), name="child-address"),
    path(f"{CHILD}chronology/", ChronologyApi.as_view(), name="child-chronology"),
    path(f"{CHILD}changes/", ChangesApi.as_view(), name="child-changes"),
    path(f"{CHILD}close/", CloseApi.as_view(), name="child-close"),
    path(f"{CHILD}reopen/", ReopenApi.as_view(), name="child-reopen"),
    path(f"{CHILD}notes/", NotesApi.as_view(), name="child-notes"),
    path("notes/<uuid:note_id>/", NoteApi.as_view(), name="note"),
    path(f"{CHILD}documents/", DocumentsApi.as_view(), name="child-documents"),
    path("documents/<uuid:document_id>/", DocumentApi.as_view(), name="document"),
    path("documents/<uuid:document_id>/file/", DocumentFileApi.as_view(), name="document-file"),
    path("documents/<uuid:document_id>/withdraw/", DocumentWithdrawApi.as_view(), name="document-withdraw"),
    path(f"{CHILD}people/", PeopleApi.as_view(), name="child-people"),
    path(f"{CHILD}allocations/", AllocationsApi.as_view(), name="child-allocations"),
    path(f"{CHILD}agencies/", InvolvementsApi.as_view(), name="child-agencies"),
    path(f"{CHILD}agencies/end/", InvolvementEndApi.as_view(), name="child-agency-end"),
    path("casework-teams/", TeamsApi.as_view(), name="casework-teams"),
    path("caseworkers/", WorkersApi.as_view(), name="caseworkers"),
    path("work-list/", WorkListApi.as_view(), name="work-list"),
    path(f"{CHILD}care/", CareApi.as_view(), name="child-care"),
    path(f"{CHILD}care/facts/", CareFactsApi.as_view(), name="child-care-facts"),
    path("care-episodes/<uuid:care_id>/", CareEpisodeApi.as_view(), name="care-episode"),
    path(f"{CHILD}protection/", ProtectionApi.as_view(), name="child-protection"),
    path(f"{CHILD}named/", PersonNameApi.as_view(), name="person-name"),
    path(f"{CHILD}named/remove/", PersonUnnameApi.as_view(), name="person-unname"),
    path("protection-changes/<uuid:change_id>/decide/", ProtectionDecideApi.as_view(), name="protection-decide"),
    path("people-who-may-see/", PeopleWhoMaySeeApi.as_view(), name="people-who-may-see"),
    path(f"{CHILD}denials/", DenialsApi.as_view(), name="child-denials"),
    path("denials/<uuid:denial_id>/end/", DenialEndApi.as_view(), name="denial-end"),
    path("denials/<uuid:denial_id>/decide/", DenialDecideApi.as_view(), name="denial-decide"),
    path(f"{CHILD}shares/", SharesApi.as_view(), name="child-shares"),
    path("shares/<uuid:share_id>/end/", ShareEndApi.as_view(), name="share-end"),
    path("emergencies/", EmergenciesApi.as_view(), name="emergencies"),
    path("emergencies/<uuid:emergency_id>/", EmergencyApi.as_view(), name="emergency"),
    path(f"{CHILD}merges/", MergesApi.as_view(), name="child-merges"),
    path("merges/<uuid:merge_id>/", MergeApi.as_view(), name="merge"),
    path("merges/<uuid:merge_id>/decide/", MergeDecideApi.as_view(), name="merge-decide"),
    path("merges/<uuid:merge_id>/undo/", MergeUndoApi.as_view(), name="merge-undo"),
    path("number-clashes/", ClashesApi.as_view(), name="number-clashes"),
    path("number-clashes/<uuid:clash_id>/settle/", ClashSettleApi.as_view(), name="number-clash-settle"),
    path("openings/", OpeningsApi.as_view(), name="openings"),
    path("unusual-openings/", UnusualListApi.as_view(), name="unusual-openings"),
    path("unusual-openings/<uuid:finding_id>/", UnusualApi.as_view(), name="unusual-opening"),
]
