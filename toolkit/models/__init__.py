"""What a commissioner makes of the facts."""

from toolkit.models.method_settings import MethodSettings

__all__ = ["MethodSettings"]
