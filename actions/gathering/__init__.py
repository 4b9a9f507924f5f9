"""Where proposals come from: notes, Open Space, working groups, rounds, workshops, answers to forms; many at once."""
