/** The types of app/vendor/plot.js, which build.mjs bundles: the parts of Observable Plot that charts use. */
export interface Mark {
  readonly initialize: unknown;
}
/** Rows, or the values of a rule or of an axis. */
export type Rows = readonly (object | number)[];
export interface MarkOptions {
  x?: string | number;
  y?: string | number;
  text?: string | ((row: any) => string);
  className?: string;
  curve?: "step-after";
  textAnchor?: "start" | "end";
  dx?: number;
  dy?: number;
  r?: number;
  frameAnchor?: "top";
  label?: null;
  tickFormat?: (value: number) => string;
  tickSize?: number;
}
export interface PlotOptions {
  width: number;
  height: number;
  marginTop?: number;
  marginRight?: number;
  marginBottom?: number;
  marginLeft?: number;
  x: { domain: [number, number] };
  y: { domain: [number, number]; axis: null };
  marks: Mark[];
}
export function plot(options: PlotOptions): SVGSVGElement;
export function areaY(rows: Rows, options: MarkOptions): Mark;
export function axisX(ticks: Rows, options: MarkOptions): Mark;
export function dot(rows: Rows, options: MarkOptions): Mark;
export function lineY(rows: Rows, options: MarkOptions): Mark;
export function ruleX(rows: Rows, options?: MarkOptions): Mark;
export function ruleY(rows: Rows, options?: MarkOptions): Mark;
export function text(rows: Rows, options: MarkOptions): Mark;
