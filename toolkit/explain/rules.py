"""One name for each row of the method's table of states, so that its words stand in one place."""

from toolkit.gaps.states import Rule


def key_of(rule: Rule) -> str:
    """A rule's own name: `no_caseload`, `no_need`, `none`, `too_little`, `enough_borderline`."""
    if rule.reason is not None:
        return rule.reason.value
    if rule.is_no_need:
        return "no_need"
    return f"{rule.state}_borderline" if rule.is_borderline else rule.state.value
