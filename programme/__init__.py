"""What the programme wants and how it is measured."""
