import { saveFile } from "../../api/files.js";

/** The properties of a drawn element that a file needs, because it has no style sheet. */
const STYLES = ["fill", "stroke", "stroke-width", "font-family", "font-size", "font-weight", "paint-order"];
const PIXELS = 2;
const DRAWN = "line, circle:not(.graph-target), :not(.graph-name) > rect, :not(.graph-name) > text:not(.crowded)";

/** Save the picture as an SVG file, in the colours of the page. */
export function saveSvg(/** @type {SVGSVGElement} */ svg, /** @type {string} */ name) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const unneeded = copy.querySelectorAll(".graph-target, .crowded, .graph-name");
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    for (const property of element.matches("line, circle, rect, text") ? STYLES : []) element.setAttribute(property, style.getPropertyValue(property));
    if (element instanceof SVGAElement) element.setAttribute("href", new URL(element.href.baseVal, window.location.href).href);
    for (const attribute of ["class", "role", "tabindex", "data-id", "data-hub"]) element.removeAttribute(attribute);
  });
  for (const element of unneeded) element.remove();
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [attribute, value] of Object.entries({ width: "100%", height: "100%", fill: groundOf(svg) })) ground.setAttribute(attribute, value);
  copy.prepend(ground);
  copy.removeAttribute("class");
  saveFile(`${name}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(copy));
}

/** Save the picture as a PNG file, in the colours of the page, at twice its size. */
export function savePng(/** @type {SVGSVGElement} */ svg, /** @type {string} */ name) {
  const { width, height } = svg.viewBox.baseVal;
  const canvas = Object.assign(document.createElement("canvas"), { width: width * PIXELS, height: height * PIXELS });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(PIXELS, PIXELS);
  context.fillStyle = groundOf(svg);
  context.fillRect(0, 0, width, height);
  for (const element of svg.querySelectorAll(DRAWN)) draw(context, element);
  canvas.toBlob((blob) => blob && saveFile(`${name}.png`, "image/png", blob));
}

const groundOf = (/** @type {Element} */ svg) => getComputedStyle(/** @type {Element} */ (svg.parentElement)).backgroundColor;

function draw(/** @type {CanvasRenderingContext2D} */ context, /** @type {Element} */ element) {
  const style = getComputedStyle(element);
  const value = (/** @type {string} */ name) => Number(element.getAttribute(name));
  context.fillStyle = style.fill;
  context.strokeStyle = style.stroke === "none" ? "transparent" : style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.lineJoin = "round";
  if (element.tagName === "text") {
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const anchor = element.getAttribute("text-anchor");
    context.textAlign = anchor === "middle" ? "center" : /** @type {CanvasTextAlign} */ (anchor);
    context.strokeText(element.textContent ?? "", value("x"), value("y"));
    context.fillText(element.textContent ?? "", value("x"), value("y"));
    return;
  }
  context.beginPath();
  if (element.tagName === "line") {
    context.moveTo(value("x1"), value("y1"));
    context.lineTo(value("x2"), value("y2"));
  } else if (element.tagName === "circle") context.arc(value("cx"), value("cy"), value("r"), 0, 2 * Math.PI);
  else context.roundRect(value("x"), value("y"), value("width"), value("height"), value("rx"));
  if (element.tagName !== "line") context.fill();
  context.stroke();
}
