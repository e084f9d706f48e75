"""Who may do what, and where: two tables that a person who does not program can read.

A permission is held through a role, and a role holds for some areas, some organisations, or everywhere.
`RULES` says which roles hold a permission and how far it reaches; `docs/roles.md` prints it. The tables at the
foot of the page are those of Django admin, whose permissions are made from them in the usual names
(`provision.change_need`). What is not written here nobody may do, whatever is stored elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models.grant import Role

COMMISSIONER, SUBMITTER, CURATOR, ADMINISTRATOR = (
    Role.COMMISSIONER,
    Role.SUBMITTER,
    Role.CURATOR,
    Role.ADMINISTRATOR,
)


class Reach(TextChoices):
    """For which things a role gives a permission."""

    ANYWHERE = "anywhere", _("whatever the role holds for")
    TOUCHING = "touching", _("what touches an area of the role, or belongs to an organisation of it")
    INSIDE = "inside", _("what lies wholly inside the areas of the role, or belongs to an organisation of it")
    EVERYWHERE = "everywhere", _("only where the role holds everywhere")


@dataclass(frozen=True)
class Rule:
    """One permission: its dotted name, what it lets people do, in which roles, and how far it reaches."""

    permission: str
    means: str | Promise
    roles: tuple[Role, ...]
    reach: Reach


# fmt: off
RULES: tuple[Rule, ...] = (
    Rule("provision.submit_service", _("add a service, for a curator to check"),
         (SUBMITTER, COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.TOUCHING),
    Rule("provision.correct_service", _("propose a correction to a service"),
         (SUBMITTER, COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.TOUCHING),
    Rule("provision.review_service", _("see the entries that wait for a curator"),
         (CURATOR, ADMINISTRATOR), Reach.ANYWHERE),
    Rule("provision.curate_service", _("edit, publish, return and withdraw services"),
         (CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("provision.enter_caseload", _("enter caseload figures"),
         (COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("provision.enter_check", _("state that a list of services is complete, or that there is none"),
         (COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("referrals.edit_pathway", _("adopt national pathways, change those of an area, and enter gaps with a reason"),
         (COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("referrals.edit_template", _("change national pathways and what policy expects"),
         (CURATOR, ADMINISTRATOR), Reach.EVERYWHERE),
    Rule("referrals.own_procedure", _("write, publish and communicate referral procedures"),
         (COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("referrals.acknowledge_procedure", _("say that a team has a referral procedure"),
         (SUBMITTER, COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.TOUCHING),
    Rule("referrals.enter_finding", _("state what was found of a responsibility in an area"),
         (COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("referrals.report_unmet_need", _("report that nobody could take a person, and see what one’s own body reported"),
         (SUBMITTER,), Reach.TOUCHING),
    Rule("referrals.enter_return", _("enter activity returns of services"),
         (SUBMITTER, COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.INSIDE),
    Rule("toolkit.make_report", _("make a report on an area"),
         (COMMISSIONER, CURATOR, ADMINISTRATOR), Reach.ANYWHERE),
    Rule("toolkit.set_weights", _("change severity weights, suitable shares and yardsticks for all readers"),
         (CURATOR, ADMINISTRATOR), Reach.EVERYWHERE),
    Rule("accounts.use_admin", _("open Django admin, to curate tables"),
         (CURATOR, ADMINISTRATOR), Reach.ANYWHERE),
    Rule("accounts.view_person", _("see who has an account, in which roles, and who is invited"),
         (ADMINISTRATOR,), Reach.INSIDE),
    Rule("accounts.invite", _("invite people, withdraw invitations and send them again"),
         (ADMINISTRATOR,), Reach.INSIDE),
    Rule("accounts.change_scope", _("give and take roles, and change the areas and organisations of a role"),
         (ADMINISTRATOR,), Reach.INSIDE),
    Rule("accounts.disable", _("disable accounts and enable them again"),
         (ADMINISTRATOR,), Reach.INSIDE),
)


@dataclass(frozen=True)
class Table:
    """A table of Django admin: who may look, who may change (add too) and delete, and how far each reaches."""

    models: tuple[str, ...]
    holds: str | Promise
    change: tuple[Role, ...] = (CURATOR, ADMINISTRATOR)
    delete: tuple[Role, ...] = (ADMINISTRATOR,)
    look_reach: Reach = Reach.ANYWHERE
    change_reach: Reach = Reach.EVERYWHERE


NOBODY: tuple[Role, ...] = ()
LOOK: tuple[Role, ...] = (CURATOR, ADMINISTRATOR)

TABLES: tuple[Table, ...] = (
    Table(("provision.area", "provision.areacode", "provision.areaoverlap", "provision.areachange",
           "provision.areastatistic"), _("areas, with their codes, overlaps, changes and statistics")),
    Table(("provision.need", "provision.stage", "provision.term", "provision.crosswalk"),
          _("needs, stages, coded lists and crosswalks")),
    Table(("provision.prevalenceestimate", "provision.treatmentfinding"),
          _("prevalence estimates and treatment findings")),
    Table(("provision.place", "provision.postcodedistrict"), _("prisons, offices, courts and postcode districts")),
    Table(("provision.datasource",), _("data sources")),
    Table(("provision.organisation", "provision.organisationcode"), _("organisations and their codes"),
          change_reach=Reach.INSIDE),
    Table(("provision.caseload", "provision.provisioncheck"), _("caseloads and checks of provision"),
          delete=(CURATOR, ADMINISTRATOR), change_reach=Reach.INSIDE),
    Table(("provision.service", "provision.serviceneed", "provision.servicecoverage", "provision.serviceactivity"),
          _("services, with their needs, areas and activities (changed by corrections)"), change=NOBODY, delete=NOBODY,
          look_reach=Reach.INSIDE, change_reach=Reach.INSIDE),
    Table(("provision.site",), _("sites of services (the first one is changed by corrections)"),
          delete=(CURATOR, ADMINISTRATOR), look_reach=Reach.INSIDE, change_reach=Reach.INSIDE),
    Table(("provision.changerequest", "provision.revision", "provision.problemreport"),
          _("requests, versions and reports of problems (the review desk decides)"), change=NOBODY, delete=NOBODY,
          look_reach=Reach.INSIDE, change_reach=Reach.INSIDE),
    Table(("referrals.agreement",), _("agreements between bodies"), change_reach=Reach.INSIDE),
    Table(("referrals.expectation", "referrals.unmetneedsettings"),
          _("what policy expects, and whether reports of unmet need take notes")),
    Table(("referrals.pathway", "referrals.step", "referrals.branch", "referrals.procedure", "referrals.procedureversion",
           "referrals.acknowledgement", "referrals.finding"),
          _("pathways, procedures and findings (changed on pages of their own)"), change=NOBODY, delete=NOBODY),
    Table(("referrals.gap",), _("gaps, found by the continuity test or entered with a reason"), delete=NOBODY,
          change_reach=Reach.INSIDE),
    Table(("toolkit.evidenceitem",), _("the evidence library")),
    Table(("toolkit.methodsettings",), _("settings of the method"), change=(ADMINISTRATOR,)),
    Table(("provision.freshnesssettings",), _("how long facts hold"), change=(ADMINISTRATOR,)),
    Table(("notices.message",), _("messages that were made and sent, without their texts (nobody may change them)"),
          change=NOBODY, delete=NOBODY, look_reach=Reach.EVERYWHERE),
    Table(("provision.event", "provision.packrecord"), _("events and pack records (nobody may change them)"),
          change=NOBODY, delete=NOBODY, look_reach=Reach.EVERYWHERE),
)
# fmt: on


def _rules_of(table: Table) -> Iterator[Rule]:
    for app, model in (name.split(".") for name in table.models):
        yield Rule(f"{app}.view_{model}", table.holds, LOOK, table.look_reach)
        yield Rule(f"{app}.add_{model}", table.holds, table.change, table.change_reach)
        yield Rule(f"{app}.change_{model}", table.holds, table.change, table.change_reach)
        yield Rule(f"{app}.delete_{model}", table.holds, table.delete, table.change_reach)


RULE: dict[str, Rule] = {
    rule.permission: rule for rule in (*RULES, *(rule for table in TABLES for rule in _rules_of(table)))
}
"""Every permission there is, by its dotted name."""
