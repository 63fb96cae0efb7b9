// A plot: axes that fit the space there is, layers of SVG above an optional canvas for maps, and handles that are
// dragged with pen, finger or mouse and moved with the arrow keys.

import { h, s, set } from "../dom";
import type { ColourTable } from "./colours";
import { rounded } from "./numbers";
import { clamp, linear, ticks, type Scale } from "./scale";

export type Interval = [number, number];

export interface About {
  /** What is seen, in the data's own numbers. */
  x: Interval;
  y: Interval;
  xName: string;
  yName: string;
  /** How a number at an axis is written, such as −2 as 10⁻² or 1 as a name; "" leaves it out. */
  says?: { x?: (value: number) => string; y?: (value: number) => string };
  /** What a screen reader says of the plot as a whole. */
  label: string;
  /** Height as a share of the width; "equal" draws one unit as long in y as in x. */
  aspect?: number | "equal";
  /** Pixels that the height keeps to. */
  heights?: Interval;
  /** Whether there is a canvas below, for maps. */
  map?: boolean;
  /** No numbers at the axes, for plots whose cells or arrows speak for themselves. */
  bare?: boolean;
  /** The plot has a new size or new ranges: draw anew. */
  onLayout: () => void;
}

export interface HandleAbout {
  label: string;
  along: "x" | "y" | "both";
  /** Where the handle is now. */
  at: () => [number, number];
  move: (x: number, y: number) => void;
  /** Where it is, in words. */
  say: () => string;
  /** How far an arrow key moves it; with Shift a fifth of that, with PageUp and PageDown ten times. */
  step: [number, number];
  /** Where it may go; the plot's ranges unless told otherwise. */
  xRange?: Interval;
  yRange?: Interval;
}

let plots = 0;

/** One plot. */
export class Plot {
  readonly element: HTMLElement;
  readonly svg: SVGSVGElement;
  /** The map below, if there is one. */
  readonly canvas: HTMLCanvasElement | null;
  x: Scale = linear([0, 1], [0, 1]);
  y: Scale = linear([0, 1], [1, 0]);
  private readonly axes = s("g", { class: "axes", "aria-hidden": "true" });
  private readonly clip = s("rect");
  private readonly inside: SVGGElement;
  private readonly handles: { about: HandleAbout; group: SVGGElement }[] = [];
  private readonly observer: ResizeObserver;
  private readonly margin: { left: number; right: number; top: number; bottom: number };

  constructor(readonly about: About) {
    this.margin = about.bare ? { left: 8, right: 8, top: 8, bottom: 8 } : { left: 48, right: 18, top: 14, bottom: 44 };
    const clip = `plot-${++plots}`;
    this.inside = s("g", { "clip-path": `url(#${clip})`, "aria-hidden": "true" });
    this.svg = s(
      "svg",
      { class: "plot", role: "group", "aria-label": about.label },
      s("defs", {}, s("clipPath", { id: clip }, this.clip)),
      this.axes,
      this.inside,
    );
    this.canvas = about.map ? h("canvas", { class: "map", "aria-hidden": "true" }) : null;
    this.element = h("div", { class: "plot-frame" }, this.canvas, this.svg);
    this.observer = new ResizeObserver(() => this.layout());
    this.observer.observe(this.element);
  }

  close(): void {
    this.observer.disconnect();
  }

  /** A layer inside the axes; later layers lie above earlier ones. */
  layer(name: string): SVGGElement {
    const group = s("g", { class: name });
    this.inside.append(group);
    return group;
  }

  /** Show other ranges. */
  range(x: Interval, y: Interval): void {
    const same = x.every((end, i) => end === this.about.x[i]) && y.every((end, i) => end === this.about.y[i]);
    if (same) return;
    Object.assign(this.about, { x, y });
    this.layout();
  }

  /** A pixel's height for a value, kept where SVG can draw: numbers that ran away must not break the picture. */
  safe(value: number): number {
    return clamp(this.y(value), -1e5, 1e5);
  }

