"""What has to forget somebody when they are erased or take back what they said, in the same transaction.

The rooms that keep something of a candidate (frozen choices) register themselves here in ``AppConfig.ready``.
"""

from collections.abc import Callable

from ..models import Candidate

Forget = Callable[[Candidate], None]
_callbacks: list[Forget] = []


def on_forgotten(callback: Forget) -> None:
    """Have ``callback(candidate)`` called before somebody is erased. A second call changes nothing."""
    if callback not in _callbacks:
        _callbacks.append(callback)


def forget(candidate: Candidate) -> None:
    for callback in _callbacks:
        callback(candidate)
