// What the cost is made of: the errors of a line one by one, as squares or strokes, and beside them how they are added
// up, divided by their number, and halved. Everything is drawn as the functions gave it.

import { h, s } from "../dom";
import { numberOf, type Frame } from "../frames";
import { LinePlot, SCALES, type Ground } from "./costmap";
import { shown } from "./numbers";
import { Plot } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";

type Kind = "squared" | "absolute" | "signed";

const GROUNDS: Record<string, Ground & { start: { w: number; b: number } }> = {
  life: { ...SCALES["raw"]!, start: { w: 0.1, b: 60 } },
  small: { x: [-0.6, 5], y: [-1, 11], xName: "x", yName: "y", ends: [0, 4], start: { w: 2, b: 1 } },
};
const WORDS: Record<Kind, { each: string; sum: string; mean: string }> = {
  squared: { each: "squared error", sum: "Σ of the squares", mean: "their mean" },
  absolute: { each: "absolute error", sum: "Σ of the distances", mean: "their mean" },
  signed: { each: "error ŷ − y", sum: "Σ of the errors", mean: "their mean" },
};
/** Heights in the right plot, whose y runs from 0 to 10: the pieces of the sum, the mean, half of it. */
const ROWS = { sum: [5.6, 9.2], mean: [3.1, 4.2], half: [0.6, 1.7] } as const;

