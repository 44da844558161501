/**
 * The Russian texts of GraphiQL, by file of its packages. A key is a literal of the file, with its quotation marks; a
 * build fails for one that the file does not have.
 */
export const RUSSIAN = {
  "graphiql/dist/GraphiQL.js": {
    '"New tab"': '"Новая вкладка"',
    '`${editorToolsHiddenElement === "second" ? "Show" : "Hide"} editor tools`':
      '`${editorToolsHiddenElement === "second" ? "Показать" : "Скрыть"} переменные и заголовки`',
    '"Editor Commands"': '"Команды редактора"',
    '"Operation Editor"': '"Редактор запроса"',
    '"Variables"': '"Переменные"',
    '"Headers"': '"Заголовки"',
    '"Select active operation"': '"Выбрать запрос"',
  },
  "graphiql/dist/ui/toolbar.js": {
    "`Prettify query (${KEY_MAP.prettify.key})`": "`Выровнять запрос (${KEY_MAP.prettify.key})`",
    "`Merge fragments into query (${KEY_MAP.mergeFragments.key})`": "`Подставить фрагменты (${KEY_MAP.mergeFragments.key})`",
    "`Copy query (${KEY_MAP.copyQuery.key})`": "`Скопировать запрос (${KEY_MAP.copyQuery.key})`",
  },
  "graphiql/dist/ui/sidebar.js": {
    "`Re-fetch GraphQL schema (${KEY_MAP.refetchSchema.key})`": "`Обновить схему (${KEY_MAP.refetchSchema.key})`",
    '"Open short keys dialog"': '"Сочетания клавиш"',
    '"Open settings dialog"': '"Настройки"',
    '`${isVisible_0 ? "Hide" : "Show"} ${plugin_0.title}`': '`${isVisible_0 ? "Скрыть" : "Показать"}: ${plugin_0.title}`',
    '"Short Keys"': '"Сочетания клавиш"',
    '"This modal provides a list of available keyboard shortcuts and their functions."': '"Сочетания клавиш и их действия."',
    '"Settings"': '"Настройки"',
    '"This modal lets you adjust header persistence, interface theme, and clear local storage."':
      '"Оформление страницы и данные, сохранённые в браузере."',
    '"Persist headers"': '"Сохранять заголовки"',
    '"Save headers upon reloading."': '"Сохранять заголовки при перезагрузке."',
    '"Only enable if you trust this device."': '"Включайте, только если доверяете этому устройству."',
    '"On"': '"Вкл."',
    '"Off"': '"Выкл."',
    '"Theme"': '"Оформление"',
    '"Adjust how the interface appears."': '"Светлое или тёмное."',
    '"System"': '"Как на устройстве"',
    '"Light"': '"Светлое"',
    '"Dark"': '"Тёмное"',
    '"Clear storage"': '"Сохранённые данные"',
    '"Remove all locally stored data and start fresh."': '"Удалить вкладки и историю, сохранённые в этом браузере."',
    '"Cleared data"': '"Удалено"',
    '"Failed"': '"Не удалось"',
    '"Clear data"': '"Удалить"',
  },
  "graphiql/dist/ui/short-keys.js": {
    '"Short Key"': '"Клавиши"',
    '"Function"': '"Действие"',
    '"Monaco editor shortcuts"': '"сочетания клавиш редактора Monaco"',
    '"This Graph"': '"Graph"',
    '"QL editor uses"': '"QL использует"',
    '", with keybindings similar to VS Code. See the full list of shortcuts for"': '", как в VS Code. Полный список для"',
    '"or"': '"или"',
  },
  "@graphiql/plugin-doc-explorer/dist/context.js": {
    '"Documentation Explorer"': '"Описание схемы"',
    '"Docs"': '"Схема"',
  },
  "@graphiql/plugin-doc-explorer/dist/components/doc-explorer.js": {
    '"Error fetching schema"': '"Не удалось получить схему"',
    '"No GraphQL schema available"': '"Схемы нет"',
    '"Documentation Explorer"': '"Описание схемы"',
    "`Go back to ${prevName}`": "`Назад: ${prevName}`",
  },
  "@graphiql/plugin-doc-explorer/dist/components/schema-documentation.js": {
    '"A GraphQL schema provides a root type for each kind of operation."': '"У каждого вида запросов — свой корневой тип."',
  },
  "@graphiql/plugin-doc-explorer/dist/components/search.js": {
    "`Search ${navItem.name}...`": "`Найти: ${navItem.name}`",
    '"No results found"': '"Ничего не найдено"',
    '"Other results"': '"Другие результаты"',
  },
  "@graphiql/plugin-doc-explorer/dist/components/argument.js": { '"Deprecated"': '"Устарело"' },
  "@graphiql/plugin-doc-explorer/dist/components/deprecation-reason.js": { '"Deprecated"': '"Устарело"' },
  "@graphiql/plugin-doc-explorer/dist/components/field-documentation.js": {
    '"Show Deprecated Arguments"': '"Показать устаревшие аргументы"',
  },
  "@graphiql/plugin-doc-explorer/dist/components/type-documentation.js": {
    '"Show Deprecated Fields"': '"Показать устаревшие поля"',
    '"Show Deprecated Values"': '"Показать устаревшие значения"',
  },
  "@graphiql/plugin-history/dist/index.js": { '"History"': '"История"' },
  "@graphiql/plugin-history/dist/components.js": {
    '"History"': '"История"',
    '"Cleared"': '"Очищено"',
    '"Failed to Clear"': '"Не удалось очистить"',
    '"Clear"': '"Очистить"',
    '"Type a label"': '"Название"',
    '"Save"': '"Сохранить"',
    '"Set active"': '"Открыть"',
    '"Edit label"': '"Изменить название"',
    '"Remove favorite"': '"Убрать из избранного"',
    '"Add favorite"': '"Добавить в избранное"',
    '"Delete from history"': '"Удалить из истории"',
  },
  "@graphiql/react/dist/components/execute-button/index.js": {
    '`${isRunning ? "Stop" : "Execute"} query (${formatShortcutForOS(KEY_MAP.runQuery.key, "Cmd")})`':
      '`${isRunning ? "Остановить" : "Выполнить"} запрос (${formatShortcutForOS(KEY_MAP.runQuery.key, "Cmd")})`',
    "`<Unnamed ${operation.operation}>`": "`<без имени: ${operation.operation}>`",
  },
  "@graphiql/react/dist/components/response-editor.js": { '"Result Window"': '"Ответ"' },
  "@graphiql/react/dist/components/dialog/index.js": { '"Close dialog"': '"Закрыть"' },
  "@graphiql/react/dist/components/tabs/index.js": { '"Close Tab"': '"Закрыть вкладку"' },
  "@graphiql/react/dist/utility/tabs.js": { '"<untitled>"': '"без названия"' },
  "@graphiql/react/dist/constants.js": {
    '"Prettify Editors"': '"Выровнять"',
    '"Merge Fragments into Query"': '"Подставить фрагменты"',
    '"Run Operation"': '"Выполнить запрос"',
    '"Copy Query"': '"Скопировать запрос"',
  },
  "@graphiql/react/dist/stores/execution.js": {
    '`Request not sent. ${editor === variableEditor ? "Variables" : "Request headers"} ${error.message}`':
      '`Запрос не отправлен. ${editor === variableEditor ? "Переменные" : "Заголовки"}: ${error.message}`',
  },
  "@graphiql/react/dist/utility/jsonc.js": {
    "`are invalid JSON: ${error instanceof Error ? error.message : error}.`":
      "`это не JSON: ${error instanceof Error ? error.message : error}.`",
  },
  "graphiql-explorer/dist/Explorer.js": {
    "'Remove the variable'": "'Убрать переменную'",
    "'Extract the current value into a GraphQL variable'": "'Сделать значение переменной'",
    "'Extract selections into a new reusable fragment'": "'Вынести поля во фрагмент'",
    "'Missing query type'": "'В схеме нет запросов'",
    "'Add new'": "'Добавить'",
    "'Operation'": "'Вид запроса'",
    "'Something went wrong'": "'Что-то пошло не так'",
  },
};

