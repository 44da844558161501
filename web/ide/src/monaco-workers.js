const WORKERS = {
  graphql: "graphql.worker.js",
  json: "json.worker.js",
};

// Monaco asks here for its language services; they lie beside this bundle, never elsewhere.
globalThis.MonacoEnvironment = {
  getWorker(_moduleId, label) {
    const file = WORKERS[label] ?? "editor.worker.js";
    return new Worker(new URL(file, import.meta.url), { type: "module" });
  },
};
