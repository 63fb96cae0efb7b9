// The network drawn: every neuron's map, and every weight (or its gradient) as a line between two of them. One canvas
// holds it all; above it lie buttons, one a neuron, of which Tab reaches one and the arrow keys the others.

import { h, set } from "../dom";
import type { Frame } from "../frames";
import { Maps, Surface, type Look } from "./canvas";
import { layoutOf, mapIndex, neighbour, type Layout, type Place } from "./layout";
import { brief, layerName, networkText, neuronName } from "./words";

export interface NetworkAbout {
  choose: (layer: number, index: number) => void;
}

const THICKEST = 7;

export class NetworkDrawing {
  readonly element: HTMLElement;
  readonly surface = new Surface();
  /** All neurons' maps, as they came last. */
  readonly maps = new Maps();
  /** The largest number that a line stands for. */
  thickest = 0;
  private readonly inner: HTMLElement;
  private readonly buttons = h("div", { role: "group", "aria-label": "Neurons: arrow keys move, Enter looks into one" });
  private readonly observer: ResizeObserver;
  private sizes: number[] = [];
  private layout: Layout = { places: [], width: 0, height: 0, side: 0, head: 0 };
  private room = 0;
  private frame: Frame | null = null;
  private gradients = false;
  private chosen: [number, number] | null = null;
  /** The neuron that Tab reaches. */
  private stop: [number, number] = [0, 0];

