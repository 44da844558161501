import { forget } from "../api/client.js";
import { inLanguage } from "../i18n/language.js";
import { texts } from "../i18n/texts.js";
import { Component, html } from "../vendor/preact.js";
import { ErrorNotice } from "./error-notice.js";

/**
 * Its content, or an error with a retry if the content cannot be shown. The retry asks the service again.
 *
 * @extends {Component<{address: string, children?: any}, {error: unknown}>}
 */
export class Boundary extends Component {
  static getDerivedStateFromError(/** @type {unknown} */ error) {
    return { error };
  }

  componentDidCatch(/** @type {unknown} */ error) {
    console.error(error);
  }

  componentDidUpdate(/** @type {{address: string}} */ { address }) {
    if (address !== this.props.address && this.state.error) this.setState({ error: null });
  }

  render() {
    if (!this.state.error) return this.props.children;
    const retry = () => {
      forget();
      this.setState({ error: null });
    };
    return html`<${ErrorNotice} text=${inLanguage(texts).screenBroken} retry=${retry} />`;
  }
}
