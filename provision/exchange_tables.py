"""The kinds of file that this app owns. `provision.exchange.registry` collects them from every app."""

from provision.exchange.tables.activities import ACTIVITIES
from provision.exchange.tables.areas import AREAS
from provision.exchange.tables.geography import CHANGES, DISTRICTS, OVERLAPS, STATISTICS
from provision.exchange.tables.organisations import ORGANISATIONS
from provision.exchange.tables.people import CASELOADS, CHECKS
from provision.exchange.tables.places import PLACES
from provision.exchange.tables.services import SERVICES
from provision.exchange.tables.sites import SITES
from provision.exchange.tables.sources import DATA_SOURCES
from provision.exchange.tables.studies import PREVALENCE, TREATMENT
from provision.exchange.tables.vocabularies import CROSSWALKS, NEEDS, STAGES, TERMS

TABLES = (
    SERVICES,
    SITES,
    CASELOADS,
    CHECKS,
    PREVALENCE,
    AREAS,
    ORGANISATIONS,
    NEEDS,
    STAGES,
    TERMS,
    CROSSWALKS,
    OVERLAPS,
    CHANGES,
    STATISTICS,
    DISTRICTS,
    DATA_SOURCES,
    ACTIVITIES,
    TREATMENT,
    PLACES,
)