/** Open the picture of the squares. */
export function residualSquares(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "residual-squares",
    title: "What the cost is made of",
    functions: ["absolute_error", "squared_error", "cost"],
    controls: { data: "life", kind: "squared", ...GROUNDS["life"]!.start },
    moved: () => {
      line.stand(ground());
      line.show(stage.controls.w, stage.controls.b);
    },
    draw,
    remarkOn,
    csv: (frame) => ({ header: ["x", "y", "predicted", "absolute_error", "squared_error"], rows: rowsOf(frame) }),
  });
  const ground = (): (typeof GROUNDS)[string] => GROUNDS[stage.controls.data] ?? GROUNDS["life"]!;
  const again = (): void => void (stage.frame && draw(stage.frame));
  const line = new LinePlot(ground(), again, stage, (i) => `example-${i}`);
  line.plot.element.classList.add("residual-plot");
  const bars = new Plot({
    x: [0, 500],
    y: [0, 10],
    xName: "",
    yName: "",
    says: { y: () => "" },
    label: "The errors put end to end, their mean and half of it",
    aspect: 1,
    onLayout: again,
  });
  bars.element.classList.add("residual-bars");
  const marks = bars.layer("bars");
  stage.drawing(line.plot.svg, bars.svg);
  stage.atEnd(() => (line.plot.close(), bars.close()));
  const data = h(
    "select",
    { name: "data", change: () => stage.set({ data: data.value, ...GROUNDS[data.value]!.start }) },
    h("option", { value: "life" }, "hours and years of life"),
    h("option", { value: "small" }, "the example by hand"),
  );
  stage.whenMoved(() => (data.value = stage.controls.data));
  stage.show(
    h("div", { class: "side-by-side" }, line.plot.element, bars.element),
    h(
      "p",
      { class: "small quiet" },
      "Each point has its error in its own colour; on the right the same errors lie end to end. A quarter of their sum is the mean, and half of that is J; the dashed line is what your cost gave. Drag an end of the line. What to try: make one error twice as large and watch its square. Then look at the errors with their signs: find a bad line whose errors cancel.",
    ),
    stage.row(
      stage.choice({ name: "kind", label: "Each error as", options: { squared: "a square", absolute: "a distance", signed: "itself, with its sign" } }),
      h("label", { class: "field" }, h("span", {}, "The points"), data),
    ),
    stage.row(
      stage.number({ name: "w", label: "w, the slope", step: 0.02 }),
      stage.number({ name: "b", label: "b, the height at x = 0", step: 0.5 }),
      stage.button("Put the line back", () => stage.set(ground().start)),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ sum: "sum Σ", mean: "mean Σ / m", half_mean: "half of it", cost: "cost J" }),
      stage.table("The examples", ["no.", "x", "y", "line ŷ", "absolute", "squared"], (frame) => rowsOf(frame).map((row, i) => [String(i + 1), ...row])),
    ),
  );
  return stage;

  function kind(): Kind {
    const { kind } = stage.controls;
    return kind === "absolute" || kind === "signed" ? kind : "squared";
  }

  function draw(frame: Frame): void {
    line.among(frame, ground());
    line.below.replaceChildren(...(kind() === "squared" ? squares(frame) : []), ...strokes(frame));
    drawBars(frame);
  }

  /** A square at each residual; its area, and not the residual, says how long its side is. */
  function squares({ arrays }: Frame): SVGElement[] {
    const { x = [], y = [], y_hat = [], errors = [] } = arrays;
    const { plot } = line;
    const unit = plot.y(0) - plot.y(1);
    const right = plot.x(plot.about.x[1]);
    return [...x].flatMap((value, i) => {
      const side = Math.sqrt(Math.abs(errors[i]!)) * unit;
      if (!(side < 1e4)) return [];
      const [left, from] = [plot.x(value), plot.safe(y[i]!)];
      const up = y_hat[i]! > y[i]!;
      return s("rect", {
        class: `square example-${i} ${errors[i]! < 0 ? "hollow" : ""}`,
        x: left + side > right ? left - side : left,
        y: up ? from - side : from,
        width: side,
        height: side,
      });
    });
  }

  /** A stroke from each point: as long as its error, or as long as the distance that was given. */
  function strokes({ arrays }: Frame): SVGElement[] {
    const { x = [], y = [], y_hat = [], errors = [] } = arrays;
    const { plot } = line;
    return [...x].flatMap((value, i) => {
      const towards = Math.sign(y_hat[i]! - y[i]!) || 1;
      const end = kind() === "absolute" ? y[i]! + towards * errors[i]! : y_hat[i]!;
      // The number stands on the side that the stroke leaves free.
      const label = s("text", { class: "which", x: plot.x(value), y: plot.safe(y[i]!) + (towards > 0 ? 21 : -11), "text-anchor": "middle" }, String(i + 1));
      if (!Number.isFinite(end)) return [label];
      return [s("line", { class: `stroke example-${i}`, x1: plot.x(value), x2: plot.x(value), y1: plot.safe(y[i]!), y2: plot.safe(end) }), label];
    });
  }

  function drawBars(frame: Frame): void {
    const errors = [...(frame.arrays["errors"] ?? [])].map((value) => (Number.isFinite(value) ? value : 0));
    const [sum, mean, half, cost] = ["sum", "mean", "half_mean", "cost"].map((name) => numberOf(frame.values[name])) as [number, number, number, number];
    const ends = errors.reduce<number[]>((all, value) => [...all, all.at(-1)! + value], [0]);
    const squared = kind() === "squared";
    bars.range([-roundUp(-Math.min(...ends)), roundUp(Math.max(...ends, mean, squared && cost < 4 * Math.max(...ends) ? cost : 0)) || 1], [0, 10]);
    const words = WORDS[kind()];
    const drawn = [
      ...row(ROWS.sum[1], `${words.sum}: ${shown(sum)}`),
      ...errors.flatMap((value, i) => piece(ends[i]!, value, i, errors.length)),
      ...row(ROWS.mean[1], `÷ ${errors.length}, ${words.mean}: ${shown(mean)}`),
      ...errors.map((_, i) => bar(mean * i, mean * (i + 1), ROWS.mean, i === 0 ? "part" : "rest")),
    ];
    if (squared) {
      const at = bars.x(cost);
      const given = bars.y(ROWS.half[1]) - 6;
      drawn.push(
        ...row(ROWS.half[1], `÷ 2, J: ${shown(half)}`),
        bar(0, half, ROWS.half, "part j"),
        bar(half, mean, ROWS.half, "rest"),
        ...(Math.abs(at) < 1e4 ? [s("line", { class: "given", x1: at, x2: at, y1: given, y2: bars.y(0) })] : []),
      );
    }
    marks.replaceChildren(...drawn);
  }

  /** The words over a row. */
  function row(top: number, text: string): SVGElement[] {
    return [s("text", { class: "row-name", x: bars.x(bars.about.x[0]) + 5, y: bars.y(top) - 7 }, text)];
  }

  /** One error in the sum, where the one before ended; each a little lower, so that what goes back is seen. */
  function piece(from: number, value: number, index: number, count: number): SVGElement[] {
    const [low, high] = ROWS.sum;
    const step = (high - low) / count;
    const [top, bottom] = [bars.y(high - index * step), bars.y(high - (index + 1) * step)];
    const [left, right] = [bars.x(Math.min(from, from + value)), bars.x(Math.max(from, from + value))];
    const box = s("rect", { class: `piece example-${index} ${value < 0 ? "hollow" : ""}`, x: left, y: top + 1, width: Math.max(right - left, 0.5), height: bottom - top - 2 });
    const next = bars.x(from + value);
    const down = index + 1 < count ? [s("line", { class: "joint", x1: next, x2: next, y1: bottom - 1, y2: bottom + 1 })] : [];
    const text = s("text", { class: "which", x: Math.min(right + 5, bars.x(bars.about.x[1]) - 10), y: (top + bottom) / 2, "dominant-baseline": "central" }, String(index + 1));
    return [box, ...down, text];
  }

  function bar(from: number, to: number, [low, high]: readonly [number, number], kind: string): SVGElement {
    const [left, right] = [bars.x(Math.min(from, to)), bars.x(Math.max(from, to))];
    return s("rect", { class: kind, x: left, y: bars.y(high), width: Math.max(right - left, 0) || 0, height: bars.y(low) - bars.y(high) });
  }
}

/** The next of 1, 2, 5, 10, 20, 50 and so on: axes that change in steps are easier to read. */
export function roundUp(value: number): number {
  if (!(value > 1e-9) || !Number.isFinite(value)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].find((factor) => factor * power >= value)! * power;
}

/** x, y, prediction, absolute and squared error of each example. */
function rowsOf({ arrays }: Frame): number[][] {
  const { x = [], y = [], y_hat = [], absolute = [], squared = [] } = arrays;
  return [...x].map((value, i) => [value, y[i]!, y_hat[i]!, absolute[i]!, squared[i]!]);
}

/** Where the learner's cost is something else than half the mean of the learner's squares. */
function remarkOn({ mine, values }: Frame): string {
  if (!mine.includes("cost") && !mine.includes("squared_error")) return "";
  const [cost, half] = [numberOf(values["cost"]), numberOf(values["half_mean_squared"])];
  if (Math.abs(cost - half) <= 1e-6 * (1 + Math.abs(half))) return "";
  const ratio = cost / half;
  const times = Number.isFinite(ratio) && ratio > 0 ? ` That is ${shown(ratio)} times as much.` : "";
  return ` Your cost gave ${shown(cost)}; half the mean of your squared errors is ${shown(half)}.${times}`;
}
