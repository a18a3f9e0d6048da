"""What passes between participant and Husbanken: promises, reports, guidance, money, questions."""
