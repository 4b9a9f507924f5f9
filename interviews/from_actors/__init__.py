"""Groups of the interview plan, made from the actor map and from what is contested.

Each target group becomes one, each side of a contested point one, and each kind of actor one.

Actors become a group by kind and not one each, so that no answer points to one organisation.
"""
