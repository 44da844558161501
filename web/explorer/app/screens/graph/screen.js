import { editorAddress, exportAddress } from "../../api/exports.js";
import { Empty } from "../../components/empty.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { Heading } from "../../components/heading.js";
import { NotFound } from "../../components/not-found.js";
import { SearchBox } from "../../components/search-box.js";
import { Section } from "../../components/section.js";
import { Skeleton } from "../../components/skeleton.js";
import { TypeMark } from "../../components/type-mark.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { nodeAddress, typeOf } from "../../links.js";
import { isAfterStep, stepBack } from "../../history.js";
import { location, navigate, withQuery } from "../../router.js";
import { html, useLayoutEffect, useMemo, useRef } from "../../vendor/preact.js";
import { savePng, saveSvg } from "./files.js";
import { Filters, hiddenOf } from "./filters.js";
import { placed } from "./layout.js";
import { MAX_NODES, missing, stepsOf, visible } from "./model.js";
import { Picture } from "./picture.js";
import { FILE, NEIGHBOURS, PATHS, pathTypes } from "./queries.js";
import { sceneOf } from "./scene.js";
import { texts } from "./texts.js";
import { Twin } from "./twin.js";
import { useGraph } from "./use-graph.js";

const NONE = new URLSearchParams();

/** The last undoing, after which the next one begins. */
let undone = Promise.resolve();

/** Undo the last expansion: as the Back button, if it was the last step. */
function undo() {
  undone = undone.then(async () => {
    const steps = stepsOf(location.value.query);
    if (steps.length === 0) return;
    if (isAfterStep()) await stepBack();
    else navigate(withQuery({ more: steps.slice(0, -1).join(",") }), { replace: true });
  });
}

/**
 * The neighbourhood of a node, or the path to another one, as a picture and as tables. The address has the expanded nodes
 * (`more`), the hidden types (`without`), the end of the path (`to`) and the size (`fit`).
 *
 * @param {{id: string, query: URLSearchParams}} props
 */
export default function GraphScreen({ id, query = NONE }) {
  const end = query.get("to") ?? "";
  const to = end === id ? "" : end;
  const steps = stepsOf(query);
  const result = useGraph(id, to, steps, apiLanguage.value);
  if (result.error && !result.graph) {
    return html`<${ErrorNotice} text=${result.error.text} retryAfter=${result.error.retryAfter} retry=${result.retry} />`;
  }
  if (!result.exists) return html`<${NotFound} />`;
  if (!result.graph) return html`<${Skeleton} lines=${8} />`;
  return html`<${Neighbourhood} id=${id} to=${to} steps=${steps} query=${query} result=${result} />`;
}

