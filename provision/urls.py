"""Addresses of what exists: services, areas, and where the facts come from."""

from django.urls import path

from provision.views.area_news import area_news, area_news_feed
from provision.views.areas import areas
from provision.views.data_sources import data_sources
from provision.views.entry.entries import entries
from provision.views.entry.entry import entry
from provision.views.entry.entry_check import entry_check
from provision.views.entry.entry_duplicates import entry_duplicates
from provision.views.entry.entry_step import entry_step
from provision.views.entry.entry_take_back import entry_take_back
from provision.views.entry.entry_withdraw import entry_withdraw
from provision.views.entry.service_correct import service_correct
from provision.views.entry.service_new import service_new
from provision.views.problem.problem import problem
from provision.views.problem.problems import problems
from provision.views.problem.service_problem import service_problem, service_problem_sent
from provision.views.review.review import review
from provision.views.review.review_request import review_request
from provision.views.review.review_service import review_service
from provision.views.review.review_services import review_services
from provision.views.service import service
from provision.views.service_still_correct import service_still_correct
from provision.views.service_today import service_today
from provision.views.services import services
from provision.views.worklist import worklist

urlpatterns = [
    path("services/", services, name="services"),
    path("services/new/", service_new, name="service-new"),
    path("services/<uuid:public_id>/", service, name="service"),
    path("services/<uuid:public_id>/correct/", service_correct, name="service-correct"),
    path("services/<uuid:public_id>/still-correct/", service_still_correct, name="service-still-correct"),
    path("services/<uuid:public_id>/today/", service_today, name="service-today"),
    path("services/<uuid:public_id>/problem/", service_problem, name="service-problem"),
    path("services/<uuid:public_id>/problem/sent/", service_problem_sent, name="service-problem-sent"),
    path("review/", review, name="review"),
    path("review/services/<uuid:public_id>/", review_service, name="review-service"),
    path("review/services/<slug:show>/", review_services, name="review-services"),
    path("review/problems/", problems, name="problems"),
    path("review/problems/<uuid:public_id>/", problem, name="problem"),
    path("review/<uuid:public_id>/", review_request, name="review-request"),
    path("entries/", entries, name="entries"),
    path("entries/<uuid:public_id>/", entry, name="entry"),
    path("entries/<uuid:public_id>/duplicates/", entry_duplicates, name="entry-duplicates"),
    path("entries/<uuid:public_id>/check/", entry_check, name="entry-check"),
    path("entries/<uuid:public_id>/take-back/", entry_take_back, name="entry-take-back"),
    path("entries/<uuid:public_id>/withdraw/", entry_withdraw, name="entry-withdraw"),
    path("entries/<uuid:public_id>/<slug:step>/", entry_step, name="entry-step"),
    path("areas/", areas, name="areas"),
    path("areas/<str:code>/new/", area_news, name="area-news"),
    path("areas/<str:code>/new.atom", area_news_feed, name="area-news-feed"),
    path("areas/<str:code>/worklist/", worklist, name="worklist"),
    path("data/", data_sources, name="data-sources"),
]
