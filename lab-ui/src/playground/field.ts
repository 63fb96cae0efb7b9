// The large map: what the network says of every place of the plane, with the examples on it. Here points are chosen,
// and points of one's own are added, dragged and removed, with pointer or keys.

import { h, set } from "../dom";
import type { Frame } from "../frames";
import { isolines, type Isoline } from "../pictures/contour";
import { clamp, linear, ticks, type Scale } from "../pictures/scale";
import { Maps, mark, Surface, type Look } from "./canvas";
import { figuresOf } from "./figures";
import { FARTHEST, MOST_POINTS, type Label, type Point } from "./points";
import { brief, mapText } from "./words";

/** The examples as they lie in a frame. */
interface Cloud {
  /** x1 and x2 by turns. */
  at: ArrayLike<number>;
  labels: ArrayLike<number>;
  heldOut: ArrayLike<number>;
}

export interface FieldAbout {
  /** The points that may be changed; null while made data are shown. */
  own: () => Point[] | null;
  /** The class of a point that is added. */
  label: () => Label;
  /** The points have been changed. */
  edited: (points: Point[]) => void;
  /** An example was chosen. */
  choose: (index: number) => void;
  /** Say something aloud. */
  say: (text: string) => void;
}

const MARGIN = { left: 30, right: 6, top: 6, bottom: 26 };
const REACH = { mouse: 10, pen: 14, touch: 22 };
const LARGEST = 460;

export class Field {
  readonly element: HTMLElement;
  readonly surface = new Surface();
  private readonly marks = new Surface();
  private readonly map = new Maps();
  private readonly observer: ResizeObserver;
  private cloud: Cloud = { at: [], labels: [], heldOut: [] };
  private frame: Frame | null = null;
  private extent = 1.5;
  private chosen = 0;
  private x: Scale = linear([-1, 1], [0, 1]);
  private y: Scale = linear([-1, 1], [1, 0]);
  /** The own point under the finger. */
  private dragged = -1;
  private moved = false;
  /** Where the keyboard is, in data. */
  private cursor: [number, number] = [0, 0];
  /** The own point that the keyboard has picked up. */
  private carried = -1;
  private hasKeys = false;

