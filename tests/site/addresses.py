"""An address of every page of the site, by the name of its route, over the reference pack."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from provision.models import Service
from referrals.models import Pathway

UNIT, REGION, BOARD, AUTHORITY, FORCE = "N54STHA", "N07", "QOX", "E06000001", "E23000001"
NEED = "psychotic_disorder"
OTHERS = ("account_", "mfa_", "admin")
"""Routes of the libraries that sign people in and of Django admin, which have tests of their own."""


def pages() -> dict[str, list[str]]:
    """Addresses that everybody may read, by route name."""
    service = Service.objects.published().order_by("name", "pk").first()
    assert service is not None
    return {
        "dashboard": [
            "/",
            *(f"/?layer={layer}&need={NEED}" for layer in LAYERS),
            f"/?area={REGION}",
            "/?rows=all",
        ],
        "find-route": ["/routes/", f"/routes/?area={UNIT}"],
        "collisions": [reverse("collisions", args=[code]) for code in (UNIT, REGION, BOARD, AUTHORITY)],
        "gaps": ["/gaps/", "/gaps/?level=icb", f"/gaps/?area={REGION}&order=scarcity"],
        "area": [
            reverse("area", args=[code])
            for code in (UNIT, REGION, BOARD, AUTHORITY, FORCE, "K04000001", "W11000023")
        ],
        "area-news": [
            reverse("area-news", args=[code]) for code in (UNIT, REGION, BOARD, AUTHORITY, "K04000001")
        ],
        "area-news-feed": [reverse("area-news-feed", args=[code]) for code in (UNIT, "K04000001")],
        "who-to-call": [reverse("who-to-call", args=[code]) for code in (UNIT, REGION, BOARD, FORCE)],
        "cell": [reverse("cell", args=[code, NEED]) for code in (UNIT, REGION, BOARD, "K04000001")],
        "services": [
            "/services/",
            f"/services/?area={UNIT}&need=any_mental_illness",
            "/services/?place=BN1",
            "/services/?q=zzz",
        ],
        "service": [service.get_absolute_url()],
        "service-problem": [reverse("service-problem", args=[service.public_id])],
        "service-problem-sent": [reverse("service-problem-sent", args=[service.public_id])],
        "service-new": ["/services/new/"],
        "entries": ["/entries/"],
        "due": ["/due/"],
        "watching": ["/watching/"],
        "messages": ["/account/messages/"],
        "unmet-need": ["/unmet-need/", f"/unmet-need/?area={REGION}", f"/unmet-need/?area={UNIT}"],
        "unmet-discrepancies": ["/unmet-need/discrepancies/"],
        "pathways": ["/pathways/"],
        "pathway": [pathway.get_absolute_url() for pathway in Pathway.objects.order_by("code")[:2]],
        "responsibilities": ["/responsibilities/"],
        "procedures": ["/procedures/"],
        "continuity": [reverse("continuity", args=[code]) for code in (UNIT, REGION, BOARD, AUTHORITY)],
        "area-returns": [reverse("area-returns", args=[code]) for code in (UNIT, REGION)],
        "service-returns": [reverse("service-returns", args=[service.public_id])],
        "lapse-radar": [reverse("lapse-radar", args=[code]) for code in (UNIT, REGION, BOARD, AUTHORITY)],
        "area-responsibilities": [
            reverse("area-responsibilities", args=[code]) for code in (UNIT, REGION, BOARD, "W11000023")
        ],
        "areas": ["/areas/"],
        "worklist": [
            "/areas/K04000001/worklist/?page=2",
            f"/areas/{REGION}/worklist/?kind=contradictory",
            f"/areas/{UNIT}/worklist/",
        ],
        "data-sources": ["/data/"],
        "method": ["/method/"],
        "about": ["/about/"],
        "caseload-figures": [reverse("caseload-figures")],
        "report": [reverse("report", args=[UNIT]), reverse("report", args=[REGION])],
        "accessibility": ["/accessibility/"],
        "privacy": ["/privacy/"],
        "robots": ["/robots.txt"],
        "favicon": ["/favicon.ico"],
        "healthz": ["/healthz"],
        "readyz": ["/readyz"],
    }


LAYERS = ("gap", "need", "services", "stages", "knowledge", "checked")


def route_names() -> set[str]:
    """The names of all our own routes."""
    return {name for name in _names(get_resolver().url_patterns) if not name.startswith(OTHERS)}


def _names(patterns: list[URLPattern | URLResolver]) -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                found += _names(pattern.url_patterns)
        elif pattern.name:
            found.append(pattern.name)
    return found
