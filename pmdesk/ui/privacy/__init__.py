"""The dialogs before something leaves this computer, or goes for good."""
