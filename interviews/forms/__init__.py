"""Forms of the interviews room."""

from .interviews import AddPersonForm, InterviewForm, RegistrationForm
from .people import ConsentForm, IdentityForm, PersonForm
from .plan import GroupForm, VariableForm
from .texts import TextForm

__all__ = [
    "AddPersonForm",
    "ConsentForm",
    "GroupForm",
    "IdentityForm",
    "InterviewForm",
    "PersonForm",
    "RegistrationForm",
    "TextForm",
    "VariableForm",
]
