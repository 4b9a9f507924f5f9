"""The evening in a phone, without an account: by a code on the wall, the table or the name card.

==================  ============================================================================================
``codes``           codes: made, printed, typed forgivingly, guessed at in vain
``tonight``         whether a code's evening is today
``giving``          giving dots by one's own code, on the page that ``meetings/rounds/`` draws
``hooks``           what else an evening has to do in the phone (giving dots): other rooms register it here
``sheets``          what a table writes: saved as typed, two writers never lose a word, made into notes
``public_views``    the pages in the phone; ``views``: the sheet and the codes in the workspace
==================  ============================================================================================
"""
