const parameters = new URLSearchParams(window.location.search);

/** The language of the page: the parameter `lang` of its address, else Russian, as in the explorer. */
export const isRussian = parameters.get("lang") !== "en";

/** Return one of two texts. */
export const inLanguage = ({ ru, en }) => (isRussian ? ru : en);
