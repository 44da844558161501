import { language } from "../i18n/language.js";

const OWN = {
  UNREACHABLE: {
    ru: "Сервис не отвечает. Проверьте, что он запущен, и повторите попытку.",
    en: "The service does not answer. Check that it is running and try again.",
  },
  LATE: {
    ru: "Сервис не ответил за минуту. Повторите попытку; если это не поможет, посмотрите журнал сервиса.",
    en: "The service has not answered for a minute. Try again; if this does not help, see the log of the service.",
  },
  NOT_GRAPHQL: {
    ru: "Сервис ответил не в формате GraphQL. Повторите попытку; если это не поможет, посмотрите журнал сервиса.",
    en: "The service did not answer in GraphQL. Try again; if this does not help, see the log of the service.",
  },
};

/** A failed request, with its text in both languages. */
export class ApiError extends Error {
  /**
   * @param {string} code
   * @param {{ru: string, en: string}} texts
   * @param {number | null} retryAfter  seconds to wait before a retry, if the service states them
   */
  constructor(code, texts, retryAfter = null) {
    super(texts.en);
    this.code = code;
    this.texts = texts;
    this.retryAfter = retryAfter;
  }

  /** The text in the language of the page. */
  get text() {
    return this.texts[language.value];
  }

  /** An error of the page itself. */
  static own(/** @type {keyof OWN} */ code) {
    return new ApiError(code, OWN[code]);
  }

  /** An error of a GraphQL response. */
  static ofResponse(/** @type {{message: string, extensions?: Record<string, any>}} */ error) {
    const { code = "ERROR", messageRu, retryAfter } = error.extensions ?? {};
    return new ApiError(code, { ru: messageRu ?? error.message, en: error.message }, retryAfter ?? null);
  }
}
