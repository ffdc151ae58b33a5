"""The look: colours as roles, fonts, icons and one short style sheet."""
