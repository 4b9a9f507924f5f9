"""Choosing a few among many: the ledger of every move, judging by hand, how many are too many, the steering group."""
