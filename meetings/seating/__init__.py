"""Tables for all meetings at once: mixed, balanced, and with as few repeated pairs as can be.

Plain data in, plain data out; nothing here knows of the database or of a page.

=================  =================================================================================
``terms``          what goes in and comes out: ``Person``, ``Evening``, ``Room``, ``Plan``
``planning``       ``plan`` every evening of a room
``at_the_door``    ``replan`` one evening when it is seen who came, moving as few as possible
``rooms``          the room in numbers: who is where, floors and ceilings
``fitting``        one evening by CP-SAT: a start that keeps every demand, and the least that must be out of balance
``possible``       all ways to seat an evening, when they are few
``exact``          the best of those, proven
``mixing``         the search when they are many: two tables at a time are split anew
``bounds``         what no plan can be better than
``random_seating`` what chance alone would give
``hosts``          which facilitator sits where
=================  =================================================================================

A plan can be repeated from its seed on the same machine: searches count their own steps, and a limit by the clock only
stops them early and says so.
"""
