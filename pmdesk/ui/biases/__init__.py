"""The Biases stage: the four that every meeting asks, and further ones where they are wanted."""
