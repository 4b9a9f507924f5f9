"""Tables for all meetings at once, and again at the door.

==================  ============================================================================================
``people``          what the solver may know of each person
``frozen``          a room and a plan as JSON, so that a plan can be repeated from its row
``services``        ordering a plan, taking it into use, moving, ticking, planning again at the door, undoing
``production``      the worker's part: claim, lease, plan, finish
``results``         a plan as it is shown: figures beside the bound and beside chance, tables drawn
``wording``         faults and broken rules in words
``views``           pages of the leader; ``door_views``: of whoever stands at the door
==================  ============================================================================================
"""
