// A view into space that can be turned: a surface, points, stems and paths in a box with axes, on a canvas.
//
//   const stage = new Stage(host, { controls: { ...VIEW, w: 1 }, drawOnly: [...VIEW_CONTROLS], ... });
//   const space = new Space(stage, { x: [0, 10], y: [0, 5], z: [0, 100], names: ["width", "depth", "price"], label: "…" });
//   stage.drawing(space.canvas);
//   stage.show(space.element);                                        // the view and its two sliders
//   space.show({ kind: "surface", z, rows: 30, columns: 30 }, { kind: "points", x, y, z: heights, hue: "--ink" });
//
// It is turned by dragging (a finger that moves up or down scrolls the page), with the arrow keys, or with the sliders.

import { h, set } from "../dom";
import { mixed, variable, whenLookChanges } from "./colours";
import { heightAt } from "./grid";
import type { Interval } from "./plot";
import { clipped, HALF_HEIGHT, met, Projection, type Box, type Place, type Seen } from "./projection";
import { clamp, ticks } from "./scale";
import "./space.css";

/** The controls of the view, as they are at first; a picture adds them to its own. */
export const VIEW = { turn: 32, tilt: 24 };
/** Their names, for the picture's `drawOnly`. */
export const VIEW_CONTROLS = ["turn", "tilt"] as const;

type Numbers = ArrayLike<number>;

/** What can stand in the box. What leaves it at the top or the bottom is cut off; what is no number is left out. */
export type Shape =
  /** Heights over a net: row 0 lies at y[0] and the last at y[1], columns likewise. Deeper colour is higher. */
  | { kind: "surface"; z: Numbers; rows: number; columns: number; x?: Interval; y?: Interval; hue?: string }
  | { kind: "points"; x: Numbers; y: Numbers; z: Numbers; hue: string; radius?: number }
  | { kind: "path"; x: Numbers; y: Numbers; z: Numbers; hue: string; width?: number; dashed?: boolean }
  /** Upright strokes. */
  | { kind: "stems"; x: Numbers; y: Numbers; from: Numbers; to: Numbers; hue: string; width?: number; dashed?: boolean };

export interface SpaceAbout extends Box {
  /** What stands at the axes x, y and z. */
  names: [string, string, string];
  /** What a screen reader says of the view as a whole. */
  label: string;
  /** The surface, or else the floor, was clicked at this place. The same must be possible in another way, too, for instance with sliders. */
  pointed?: (x: number, y: number) => void;
  /** Pixels that the height keeps to. */
  heights?: Interval;
}

/** What a view needs of its stage. */
interface Turned {
  readonly controls: { turn: number; tilt: number };
  set(changes: { turn?: number; tilt?: number }): void;
  slider(about: { name: "turn" | "tilt"; label: string; low: number; high: number; step: number; say: (value: number) => string }): HTMLElement;
  whenMoved(action: () => void): void;
  atEnd(action: () => void): void;
}

/** Something drawn, with its distance. */
interface Part {
  away: number;
  paint: (context: CanvasRenderingContext2D) => void;
  /** Shines through the surfaces before it. */
  shines: boolean;
}

const TILTS: Interval = [4, 90];
/** Strokes are divided into pieces of this length, so that each has a distance of its own. */
const PIECE = 0.06;
/** Strokes and points lie this much nearer than the surface that they touch. */
const ABOVE = 0.05;

export class Space {
  /** The view and its sliders. */
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  private readonly frame: HTMLElement;
  private shapes: Shape[] = [];
  private size: [number, number] = [0, 0];
  private waiting = 0;
  /** The view that was painted last. */
  private seenFrom = "";
  private pressed: { x: number; y: number; moved: boolean } | null = null;

