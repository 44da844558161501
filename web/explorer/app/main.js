import { App } from "./app.js";
import { followLinks } from "./router.js";
import { isScreen } from "./routes.js";
import { html, render } from "./vendor/preact.js";

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
followLinks(isScreen);
render(html`<${App} />`, page);