/** Texts that the code of a file also uses as keys: where they are shown, by the code there. */
export const SHOWN = {
  "@graphiql/plugin-doc-explorer/dist/components/section.js": {
    code: "      t1,\n      title\n",
    prefix: "      t1,\n      ",
    name: "title",
    texts: {
      Arguments: "Аргументы",
      "Deprecated Arguments": "Устаревшие аргументы",
      "Deprecated Enum Values": "Устаревшие значения",
      "Deprecated Fields": "Устаревшие поля",
      Directives: "Директивы",
      "Enum Values": "Значения",
      Fields: "Поля",
      Implements: "Реализует",
      Implementations: "Реализации",
      "Possible Types": "Возможные типы",
      "Root Types": "Корневые типы",
      Type: "Тип",
      "All Schema Types": "Все типы схемы",
    },
  },
  "graphiql/dist/ui/short-keys.js": {
    code: "children: title })",
    prefix: "children: ",
    name: "title",
    texts: {
      "Execute query": "Выполнить запрос",
      "Open the Command Palette (you must have focus in the editor)": "Список команд (когда курсор в редакторе)",
      "Prettify editors": "Выровнять запрос",
      "Copy query": "Скопировать запрос",
      "Re-fetch schema using introspection": "Обновить схему",
      "Search in documentation": "Поиск в описании схемы",
      "Search in editor": "Поиск в редакторе",
      "Merge fragments definitions into operation definition": "Подставить фрагменты в запрос",
    },
  },
};
