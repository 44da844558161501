import { App } from "./app.js";
import { keepFocus } from "./focus.js";
import { followLinks } from "./router.js";
import { isScreen } from "./routes.js";
import { html, render } from "./vendor/preact.js";

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
followLinks(isScreen);
keepFocus(page);
render(html`<${App} />`, page);