  /** A line through points, as a path's `d`; it breaks where a number is none. */
  through(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
    let text = "";
    let pen = false;
    for (let i = 0; i < xs.length; i++) {
      const [px, py] = [this.x(xs[i]!), this.y(ys[i]!)];
      if (!Number.isFinite(px) || !Number.isFinite(py)) {
        pen = false;
        continue;
      }
      text += `${pen ? "L" : "M"}${clamp(px, -1e5, 1e5).toFixed(1)} ${clamp(py, -1e5, 1e5).toFixed(1)}`;
      pen = true;
    }
    return text;
  }

  /** Something that can be dragged. */
  handle(about: HandleAbout): SVGGElement {
    const { along } = about;
    const group = s("g", {
      class: `handle along-${along}`,
      role: "slider",
      tabindex: 0,
      "aria-label": about.label,
      ...(along === "both" ? {} : { "aria-orientation": along === "x" ? "horizontal" : "vertical" }),
    });
    group.append(s("circle", { class: "reach", r: 22 }), s("circle", { class: "grip", r: 9 }));
    const moveTo = (x: number, y: number): void => {
      const now = about.at();
      about.move(
        along === "y" ? now[0] : clamp(x, ...(about.xRange ?? this.about.x)),
        along === "x" ? now[1] : clamp(y, ...(about.yRange ?? this.about.y)),
      );
      this.placeHandles();
    };
    group.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      group.setPointerCapture(event.pointerId);
      group.focus();
      event.preventDefault();
    });
    // Browsers heed touch-action only on the drawing as a whole, where it would keep the page from being scrolled: so it is
    // said here that this touch does not scroll.
    group.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    group.addEventListener("pointermove", (event) => {
      if (group.hasPointerCapture(event.pointerId)) moveTo(...this.under(event));
    });
    group.addEventListener("keydown", (event) => {
      const factor = event.shiftKey ? 0.2 : 1;
      const [dx, dy] = [about.step[0] * factor, about.step[1] * factor];
      const upwards = along === "x" ? [dx, 0] : [0, dy];
      const sideways = along === "y" ? [0, dy] : [dx, 0];
      const change = {
        ArrowUp: upwards,
        ArrowDown: upwards.map((one) => -one),
        ArrowRight: sideways,
        ArrowLeft: sideways.map((one) => -one),
        PageUp: upwards.map((one) => 10 * one),
        PageDown: upwards.map((one) => -10 * one),
      }[event.key];
      const [x, y] = about.at();
      if (change !== undefined) moveTo(rounded(x + change[0]!, 9), rounded(y + change[1]!, 9));
      else if (event.key === "Home") moveTo((about.xRange ?? this.about.x)[0], (about.yRange ?? this.about.y)[0]);
      else if (event.key === "End") moveTo((about.xRange ?? this.about.x)[1], (about.yRange ?? this.about.y)[1]);
      else return;
      event.preventDefault();
    });
    this.handles.push({ about, group });
    this.svg.append(group);
    return group;
  }

  /** Put the handles where the data are now. */
  placeHandles(): void {
    for (const { about, group } of this.handles) {
      const [x, y] = about.at();
      const [at, low, high] = about.along === "x" ? [x, ...(about.xRange ?? this.about.x)] : [y, ...(about.yRange ?? this.about.y)];
      set(group, {
        transform: `translate(${this.x(clamp(x, ...this.about.x))} ${this.y(clamp(y, ...this.about.y))})`,
        "aria-valuemin": low,
        "aria-valuemax": high,
        "aria-valuenow": rounded(clamp(at, low, high), 6),
        "aria-valuetext": about.say(),
      });
    }
  }

  /** Where a pointer is, in the data's numbers. */
  under(event: PointerEvent | MouseEvent): [number, number] {
    const box = this.svg.getBoundingClientRect();
    return [this.x.back(event.clientX - box.left), this.y.back(event.clientY - box.top)];
  }

  /** Colour the map: one number from 0 to 255 a cell, row 0 at the top, and the colours that they stand for. */
  paint(cells: ArrayLike<number>, [rows, columns]: [number, number], colours: ColourTable): void {
    if (this.canvas === null) return;
    if (this.canvas.width !== columns || this.canvas.height !== rows) set(this.canvas, { width: columns, height: rows });
    const context = this.canvas.getContext("2d")!;
    const image = context.createImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++) pixels[i] = colours[cells[i]! & 255]!;
    context.putImageData(image, 0, 0);
  }

  private layout(): void {
    const width = this.element.clientWidth;
    if (width === 0) return;
    const { about, margin } = this;
    const { left, right, top, bottom } = margin;
    const [lowest, highest] = about.heights ?? [260, 430];
    let wide = width - left - right;
    let height: number;
    if (about.aspect === "equal") {
      const ratio = (about.y[1] - about.y[0]) / (about.x[1] - about.x[0]);
      const inner = Math.min(wide * ratio, highest - top - bottom);
      wide = inner / ratio;
      height = Math.round(inner + top + bottom);
    } else height = Math.round(clamp((about.aspect ?? 0.66) * width, lowest, highest));
    set(this.svg, { viewBox: `0 0 ${width} ${height}`, height });
    this.x = linear(about.x, [left, left + wide]);
    this.y = linear(about.y, [height - bottom, top]);
    const tall = height - top - bottom;
    set(this.clip, { x: left, y: top, width: wide, height: tall });
    if (this.canvas) {
      Object.assign(this.canvas.style, { left: `${left}px`, top: `${top}px`, width: `${wide}px`, height: `${tall}px` });
    }
    this.axes.replaceChildren(...(about.bare ? [] : this.axisMarks(left + wide, height)));
    this.placeHandles();
    about.onLayout();
  }

  private axisMarks(right: number, height: number): SVGElement[] {
    const { about, margin } = this;
    const floor = height - margin.bottom;
    const { x: sayX = written, y: sayY = written } = about.says ?? {};
    return [
      ...ticks(about.y, 7).flatMap((value) => [
        s("line", { class: "grid", x1: margin.left, x2: right, y1: this.y(value), y2: this.y(value) }),
        s(
          "text",
          { x: margin.left - 8, y: this.y(value), "text-anchor": "end", "dominant-baseline": "middle" },
          sayY(value),
        ),
      ]),
      ...ticks(about.x, right - margin.left < 360 ? 5 : 9).map((value) =>
        s("text", { x: this.x(value), y: floor + 18, "text-anchor": "middle" }, sayX(value)),
      ),
      s("text", { x: right, y: height - 6, "text-anchor": "end", class: "axis-name" }, about.xName),
      s("text", { x: margin.left + 6, y: margin.top + 10, class: "axis-name" }, about.yName),
    ];
  }
}

function written(value: number): string {
  return String(value).replace("-", "−");
}

/** A logarithm as the power that it stands for, for `says`: −2 is 10⁻²; between whole ones nothing is written. */
export function powerOfTen(value: number): string {
  if (!Number.isInteger(value)) return "";
  return `10${[...String(value)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "⁻").join("")}`;
}

/** Dots at points; the layer keeps its elements from one drawing to the next. */
export function dots(
  layer: SVGGElement,
  plot: Plot,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  kind: (index: number) => string = () => "dot",
  radius = 5.5,
): void {
  while (layer.children.length > xs.length) layer.lastChild!.remove();
  for (let i = 0; i < xs.length; i++) {
    const circle = layer.children[i] ?? layer.appendChild(s("circle", { r: radius }));
    const [cx, cy] = [plot.x(xs[i]!), plot.y(ys[i]!)];
    const there = Number.isFinite(cx) && Number.isFinite(cy);
    set(circle, {
      class: kind(i),
      cx: there ? clamp(cx, -1e5, 1e5).toFixed(1) : null,
      cy: there ? clamp(cy, -1e5, 1e5).toFixed(1) : null,
      visibility: there ? null : "hidden",
    });
  }
}
