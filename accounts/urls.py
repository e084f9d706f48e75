"""Addresses of people: who they are, how they come in, what they may do. Signing in itself is allauth's."""

from django.urls import include, path
from django.views.generic import RedirectView

from accounts.views.invitation import invitation
from accounts.views.invitations import invitations, invite_person, send_again, withdraw_invitation
from accounts.views.own import own_account
from accounts.views.people import people
from accounts.views.person import disable_person, enable_person, person, person_role, take_person_role

# The address of an account is the one that was invited, so allauth's page for changing it is closed.
closed = RedirectView.as_view(pattern_name="own-account")

urlpatterns = [
    path("account/", own_account, name="own-account"),
    path("people/", people, name="people"),
    path("people/invite/", invite_person, name="invite"),
    path("people/invitations/", invitations, name="invitations"),
    path("people/invitations/<int:number>/again/", send_again, name="send-again"),
    path("people/invitations/<int:number>/withdraw/", withdraw_invitation, name="withdraw-invitation"),
    path("people/invitations/<str:secret>/", invitation, name="invitation"),
    path("people/<int:number>/", person, name="person"),
    path("people/<int:number>/disable/", disable_person, name="disable-person"),
    path("people/<int:number>/enable/", enable_person, name="enable-person"),
    path("people/<int:number>/<str:role>/", person_role, name="person-role"),
    path("people/<int:number>/<str:role>/take/", take_person_role, name="take-person-role"),
    path("accounts/email/", closed, name="account_email"),
    path("accounts/", include("allauth.urls")),
]
