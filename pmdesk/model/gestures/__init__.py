"""What a user can do, by noun: each gesture takes a review and yields the change that does it."""
