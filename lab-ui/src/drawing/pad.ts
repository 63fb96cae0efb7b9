// The paper: pen, finger or mouse draw on it, and so do the keys. It shows what the sketch holds.

import { h } from "../dom";
import { CELL, CELLS, middle, moved, place, type Cell } from "./cells";
import { PAPER, type Sketch } from "./sketch";
import type { Stroke } from "./types";

interface Told {
  /** The drawing has changed. */
  changed: () => void;
  /** There is no more room on the paper. */
  full: () => void;
  /** The pen's width. */
  width: () => number;
}

export class Pad {
  readonly element: HTMLElement;
  readonly canvas = h("canvas", { "aria-hidden": "true" });
  /** Above the drawing: what is cut out, and the grid for the keys. */
  private readonly above = h("canvas", { class: "above", "aria-hidden": "true" });
  /** How to draw with the keys. */
  readonly hint = h(
    "p",
    { class: "quiet small", id: "paper-keys" },
    "With the keys: Tab to the paper, arrows move the pen, Space puts it down and lifts it, Backspace takes a stroke back.",
  );
  private readonly spoken = h("p", { class: "unseen", role: "status" });
  private readonly surface: HTMLElement;
  private readonly observer: ResizeObserver;
  private pointer: number | null = null;
  /** Where the paper was when the pen was put down: a page that moves under the hand must not bend the stroke. */
  private under = new DOMRect();
  private cell: Cell = { row: 2, column: 8 };
  private byKeys = false;
  private asked = 0;
  private box: readonly [number, number, number, number] | null = null;

  constructor(
    private readonly sketch: Sketch,
    private readonly told: Told,
  ) {
    this.surface = h(
      "div",
      {
        class: "paper",
        tabindex: 0,
        role: "application",
        "aria-label": "Paper to draw a digit on",
        "aria-describedby": this.hint.id,
      },
      this.canvas,
      this.above,
    );
    this.element = h("div", {}, this.surface, this.spoken);
    this.listen();
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.surface);
  }

  /** Draw at the browser's next frame what the sketch holds. */
  draw(): void {
    if (this.asked !== 0) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.paint();
    });
  }

  /** Show which part of the paper is cut out; null shows none. */
  mark(box: readonly [number, number, number, number] | null): void {
    this.box = box;
    this.draw();
  }

  /** Lift the pen, from outside. */
  lift(): void {
    this.pointer = null;
    this.sketch.end();
  }

  close(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.asked);
  }

  // Hands

  private listen(): void {
    const { surface } = this;
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"] as const) {
      surface.addEventListener(name, (event) => {
        if (event.pointerId === this.pointer) this.lift();
      });
    }
    surface.addEventListener("keydown", (event) => this.key(event));
    surface.addEventListener("blur", () => this.keys(false));
  }

  private down(event: PointerEvent): void {
    // A second finger, or the mouse's other buttons, draw nothing.
    if (this.pointer !== null || event.button !== 0) return;
    this.keys(false);
    this.under = this.canvas.getBoundingClientRect();
    const [x, y] = this.at(event);
    if (!this.sketch.begin(x, y, this.told.width())) {
      this.told.full();
      return;
    }
    this.pointer = event.pointerId;
    this.surface.setPointerCapture(event.pointerId);
    this.changed();
  }

  private move(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    // Between two frames a pen reports more places than one event holds.
    const all = event.getCoalescedEvents?.() ?? [];
    let drawn = false;
    for (const one of all.length > 0 ? all : [event]) drawn = this.sketch.move(...this.at(one)) || drawn;
    if (drawn) this.changed();
  }

  private at(event: PointerEvent): [number, number] {
    const { left, top, width, height } = this.under;
    return [((event.clientX - left) * PAPER) / width, ((event.clientY - top) * PAPER) / height];
  }

  // Keys

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    const undo = event.key === "Backspace" || (event.ctrlKey && event.key === "z");
    if (event.ctrlKey && !undo) return;
    const to = moved(this.cell, event.key);
    if (undo) {
      this.lift();
      this.sketch.undo();
      this.changed();
      this.say(`Taken back. ${place(this.cell, false)}`);
    } else if (event.key === " ") this.putDownOrLift();
    else if (event.key === "Escape" && this.sketch.drawing) this.lift();
    else if (to !== null) this.go(to);
    else return;
    event.preventDefault();
    this.keys(true);
  }

  private putDownOrLift(): void {
    if (this.sketch.drawing) this.lift();
    else if (this.sketch.begin(...middle(this.cell), this.told.width())) this.changed();
    else this.told.full();
    this.say(place(this.cell, this.sketch.drawing));
  }

  private go(to: Cell): void {
    this.cell = to;
    if (this.sketch.drawing && this.sketch.move(...middle(to))) this.changed();
    this.say(place(to, this.sketch.drawing));
  }

  /** Show the grid while it is drawn with the keys. */
  private keys(on: boolean): void {
    if (this.byKeys && !on) this.sketch.end();
    this.byKeys = on;
    this.draw();
  }

  private say(text: string): void {
    this.spoken.textContent = text;
  }

  private changed(): void {
    this.draw();
    this.told.changed();
  }

  // Drawing

  private paint(): void {
    const side = this.surface.clientWidth;
    if (side === 0) return;
    const style = getComputedStyle(this.surface);
    const context = fitted(this.canvas, side);
    context.fillStyle = style.getPropertyValue("--page");
    context.fillRect(0, 0, PAPER, PAPER);
    const ink = style.getPropertyValue("--ink");
    for (const stroke of this.sketch.all) drawStroke(context, stroke, ink);
    this.paintAbove(fitted(this.above, side), style);
  }

  private paintAbove(context: CanvasRenderingContext2D, style: CSSStyleDeclaration): void {
    context.clearRect(0, 0, PAPER, PAPER);
    if (this.byKeys) {
      context.strokeStyle = style.getPropertyValue("--line");
      context.lineWidth = 0.5;
      context.beginPath();
      for (let i = 1; i < CELLS; i++) {
        context.moveTo(i * CELL, 0);
        context.lineTo(i * CELL, PAPER);
        context.moveTo(0, i * CELL);
        context.lineTo(PAPER, i * CELL);
      }
      context.stroke();
      context.lineWidth = 3;
      context.strokeStyle = style.getPropertyValue(this.sketch.drawing ? "--orange" : "--blue");
      context.strokeRect(this.cell.column * CELL, this.cell.row * CELL, CELL, CELL);
    }
    if (this.box !== null) {
      const [top, left, height, width] = this.box;
      context.strokeStyle = style.getPropertyValue("--blue");
      context.lineWidth = 1.5;
      context.setLineDash([5, 4]);
      context.strokeRect(left - 1, top - 1, width + 2, height + 2);
      context.setLineDash([]);
    }
  }
}

/** Make a canvas as fine as the screen, with the paper's units. */
function fitted(canvas: HTMLCanvasElement, side: number): CanvasRenderingContext2D {
  const pixels = Math.round(side * Math.min(3, devicePixelRatio || 1));
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
  const context = canvas.getContext("2d")!;
  context.setTransform(pixels / PAPER, 0, 0, pixels / PAPER, 0, 0);
  return context;
}

function drawStroke(context: CanvasRenderingContext2D, { width, points }: Stroke, ink: string): void {
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.lineCap = context.lineJoin = "round";
  context.beginPath();
  context.moveTo(...points[0]!);
  // A line of no length leaves a dot.
  for (const point of points.length > 1 ? points.slice(1) : points) context.lineTo(...point);
  context.stroke();
}
