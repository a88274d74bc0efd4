"""Which reviewer reads which paper: the best assignment, proof that it is the best, and why demand cannot be met."""

from .certificate import certificate
from .checking import violations
from .problem import Duals, Problem, even_loads
from .result import Blocked, Result
from .solving import solve

__all__ = ["Blocked", "Duals", "Problem", "Result", "certificate", "even_loads", "solve", "violations"]
