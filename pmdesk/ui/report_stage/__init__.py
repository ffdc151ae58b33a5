"""The Report stage: story, impact, tags and state beside the report as it will read, and export."""