  constructor(
    private readonly stage: Turned,
    readonly about: SpaceAbout,
  ) {
    this.canvas = h("canvas", {
      role: "img",
      tabindex: 0,
      "aria-label": `${about.label}. Arrow keys turn it.`,
      class: about.pointed ? "points" : null,
    });
    this.frame = h("div", { class: "space-frame" }, this.canvas);
    const degrees = (value: number): string => `${Math.round(value)}°`.replace("-", "−");
    this.element = h(
      "div",
      { class: "space" },
      this.frame,
      h(
        "div",
        { class: "row" },
        stage.slider({ name: "turn", label: "turn", low: -180, high: 180, step: 1, say: degrees }),
        stage.slider({ name: "tilt", label: "tilt", low: TILTS[0], high: TILTS[1], step: 1, say: degrees }),
      ),
    );
    this.listen();
    const sizes = new ResizeObserver(() => this.layout());
    sizes.observe(this.frame);
    stage.atEnd(() => sizes.disconnect());
    stage.atEnd(whenLookChanges(() => this.paintSoon()));
    stage.atEnd(() => cancelAnimationFrame(this.waiting));
    // Other controls show when their numbers come.
    stage.whenMoved(() => this.seenFrom !== this.view() && this.paintSoon());
  }

  /** Show these instead of what was there. */
  show(...shapes: Shape[]): void {
    this.shapes = shapes;
    this.paintSoon();
  }

  /** Show another box. */
  range(box: Partial<Box>): void {
    Object.assign(this.about, box);
    this.paintSoon();
  }

  // Turning

  private turn(turn: number, tilt: number): void {
    this.stage.set({ turn: Math.round(((((turn + 180) % 360) + 360) % 360) - 180), tilt: Math.round(clamp(tilt, ...TILTS)) });
  }

  private listen(): void {
    const { canvas, about } = this;
    let from = { turn: 0, tilt: 0 };
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      this.pressed = { x: event.clientX, y: event.clientY, moved: false };
      from = { ...this.stage.controls };
    });
    canvas.addEventListener("pointermove", (event) => {
      if (this.pressed === null) return;
      const [dx, dy] = [event.clientX - this.pressed.x, event.clientY - this.pressed.y];
      if (!this.pressed.moved && Math.hypot(dx, dy) < 5) return;
      this.pressed.moved = true;
      // A finger only turns: before the page scrolls, it always moves a little up or down.
      this.turn(from.turn + 0.45 * dx, event.pointerType === "touch" ? from.tilt : from.tilt + 0.45 * dy);
    });
    canvas.addEventListener("pointerup", (event) => {
      const clicked = this.pressed !== null && !this.pressed.moved;
      this.pressed = null;
      if (!clicked || about.pointed === undefined) return;
      const box = canvas.getBoundingClientRect();
      const place = this.under(event.clientX - box.left, event.clientY - box.top);
      if (place !== null) about.pointed(...place);
    });
    canvas.addEventListener("pointercancel", () => (this.pressed = null));
    canvas.addEventListener("keydown", (event) => {
      const change = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }[event.key];
      if (change === undefined) return;
      event.preventDefault();
      const { turn, tilt } = this.stage.controls;
      this.turn(turn + change[0]!, tilt + change[1]!);
    });
  }

  /** The place on the foremost surface under a pixel, else the one on the floor. */
  private under(left: number, top: number): [number, number] | null {
    const projection = this.projection();
    const surfaces = this.shapes.filter((shape) => shape.kind === "surface");
    const heights = surfaces.map(
      ({ z, rows, columns, x = this.about.x, y = this.about.y }) =>
        (atX: number, atY: number) => heightAt({ values: z, rows, columns, x, y }, atX, atY),
    );
    const places = heights.map((height) => met(projection, height, [left, top]));
    const away = (place: [number, number], i: number): number => projection.place([...place, heights[i]!(...place)]).away;
    const found = places.flatMap((place, i) => (place === null ? [] : [{ place, away: away(place, i) }]));
    return found.sort((one, other) => one.away - other.away)[0]?.place ?? projection.onFloor(left, top);
  }

  // Drawing

  private layout(): void {
    const width = this.frame.clientWidth;
    if (width === 0) return;
    const height = Math.round(clamp(0.7 * width, ...(this.about.heights ?? [290, 440])));
    const fine = Math.min(2, Math.max(1, devicePixelRatio));
    this.size = [width, height];
    set(this.canvas, { width: Math.round(width * fine), height: Math.round(height * fine) });
    this.canvas.style.height = `${height}px`;
    this.paint();
  }

  private paintSoon(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.paint());
  }

  private projection(): Projection {
    const [width, height] = this.size;
    const { turn, tilt } = this.stage.controls;
    // The box with its corners is as large as this, however it is turned; the rest is for the numbers at the axes.
    const steep = (tilt * Math.PI) / 180;
    const [wide, high] = [Math.SQRT2, HALF_HEIGHT * Math.cos(steep) + Math.SQRT2 * Math.sin(steep)];
    const scale = Math.max(10, Math.min((width / 2 - 30) / wide, (height / 2 - 24) / high));
    return new Projection(this.about, turn, tilt, [width / 2, height / 2 - 4], scale);
  }

  private view(): string {
    return `${this.stage.controls.turn} ${this.stage.controls.tilt}`;
  }

  private paint(): void {
    this.seenFrom = this.view();
    const [width, height] = this.size;
    const context = this.canvas.getContext("2d");
    if (width === 0 || context === null) return;
    const fine = this.canvas.width / width;
    context.setTransform(fine, 0, 0, fine, 0, 0);
    context.clearRect(0, 0, width, height);
    context.lineJoin = context.lineCap = "round";
    const projection = this.projection();
    paintAxes(context, projection, this.about, width);
    const parts = this.shapes.flatMap((shape) => partsOf(shape, projection, this.about));
    parts.sort((one, other) => other.away - one.away);
    for (const part of parts) part.paint(context);
    context.globalAlpha = 0.3;
    for (const part of parts) if (part.shines) part.paint(context);
    context.globalAlpha = 1;
  }
}

