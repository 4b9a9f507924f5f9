"""The evening: its runbook, its clock, the wall and what is on paper.

==================  ============================================================================================
``templates``       runbooks to begin from: the four meetings, Open Space, a full day
``clock``           what time it is in an evening, from its recorded marks alone
``services``        beginning from a template, and every press on the clock
``kit``             the printable kit: what is in it, as HTML for the worker, and ordering it
``views``           the facilitator's page, the wall, the kit
==================  ============================================================================================
"""
