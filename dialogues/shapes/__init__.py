"""What a new dialogue has from the beginning: one of two tried shapes, or an earlier dialogue's, without its people.

A shape is a time plan, groups to hear and questions to ask. Rooms above lay out their own part (``carrying.register``).
"""