function partsOf(shape: Shape, projection: Projection, box: Box): Part[] {
  if (shape.kind === "surface") return facets(shape, projection, box);
  const colour = css(shape.hue);
  if (shape.kind === "points") {
    const page = css("--page");
    return placesOf(shape).flatMap((place) =>
      inside(place, box) ? point(projection.place(place), colour, page, shape.radius ?? 5) : [],
    );
  }
  const strokes = shape.kind === "path" ? [placesOf(shape)] : stems(shape);
  return strokes.flatMap((places) => stroke(places, projection, box, colour, shape.width ?? 2, shape.dashed ?? false));
}

function facets(shape: Shape & { kind: "surface" }, projection: Projection, box: Box): Part[] {
  const { z, rows, columns, x = box.x, y = box.y } = shape;
  const [page, hue, ink] = [variable("--page"), variable(shape.hue ?? "--blue"), variable("--ink")];
  const at = ([from, to]: Interval, index: number, count: number): number => from + ((to - from) * index) / (count - 1);
  const corner = (row: number, column: number): Place => [at(x, column, columns), at(y, row, rows), z[row * columns + column]!];
  const parts: Part[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const whole = [corner(row, column), corner(row, column + 1), corner(row + 1, column + 1), corner(row + 1, column)];
      if (!whole.every(([, , height]) => Number.isFinite(height))) continue;
      const corners = clipped(whole, box.z);
      if (corners.length < 3) continue;
      const height = mean(corners.map((place) => place[2]));
      const share = (height - box.z[0]) / (box.z[1] - box.z[0]);
      const colour = mixed(page, hue, 0.22 + 0.66 * share);
      const seen = corners.map((place) => projection.place(place));
      parts.push({
        away: mean(seen.map(({ away }) => away)),
        shines: false,
        paint: (context) => {
          trace(context, seen);
          context.closePath();
          context.fillStyle = `rgb(${colour.join(" ")})`;
          context.fill();
          context.strokeStyle = `rgb(${mixed(colour, ink, 0.14).join(" ")})`;
          context.lineWidth = 0.7;
          context.stroke();
        },
      });
    }
  }
  return parts;
}

