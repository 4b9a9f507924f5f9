"""Processes are killed here, with SIGKILL, and databases with them: nothing is lost and nothing is done twice."""
