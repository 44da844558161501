"""What the service tells people, in English and Russian under the same keys. Standard library only."""

from collections.abc import Mapping
from typing import Any, Literal

Language = Literal["en", "ru"]

#: The forms of a noun: for one and for many in English; for 1, 2 and 5 in Russian.
NOUNS: dict[str, dict[str, tuple[str, ...]]] = {
    "error": {"en": ("error", "errors"), "ru": ("ошибка", "ошибки", "ошибок")},
    "node": {"en": ("node", "nodes"), "ru": ("узел", "узла", "узлов")},
    "relationship": {"en": ("relationship", "relationships"), "ru": ("связь", "связи", "связей")},
    "row": {"en": ("row", "rows"), "ru": ("строка", "строки", "строк")},
}

LANGUAGES: dict[Language, dict[str, str]] = {
    "en": {
        # The command line
        "description": "Serves the knowledge graph of municipal practice by GraphQL.",
        "options": "options",
        "usage": "usage:",
        "option-unknown": "There is no option {option}. See {program} --help.",
        "option-value": "{option} needs a value. See {program} --help.",
        "help-help": "show this and stop",
        "help-version": "show the version and stop",
        "help-host": "address to listen on (default {default})",
        "help-port": "port to listen on, 0 for any free one (default {default})",
        "help-store-dir": "folder in which the embedded store lives (default var in the checkout)",
        "help-workers": "processes that serve (default {default})",
        "help-epilog": "Settings are variables of the environment named TIRAZH_...; docs/settings.md lists them. "
                       "Options go before variables. Ctrl-C stops the service and its store. "
                       "Exit codes: docs/deployment.md.",
        # The environment
        "environment-making": "Making the environment in {folder}; this takes a minute or two ...",
        "environment-no-venv": "The environment cannot be made: install Python's venv and pip "
                               "(on Debian: apt install python3-venv).",
        "environment-no-embedded-store": "The embedded store does not run on this system (docs/deployment.md): "
                                         "set TIRAZH_NEO4J_URI to use a Neo4j.",
        "environment-failed": "The packages could not be installed; pip says above why. Once that is mended, "
                              "the same command goes on from here.",
        # The start
        "opening-embedded": "Starting the embedded store in {folder} ...",
        "opening-neo4j": "Connecting to {uri} ...",
        "load-unfinished": "A load of {name} began and did not end: load the same folder again to complete it.",
        "loading": "Loading {name} ...",
        "loaded": "Loaded {name}: {nodes} and {relationships} in {seconds:.1f} s",
        "ready": "Ready after {seconds:.1f} s. Open {url} in a browser for the query editor, "
                 "send GraphQL to it by POST. Ctrl-C stops.",
        "example": "For example:\n  curl -s {url} -H 'Content-Type: application/json' -d '{{\"query\": \"{query}\"}}'",
        "stopping": "Stopping ...",
        "stopped": "Stopped.",
        # What can go wrong at the start
        "setting-wrong": "{name} is {value}: write {expected}. See docs/settings.md.",
        "setting-unknown": "{name} is no setting and is ignored. See docs/settings.md.",
        "setting-unknown-near": "{name} is no setting and is ignored: did you mean {near}?",
        "secret": "not as it should be (it is not shown)",
        "port-in-use": "Port {port} of {host} is in use: stop the program that uses it or choose another with --port.",
        "port-refused": "Port {port} of {host} cannot be used ({reason}): choose another with --port.",
        "host-unknown": "This machine has no address {host} ({reason}): choose another with --host.",
        "data-refused": "The data of TIRAZH_DATA_DIR are not in order and were not loaded:",
        "no-data-folder": "{path} cannot be read ({reason}): set TIRAZH_DATA_DIR to a folder with data sets "
                          "and an order.txt, or TIRAZH_LOAD_DATA to false.",
        "no-trusted-documents": "{path} cannot be used ({reason}): set TIRAZH_TRUSTED_DOCUMENTS to a folder or file "
                                "of registered documents.",
        "ended": "The service ended by a fault of its own; the lines above are for those who mend it.",
        # Answers over HTTP
        "not-json": "The request's body is not valid JSON in UTF-8: {reason}.",
        "too-deep": "The request's body is nested too deeply.",
        "duplicate-key": "The request's body has the member {member} twice in one object.",
        "not-an-object": "The request must be a JSON object with the member \"query\".",
        "a-batch": "Batches of operations are not supported: send each operation in a request of its own.",
        "wrong-persisted-query": "\"extensions.persistedQuery\" must be {{\"version\": 1, \"sha256Hash\": ...}} with "
                                 "the SHA-256 of the document as 64 hexadecimal digits in lower case.",
        "persisted-query-not-found": "PersistedQueryNotFound",
        "persisted-query-not-supported": "PersistedQueryNotSupported",
        "persisted-query-mismatch": "The hash in \"extensions.persistedQuery\" is not the SHA-256 of \"query\".",
        "no-registered-documents": "The service has no registered documents: send \"query\" instead of \"documentId\".",
        "document-not-registered": "Only registered documents are executed here: name one by \"documentId\".",
        "unknown-key": "The key in X-API-Key is not known: correct it or leave it out.",
        "slow-body": "The request's body did not come within {seconds:g} s.",
        "no-query": "The request has no \"query\": give the text of a GraphQL operation as a string.",
        "wrong-member": "\"{member}\" must be {expected}.",
        "a-string": "a string",
        "a-string-or-null": "a string or null",
        "an-object-or-null": "an object or null",
        "not-json-parameter": "The parameter \"{member}\" is not valid JSON: {reason}.",
        "duplicate-parameter": "The parameter \"{member}\" is given twice.",
        "not-utf8-parameters": "The address's parameters are not UTF-8, percent-encoded.",
        "content-type": "Send the request as Content-Type: application/json in UTF-8, not compressed.",
        "not-acceptable": "The answer comes as application/json or application/graphql-response+json: "
                          "name one of them in Accept.",
        "method": "Only GET and POST are served here.",
        "schema-hidden": "This service does not show its schema: TIRAZH_INTROSPECTION is false.",
        "cors-origin": "The pages of this site may not call the service: add the site to TIRAZH_CORS_ORIGINS.",
        "not-http": "This is not valid HTTP/1.1 ({reason}): nothing more is read from the connection.",
        "no-websocket": "The service has no WebSocket endpoint: send the operation by POST; there are no "
                        "subscriptions.",
        "get-only-query": "By GET only queries are executed: send the operation by POST.",
        "too-large": "The request is larger than {limit} bytes.",
        "too-slow": "The answer took longer than {seconds:g} s; ask for less at once or try again later.",
        "internal": "Something went wrong in the service; its log has the details under {id}.",
    },
    "ru": {
        "description": "Граф знаний о муниципальных практиках: сервер GraphQL.",
        "options": "параметры",
        "usage": "вызов:",
        "option-unknown": "Параметра {option} нет. Справка: {program} --help.",
        "option-value": "Параметру {option} нужно значение. Справка: {program} --help.",
        "help-help": "показать эту справку и закончить",
        "help-version": "показать версию и закончить",
        "help-host": "адрес, на котором принимать запросы (по умолчанию {default})",
        "help-port": "порт, 0 — любой свободный (по умолчанию {default})",
        "help-store-dir": "папка встроенного хранилища (по умолчанию var в папке программы)",
        "help-workers": "сколько процессов обслуживают запросы (по умолчанию {default})",
        "help-epilog": "Настройки задаются переменными окружения TIRAZH_...; их список — в docs/settings.md. "
                       "Параметры важнее переменных. Ctrl-C останавливает сервер и хранилище. "
                       "Коды завершения описаны в docs/deployment.md.",
        "environment-making": "Готовлю окружение в {folder}, это займёт минуту-другую ...",
        "environment-no-venv": "Окружение создать нельзя: установите venv и pip для Python "
                               "(в Debian: apt install python3-venv).",
        "environment-no-embedded-store": "Встроенное хранилище на этой системе не работает (docs/deployment.md): "
                                         "укажите Neo4j в TIRAZH_NEO4J_URI.",
        "environment-failed": "Пакеты установить не удалось, причину выше назвал pip. Когда она будет устранена, "
                              "та же команда продолжит отсюда.",
        "opening-embedded": "Запускаю встроенное хранилище в {folder} ...",
        "opening-neo4j": "Подключаюсь к {uri} ...",
        "load-unfinished": "Загрузка {name} началась и не закончилась: загрузите ту же папку снова, "
                           "чтобы завершить её.",
        "loading": "Загружаю {name} ...",
        "loaded": "Загружено: {name}, {nodes} и {relationships}, за {seconds:.1f} с",
        "ready": "Готово через {seconds:.1f} с. Откройте {url} в браузере: там редактор запросов; "
                 "программы шлют туда GraphQL методом POST. Остановить: Ctrl-C.",
        "example": "Например:\n  curl -s {url} -H 'Content-Type: application/json' -d '{{\"query\": \"{query}\"}}'",
        "stopping": "Останавливаюсь ...",
        "stopped": "Остановлено.",
        "setting-wrong": "{name} имеет значение {value}: укажите {expected}. См. docs/settings.md.",
        "setting-unknown": "Настройки {name} нет, переменная не учитывается. См. docs/settings.md.",
        "setting-unknown-near": "Настройки {name} нет, переменная не учитывается: может быть, {near}?",
        "secret": "не то, что нужно (здесь не показано)",
        "port-in-use": "Порт {port} адреса {host} занят: остановите программу, которая его заняла, "
                       "или укажите другой порт в --port.",
        "port-refused": "Порт {port} адреса {host} использовать нельзя ({reason}): укажите другой в --port.",
        "host-unknown": "У этой машины нет адреса {host} ({reason}): укажите другой в --host.",
        "data-refused": "В данных из TIRAZH_DATA_DIR ошибки, они не загружены:",
        "no-data-folder": "{path} прочитать нельзя ({reason}): укажите в TIRAZH_DATA_DIR папку с наборами данных "
                          "и order.txt или задайте TIRAZH_LOAD_DATA=false.",
        "no-trusted-documents": "{path} не подходит ({reason}): укажите в TIRAZH_TRUSTED_DOCUMENTS папку или файл "
                                "с зарегистрированными документами.",
        "ended": "Сервис завершился из-за собственной ошибки; строки выше — для тех, кто её исправит.",
        "not-json": "Тело запроса — не JSON в UTF-8: {reason}.",
        "too-deep": "Слишком глубокая вложенность в теле запроса.",
        "duplicate-key": "В теле запроса член {member} повторяется в одном объекте.",
        "not-an-object": "Запрос должен быть объектом JSON с членом \"query\".",
        "a-batch": "Пакеты операций не поддерживаются: отправляйте каждую операцию отдельным запросом.",
        "wrong-persisted-query": "\"extensions.persistedQuery\" — это {{\"version\": 1, \"sha256Hash\": ...}}, где хеш "
                                 "SHA-256 документа записан 64 шестнадцатеричными цифрами в нижнем регистре.",
        "persisted-query-not-found": "Документ с таким хешем неизвестен: отправьте его текст вместе с хешем.",
        "persisted-query-not-supported": "Сохранённые запросы здесь не поддерживаются: отправьте текст документа.",
        "persisted-query-mismatch": "Хеш в \"extensions.persistedQuery\" — не SHA-256 от \"query\".",
        "no-registered-documents": "Зарегистрированных документов нет: вместо \"documentId\" отправьте \"query\".",
        "document-not-registered": "Здесь выполняются только зарегистрированные документы: назовите один из них "
                                   "в \"documentId\".",
        "unknown-key": "Ключ в X-API-Key неизвестен: исправьте его или не передавайте.",
        "slow-body": "Тело запроса не пришло за {seconds:g} с.",
        "no-query": "В запросе нет \"query\": укажите текст операции GraphQL строкой.",
        "wrong-member": "\"{member}\" должно быть: {expected}.",
        "a-string": "строка",
        "a-string-or-null": "строка или null",
        "an-object-or-null": "объект или null",
        "not-json-parameter": "Параметр \"{member}\" — не JSON: {reason}.",
        "duplicate-parameter": "Параметр \"{member}\" указан дважды.",
        "not-utf8-parameters": "Параметры адреса закодированы не в UTF-8.",
        "content-type": "Отправляйте запрос с Content-Type: application/json в UTF-8, без сжатия.",
        "not-acceptable": "Ответ бывает application/json или application/graphql-response+json: "
                          "укажите один из них в Accept.",
        "method": "Здесь обслуживаются только GET и POST.",
        "schema-hidden": "Этот сервис не показывает свою схему: TIRAZH_INTROSPECTION имеет значение false.",
        "cors-origin": "Страницам этого сайта обращаться к сервису нельзя: добавьте сайт в TIRAZH_CORS_ORIGINS.",
        "not-http": "Это не запрос HTTP/1.1 ({reason}): дальше соединение не читается.",
        "no-websocket": "Здесь нет WebSocket: отправьте операцию методом POST; подписок у сервиса нет.",
        "get-only-query": "Методом GET выполняются только запросы (query): отправьте операцию методом POST.",
        "too-large": "Запрос больше {limit} байт.",
        "too-slow": "Ответ занял больше {seconds:g} с; запросите меньше данных за раз или повторите позже.",
        "internal": "В сервисе произошла ошибка; подробности в его журнале под номером {id}.",
    },
}