function point({ left, top, away }: Seen, colour: string, rim: string, radius: number): Part {
  return {
    away: away - ABOVE,
    shines: true,
    paint: (context) => {
      context.beginPath();
      context.arc(left, top, radius, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
      context.strokeStyle = rim;
      context.lineWidth = 1.5;
      context.stroke();
    },
  };
}

/** A stroke through places, in pieces. */
function stroke(places: Place[], projection: Projection, box: Box, colour: string, width: number, dashed: boolean): Part[] {
  const parts: Part[] = [];
  let gone = 0;
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1]!, places[i]!];
    if (![...from, ...to].every(Number.isFinite)) continue;
    const length = lengthIn(box, from, to);
    const count = Math.min(400, Math.max(1, Math.ceil(length / PIECE)));
    for (let piece = 0; piece < count; piece++) {
      const [begin, end] = [between(from, to, piece / count), between(from, to, (piece + 1) / count)];
      gone += length / count;
      if (!inside(begin, box) || !inside(end, box) || (dashed && Math.floor(gone / PIECE) % 2 === 1)) continue;
      const seen = [projection.place(begin), projection.place(end)];
      parts.push({
        away: mean(seen.map(({ away }) => away)) - ABOVE,
        shines: true,
        paint: (context) => {
          trace(context, seen);
          context.strokeStyle = colour;
          context.lineWidth = width;
          context.stroke();
        },
      });
    }
  }
  return parts;
}

// The box

/** The four upright edges, one after the other around the floor. */
const EDGES: [number, number][] = [
  [-1, -1],
  [-1, 1],
  [1, 1],
  [1, -1],
];

/** The floor and the two walls behind, with their net, and the numbers along three edges. */
function paintAxes(context: CanvasRenderingContext2D, projection: Projection, about: SpaceAbout, width: number): void {
  const [nearX, nearY] = projection.near();
  const high = HALF_HEIGHT;
  const marks = (range: Interval): { value: number; at: number }[] =>
    ticks(range, width < 480 ? 4 : 6).map((value) => ({ value, at: (2 * (value - range[0])) / (range[1] - range[0]) - 1 }));
  const [xs, ys, zs] = [marks(about.x), marks(about.y), marks(about.z)];
  const net: [Place, Place][] = [
    ...outline(-nearX, -nearY),
    ...xs.flatMap(({ at }): [Place, Place][] => [
      [[at, -1, -high], [at, 1, -high]],
      [[at, -nearY, -high], [at, -nearY, high]],
    ]),
    ...ys.flatMap(({ at }): [Place, Place][] => [
      [[-1, at, -high], [1, at, -high]],
      [[-nearX, at, -high], [-nearX, at, high]],
    ]),
    ...zs.flatMap(({ at }): [Place, Place][] => [
      [[-1, -nearY, high * at], [1, -nearY, high * at]],
      [[-nearX, -1, high * at], [-nearX, 1, high * at]],
    ]),
  ];
  context.strokeStyle = css("--line");
  context.lineWidth = 1;
  for (const [from, to] of net) {
    trace(context, [projection.unit(...from), projection.unit(...to)]);
    context.stroke();
  }
  const middle = projection.unit(0, 0, -high);
  const along = (edge: Place[], values: { value: number }[]): { value: number; seen: Seen }[] =>
    values.map(({ value }, i) => ({ value, seen: projection.unit(...edge[i]!) }));
  write(context, along(xs.map(({ at }) => [at, nearY, -high]), xs), about.names[0], outwards(middle, projection.unit(0, nearY, -high)));
  write(context, along(ys.map(({ at }) => [nearX, at, -high]), ys), about.names[1], outwards(middle, projection.unit(nearX, 0, -high)));
  // The heights stand at the leftmost of the four upright edges, unless it is seen from above.
  const left = ([x, y]: [number, number]): number => projection.unit(x, y, 0).left;
  const [x, y] = EDGES.reduce((best, one) => (left(one) < left(best) ? one : best));
  const [foot, top] = [projection.unit(x, y, -high), projection.unit(x, y, high)];
  if (foot.top - top.top < 60) return;
  write(context, along(zs.map(({ at }) => [x, y, high * at]), zs), "", [-1, 0]);
  context.textAlign = "left";
  context.fillStyle = css("--ink");
  context.fillText(about.names[2], Math.max(4, top.left - 30), Math.max(9, top.top - 18));
}

