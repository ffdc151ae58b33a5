"""What comes in from text, files and folders, looked at before anything is stored."""
