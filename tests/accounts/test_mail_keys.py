"""A mail that a repeat could send twice has a key, or stands here with what else keeps it from being doubled."""

import ast
from pathlib import Path

from dialogplattform.ours import OURS

ROOT = Path(__file__).parent.parent.parent
APPS = sorted(OURS)
SENDERS = {"send_mail", "mail_person"}

WITHOUT = {
    "accounts.account_mail.send_proof_code": "a code asked for again is another code",
    "accounts.account_mail.send_account_note": "each change of an account is told once, by the request that made it",
    "accounts.account_mail.send_login_hint": "a command line, told of once when the account is made",
    "accounts.adapters.send_mail": "codes that somebody asked for by pressing, limited by allauth's rates",
    "dialogues.design_team.meetings.minutes._mail": "minutes that read as those sent before are refused, under a lock",
    "dialogues.people_services._mail": "the form's creation key; a reminder at most once a day, under a lock",
    "interviews.booking.letters.invite": "two minutes between two, under the invitation's lock",
    "interviews.booking.letters.tell_new_time": "the form's version: the second save is a late one",
    "interviews.booking.letters.tell_called_off": "a conditional update of the talk's state",
    "perspectives.check_back.letters.ask": "two minutes between two, under the person's lock",
    "perspectives.check_back.letters.tell_settled": "a wish is settled once, under its lock",
    "meetings.inviting.letters.invite": "two minutes between two, under the participant's lock",
    "actions.owning.telling.taken": "a link is used once; the same answer again is none, under the proposal's lock",
    "actions.promises.ask_for_report": "two minutes between two, under the proposal's lock",
    "actions.hearing_back.telling._send": "has one: the key is in what both ways of sending are given",
}


def _calls() -> list[tuple[str, ast.Call]]:
    found = []
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for function in ast.walk(ast.parse(path.read_text())):
                if not isinstance(function, ast.FunctionDef):
                    continue
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SENDERS:
                        found.append((f"{module}.{function.name}", call))
    return found


def test_every_mail_has_a_key_or_a_reason():
    calls = _calls()
    keyless = {name for name, call in calls if "key" not in {keyword.arg for keyword in call.keywords}}
    assert len(calls) > 30
    assert keyless == WITHOUT.keys()
