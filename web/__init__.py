"""What every page shares; knows no app."""
