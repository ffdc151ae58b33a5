"""The sections of a report, one module each: every one makes blocks of a context."""
