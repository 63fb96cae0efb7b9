// Canvases as fine as the screen, maps that are painted from bytes, and the page's colours for them.

import { diverging, variable, type ColourTable } from "../pictures/colours";

/** The page's colours, as a canvas takes them. They are read once for each look, never while a frame is drawn. */
export interface Look {
  page: string;
  ink: string;
  quiet: string;
  line: string;
  /** Of class 0 and of negative numbers; of class 1 and of positive ones. */
  sides: readonly [string, string];
  /** The same, strong enough for points that lie on a map in those colours. */
  points: readonly [string, string];
  map: ColourTable;
}

/** Read the page's colours as they are now. */
export function lookOfPage(): Look {
  const colour = (name: string): string => `rgb(${variable(name).join(" ")})`;
  return {
    page: colour("--page"),
    ink: colour("--ink"),
    quiet: colour("--quiet"),
    line: colour("--line"),
    sides: [colour("--orange"), colour("--blue")],
    points: [colour("--deep-orange"), colour("--deep-blue")],
    map: diverging(0.62),
  };
}

/** A canvas that is drawn in the page's own pixels and is as fine as the screen. */
export class Surface {
  readonly canvas = document.createElement("canvas");
  readonly context = this.canvas.getContext("2d")!;
  width = 0;
  height = 0;

  /** Take a new size; what was drawn is gone. */
  fit(width: number, height: number): void {
    const fineness = Math.min(3, window.devicePixelRatio || 1);
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * fineness);
    this.canvas.height = Math.round(height * fineness);
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    this.context.setTransform(fineness, 0, 0, fineness, 0, 0);
  }

  clear(): void {
    this.context.clearRect(0, 0, this.width, this.height);
  }

  /** Put another surface of the same size on top. */
  stamp(other: Surface): void {
    this.context.drawImage(other.canvas, 0, 0, this.width, this.height);
  }
}

/** Square maps one below the other on a canvas that nobody sees; one ImageData for all of them, and kept. */
export class Maps {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private image: ImageData | null = null;
  private pixels = new Uint32Array();
  private side = 0;

  /** Paint maps of `side` × `side` cells, as they follow each other in `cells`. */
  paint(cells: ArrayLike<number>, side: number, colours: ColourTable): void {
    const rows = side === 0 ? 0 : cells.length / side;
    if (rows === 0) {
      this.image = null;
      return;
    }
    if (this.image?.width !== side || this.image.height !== rows) {
      this.canvas.width = side;
      this.canvas.height = rows;
      this.image = this.context.createImageData(side, rows);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.side = side;
    }
    for (let i = 0; i < cells.length; i++) this.pixels[i] = colours[cells[i]!]!;
    this.context.putImageData(this.image, 0, 0);
  }

  /** Draw one of the maps; nothing if there is none yet. */
  draw(context: CanvasRenderingContext2D, index: number, x: number, y: number, size: number): void {
    if (this.image === null || (index + 1) * this.side > this.image.height) return;
    context.drawImage(this.canvas, 0, index * this.side, this.side, this.side, x, y, size, size);
  }
}

/** An example as a mark: a disc for class 0, a diamond for class 1; a ring of it if it was held out. */
export function mark(context: CanvasRenderingContext2D, look: Look, x: number, y: number, label: number, heldOut: boolean, size = 3.6): void {
  const colour = look.points[label === 0 ? 0 : 1];
  context.beginPath();
  if (label === 0) context.arc(x, y, size, 0, 2 * Math.PI);
  else {
    const reach = 1.3 * size;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  }
  context.fillStyle = heldOut ? look.page : colour;
  context.strokeStyle = heldOut ? colour : look.page;
  context.lineWidth = heldOut ? 1.8 : 1;
  context.fill();
  context.stroke();
}
