"""What exists, where, and who says so: one noun a file."""

from provision.models.area import Area, AreaChange, AreaCode, AreaOverlap, AreaStatistic, AreaType
from provision.models.caseload import Caseload, CaseloadGroup, Sex, shown_people
from provision.models.change_request import ChangeRequest, DecisionReason
from provision.models.check import CheckOutcome, ProvisionCheck
from provision.models.dataset import DataSource, PackRecord
from provision.models.event import Event
from provision.models.freshness_settings import FreshnessSettings
from provision.models.organisation import Organisation, OrganisationCode, OrganisationRole
from provision.models.place import Place, PlaceKind, PostcodeDistrict
from provision.models.prevalence import PrevalenceEstimate, TreatmentFinding
from provision.models.problem_report import ProblemReport
from provision.models.revision import Revision
from provision.models.service import (
    AcceptedSex,
    Delivery,
    EntryStatus,
    ProvisionKind,
    Service,
    SupportOrTreatment,
    Tier,
)
from provision.models.service_lists import ServiceActivity, ServiceCoverage, ServiceNeed
from provision.models.site import AddressVisibility, Site
from provision.models.vocabulary import Crosswalk, Need, NeedUnit, Stage, Term, Vocabulary

__all__ = [
    "AcceptedSex",
    "AddressVisibility",
    "Area",
    "AreaChange",
    "AreaCode",
    "AreaOverlap",
    "AreaStatistic",
    "AreaType",
    "Caseload",
    "CaseloadGroup",
    "ChangeRequest",
    "CheckOutcome",
    "Crosswalk",
    "DataSource",
    "DecisionReason",
    "Delivery",
    "EntryStatus",
    "Event",
    "FreshnessSettings",
    "Need",
    "NeedUnit",
    "Organisation",
    "OrganisationCode",
    "OrganisationRole",
    "PackRecord",
    "Place",
    "PlaceKind",
    "PostcodeDistrict",
    "PrevalenceEstimate",
    "ProblemReport",
    "ProvisionCheck",
    "ProvisionKind",
    "Revision",
    "Service",
    "ServiceActivity",
    "ServiceCoverage",
    "ServiceNeed",
    "Sex",
    "Site",
    "Stage",
    "SupportOrTreatment",
    "Term",
    "Tier",
    "TreatmentFinding",
    "Vocabulary",
    "shown_people",
]
