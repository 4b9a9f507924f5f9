"""What can be wrong with a backup, each said in one sentence to whoever runs the command."""


class BackupError(Exception):
    """The backup, or the restore, cannot be done. The text is for a person."""


class WrongKey(BackupError):
    def __init__(self) -> None:
        super().__init__("The key does not fit: this file was encrypted for another one. Look at BACKUP_KEY_FILE.")


class Damaged(BackupError):
    def __init__(self, what: str = "") -> None:
        super().__init__(f"The file is cut short or has been altered{': ' + what if what else ''}.")
