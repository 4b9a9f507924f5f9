"""Who may do what with one object of the dialogue; the roles' rights are in ``permissions.TABLE``."""

import rules


@rules.predicate
def speaks_for_objection(user, objection) -> bool:
    """Only who wrote an objection down may change it or say that it is settled: nobody edits another's words."""
    return objection is not None and objection.by_id is not None and objection.by_id == user.pk


rules.add_perm("dialogues.speak_for_objection", speaks_for_objection)
