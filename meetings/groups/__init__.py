"""Working groups by interest, what they lack, the description they write, and Open Space.

``forming`` is plain data: who goes where. ``balance`` says in words what a group lacks. ``phone`` is the participant's
own page, for whoever has been identified by an account, a link or a code.
"""
