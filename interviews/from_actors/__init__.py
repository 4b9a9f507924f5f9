"""Groups of the interview plan, made from the actor map: each target group one, and one for each kind of actor.

Actors become a group by kind and not one each, so that no answer points to one organisation.
"""
