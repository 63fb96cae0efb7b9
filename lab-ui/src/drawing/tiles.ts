// The way from the paper to the network: a tile for each step, with its switch and a word on what it is good for.

import { h } from "../dom";
import { PAPER } from "./sketch";
import { STEPS, type ModelName, type Reading, type Step, type Switches } from "./types";

interface About {
  title: string;
  switch: string;
  why: Record<ModelName, string>;
}

export const ABOUT: Record<Step, About> = {
  crop: {
    title: "Cut out",
    switch: "Cut out the ink",
    why: {
      digits: "The paper around a digit says nothing. If it stays, it counts as part of the digit.",
      mnist: "The paper around a digit says nothing. If it stays, it counts as part of the digit.",
    },
  },
  scale: {
    title: "Scaled",
    switch: "Scale to one size",
    why: {
      digits: "Every digit that it learned from fills a field 32 high and about 20 wide. A smaller one is something new to it.",
      mnist: "Every digit that it learned from just fits a box of 20 by 20. A smaller one is something new to it.",
    },
  },
  centre: {
    title: "Centred",
    switch: "Put in the middle",
    why: {
      digits: "The network has its own weights for each place: the same digit elsewhere is another picture to it.",
      mnist: "The network has its own weights for each place. The middle is where the ink would balance: its centre of mass.",
    },
  },
  straighten: {
    title: "Upright",
    switch: "Straighten",
    why: {
      digits: "The makers of its data shifted the rows until the left edge was upright from top to bottom, and made all lines about equally thick. So do we.",
      mnist: "",
    },
  },
};

const SEEN: Record<ModelName, string> = {
  digits: "The ink is counted in each block of 4 by 4: 64 numbers from 0 to 16. That is all the network gets.",
  mnist: "28 by 28 pixels: 784 numbers from 0, paper, to 1, ink. That is all the network gets.",
};

/** Draw a gray picture, ink from 0 to 1, into a square canvas; what is smaller than the field lies in its corner. */
function paint(canvas: HTMLCanvasElement, image: number[][] | null, field: number): void {
  const side = canvas.clientWidth;
  if (side === 0) return;
  const pixels = Math.round(side * Math.min(3, devicePixelRatio || 1));
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
  const context = canvas.getContext("2d")!;
  const style = getComputedStyle(canvas);
  context.globalAlpha = 1;
  context.fillStyle = style.getPropertyValue("--page");
  context.fillRect(0, 0, pixels, pixels);
  context.fillStyle = style.getPropertyValue("--ink");
  // Whole pixels of the screen, so that no seam shows between two pixels of the picture.
  const edge = (i: number): number => Math.round((i * pixels) / field);
  image?.forEach((row, r) =>
    row.forEach((ink, c) => {
      if (ink <= 0) return;
      context.globalAlpha = ink;
      context.fillRect(edge(c), edge(r), edge(c + 1) - edge(c), edge(r + 1) - edge(r));
    }),
  );
  context.globalAlpha = 1;
}

/** What the network sees, large. */
export class SeenTile {
  readonly canvas = h("canvas", { role: "img", "aria-label": "What the network sees: nothing yet" });
  readonly element: HTMLElement;
  private readonly why = h("p", { class: "quiet small" });
  private shown: { image: number[][]; field: number } | null = null;

  constructor() {
    this.element = h("div", { class: "seen" }, h("div", { class: "frame" }, this.canvas), this.why);
  }

  explain(model: ModelName): void {
    this.why.textContent = SEEN[model];
  }

  show(reading: Reading | null): void {
    this.shown = reading && { image: reading.seen, field: reading.seen.length };
    const inked = reading?.seen.flat().filter((ink) => ink > 0.1).length ?? 0;
    const size = reading ? `${reading.seen.length} by ${reading.seen.length} pixels, ${inked} of them with ink` : "nothing yet";
    this.canvas.setAttribute("aria-label", `What the network sees: ${size}`);
    this.draw();
  }

  draw(): void {
    paint(this.canvas, this.shown?.image ?? null, this.shown?.field ?? 8);
  }
}

/** The steps before that. */
export class Tiles {
  readonly element: HTMLElement;
  readonly switches: Switches;
  private readonly tiles: Record<Step, { item: HTMLElement; canvas: HTMLCanvasElement; input: HTMLInputElement; why: HTMLElement }>;
  private reading: Reading | null = null;

  /**
   * @param paper where the drawing is, to show what is cut out of it.
   * @param switches which steps are taken at first.
   * @param changed told when a switch was moved.
   */
  constructor(
    private readonly paper: HTMLCanvasElement,
    switches: Switches,
    changed: () => void,
  ) {
    this.switches = { ...switches };
    const tile = (step: Step): Tiles["tiles"][Step] => {
      const canvas = h("canvas", { "aria-hidden": "true" });
      const input = h("input", {
        type: "checkbox",
        name: step,
        checked: switches[step],
        change: () => {
          this.switches[step] = input.checked;
          changed();
        },
      });
      const why = h("p", { class: "quiet small", id: `why-${step}` });
      input.setAttribute("aria-describedby", why.id);
      const item = h(
        "li",
        { "data-step": step },
        h("div", { class: "frame" }, canvas),
        h("label", { class: "tick" }, input, h("span", {}, ABOUT[step].switch)),
        why,
      );
      return { item, canvas, input, why };
    };
    this.tiles = Object.fromEntries(STEPS.map((step) => [step, tile(step)])) as Tiles["tiles"];
    this.element = h("ol", { class: "tiles" }, ...STEPS.map((step) => this.tiles[step].item));
  }

  /** Show the steps that a network's data went through, and why. */
  explain(model: ModelName, steps: Step[]): void {
    for (const step of STEPS) {
      this.tiles[step].item.hidden = !steps.includes(step);
      this.tiles[step].why.textContent = ABOUT[step].why[model];
    }
  }

  show(reading: Reading | null): void {
    this.reading = reading;
    this.draw();
  }

  draw(): void {
    const { reading } = this;
    const shares = (image: number[][] | undefined): number[][] | null => image?.map((row) => row.map((ink) => ink / 255)) ?? null;
    const field = reading?.field ?? 32;
    paint(this.tiles.crop.canvas, null, field);
    if (reading) this.drawCut(this.tiles.crop.canvas, reading.box);
    paint(this.tiles.scale.canvas, shares(reading?.stages.scaled), field);
    paint(this.tiles.centre.canvas, shares(reading?.stages.placed), field);
    paint(this.tiles.straighten.canvas, shares(reading?.stages.bitmap), field);
  }

  private drawCut(canvas: HTMLCanvasElement, [top, left, height, width]: Reading["box"]): void {
    if (canvas.width === 0 || this.paper.width === 0) return;
    const fine = this.paper.width / PAPER;
    const size = canvas.width / PAPER;
    const context = canvas.getContext("2d")!;
    const [x, y] = [((PAPER - width) / 2) * size, ((PAPER - height) / 2) * size];
    context.drawImage(this.paper, left * fine, top * fine, width * fine, height * fine, x, y, width * size, height * size);
    context.strokeStyle = getComputedStyle(canvas).getPropertyValue("--blue");
    context.lineWidth = Math.max(1, size);
    context.setLineDash([4 * size * 2, 3 * size * 2]);
    context.strokeRect(x, y, width * size, height * size);
    context.setLineDash([]);
  }
}
