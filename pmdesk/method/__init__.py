"""The facilitation method as data, and the checks that read it: model and standard library only."""
