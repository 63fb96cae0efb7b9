// Loss and accuracy over the epochs. The training is the same each time, so what was seen stays on show when one goes
// back: a line marks where one stands.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { h, set } from "../dom";
import type { Frame } from "../frames";
import { variable } from "../pictures/colours";
import { percent } from "./words";

/** Columns of figures, one row for each epoch that is kept. */
export interface Curves {
  epoch: number[];
  loss: number[];
  accuracy: number[];
  /** Empty where nothing is held out. */
  validationLoss: number[];
  validationAccuracy: number[];
}

const NONE: Curves = { epoch: [], loss: [], accuracy: [], validationLoss: [], validationAccuracy: [] };
const HEIGHT = 132;

/** Read a frame's curves. */
export function curvesOf({ arrays }: Frame): Curves {
  const column = (name: string): number[] => [...(arrays[name] ?? [])];
  return {
    epoch: column("curve_epoch"),
    loss: column("curve_loss"),
    accuracy: column("curve_accuracy"),
    validationLoss: column("curve_validation"),
    validationAccuracy: column("curve_validation_accuracy"),
  };
}

/** Rows for a table: epoch, loss, accuracy and, where there is validation, the same of that. */
export function rowsOf(curves: Curves): { header: string[]; rows: number[][] } {
  const validated = curves.validationLoss.length > 0;
  const columns = [curves.epoch, curves.loss, curves.accuracy, ...(validated ? [curves.validationLoss, curves.validationAccuracy] : [])];
  return {
    header: ["epoch", "loss", "accuracy", ...(validated ? ["validation_loss", "validation_accuracy"] : [])],
    rows: curves.epoch.map((_, row) => columns.map((column) => single(column[row] ?? NaN))),
  };
}

/** A number that came in single precision, without the digits that it does not have. */
export function single(value: number): number {
  return Number(value.toPrecision(7));
}

/** Both charts. */
export class CurveCharts {
  readonly element: HTMLElement;
  /** The curves as far as the training was seen. */
  curves = NONE;
  private readonly boxes: [HTMLElement, HTMLElement];
  private charts: uPlot[] = [];
  private readonly observer: ResizeObserver;
  private now = 0;

  /**
   * @param goTo is told the epoch of a point on a curve that was clicked.
   */
  constructor(private readonly goTo: (epoch: number) => void) {
    this.boxes = [h("div", { class: "play-curve", role: "img" }), h("div", { class: "play-curve", role: "img" })];
    this.element = h(
      "div",
      { class: "curves" },
      h("p", { class: "play-legend", "aria-hidden": "true" }, h("span", { class: "stroke-training" }, "training"), h("span", { class: "stroke-validation" }, "validation")),
      ...this.boxes,
    );
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.boxes[0]);
  }

  close(): void {
    this.observer.disconnect();
    for (const chart of this.charts) chart.destroy();
  }

  /** Forget what was seen: the training is another one. */
  forget(): void {
    this.curves = NONE;
    this.show(0);
  }

  /** Take a frame's curves, if they reach further than what was seen. */
  take(frame: Frame): void {
    const next = curvesOf(frame);
    if ((next.epoch.at(-1) ?? -1) >= (this.curves.epoch.at(-1) ?? -1)) this.curves = next;
  }

  /** Draw what was taken; `epoch` is where one stands. */
  show(epoch: number): void {
    this.now = epoch;
    const { curves } = this;
    const pick = (column: number[]): (number | null)[] => curves.epoch.map((_, row) => (Number.isFinite(column[row]) ? column[row]! : null));
    for (const [index, chart] of this.charts.entries()) {
      const columns = index === 0 ? [curves.loss, curves.validationLoss] : [curves.accuracy, curves.validationAccuracy];
      chart.setData([curves.epoch, ...columns.map(pick)] as uPlot.AlignedData);
    }
    const last = (column: number[], say: (value: number) => string): string => (column.length > 0 ? `, of the held-out points ${say(column.at(-1)!)}` : "");
    const seen = curves.epoch.at(-1) ?? 0;
    const three = (value: number): string => value.toFixed(3);
    set(this.boxes[0], { "aria-label": `Curve of the loss. After epoch ${seen}: ${three(curves.loss.at(-1) ?? NaN)}${last(curves.validationLoss, three)}.` });
    set(this.boxes[1], { "aria-label": `Curve of the accuracy. After epoch ${seen}: ${percent(curves.accuracy.at(-1) ?? NaN)}${last(curves.validationAccuracy, percent)}.` });
  }

  /** Build the charts anew in the page's colours. */
  recolour(): void {
    if (this.charts.length === 0) return;
    for (const chart of this.charts) chart.destroy();
    this.charts = [];
    this.fit();
  }

  /** The canvases, to be taken away as a picture. */
  drawn(): Element[] {
    return this.charts.map((chart) => chart.ctx.canvas);
  }

  private fit(): void {
    const width = this.boxes[0].clientWidth;
    if (width === 0) return;
    if (this.charts.length === 0) {
      this.charts = [this.chart(0, "loss", width, null), this.chart(1, "accuracy", width, [0, 1])];
      this.show(this.now);
    }
    for (const chart of this.charts) if (chart.width !== width) chart.setSize({ width, height: HEIGHT });
  }

  private chart(index: 0 | 1, label: string, width: number, range: [number, number] | null): uPlot {
    const colour = (name: string): string => `rgb(${variable(name).join(" ")})`;
    const font = `12px ${getComputedStyle(document.body).fontFamily}`;
    const axis = { stroke: colour("--quiet"), font, grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    return new uPlot(
      {
        width,
        height: HEIGHT,
        padding: [8, 16, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { show: false } },
        scales: {
          x: { time: false, range: () => [0, Math.max(1, this.curves.epoch.at(-1) ?? 0)] },
          y: { range: range ?? ((_, __, high) => [0, Math.max(0.1, 1.05 * (high ?? 0.7))]) },
        },
        axes: [
          { ...axis, size: 26, gap: 4, space: 60, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? String(tick) : "")) },
          { ...axis, size: 44, gap: 5, space: 34, label, labelSize: 18, labelGap: 0, labelFont: font, values: (_, ticks) => ticks.map((tick) => (range ? `${Math.round(100 * tick)} %` : String(Number(tick.toFixed(3))))) },
        ],
        series: [
          {},
          { stroke: colour("--ink"), width: 2, points: { show: false } },
          { stroke: colour("--deep-purple"), width: 2, dash: [6, 4], points: { show: false } },
        ],
        hooks: {
          draw: [(chart) => this.drawStand(chart, colour("--control"))],
          ready: [(chart) => chart.over.addEventListener("click", () => this.clicked(chart))],
        },
      },
      [[], [], []],
      this.boxes[index],
    );
  }

  private clicked(chart: uPlot): void {
    const { left } = chart.cursor;
    if (left !== undefined && left >= 0) this.goTo(Math.max(0, Math.round(chart.posToVal(left, "x"))));
  }

  /** A line at the epoch in which one stands, where that is not the end. */
  private drawStand(chart: uPlot, colour: string): void {
    if (this.now >= (this.curves.epoch.at(-1) ?? 0)) return;
    const x = chart.valToPos(this.now, "x", true);
    const { top, height } = chart.bbox;
    chart.ctx.save();
    chart.ctx.strokeStyle = colour;
    chart.ctx.lineWidth = 2 * uPlot.pxRatio;
    chart.ctx.beginPath();
    chart.ctx.moveTo(x, top);
    chart.ctx.lineTo(x, top + height);
    chart.ctx.stroke();
    chart.ctx.restore();
  }
}
