"""What a leak test needs: a review full of tokens, an ear for every string, a restless user."""
