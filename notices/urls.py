"""Addresses of what waits for somebody, what they watch, and which messages they get."""

from django.urls import path

from notices.views.due import due, due_still_correct
from notices.views.messages import messages
from notices.views.watching import watch_area, watch_service, watching

urlpatterns = [
    path("due/", due, name="due"),
    path("due/<uuid:public_id>/still-correct/", due_still_correct, name="due-still-correct"),
    path("account/messages/", messages, name="messages"),
    path("watching/", watching, name="watching"),
    path("watching/areas/<str:code>/", watch_area, name="watch-area"),
    path("watching/services/<uuid:public_id>/", watch_service, name="watch-service"),
]
