"""Pages of the meetings room: who is asked, the meetings, what is said there, the working groups."""
