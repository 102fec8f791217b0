"""What an article says of what is to come: sentences labelled twice, with the measure on them."""
