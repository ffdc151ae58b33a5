"""What puts the windows on an open library together, and leads from one page to the next."""