/** @param {{id: string, to: string, steps: string[], query: URLSearchParams, result: any}} props */
function Neighbourhood({ id, to, steps, query, result }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  const { graph, path, degrees, isFull } = result;
  const roots = to ? [id, to] : [id];
  const hidden = hiddenOf(query);
  const span = path?.shortestPath?.length ?? 0;
  const content = graph.links.map((/** @type {any} */ link) => `${link.type} ${link.source} ${link.target} ${link.step}`).join();
  const places = useMemo(() => placed(graph, roots, span), [content, id, to]);
  const shown = visible(graph, hidden, roots, typeOf);
  const scene = sceneOf(shown, places, missing(graph, degrees, hidden), roots);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const keepFocus = useKeptFocus([content]);
  const isFitted = query.get("fit") === "1";
  const labelOf = (/** @type {string} */ each) => graph.nodes.find((/** @type {any} */ node) => node.id === each)?.label ?? each;
  const title = to ? t.pathQuestion(labelOf(id), labelOf(to)) : t.question(labelOf(id));
  const isLimited = graph.nodes.length >= MAX_NODES;
  const expand = (/** @type {string} */ each) =>
    isLimited || isFull(each)
      ? null
      : () => {
          keepFocus(each);
          navigate(withQuery({ more: [...steps, each].join(",") }), { step: true });
        };
  const file = id.replace(":", "-");
  const picture = () => /** @type {SVGSVGElement} */ (box.current?.querySelector("svg"));
  const types = [...new Set(shown.links.map(({ type }) => type))].sort();
  return html`
    <div aria-busy=${result.loading}>
      <${Heading} question=${title} kicker=${html`<${TypeMark} id=${id} /><a href=${nodeAddress(id)}>${t.toNode}</a>`} />
      <p class="lead" role="status">
        ${path?.shortestPath && `${t.pathSummary(span, path.shortestPath.totalCount, path.shortestPath.paths.length)} `}
        ${graph.links.length || to ? t.summary(scene.spots.length, scene.lines.length) : t.noMore}
      </p>
      <p class="prose quiet">${isLimited ? t.limit(graph.nodes.length) : t.how}</p>
      ${result.error && html`<${ErrorNotice} text=${result.error.text} retryAfter=${result.error.retryAfter} retry=${result.retry} />`}
      ${to && path && !path.shortestPath && html`
        <section class="section">
          <${Empty} why=${t.noPath} next=${html`<a href=${withQuery({ to: null, more: null })}>${t.removePath}</a>`} />
        </section>
      `}
      <div class="actions screen-only">
        <button class="button" type="button" aria-disabled=${steps.length === 0} onClick=${undo}>${t.undo}</button>
        ${steps.length > 1 && html`<a href=${withQuery({ more: null })}>${t.collapse}</a>`}
        ${to && html`<a href=${withQuery({ to: null, more: null })}>${t.removePath}</a>`}
        <a href=${withQuery({ fit: isFitted ? null : "1" })}>${isFitted ? t.natural : t.fit}</a>
        <a href="#nodes">${t.toTable}</a>
      </div>
      <div class="graph-box" ref=${box}>
        <${Picture} title=${title} scene=${scene} middle=${steps.at(-1) ?? id} isFitted=${isFitted} expand=${expand} />
      </div>
      <p class="actions screen-only">
        <button class="link" type="button" onClick=${() => saveSvg(picture(), file)}>${t.svg}</button>
        <button class="link" type="button" onClick=${() => savePng(picture(), file)}>${t.png}</button>
        ${!to && html`<a href=${exportAddress(FILE, { id, types, lang }, "gexf")} title=${t.gexfTitle} download>${t.gexf}</a>`}
        <a href=${to ? editorAddress(PATHS, { id, to, types: pathTypes(id, to), lang }) : editorAddress(NEIGHBOURS, { id, first: 10, lang })}>${t.query}</a>
      </p>
      <section class="section screen-only"><${Filters} graph=${graph} hidden=${hidden} /></section>
      <div class="screen-only">
        <${Section} title=${t.findPath}>
          <${SearchBox}
            label=${t.findPathLabel}
            button=${t.findPathButton}
            searches=${false}
            addressOf=${(/** @type {string} */ each) => withQuery({ to: each, more: null })}
          />
        <//>
      </div>
      <${Twin} name=${file} scene=${scene} expand=${expand} />
    </div>
  `;
}

/**
 * Return a function that notes a node before its button is pressed: when the button goes, the link of the node beside it
 * gets the focus.
 *
 * @param {unknown[]} changes  after which the button may be gone
 */
function useKeptFocus(changes) {
  const pressed = useRef(/** @type {{button: Element | null, area: Element | null, id: string} | null} */ (null));
  useLayoutEffect(() => {
    if (!pressed.current || pressed.current.button?.isConnected) return;
    const { area, id } = pressed.current;
    pressed.current = null;
    const link = [...(area?.querySelectorAll("a") ?? [])].find((each) => each.getAttribute("href") === nodeAddress(id));
    link?.focus();
  }, changes);
  return (/** @type {string} */ id) => {
    const button = document.activeElement;
    pressed.current = { button, area: button?.closest(".graph, .table") ?? null, id };
  };
}
