"""What can go wrong with the store, said to people. One tree: `except StoreError` catches all of it.

The database's own words never reach a user: they are logged, and kept as `__cause__`.
"""


class StoreError(Exception):
    """The store could not do what it was asked.

    Attributes:
        code: names the kind of failure for programs; the `extensions.code` of a GraphQL error.
        english, russian: the same sentence; `str()` gives both.
    """

    code = "STORE_ERROR"
    english = "The store could not carry out a statement; its log tells why."
    russian = "Хранилище не смогло выполнить запрос; причина записана в журнале."

    def __init__(self, english: str | None = None, russian: str | None = None):
        self.english = english or self.english
        self.russian = russian or self.russian
        super().__init__(f"{self.english} / {self.russian}")


class StoreUnavailable(StoreError):
    """The store cannot be reached, or it is starting."""

    code = "STORE_UNAVAILABLE"
    english = "The store cannot be reached just now; try again in a few seconds."
    russian = "Хранилище сейчас недоступно; повторите через несколько секунд."


class StoreRefused(StoreUnavailable):
    """The store is there and does not let this service in: its address, user, password or database is
    wrong."""


class StoreBusy(StoreError):
    """More is asked of the store than it can work on just now."""

    code = "STORE_BUSY"
    english = "The store has too much to do just now; try again in a few seconds."
    russian = "Хранилище сейчас перегружено; повторите через несколько секунд."


class StoreTimeout(StoreError):
    """A statement took longer than its limit and was ended."""

    code = "STORE_TIMEOUT"
    english = "The store took too long to answer; ask for less at once or try again later."
    russian = "Хранилище отвечало слишком долго; запросите меньше данных за раз или повторите позже."


class StoreConflict(StoreError):
    """A write that a rule of the graph forbids, or that another write got in the way of."""

    code = "STORE_CONFLICT"
    english = "The change conflicts with what is in the store or with another change; read again and retry."
    russian = "Изменение противоречит данным хранилища или другому изменению; перечитайте данные и повторите."


class StoreInUse(StoreError):
    """Another process works on the same folder."""

    code = "STORE_IN_USE"

    def __init__(self, folder: object):
        super().__init__(
            f"The store folder {folder} is in use by another process: stop that one or choose another folder.",
            f"Папку хранилища {folder} использует другой процесс: остановите его или укажите другую папку.",
        )


class StoreTooNew(StoreError):
    """The graph was written by a newer version of this program."""

    code = "STORE_TOO_NEW"

    def __init__(self, found: int, known: int):
        super().__init__(
            f"The graph has version {found}; this program knows versions up to {known}: update the program.",
            f"Граф имеет версию {found}, а программа знает версии до {known}: обновите программу.",
        )


class StoreFolderError(StoreError):
    """The store's folder cannot be written: it is read-only, on a full disk, or a file."""

    code = "STORE_FOLDER"

    def __init__(self, folder: object, reason: str):
        super().__init__(
            f"The store folder {folder} cannot be written ({reason}): make room or choose a writable folder.",
            f"В папку хранилища {folder} нельзя писать ({reason}): освободите место или укажите другую папку.",
        )


class StoreFull(StoreFolderError):
    """The disk of the store is full, or nearly so."""

    def __init__(self, folder: object = None, free: int = 0, reserve: int = 0):
        """folder: that of the embedded store, None for a Neo4j. free, reserve: MiB that are free, and must be free."""
        where = ("", "") if folder is None else (f" with {folder}", f" с {folder}")
        room = (f" ({free} MiB are free, {reserve} MiB are kept free)",
                f" (свободно МиБ: {free}, в запасе нужно: {reserve})") if reserve else ("", "")
        StoreError.__init__(self, f"The disk of the store{where[0]} is full{room[0]}: make room and try again.",
                            f"Диск хранилища{where[1]} заполнен{room[1]}: освободите место и повторите.")


class StoreDamaged(StoreError):
    """The store's folder does not hold what was written into it."""

    code = "STORE_DAMAGED"

    def __init__(self, folder: object, english: str, russian: str):
        """english, russian: what is wrong, as a part of a sentence."""
        super().__init__(
            f"The store in {folder} is damaged: {english}. Put a copy of the folder in its place, or move the folder "
            "away and load the data again.",
            f"Хранилище в папке {folder} повреждено: {russian}. Замените папку её копией или уберите её "
            "и загрузите данные заново.",
        )
