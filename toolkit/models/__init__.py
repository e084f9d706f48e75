"""What a commissioner makes of the facts."""

from toolkit.models.evidence import EvidenceItem
from toolkit.models.method_settings import MethodSettings

__all__ = ["EvidenceItem", "MethodSettings"]
