"""What a test of legibility needs: painted texts with their colours, widgets in their places."""
