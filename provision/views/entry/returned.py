"""Which steps a curator's answer is about: by its reason, by the columns left out, and by what the sentence names."""

from provision.entries.columns import SOURCE, STEP, Step
from provision.entries.labels import label_of
from provision.models import ChangeRequest, DecisionReason, EntryStatus

BY_REASON = {
    DecisionReason.SOURCE_NEEDED: SOURCE,
    DecisionReason.DUPLICATE: STEP["what"],
    DecisionReason.NOT_A_SERVICE: STEP["what"],
}


def concerns(entry: ChangeRequest) -> tuple[Step, ...]:
    """The steps that a returned entry came back for, as far as that can be told; none for any other entry."""
    if entry.status != EntryStatus.RETURNED:
        return ()
    answer = entry.answer.casefold()
    named = {
        column
        for column in {*entry.texts, *entry.left_out}
        if column in entry.left_out or label_of(column).casefold() in answer
    }
    by_reason = BY_REASON.get(DecisionReason(entry.reason_code)) if entry.reason_code else None
    return tuple(step for step in STEP.values() if step is by_reason or named.intersection(step.columns))
