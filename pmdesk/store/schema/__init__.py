"""The tables of each version, written out: what a file holds does not follow the code."""
