"""Russian sentences: the command line, the start and the settings."""

from typing import Final

SENTENCES: Final = {
    # The command line
    "terminal.description": "Сервер GraphQL для графа знаний о муниципальных практиках.",
    "terminal.options": "параметры",
    "terminal.usage": "использование:",
    "terminal.option-unknown": "Неизвестный параметр {option}. Справка: {program} --help.",
    "terminal.option-value": "Не указано значение параметра {option}. Справка: {program} --help.",
    "terminal.help-help": "показать эту справку и выйти",
    "terminal.help-version": "показать версию и выйти",
    "terminal.help-host": "адрес, на котором принимать запросы (по умолчанию {default})",
    "terminal.help-port": "порт, 0 — любой свободный (по умолчанию {default})",
    "terminal.help-store-dir": "папка встроенного хранилища (по умолчанию var в папке программы)",
    "terminal.help-workers": "число процессов, обслуживающих запросы (по умолчанию {default})",
    "terminal.help-epilog": (
        "Настройки задаются переменными окружения TIRAZH_...; см. docs/settings.md. Параметр имеет приоритет над "
        "переменной. Ctrl-C останавливает сервис и хранилище. Коды завершения: docs/deployment.md."
    ),
    # The environment
    "terminal.environment-making": "Создание окружения в {folder}, это займёт одну-две минуты ...",
    "terminal.environment-no-venv": (
        "Не удалось создать окружение. Установите venv и pip для Python (в Debian: apt install python3-venv)."
    ),
    "terminal.environment-no-embedded-store": (
        "Встроенное хранилище в этой системе не работает (docs/deployment.md). Укажите Neo4j в TIRAZH_NEO4J_URI."
    ),
    "terminal.environment-failed": (
        "Не удалось установить пакеты; причина указана выше в сообщениях pip. Устраните её и повторите команду: "
        "установка продолжится с этого места."
    ),
    # The start
    "terminal.opening-embedded": "Запуск встроенного хранилища в {folder} ...",
    "terminal.opening-neo4j": "Подключение к {uri} ...",
    "terminal.load-unfinished": "Загрузка {name} не завершена. Чтобы завершить её, загрузите ту же папку ещё раз.",
    "terminal.loading": "Загрузка {name} ...",
    "terminal.loaded": (
        "Загружен набор {name}: {nodes:,узел|узла|узлов} и {relationships:,связь|связи|связей} за {seconds:.1f} с"
    ),
    "terminal.ready": (
        "Сервис запущен за {seconds:.1f} с. Откройте {page} в браузере. Программы отправляют запросы GraphQL на {url} "
        "методом POST. Чтобы остановить сервис, нажмите Ctrl-C."
    ),
    "terminal.example": (
        "Например:\n  curl -s {url} -H 'Content-Type: application/json' -d '{{\"query\": \"{query}\"}}'"
    ),
    "terminal.stopping": "Остановка ...",
    "terminal.stopped": "Остановлено.",
    # Errors at the start
    "terminal.setting-wrong": "{name}: недопустимое значение {value}. Укажите {expected}. См. docs/settings.md.",
    "terminal.setting-unknown": "Настройки {name} нет, переменная не учитывается. См. docs/settings.md.",
    "terminal.setting-unknown-near": (
        "Настройки {name} нет, переменная не учитывается. Возможно, имелась в виду {near}."
    ),
    "terminal.secret": "(скрыто)",
    "terminal.port-in-use": (
        "Порт {port} на адресе {host} занят. Остановите программу, которая его заняла, или укажите другой порт в "
        "--port."
    ),
    "terminal.port-refused": (
        "Порт {port} на адресе {host} использовать нельзя ({reason}). Укажите другой порт в --port."
    ),
    "terminal.host-unknown": "У этого компьютера нет адреса {host} ({reason}). Укажите другой адрес в --host.",
    "terminal.data-refused": "В данных из TIRAZH_DATA_DIR есть ошибки, поэтому данные не загружены:",
    "terminal.no-data-folder": (
        "Не удаётся прочитать {path} ({reason}). Укажите в TIRAZH_DATA_DIR папку с наборами данных и файлом order.txt "
        "или задайте TIRAZH_LOAD_DATA=false."
    ),
    "terminal.no-trusted-documents": (
        "Не удаётся использовать {path} ({reason}). Укажите в TIRAZH_TRUSTED_DOCUMENTS папку или файл с "
        "зарегистрированными документами."
    ),
    "terminal.not-a-file": "это не файл",
    "terminal.not-utf-8": "кодировка не UTF-8",
    "terminal.no-documents": "нет файлов *.graphql и *.json",
    "terminal.ended": "Сервис завершился из-за внутренней ошибки. Сообщите о ней вместе со строками журнала выше.",
    "setting.host": "сетевое имя или IP-адрес",
    "setting.port": "целое число от 0 до 65535",
    "setting.workers": "целое число от 1 до 64",
    "setting.cors-origins": "адреса сайтов через запятую, например https://example.org, или *",
    "setting.max-body-size": "целое число байт, не меньше 1024",
    "setting.seconds": "число секунд, больше 0 и не больше 3600",
    "setting.store-dir": "путь к папке",
    "setting.store-heap": "размер, например 1g или 768m",
    "setting.neo4j-uri": "адрес, например bolt://127.0.0.1:7687, neo4j://cluster.example.org или neo4j+s://...",
    "setting.neo4j-user": "имя пользователя",
    "setting.neo4j-password": "пароль",
    "setting.neo4j-database": "имя базы данных",
    "setting.data-dir": "путь к папке",
    "setting.switch": "true или false",
    "setting.count": "целое число, не меньше 1",
    "setting.concurrency": "целое число от 1 до 100",
    "setting.by-class": "три целых числа через запятую: для клиентов без ключа, с ключом и с доверенным ключом",
    "setting.keys": "SHA-256 каждого ключа, 64 шестнадцатеричные цифры, через запятую",
    "setting.proxies": "адреса или сети через запятую, например 10.0.0.0/8, или *",
    "setting.persisted-queries": "целое число байт, 0 — не хранить",
    "setting.trusted-documents": "путь к папке или файлу",
    "setting.compress-above": "целое число байт, -1 — не сжимать",
    "setting.store-queue": "целое число, не меньше 0",
    "setting.log-level": "одно из значений critical, error, warning, info, debug",
    "setting.log-format": "text или json",
    "setting.language": "en или ru",
}
