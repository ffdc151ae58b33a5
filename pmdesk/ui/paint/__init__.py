"""What is painted: shapes, chips and measured text, from the roles of the theme."""
