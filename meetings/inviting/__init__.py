"""Asking people to the meetings: mails and letters, answers without an account, reminders, coverage as answers come."""