  constructor(
    private look: Look,
    private readonly about: FieldAbout,
  ) {
    const { canvas } = this.surface;
    set(canvas, { tabindex: 0, role: "application", "aria-label": "The map", "aria-describedby": "map-keys" });
    this.element = h("div", { class: "field-box" }, canvas);
    canvas.addEventListener("pointerdown", (event) => this.onDown(event));
    canvas.addEventListener("pointermove", (event) => this.onMove(event));
    canvas.addEventListener("pointerup", (event) => this.onUp(event));
    canvas.addEventListener("pointercancel", () => this.putBack());
    canvas.addEventListener("keydown", (event) => this.onKey(event));
    canvas.addEventListener("focus", () => this.showKeys(canvas.matches(":focus-visible")));
    canvas.addEventListener("blur", () => this.showKeys(false));
    // A finger on an own point drags it; anywhere else it scrolls the page.
    const hold = (event: TouchEvent): void => {
      const touch = event.touches[0]!;
      if (this.about.own() !== null && this.nearest(this.placeOf(touch), REACH.touch) >= 0) event.preventDefault();
    };
    canvas.addEventListener("touchstart", hold, { passive: false });
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.element);
  }

  close(): void {
    this.observer.disconnect();
  }

  setLook(look: Look): void {
    this.look = look;
    this.paintMarks();
    this.paint();
  }

  /** Ring this example: it is the one that the sums are about. */
  choose(index: number): void {
    if (index === this.chosen) return;
    this.chosen = index;
    this.paint();
  }

  draw(frame: Frame): void {
    this.frame = frame;
    const { points, labels, held_out: heldOut } = frame.arrays;
    const { extent } = figuresOf(frame);
    if (points && labels && heldOut && this.dragged < 0 && this.carried < 0) this.take({ at: points, labels, heldOut }, extent);
    this.map.paint(frame.arrays["decision"] ?? [], frame.shapes["decision"]?.[0] ?? 0, this.look.map);
    this.paint();
  }

  /** Say what is drawn; not at every frame. */
  describe(): void {
    if (this.frame) set(this.surface.canvas, { "aria-label": mapText(figuresOf(this.frame)) });
  }

  /** An example's coordinates and class, for words. */
  example(index: number): Point | null {
    const { at, labels } = this.cloud;
    if (index < 0 || index >= labels.length) return null;
    return [at[2 * index]!, at[2 * index + 1]!, labels[index] === 0 ? 0 : 1];
  }

  private take(cloud: Cloud, extent: number): void {
    const same = sameBytes(cloud.at, this.cloud.at) && sameBytes(cloud.labels, this.cloud.labels) && sameBytes(cloud.heldOut, this.cloud.heldOut);
    if (same && extent === this.extent) return;
    this.cloud = cloud;
    this.extent = extent;
    this.scale();
    this.paintMarks();
  }

  private fit(): void {
    const width = Math.min(this.element.clientWidth, LARGEST);
    if (width === 0 || width === this.surface.width) return;
    const height = width - MARGIN.left - MARGIN.right + MARGIN.top + MARGIN.bottom;
    for (const surface of [this.surface, this.marks]) surface.fit(width, height);
    this.scale();
    this.paintMarks();
    this.paint();
  }

  private scale(): void {
    const { width, height } = this.surface;
    this.x = linear([-this.extent, this.extent], [MARGIN.left, width - MARGIN.right]);
    this.y = linear([-this.extent, this.extent], [height - MARGIN.bottom, MARGIN.top]);
  }

  private get side(): number {
    return this.surface.width - MARGIN.left - MARGIN.right;
  }

  /** Axes and examples: they stay while the network learns, so they are drawn once. */
  private paintMarks(): void {
    const { context, width, height } = this.marks;
    if (width === 0) return;
    this.marks.clear();
    context.font = `13px ${getComputedStyle(document.body).fontFamily}`;
    context.fillStyle = this.look.quiet;
    context.strokeStyle = this.look.quiet;
    context.lineWidth = 1;
    context.strokeRect(MARGIN.left - 0.5, MARGIN.top - 0.5, this.side + 1, this.side + 1);
    const values = ticks([-this.extent, this.extent], 5);
    context.textAlign = "center";
    context.textBaseline = "top";
    for (const value of values.slice(0, -1)) context.fillText(written(value), this.x(value), height - MARGIN.bottom + 7);
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const value of values.slice(0, -1)) context.fillText(written(value), MARGIN.left - 6, this.y(value));
    context.fillStyle = this.look.ink;
    context.fillText("x₁", width - MARGIN.right, height - MARGIN.bottom + 14);
    context.fillText("x₂", MARGIN.left - 6, MARGIN.top + 8);
    const { at, labels, heldOut } = this.cloud;
    context.save();
    context.beginPath();
    context.rect(MARGIN.left, MARGIN.top, this.side, this.side);
    context.clip();
    for (let i = 0; i < labels.length; i++) {
      mark(context, this.look, this.x(at[2 * i]!), this.y(at[2 * i + 1]!), labels[i]!, heldOut[i] === 1);
    }
    context.restore();
  }

  private paint(): void {
    const { surface } = this;
    const { context } = surface;
    if (surface.width === 0) return;
    surface.clear();
    this.map.draw(context, 0, MARGIN.left, MARGIN.top, this.side);
    this.paintBorder();
    surface.stamp(this.marks);
    this.paintChosen();
    if (this.hasKeys) this.paintCursor();
  }

  /** The line where the network is undecided: probability one half. */
  private paintBorder(): void {
    const cells = this.frame?.arrays["decision"];
    const side = this.frame?.shapes["decision"]?.[0] ?? 0;
    if (!cells || side === 0) return;
    const { context } = this.surface;
    // The map's numbers belong to the centres of its cells, and its first row lies at the top.
    const half = this.side / side / 2;
    const x: [number, number] = [MARGIN.left + half, MARGIN.left + this.side - half];
    const y: [number, number] = [MARGIN.top + half, MARGIN.top + this.side - half];
    const [{ lines }] = isolines({ values: cells, rows: side, columns: side, x, y }, [127.5]) as [Isoline];
    context.beginPath();
    for (const line of lines) for (const [at, [px, py]] of line.entries()) at === 0 ? context.moveTo(px, py) : context.lineTo(px, py);
    context.lineWidth = 1.6;
    context.lineCap = "round";
    context.strokeStyle = this.look.ink;
    context.stroke();
  }

  private paintChosen(): void {
    const point = this.example(this.chosen);
    if (point === null) return;
    const { context } = this.surface;
    context.beginPath();
    context.arc(this.x(point[0]), this.y(point[1]), 8.5, 0, 2 * Math.PI);
    context.lineWidth = 2.2;
    context.strokeStyle = this.look.ink;
    context.stroke();
  }

  private paintCursor(): void {
    const { context } = this.surface;
    const [x, y] = [this.x(this.cursor[0]), this.y(this.cursor[1])];
    context.beginPath();
    context.moveTo(x - 12, y);
    context.lineTo(x + 12, y);
    context.moveTo(x, y - 12);
    context.lineTo(x, y + 12);
    context.lineWidth = 1.8;
    context.strokeStyle = this.look.ink;
    context.stroke();
  }

  // With the pointer

  private placeOf({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const box = this.surface.canvas.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  }

  /** The example that is nearest to a place on the canvas, if it is near enough; −1 if none is. */
  private nearest([px, py]: [number, number], reach: number): number {
    const { at, labels } = this.cloud;
    let best = -1;
    let least = reach * reach;
    for (let i = 0; i < labels.length; i++) {
      const distance = (this.x(at[2 * i]!) - px) ** 2 + (this.y(at[2 * i + 1]!) - py) ** 2;
      if (distance <= least) [best, least] = [i, distance];
    }
    return best;
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary || this.about.own() === null) return;
    this.moved = false;
    this.dragged = this.nearest(this.placeOf(event), REACH[event.pointerType as "mouse"] ?? REACH.mouse);
    if (this.dragged >= 0) this.surface.canvas.setPointerCapture(event.pointerId);
  }

  private onMove(event: PointerEvent): void {
    const own = this.about.own();
    const place = this.placeOf(event);
    if (this.dragged < 0 || own === null) return;
    this.moved = true;
    this.show(this.withMoved(own, this.dragged, this.dataAt(place)));
  }

  private onUp(event: PointerEvent): void {
    const own = this.about.own();
    const place = this.placeOf(event);
    const held = this.dragged;
    this.dragged = -1;
    if (own !== null && held >= 0 && this.moved) return this.edit(this.withMoved(own, held, this.dataAt(place)));
    const near = held >= 0 ? held : this.nearest(place, REACH[event.pointerType as "mouse"] ?? REACH.mouse);
    if (near >= 0) this.about.choose(near);
    else if (own !== null && this.isInside(place)) this.add(own, this.dataAt(place));
  }

  /** The browser has taken the finger for itself: the point is where it was. */
  private putBack(): void {
    const own = this.about.own();
    if (this.dragged >= 0 && own !== null) this.show(own);
    this.dragged = -1;
  }

  private isInside([px, py]: [number, number]): boolean {
    return px >= MARGIN.left && px <= MARGIN.left + this.side && py >= MARGIN.top && py <= MARGIN.top + this.side;
  }

  private dataAt([px, py]: [number, number]): [number, number] {
    return [fine(clamp(this.x.back(px), -this.extent, this.extent)), fine(clamp(this.y.back(py), -this.extent, this.extent))];
  }

  // Own points

  private add(own: Point[], [x1, x2]: [number, number]): void {
    if (own.length >= MOST_POINTS) return this.about.say(`There is room for ${MOST_POINTS} points.`);
    this.edit([...own, [x1, x2, this.about.label()]]);
  }

  private withMoved(own: Point[], index: number, [x1, x2]: [number, number]): Point[] {
    return own.map((point, at) => (at === index ? [x1, x2, point[2]] : point));
  }

  private edit(points: Point[]): void {
    this.show(points);
    this.about.edited(points);
  }

  /** Show own points at once, before Python has heard of them. */
  private show(points: Point[]): void {
    const kept = points.length === this.cloud.labels.length ? this.cloud.heldOut : new Uint8Array(points.length);
    this.cloud = { at: points.flatMap(([x1, x2]) => [x1, x2]), labels: points.map((point) => point[2]), heldOut: kept };
    this.paintMarks();
    this.paint();
  }

  // With the keyboard

  private showKeys(on: boolean): void {
    this.hasKeys = on;
    this.carried = -1;
    this.paint();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    this.hasKeys = true;
    const own = this.about.own();
    const step = this.extent / (event.shiftKey ? 100 : 20);
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (way) this.moveCursor(way[0]! * step, way[1]! * step, own);
    else if (event.key === "Enter") this.enter(own);
    else if (event.key === "Delete" || event.key === "Backspace") this.remove(own);
    else return;
    event.preventDefault();
    this.paint();
  }

  private moveCursor(right: number, up: number, own: Point[] | null): void {
    const end = Math.min(this.extent, FARTHEST);
    this.cursor = [fine(clamp(this.cursor[0] + right, -end, end)), fine(clamp(this.cursor[1] + up, -end, end))];
    if (this.carried >= 0 && own !== null) this.show(this.withMoved(own, this.carried, this.cursor));
    this.about.say(`${this.cursor.map(brief).join(", ")}${this.underCursor()}`);
  }

  private underCursor(): string {
    if (this.carried >= 0) return "";
    const near = this.atCursor();
    return near < 0 ? "" : `: example ${near + 1}, class ${this.cloud.labels[near]}`;
  }

  private atCursor(): number {
    return this.nearest([this.x(this.cursor[0]), this.y(this.cursor[1])], REACH.mouse);
  }

  private enter(own: Point[] | null): void {
    const near = this.atCursor();
    if (own === null) {
      const found = this.nearest([this.x(this.cursor[0]), this.y(this.cursor[1])], Infinity);
      if (found >= 0) this.about.choose(found);
    } else if (this.carried >= 0) {
      const index = this.carried;
      this.carried = -1;
      this.edit(this.withMoved(own, index, this.cursor));
      this.about.say("The point is put down.");
    } else if (near >= 0) {
      this.carried = near;
      this.about.choose(near);
      this.about.say(`Point ${near + 1} is picked up: the arrow keys move it, Enter puts it down, Delete removes it.`);
    } else {
      this.add(own, this.cursor);
      this.about.say(`A point of class ${this.about.label()} is added.`);
    }
  }

  private remove(own: Point[] | null): void {
    if (own === null) return this.about.say("Only points of your own can be removed.");
    const near = this.atCursor();
    const index = this.carried >= 0 ? this.carried : near >= 0 ? near : this.chosen;
    this.carried = -1;
    if (index >= own.length) return this.about.say("There is no point here.");
    this.edit(own.filter((_, at) => at !== index));
    this.about.say("The point is removed.");
  }
}

function sameBytes(first: ArrayLike<number>, second: ArrayLike<number>): boolean {
  if (first.length !== second.length) return false;
  for (let i = 0; i < first.length; i++) if (first[i] !== second[i]) return false;
  return true;
}

function fine(value: number): number {
  return Number(value.toFixed(3));
}

function written(value: number): string {
  return String(value).replace("-", "−");
}
