"""Russian sentences: the command line, the start and the settings."""

from typing import Final

SENTENCES: Final = {
    # The command line
    "terminal.description": "Граф знаний о муниципальных практиках: сервер GraphQL.",
    "terminal.options": "параметры",
    "terminal.usage": "вызов:",
    "terminal.option-unknown": "Параметра {option} нет. Справка: {program} --help.",
    "terminal.option-value": "Параметру {option} нужно значение. Справка: {program} --help.",
    "terminal.help-help": "показать эту справку и закончить",
    "terminal.help-version": "показать версию и закончить",
    "terminal.help-host": "адрес, на котором принимать запросы (по умолчанию {default})",
    "terminal.help-port": "порт, 0 — любой свободный (по умолчанию {default})",
    "terminal.help-store-dir": "папка встроенного хранилища (по умолчанию var в папке программы)",
    "terminal.help-workers": "сколько процессов обслуживают запросы (по умолчанию {default})",
    "terminal.help-epilog": (
        "Настройки задаются переменными окружения TIRAZH_...; их список — в docs/settings.md. Параметры важнее "
        "переменных. Ctrl-C останавливает сервер и хранилище. Коды завершения описаны в docs/deployment.md."
    ),
    # The environment
    "terminal.environment-making": "Готовлю окружение в {folder}, это займёт минуту-другую ...",
    "terminal.environment-no-venv": (
        "Окружение создать нельзя: установите venv и pip для Python (в Debian: apt install python3-venv)."
    ),
    "terminal.environment-no-embedded-store": (
        "Встроенное хранилище на этой системе не работает (docs/deployment.md): укажите Neo4j в TIRAZH_NEO4J_URI."
    ),
    "terminal.environment-failed": (
        "Пакеты установить не удалось, причину выше назвал pip. Когда она будет устранена, та же команда продолжит "
        "отсюда."
    ),
    # The start
    "terminal.opening-embedded": "Запускаю встроенное хранилище в {folder} ...",
    "terminal.opening-neo4j": "Подключаюсь к {uri} ...",
    "terminal.load-unfinished": (
        "Загрузка {name} началась и не закончилась: загрузите ту же папку снова, чтобы завершить её."
    ),
    "terminal.loading": "Загружаю {name} ...",
    "terminal.loaded": (
        "Загружено: {name}, {nodes:,узел|узла|узлов} и {relationships:,связь|связи|связей}, за {seconds:.1f} с"
    ),
    "terminal.ready": (
        "Готово через {seconds:.1f} с. Откройте {url} в браузере: там редактор запросов; программы шлют туда GraphQL "
        "методом POST. Остановить: Ctrl-C."
    ),
    "terminal.example": (
        "Например:\n  curl -s {url} -H 'Content-Type: application/json' -d '{{\"query\": \"{query}\"}}'"
    ),
    "terminal.stopping": "Останавливаюсь ...",
    "terminal.stopped": "Остановлено.",
    # What can go wrong at the start
    "terminal.setting-wrong": "{name} имеет значение {value}: укажите {expected}. См. docs/settings.md.",
    "terminal.setting-unknown": "Настройки {name} нет, переменная не учитывается. См. docs/settings.md.",
    "terminal.setting-unknown-near": "Настройки {name} нет, переменная не учитывается: может быть, {near}?",
    "terminal.secret": "не то, что нужно (здесь не показано)",
    "terminal.port-in-use": (
        "Порт {port} адреса {host} занят: остановите программу, которая его заняла, или укажите другой порт в --port."
    ),
    "terminal.port-refused": "Порт {port} адреса {host} использовать нельзя ({reason}): укажите другой в --port.",
    "terminal.host-unknown": "У этой машины нет адреса {host} ({reason}): укажите другой в --host.",
    "terminal.data-refused": "В данных из TIRAZH_DATA_DIR ошибки, они не загружены:",
    "terminal.no-data-folder": (
        "{path} прочитать нельзя ({reason}): укажите в TIRAZH_DATA_DIR папку с наборами данных и order.txt или задайте"
        " TIRAZH_LOAD_DATA=false."
    ),
    "terminal.no-trusted-documents": (
        "{path} не подходит ({reason}): укажите в TIRAZH_TRUSTED_DOCUMENTS папку или файл с зарегистрированными "
        "документами."
    ),
    "terminal.ended": "Сервис завершился из-за собственной ошибки; строки выше — для тех, кто её исправит.",
    "setting.host": "имя узла или IP-адрес",
    "setting.port": "целое число от 0 до 65535",
    "setting.workers": "целое число от 1 до 64",
    "setting.cors-origins": "адреса сайтов через запятую, например https://example.org, или *",
    "setting.max-body-size": "целое число байт, от 1024",
    "setting.seconds": "число секунд больше 0, до 3600",
    "setting.store-dir": "путь к папке",
    "setting.store-heap": "размер, например 1g или 768m",
    "setting.neo4j-uri": "адрес, например bolt://127.0.0.1:7687, neo4j://cluster.example.org или neo4j+s://...",
    "setting.neo4j-user": "имя пользователя",
    "setting.neo4j-password": "пароль",
    "setting.neo4j-database": "имя базы данных",
    "setting.data-dir": "путь к папке",
    "setting.switch": "true или false",
    "setting.count": "целое число, от 1",
    "setting.by-class": "три целых числа через запятую: для клиентов без ключа, с ключом, с доверенным ключом",
    "setting.keys": "SHA-256 каждого ключа, 64 шестнадцатеричные цифры, через запятую",
    "setting.proxies": "адреса или сети через запятую, например 10.0.0.0/8, или *",
    "setting.persisted-queries": "целое число байт, 0 — нисколько",
    "setting.trusted-documents": "путь к папке или файлу",
    "setting.compress-above": "целое число байт, -1 — ничего не сжимать",
    "setting.store-queue": "целое число, от 0",
    "setting.log-level": "одно из critical, error, warning, info, debug",
    "setting.log-format": "text или json",
    "setting.language": "en или ru",
}
