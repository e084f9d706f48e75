"""Addresses of how people get in, or do not."""

from django.urls import path

from referrals.views.area_responsibilities import area_responsibilities, state_area_finding
from referrals.views.find_route import find_route
from referrals.views.pathway import pathway
from referrals.views.pathway_adopt import pathway_adopt
from referrals.views.pathway_step import (
    pathway_step,
    pathway_step_add,
    pathway_step_move,
    pathway_step_remove,
)
from referrals.views.pathways import pathways
from referrals.views.procedure_teams import (
    procedure_acknowledge,
    procedure_acknowledge_by_link,
    procedure_team_off,
    procedure_teams,
    procedure_tell,
)
from referrals.views.procedure_writing import (
    procedure_lead,
    procedure_new,
    procedure_publish,
    procedure_write,
)
from referrals.views.procedures import procedure, procedures
from referrals.views.report_unmet_need import report_unmet_need
from referrals.views.responsibilities import responsibilities

urlpatterns = [
    path("pathways/", pathways, name="pathways"),
    path("pathways/<uuid:public_id>/", pathway, name="pathway"),
    path("pathways/<uuid:public_id>/adopt/", pathway_adopt, name="pathway-adopt"),
    path("pathways/<uuid:public_id>/steps/", pathway_step_add, name="pathway-step-add"),
    path("pathways/<uuid:public_id>/steps/<slug:key>/", pathway_step, name="pathway-step"),
    path("pathways/<uuid:public_id>/steps/<slug:key>/move/", pathway_step_move, name="pathway-step-move"),
    path(
        "pathways/<uuid:public_id>/steps/<slug:key>/remove/", pathway_step_remove, name="pathway-step-remove"
    ),
    path("routes/", find_route, name="find-route"),
    path("responsibilities/", responsibilities, name="responsibilities"),
    path("areas/<str:code>/responsibilities/", area_responsibilities, name="area-responsibilities"),
    path("areas/<str:code>/responsibilities/<slug:expectation>/", state_area_finding, name="state-finding"),
    path("unmet-need/report/", report_unmet_need, name="report-unmet-need"),
    path("procedures/", procedures, name="procedures"),
    path("procedures/new/", procedure_new, name="procedure-new"),
    path("procedures/acknowledge/", procedure_acknowledge_by_link, name="procedure-acknowledge-by-link"),
    path("procedures/<uuid:public_id>/", procedure, name="procedure"),
    path("procedures/<uuid:public_id>/write/", procedure_write, name="procedure-write"),
    path("procedures/<uuid:public_id>/lead/", procedure_lead, name="procedure-lead"),
    path("procedures/<uuid:public_id>/publish/", procedure_publish, name="procedure-publish"),
    path("procedures/<uuid:public_id>/teams/", procedure_teams, name="procedure-teams"),
    path("procedures/<uuid:public_id>/tell/", procedure_tell, name="procedure-tell"),
    path("procedures/<uuid:public_id>/teams/<int:team>/off/", procedure_team_off, name="procedure-team-off"),
    path(
        "procedures/<uuid:public_id>/teams/<int:team>/acknowledge/",
        procedure_acknowledge,
        name="procedure-acknowledge",
    ),
]
