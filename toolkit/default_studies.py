"""The study that stands for each need, to say beside every number worked out from it."""

from provision.models import PrevalenceEstimate


def default_studies() -> dict[str, PrevalenceEstimate]:
    """The default study of each need that has one, by need code: one query."""
    found = PrevalenceEstimate.objects.filter(is_default=True, need__isnull=False).select_related("need")
    return {study.need.code: study for study in found if study.need}
