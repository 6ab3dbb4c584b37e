from django.urls import path

from cases.views import addresses, care, changes, children, lists, openings, people, unusual

app_name = "cases"

urlpatterns = [
    path("", lists.WorkList.as_view(), name="work-list"),
    path("search/", lists.ChildSearch.as_view(), name="child-search"),
    path("record/", children.ChildRecord.as_view(), name="child-record"),
    path("openings/", openings.Openings.as_view(), name="openings"),
    path("notes/<uuid:note_id>/", people.NoteView.as_view(), name="note-view"),
    path("unusual/", unusual.UnusualList.as_view(), name="unusual-list"),
    path("unusual/<uuid:finding_id>/", unusual.UnusualDecide.as_view(), name="unusual-decide"),
    path("<uuid:child_id>/", children.ChildView.as_view(), name="child-view"),
    path("<uuid:child_id>/address/", addresses.AddressView.as_view(), name="address-view"),
    path("<uuid:child_id>/address/change/", addresses.AddressChange.as_view(), name="address-change"),
    path("<uuid:child_id>/care/", care.CareView.as_view(), name="care-view"),
    path("<uuid:child_id>/care/begin/", care.CareBegin.as_view(), name="care-begin"),
    path("<uuid:child_id>/care/facts/", care.CareFactsChange.as_view(), name="care-facts"),
    path("care/<uuid:care_id>/change/", care.CareChange.as_view(), name="care-change"),
    path("<uuid:child_id>/change/", children.ChildChange.as_view(), name="child-change"),
    path("<uuid:child_id>/chronology/", children.ChildChronology.as_view(), name="child-chronology"),
    path("<uuid:child_id>/changes/", changes.ChildChanges.as_view(), name="child-changes"),
    path("<uuid:child_id>/close/", children.ChildClose.as_view(), name="child-close"),
    path("<uuid:child_id>/reopen/", children.ChildReopen.as_view(), name="child-reopen"),
    path("<uuid:child_id>/notes/add/", people.NoteAdd.as_view(), name="note-add"),
    path("<uuid:child_id>/people/add/", people.RelationshipAdd.as_view(), name="relationship-add"),
    path("<uuid:child_id>/allocate/", people.Allocate.as_view(), name="child-allocate"),
    path("<uuid:child_id>/agencies/involve/", people.Involve.as_view(), name="agency-involve"),
    path("<uuid:child_id>/agencies/end/", people.EndInvolvement.as_view(), name="agency-end"),
]
