"""Check-back: interviewees look at their own quotes before they are printed, by a link, without an account."""
