"""The promises for other programs: a web feed, a calendar, and open data."""
