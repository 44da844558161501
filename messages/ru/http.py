"""Russian sentences: HTTP responses."""

from typing import Final

SENTENCES: Final = {
    "http.not-json": "Тело запроса не является корректным JSON в кодировке UTF-8: {reason}.",
    "http.too-deep": "Слишком глубокая вложенность в теле запроса. Уменьшите вложенность значений.",
    "http.duplicate-key": "В теле запроса ключ {member} указан в одном объекте дважды. Укажите его один раз.",
    "http.not-an-object": "Тело запроса должно быть объектом JSON с ключом «query».",
    "http.a-batch": "Пакетная отправка операций не поддерживается. Отправляйте каждую операцию отдельным запросом.",
    "http.wrong-persisted-query": (
        'Значение «extensions.persistedQuery» должно иметь вид {{"version": 1, "sha256Hash": ...}}, где хеш SHA-256 '
        "документа записан 64 шестнадцатеричными цифрами в нижнем регистре."
    ),
    "http.persisted-query-not-found": "Документ с таким хешем неизвестен. Отправьте его текст вместе с хешем.",
    "http.persisted-query-not-supported": "Сохранённые запросы не поддерживаются. Отправьте текст документа.",
    "http.persisted-query-mismatch": (
        "Хеш в «extensions.persistedQuery» не соответствует «query». Отправьте SHA-256 документа."
    ),
    "http.no-registered-documents": (
        "В сервисе нет зарегистрированных документов. Отправьте «query» вместо «documentId»."
    ),
    "http.document-not-registered": (
        "Выполняются только зарегистрированные документы. Укажите один из них в «documentId»."
    ),
    "http.unknown-key": "Ключ в заголовке X-API-Key неизвестен. Исправьте ключ или уберите заголовок.",
    "http.slow-body": "Тело запроса не получено за {seconds:g} с. Отправляйте его без задержки.",
    "http.no-query": "В запросе нет «query». Передайте текст операции GraphQL в виде строки.",
    "http.wrong-member": "Поле «{member}»: ожидается {expected}.",
    "http.a-string": "строка",
    "http.a-string-or-null": "строка или null",
    "http.an-object-or-null": "объект или null",
    "http.not-json-parameter": "Параметр адреса «{member}» не является корректным JSON: {reason}.",
    "http.duplicate-parameter": "Параметр адреса «{member}» указан дважды. Укажите его один раз.",
    "http.not-utf8-parameters": "Параметры адреса закодированы не в UTF-8. Закодируйте их в UTF-8.",
    "http.content-type": (
        "Тело запроса должно содержать JSON в кодировке UTF-8 без сжатия. Отправьте его с заголовком Content-Type: "
        "application/json."
    ),
    "http.not-acceptable": (
        "Ни один из типов в заголовке Accept не поддерживается. Укажите application/json или "
        "application/graphql-response+json."
    ),
    "http.export-method": "Для выгрузок этот метод HTTP не поддерживается. Используйте GET.",
    "http.method": "Этот метод HTTP не поддерживается. Используйте GET или POST.",
    "http.schema-hidden": (
        "Схема не публикуется: TIRAZH_INTROSPECTION имеет значение false. Возьмите её из файла schema.graphql в "
        "исходном коде."
    ),
    "http.cors-origin": "Страницам этого сайта не разрешено обращаться к сервису. Добавьте сайт в TIRAZH_CORS_ORIGINS.",
    "http.not-http": "Запрос не соответствует протоколу HTTP/1.1 ({reason}). Чтение из соединения прекращено.",
    "http.no-websocket": (
        "Сервис не поддерживает WebSocket. Отправьте операцию методом POST; подписки не поддерживаются."
    ),
    "http.get-only-query": "Методом GET выполняются только запросы (query). Отправьте операцию методом POST.",
    "http.too-large": "Запрос больше {limit:байта|байт}. Отправьте запрос меньшего размера.",
    "http.too-slow": "Запрос выполнялся дольше {seconds:g} с. Запросите меньше данных или повторите позже.",
}