  constructor(
    private look: Look,
    private readonly about: NetworkAbout,
  ) {
    set(this.surface.canvas, { role: "img" });
    this.inner = h("div", { class: "network" }, this.surface.canvas, this.buttons);
    this.element = h("div", { class: "scroll network-box" }, this.inner);
    this.buttons.addEventListener("keydown", (event) => this.onKey(event));
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.element);
  }

  close(): void {
    this.observer.disconnect();
  }

  setLook(look: Look): void {
    this.look = look;
    this.paint();
  }

  /** Draw layers of these sizes, and mark the chosen neuron (null is none). */
  shape(sizes: number[], chosen: [number, number] | null, gradients: boolean): void {
    const reshaped = String(sizes) !== String(this.sizes);
    this.sizes = sizes;
    this.chosen = chosen;
    this.gradients = gradients;
    if (reshaped) this.stop = [sizes.length - 1, 0];
    if (chosen !== null) this.stop = chosen;
    if (reshaped) {
      this.frame = null;
      this.place();
    } else this.paint();
    this.markButtons();
  }

  draw(frame: Frame): void {
    this.frame = frame;
    this.paint();
  }

  /** Say what is drawn; not at every frame. */
  describe(): void {
    const label = networkText(this.sizes, this.edges(), this.gradients ? "gradient" : "weight");
    set(this.surface.canvas, { "aria-label": label });
  }

  private fit(): void {
    const room = this.element.clientWidth;
    if (room === 0 || room === this.room) return;
    this.room = room;
    this.place();
    this.markButtons();
  }

  private place(): void {
    if (this.room === 0 || this.sizes.length === 0) return;
    this.layout = layoutOf(this.sizes, this.room);
    const { width, height, places } = this.layout;
    this.surface.fit(width, height);
    Object.assign(this.inner.style, { width: `${width}px`, height: `${height}px` });
    const focused = this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...places.map((place) => this.button(place)));
    if (focused) this.buttonOf(this.stop)?.focus();
    this.paint();
  }

  private button({ layer, index, x, y }: Place): HTMLElement {
    const name = neuronName(this.sizes, layer, index);
    const style = `left:${x}px;top:${y}px`;
    return h("button", { type: "button", class: "neuron", style, title: name, "aria-label": name, click: () => this.about.choose(layer, index) });
  }

  private buttonOf([layer, index]: [number, number]): HTMLElement | undefined {
    return this.buttons.children[mapIndex(this.sizes, layer, index)] as HTMLElement | undefined;
  }

  private markButtons(): void {
    for (const [at, { layer, index }] of this.layout.places.entries()) {
      const pressed = this.chosen !== null && this.chosen[0] === layer && this.chosen[1] === index;
      const reached = this.stop[0] === layer && this.stop[1] === index;
      set(this.buttons.children[at]!, { "aria-pressed": String(pressed), tabindex: reached ? 0 : -1 });
    }
  }

  private onKey(event: KeyboardEvent): void {
    const at = [...this.buttons.children].indexOf(event.target as Element);
    const from = this.layout.places[at];
    const to = from && neighbour(this.sizes, [from.layer, from.index], event.key);
    if (!to) return;
    event.preventDefault();
    this.stop = to;
    this.markButtons();
    this.buttonOf(to)?.focus();
  }

  /** The numbers that the lines stand for, layer by layer. */
  private edges(): (ArrayLike<number> | undefined)[] {
    const name = this.gradients ? "gradients" : "weights";
    return this.sizes.slice(1).map((_, layer) => this.frame?.arrays[`${name}_${layer}`]);
  }

  private paint(): void {
    const { surface, frame, layout, sizes } = this;
    if (surface.width === 0) return;
    surface.clear();
    const maps = frame?.arrays["maps"];
    const side = frame?.shapes["maps"]?.[1] ?? 0;
    const fits = maps !== undefined && maps.length === layout.places.length * side * side;
    if (fits) {
      this.paintEdges();
      this.maps.paint(maps, side, this.look.map);
    }
    for (const [at, place] of layout.places.entries()) this.paintNeuron(place, fits ? at : -1);
    this.paintNames(sizes);
  }

  private paintEdges(): void {
    const { context } = this.surface;
    const edges = this.edges();
    this.thickest = 0;
    for (const numbers of edges) {
      for (let i = 0; i < (numbers?.length ?? 0); i++) this.thickest = Math.max(this.thickest, Math.abs(numbers![i]!));
    }
    // Weights below 1 stay thin, so that one sees them grow; gradients are compared with each other only.
    const full = this.gradients ? this.thickest : Math.max(1, this.thickest);
    const half = this.layout.side / 2;
    context.lineCap = "butt";
    for (const [layer, numbers] of edges.entries()) {
      if (!numbers || full === 0) continue;
      const [before, after] = [this.column(layer), this.column(layer + 1)];
      for (const [i, from] of before.entries()) {
        for (const [j, to] of after.entries()) {
          const value = numbers[i * after.length + j]!;
          const share = Math.abs(value) / full;
          if (!(share > 0.004)) continue;
          context.lineWidth = 0.6 + (THICKEST - 0.6) * share;
          context.globalAlpha = (0.3 + 0.65 * Math.sqrt(share)) * this.fading(from, to);
          context.strokeStyle = this.look.sides[value < 0 ? 0 : 1];
          const bend = 0.45 * (to.x - from.x);
          context.beginPath();
          context.moveTo(from.x + half, from.y);
          context.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x - half, to.y);
          context.stroke();
        }
      }
    }
    context.globalAlpha = 1;
  }

  /** Lines that do not touch the chosen neuron step back. */
  private fading(from: Place, to: Place): number {
    if (this.chosen === null) return 1;
    const [layer, index] = this.chosen;
    const touches = (place: Place): boolean => place.layer === layer && place.index === index;
    return touches(from) || touches(to) ? 1 : 0.3;
  }

  private column(layer: number): Place[] {
    const begin = mapIndex(this.sizes, layer, 0);
    return this.layout.places.slice(begin, begin + this.sizes[layer]!);
  }

  private paintNeuron(place: Place, map: number): void {
    const { context } = this.surface;
    const { side } = this.layout;
    const [x, y] = [place.x - side / 2, place.y - side / 2];
    const chosen = this.chosen?.[0] === place.layer && this.chosen[1] === place.index;
    context.save();
    context.beginPath();
    context.roundRect(x, y, side, side, 6);
    context.fillStyle = this.look.page;
    context.fill();
    context.save();
    context.clip();
    if (map >= 0) this.maps.draw(context, map, x, y, side);
    context.restore();
    context.lineWidth = chosen ? 3 : 1.2;
    context.strokeStyle = chosen ? this.look.ink : this.look.quiet;
    context.stroke();
    context.restore();
  }

  private paintNames(sizes: number[]): void {
    const { context } = this.surface;
    context.font = `13px ${getFont()}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = this.look.quiet;
    for (let layer = 0; layer < sizes.length; layer++) {
      context.fillText(layerName(sizes, layer), this.column(layer)[0]!.x, 12);
    }
    context.textAlign = "right";
    context.fillStyle = this.look.ink;
    for (const { x, y, index } of this.column(0)) {
      context.fillText(index === 0 ? "x₁" : "x₂", x - this.layout.side / 2 - 5, y);
    }
  }

  /** What the width of a line means, for the legend. */
  legend(): string {
    if (this.thickest === 0) return "";
    return this.gradients ? `full width: gradient ${brief(this.thickest)}` : `full width: weight ${brief(Math.max(1, this.thickest))}`;
  }
}

let font = "";

/** The page's own font, looked up once. */
function getFont(): string {
  font ||= getComputedStyle(document.body).fontFamily;
  return font;
}
