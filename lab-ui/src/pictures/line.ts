// Drag the line: its errors, their squares, the cost and its slope, from the course's functions or the learner's own.
// The handles and the line move at once; every number comes from Python.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import { rounded, shown } from "./numbers";
import { dots, Plot } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";

/** The handles hold the line where the data begin and end. */
const ENDS = [0, 36] as const;
const START = { w: 0.1, b: 60 };
const HEIGHTS: [number, number] = [40, 100];

/** Open the picture of the line. */
export function linePicture(host: Host): OpenPicture {
  let walking = 0;
  const stage = new Stage(host, {
    name: "line",
    title: "The line",
    functions: ["predict", "cost", "gradient"],
    controls: { ...START, squares: false },
    drawOnly: ["squares"],
    moved: showLine,
    draw: showErrors,
    remarkOn: (frame) => (frame.mine.includes("predict") ? disagreement(frame) : ""),
    csv: (frame) => ({ header: ["hours", "years", "predicted", "error", "squared_error"], rows: rowsOf(frame) }),
  });
  const plot = new Plot({
    x: [-2, 40],
    y: HEIGHTS,
    xName: "hours of exercise a month",
    yName: "years of life",
    label: "A line among four points: hours of exercise a month, years of life",
    onLayout() {
      showLine();
      if (stage.frame) showErrors(stage.frame);
    },
  });
  const squares = plot.layer("squares");
  const residuals = plot.layer("residuals");
  const line = s("path", { class: "fit" });
  plot.layer("fits").append(line);
  const said = plot.layer("said");
  const points = plot.layer("points");
  ENDS.forEach((at, index) => {
    const group = plot.handle({
      label: `Height of the line at ${at} hours`,
      along: "y",
      at: () => [at, heights()[index]!],
      move: (_, y) => moveEnd(index, y),
      say: () => `${shown(heights()[index]!)} years; w is ${shown(stage.controls.w)}, b is ${shown(stage.controls.b)}`,
      step: [0, 0.5],
    });
    group.addEventListener("pointerdown", stopWalk);
    group.addEventListener("keydown", stopWalk);
  });
  const walkButton = stage.button("Walk 200 steps", () => (walking ? stopWalk() : walk()));
  stage.drawing(plot.svg);
  stage.atEnd(() => (stopWalk(), plot.close()));
  stage.show(
    plot.element,
    h("p", { class: "small quiet" }, "Dots are people, the strokes from the line to them are the errors. Drag an end of the line, or use the arrow keys on it."),
    stage.row(
      stage.number({ name: "w", label: "w, the slope", step: 0.01 }),
      stage.number({ name: "b", label: "b, the height at x = 0", step: 0.5 }),
      stage.tick("squares", "Squares of the errors"),
    ),
    stage.row(
      stage.button("One step downhill", step),
      walkButton,
      stage.button("Put the line back", () => (stopWalk(), stage.remark(""), stage.set(START))),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ cost: "cost J", dw: "dw", db: "db" }),
      stage.table("The points, and what the line says of them", ["hours x", "years y", "line ŷ", "error ŷ − y", "squared"], rowsOf),
    ),
  );
  return stage;

  function heights(): [number, number] {
    const { w, b } = stage.controls;
    return [w * ENDS[0] + b, w * ENDS[1] + b];
  }

  function moveEnd(index: number, height: number): void {
    const both = heights();
    both[index] = rounded(height, 1);
    const w = rounded((both[1] - both[0]) / (ENDS[1] - ENDS[0]), 5);
    stage.remark("");
    stage.set({ w, b: rounded(both[0] - w * ENDS[0], 3) });
  }

  // Walking downhill, along the path that Python computed from where the line stands

  function path(): { w: Float32Array; b: Float32Array; cost: Float32Array; steps: number } | null {
    const { path_w, path_b, path_cost } = stage.frame?.arrays ?? {};
    if (!(path_w instanceof Float32Array && path_b instanceof Float32Array && path_cost instanceof Float32Array)) return null;
    const end = path_w.findIndex((value, i) => ![value, path_b[i]!, path_cost[i]!].every(Number.isFinite));
    return { w: path_w, b: path_b, cost: path_cost, steps: (end < 0 ? path_w.length : end) - 1 };
  }

  function step(): void {
    stopWalk();
    const way = path();
    if (way === null || way.steps < 1) return stage.remark("From here there is no further step: the numbers have run out.");
    stage.set({ w: way.w[1]!, b: way.b[1]! });
    stage.remark(compared(way.cost[0]!, way.cost[1]!, "One step"));
  }

  function walk(): void {
    const way = path();
    if (way === null || way.steps < 1) return stage.remark("From here there is no further step: the numbers have run out.");
    const total = way.w.length - 1;
    const finish = (): void => {
      stopWalk();
      stage.remark(
        way.steps < total
          ? `The walk ran away: after ${way.steps} steps the cost has grown from ${shown(way.cost[0]!)} to ${shown(way.cost[way.steps]!)}, and then the numbers run out.`
          : compared(way.cost[0]!, way.cost[total]!, `${total} steps`),
      );
    };
    const go = (at: number): void => {
      stage.set({ w: way.w[at]!, b: way.b[at]! });
      if (at >= way.steps) finish();
      else walking = requestAnimationFrame(() => go(at + 1));
    };
    stage.remark("");
    walkButton.textContent = "Stop";
    go(matchMedia("(prefers-reduced-motion: reduce)").matches ? way.steps : 1);
  }

  function stopWalk(): void {
    cancelAnimationFrame(walking);
    walking = 0;
    walkButton.textContent = "Walk 200 steps";
  }

  // Drawing

  function showLine(): void {
    const { w, b } = stage.controls;
    const [from, to] = plot.about.x;
    set(line, { d: plot.through([from, to], [w * from + b, w * to + b]) });
    plot.placeHandles();
  }

  function showErrors(frame: Frame): void {
    const rows = rowsOf(frame).filter((row) => row.every(Number.isFinite));
    const right = plot.x(plot.about.x[1]);
    const column = (index: number): number[] => rows.map((row) => row[index]!);
    dots(points, plot, column(0), column(1));
    squares.replaceChildren();
    residuals.replaceChildren();
    said.replaceChildren();
    for (const [x, y, yHat] of rows as [number, number, number][]) {
      const [px, py, pHat] = [plot.x(x), plot.y(y), plot.safe(yHat)];
      const side = Math.abs(pHat - py);
      residuals.append(s("line", { x1: px, x2: px, y1: py, y2: pHat }));
      said.append(s("path", { d: `M${px - 4} ${pHat - 4}l8 8m0 -8l-8 8` }));
      if (stage.controls.squares) {
        squares.append(s("rect", { x: px + side > right ? px - side : px, y: Math.min(py, pHat), width: side, height: side }));
      }
    }
  }
}

/** The line is drawn from w and b; a learner's predict may say something else, and then the picture says so. */
function disagreement({ arrays, values }: Frame): string {
  const [w, b] = [numberOf(values["w"]), numberOf(values["b"])];
  const { x = [], y_hat = [] } = arrays;
  const off = [...x].some((value, index) => {
    const height = w * value + b;
    return !(Math.abs(y_hat[index]! - height) <= 1e-3 * (1 + Math.abs(height)));
  });
  return off ? " Your predict does not lie on the line w x + b: the crosses show what it says." : "";
}

/** x, y, prediction, error and squared error of each point. */
function rowsOf({ arrays }: Frame): number[][] {
  const { x = [], y = [], y_hat = [] } = arrays;
  return [...x].map((value, index) => {
    const error = y_hat[index]! - y[index]!;
    return [value, y[index]!, y_hat[index]!, error, error * error];
  });
}

function compared(before: number, after: number, what: string): string {
  if (after === before) return `${what}: the cost stayed at ${shown(after)}.`;
  return `${what}: the cost ${after < before ? "fell" : "rose"} from ${shown(before)} to ${shown(after)}.`;
}