/** The rim of the floor, and the edges of the two walls behind. */
function outline(farX: number, farY: number): [Place, Place][] {
  const high = HALF_HEIGHT;
  const corners: Place[] = EDGES.map(([x, y]) => [x, y, -high]);
  return [
    ...corners.map((corner, i): [Place, Place] => [corner, corners[(i + 1) % 4]!]),
    ...EDGES.filter(([x, y]) => x === farX || y === farY).map(([x, y]): [Place, Place] => [
      [x, y, -high],
      [x, y, high],
    ]),
    [[farX, -1, high], [farX, 1, high]],
    [[-1, farY, high], [1, farY, high]],
  ];
}

/** Numbers along an edge and its name, outside the box; numbers that would touch the one before are left out. */
function write(
  context: CanvasRenderingContext2D,
  marks: { value: number; seen: Seen }[],
  name: string,
  [right, down]: [number, number],
): void {
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = css("--quiet");
  context.textBaseline = "middle";
  context.textAlign = right < -0.5 ? "right" : right > 0.5 ? "left" : "center";
  let last: Seen | null = null;
  for (const { value, seen } of marks) {
    if (last !== null && Math.abs(seen.left - last.left) < 26 && Math.abs(seen.top - last.top) < 15) continue;
    context.fillText(String(value).replace("-", "−"), seen.left + 9 * right, seen.top + 13 * down);
    last = seen;
  }
  if (name === "" || marks.length === 0) return;
  const [from, to] = [marks[0]!.seen, marks.at(-1)!.seen];
  const wide = context.measureText(name).width / 2;
  const left = (from.left + to.left) / 2 + 34 * right;
  context.textAlign = "center";
  context.fillStyle = css("--ink");
  const fine = context.getTransform().a;
  context.fillText(name, clamp(left + wide * right, wide + 4, context.canvas.width / fine - wide - 4), (from.top + to.top) / 2 + 32 * down);
}

function outwards(from: Seen, to: Seen): [number, number] {
  const length = Math.hypot(to.left - from.left, to.top - from.top) || 1;
  return [(to.left - from.left) / length, (to.top - from.top) / length];
}

function trace(context: CanvasRenderingContext2D, seen: Seen[]): void {
  context.beginPath();
  seen.forEach(({ left, top }, i) => (i === 0 ? context.moveTo(left, top) : context.lineTo(left, top)));
}

function placesOf({ x, y, z }: { x: Numbers; y: Numbers; z: Numbers }): Place[] {
  return Array.from(x, (value, i) => [value, y[i]!, z[i]!]);
}

function stems({ x, y, from, to }: Shape & { kind: "stems" }): Place[][] {
  return Array.from(x, (value, i) => [
    [value, y[i]!, from[i]!],
    [value, y[i]!, to[i]!],
  ]);
}

function inside([x, y, z]: Place, box: Box): boolean {
  const within = (value: number, [low, high]: Interval): boolean => value >= low - 1e-6 * (high - low) && value <= high + 1e-6 * (high - low);
  return within(x, box.x) && within(y, box.y) && within(z, box.z);
}

function between(from: Place, to: Place, share: number): Place {
  return from.map((value, axis) => value + share * (to[axis]! - value)) as Place;
}

/** The length of a stroke, the box being 2 wide and deep and 2 HALF_HEIGHT high. */
function lengthIn(box: Box, from: Place, to: Place): number {
  const part = (axis: 0 | 1 | 2, [low, high]: Interval): number => (2 * (to[axis] - from[axis])) / (high - low);
  return Math.hypot(part(0, box.x), part(1, box.y), HALF_HEIGHT * part(2, box.z));
}

function css(hue: string): string {
  return `rgb(${variable(hue).join(" ")})`;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
