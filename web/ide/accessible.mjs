/**
 * Corrections of GraphiQL for keyboards and screen readers, by file of its packages: code and what replaces it. A build
 * fails for code that the file does not have.
 */
export const ACCESSIBLE = {
  // Comments need more contrast on a dark ground, and arguments on a light one.
  "@graphiql/react/dist/constants.js": [
    ['foreground: "#908aff"\n\t\t}', 'foreground: "#908aff"\n\t\t}, { token: "comment", foreground: "#7fb069" }'],
    ['foreground: "#6c69ce"', 'foreground: "#4a46b8"'],
  ],
  // A tab may not contain buttons: the tabs are a list of buttons.
  "@graphiql/react/dist/components/tabs/index.js": [
    ['"aria-selected": isActive,', '"aria-current": isActive || undefined,'],
    ['role: "tab",', ""],
    ['role: "tablist",', ""],
  ],
  // The name of an entry is its operation.
  "@graphiql/plugin-history/dist/components.js": [[', "aria-label": "Set active"', ""]],
  // The fields of the builder have the names of their arguments.
  "graphiql-explorer/dist/Explorer.js": [
    ["          type: 'text',\n          onChange: this._handleChange,", "          type: 'text',\n          'aria-label': this.props.arg.name,\n          onChange: this._handleChange,"],
    ["style: { flexGrow: '2' } },", "style: { flexGrow: '2' }, 'aria-label': 'Operation' },"],
  ],
};
