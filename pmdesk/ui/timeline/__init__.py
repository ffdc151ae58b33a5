"""The Timeline stage: strip, table and the panel of the chosen entry."""