def text(key: str, language: Language, /, **details: Any) -> str:
    """The text of this key, filled in. Raises KeyError for a key or a detail that there is not.

    >>> text("loading", "en", name="spid")
    'Loading spid ...'
    """
    return LANGUAGES[language][key].format(**details)


def grouped(number: int) -> str:
    """A number with its thousands apart (ISO 80000-1, 7.3.1).

    >>> grouped(1234567).split()
    ['1', '234', '567']
    """
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def counted(number: int, noun: str, language: Language) -> str:
    """A number and its noun in the right form (CLDR, Language Plural Rules).

    >>> counted(1, "error", "en"), counted(21, "error", "ru"), counted(12, "node", "ru"), counted(3, "row", "ru")
    ('1 error', '21 ошибка', '12 узлов', '3 строки')
    """
    forms = NOUNS[noun][language]
    if language == "en":
        form = forms[number != 1]
    elif number % 10 == 1 and number % 100 != 11:
        form = forms[0]
    else:
        form = forms[1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2]
    return f"{grouped(number)} {form}"


def terminal_language(environment: Mapping[str, str]) -> Language:
    """The language of the terminal: TIRAZH_LANGUAGE, else that of the locale (POSIX, Environment Variables, 8.2).

    >>> terminal_language({"LANG": "ru_RU.UTF-8"}), terminal_language({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"})
    ('ru', 'en')
    """
    for name in ("TIRAZH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"
