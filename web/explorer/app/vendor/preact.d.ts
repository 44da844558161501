/** The types of app/vendor/preact.js, which build.mjs bundles. */
export { Component, Fragment, h, render } from "preact";
export { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, useComputed, useSignal } from "@preact/signals";
export function html(strings: TemplateStringsArray, ...values: unknown[]): any;
