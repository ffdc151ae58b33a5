"""The Biases stage: the four that every meeting asks, each with sign, countermeasure, question."""
