"""What the scheduler sends, and how often, in seconds. A message that nobody has taken when the next is due expires."""

from typing import Any

SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep-jobs": {"task": "reports.tasks.sweep_jobs", "schedule": 20.0, "options": {"expires": 20}},
    "remove-strays": {"task": "reports.tasks.remove_strays", "schedule": 3600.0, "options": {"expires": 3600}},
    "throw-away-exports": {"task": "perspectives.tasks.throw_away_exports", "schedule": 900.0},
    "remind-of-drafts": {
        "task": "perspectives.tasks.remind_of_drafts",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "forget-addresses": {"task": "accounts.tasks.forget_addresses", "schedule": 900.0, "options": {"expires": 900}},
    "remind-of-check-backs": {
        "task": "perspectives.tasks.remind_of_check_backs",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "remind-of-interviews": {
        "task": "interviews.tasks.remind_of_interviews",
        "schedule": 600.0,
        "options": {"expires": 600},
    },
    "sweep-people-imports": {
        "task": "interviews.tasks.sweep_people_imports",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "tell-followers": {"task": "actions.tasks.tell_followers", "schedule": 300.0, "options": {"expires": 300}},
    "tell-those-who-gave": {
        "task": "actions.tasks.tell_those_who_gave",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "remove-stray-knowledge-files": {"task": "dialogues.tasks.remove_stray_knowledge_files", "schedule": 24 * 3600.0},
    "remove-stray-attachments": {"task": "actions.tasks.remove_stray_attachments", "schedule": 24 * 3600.0},
    "forget-followers": {"task": "actions.tasks.forget_followers", "schedule": 6 * 3600.0},
    "remind-of-handshakes": {
        "task": "actions.tasks.remind_of_handshakes",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "notice-who-left": {"task": "actions.tasks.notice_who_left", "schedule": 300.0, "options": {"expires": 300}},
    "remind-of-reports": {
        "task": "actions.tasks.remind_of_reports",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "remind-of-sign-offs": {
        "task": "dialogues.tasks.remind_of_sign_offs",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "remind-of-triage": {
        "task": "dialogues.tasks.remind_of_triage",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "remind-of-team-invitations": {
        "task": "dialogues.tasks.remind_of_team_invitations",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "order-due-follow-ups": {
        "task": "actions.tasks.order_due_follow_ups",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "sweep-actor-imports": {
        "task": "dialogues.tasks.sweep_actor_imports",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "sweep-candidate-imports": {
        "task": "meetings.tasks.sweep_candidate_imports",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "throw-away-kits": {"task": "meetings.tasks.throw_away_kits", "schedule": 24 * 3600.0},
    "remind-of-meetings": {
        "task": "meetings.tasks.remind_of_meetings",
        "schedule": 1800.0,
        "options": {"expires": 1800},
    },
    "throw-away-letters": {"task": "meetings.tasks.throw_away_letters", "schedule": 6 * 3600.0},
    "throw-away-archives": {"task": "keeping.tasks.throw_away_archives", "schedule": 900.0},
    "keep-erasures": {"task": "dialogues.tasks.keep_erasures", "schedule": 600.0, "options": {"expires": 600}},
    "erase-withdrawn": {"task": "interviews.tasks.erase_withdrawn", "schedule": 6 * 3600.0},
    "weed-out": {"task": "rights.tasks.weed_out", "schedule": 24 * 3600.0},
    "throw-away-traces": {"task": "rights.tasks.throw_away_traces", "schedule": 24 * 3600.0},
    "send-own-data": {"task": "rights.tasks.send_waiting_own_data", "schedule": 300.0, "options": {"expires": 300}},
    "throw-away-own-data": {"task": "rights.tasks.throw_away_own_data", "schedule": 3600.0},
    "empty-web-answers": {"task": "interviews.tasks.empty_old_web_answers", "schedule": 6 * 3600.0},
}
