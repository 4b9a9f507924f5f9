"""A form on the web: made by the leader, answered by anybody without an account, sorted in an inbox."""
