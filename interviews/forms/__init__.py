"""Forms of the interviews room."""

from .interviews import AddPersonForm, InterviewForm, RegistrationForm
from .people import ConsentForm, IdentityForm, PersonForm
from .plan import GroupForm, VariableForm
from .suggestions import GapForm, LeaveSuggestionForm, SuggestionForm, TakeIntoPlanForm
from .texts import FileForm, JoinForm, TextForm

__all__ = [
    "AddPersonForm",
    "ConsentForm",
    "FileForm",
    "GapForm",
    "GroupForm",
    "IdentityForm",
    "InterviewForm",
    "JoinForm",
    "LeaveSuggestionForm",
    "PersonForm",
    "RegistrationForm",
    "SuggestionForm",
    "TakeIntoPlanForm",
    "TextForm",
    "VariableForm",
]
