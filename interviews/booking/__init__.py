"""From a time in the calendar to a talk that is held: invitations, answers, reminders, the interviewer's own days."""
