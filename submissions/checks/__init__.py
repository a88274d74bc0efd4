"""Format and anonymity checks of PDF files. Files are only ever opened in a child process with limits."""

from .findings import Finding, Severity
from .guarded import Unreadable, anonymised_copy, check_pdf

__all__ = ["Finding", "Severity", "Unreadable", "anonymised_copy", "check_pdf"]
