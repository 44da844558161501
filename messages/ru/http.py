"""Russian sentences: answers over HTTP."""

from typing import Final

SENTENCES: Final = {
    "http.not-json": "Тело запроса — не JSON в UTF-8: {reason}.",
    "http.too-deep": "Слишком глубокая вложенность в теле запроса.",
    "http.duplicate-key": "В теле запроса член {member} повторяется в одном объекте.",
    "http.not-an-object": 'Запрос должен быть объектом JSON с членом "query".',
    "http.a-batch": "Пакеты операций не поддерживаются: отправляйте каждую операцию отдельным запросом.",
    "http.wrong-persisted-query": (
        '"extensions.persistedQuery" — это {{"version": 1, "sha256Hash": ...}}, где хеш SHA-256 документа записан 64 '
        "шестнадцатеричными цифрами в нижнем регистре."
    ),
    "http.persisted-query-not-found": "Документ с таким хешем неизвестен: отправьте его текст вместе с хешем.",
    "http.persisted-query-not-supported": "Сохранённые запросы здесь не поддерживаются: отправьте текст документа.",
    "http.persisted-query-mismatch": 'Хеш в "extensions.persistedQuery" — не SHA-256 от "query".',
    "http.no-registered-documents": 'Зарегистрированных документов нет: вместо "documentId" отправьте "query".',
    "http.document-not-registered": (
        'Здесь выполняются только зарегистрированные документы: назовите один из них в "documentId".'
    ),
    "http.unknown-key": "Ключ в X-API-Key неизвестен: исправьте его или не передавайте.",
    "http.slow-body": "Тело запроса не пришло за {seconds:g} с.",
    "http.no-query": 'В запросе нет "query": укажите текст операции GraphQL строкой.',
    "http.wrong-member": '"{member}" должно быть: {expected}.',
    "http.a-string": "строка",
    "http.a-string-or-null": "строка или null",
    "http.an-object-or-null": "объект или null",
    "http.not-json-parameter": 'Параметр "{member}" — не JSON: {reason}.',
    "http.duplicate-parameter": 'Параметр "{member}" указан дважды.',
    "http.not-utf8-parameters": "Параметры адреса закодированы не в UTF-8.",
    "http.content-type": "Отправляйте запрос с Content-Type: application/json в UTF-8, без сжатия.",
    "http.not-acceptable": (
        "Ответ бывает application/json или application/graphql-response+json: укажите один из них в Accept."
    ),
    "http.method": "Здесь обслуживаются только GET и POST.",
    "http.schema-hidden": "Этот сервис не показывает свою схему: TIRAZH_INTROSPECTION имеет значение false.",
    "http.cors-origin": "Страницам этого сайта обращаться к сервису нельзя: добавьте сайт в TIRAZH_CORS_ORIGINS.",
    "http.not-http": "Это не запрос HTTP/1.1 ({reason}): дальше соединение не читается.",
    "http.no-websocket": "Здесь нет WebSocket: отправьте операцию методом POST; подписок у сервиса нет.",
    "http.get-only-query": "Методом GET выполняются только запросы (query): отправьте операцию методом POST.",
    "http.too-large": "Запрос больше {limit:байта|байт}.",
    "http.too-slow": "Ответ занял больше {seconds:g} с; запросите меньше данных за раз или повторите позже.",
}
