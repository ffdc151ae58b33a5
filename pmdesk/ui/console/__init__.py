"""The facilitator's page for one review: top bar, rail of stages, the stage, capture line."""
