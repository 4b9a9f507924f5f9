"""Choosing who is asked to the meetings, so that every perspective of the compilation is in the room.

Plain data in, plain data out; nothing here knows of the database or of a page. Keys are whatever the caller uses.

=================  =================================================================================
``terms``          what goes in and comes out: ``Candidate``, ``Demands``, ``Choice``, ``Collision``
``choosing``       ``choose`` a panel; ``replace`` someone who declined
``collisions``     which demands cannot hold together, and whom to look for
``measures``       what a panel is worth, counted by hand
``reserves``       for each chosen person, who could step in
``chances``        how likely each candidate is to be chosen by ``choose``
``interval``       how well a chance seen in some draws is known
``lottery``        a draw in which the least likely candidate is as likely as can be
=================  =================================================================================

Everything can be repeated from its seed on the same machine. ``choose`` takes about a second for 300 candidates,
``chances`` and ``lottery`` minutes: they belong in the worker. All but ``terms``, ``measures``, ``reserves``
and ``interval`` load OR-Tools.
"""
