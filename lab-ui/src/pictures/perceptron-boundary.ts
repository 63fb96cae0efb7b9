// A line that decides, set by hand: the side on which each student lies, the region of class 1, the step over the scores.
// The line moves at once; regions, answers and mistakes come from Python.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import { arrow, type Pair } from "./arrow";
import { Answers, crossing, drawBoundary, legend, marks, mistaken, pairs, rings } from "./classes";
import { plain, rounded, shown } from "./numbers";
import "./perceptron.css";
import { Plot, type Interval } from "./plot";
import { clamp } from "./scale";
import { Stage, type Host, type OpenPicture } from "./stage";

const START = { w1: 0.7, w2: 0.2, b: -35 };
/** A little more than the exams, so that whoever got 0 or 100 points is seen. */
const EXAMS: Interval = [-4, 104];
/** Length of the arrow of w, in points of an exam. */
const ARROW = 16;

/** Open the picture of the line that decides. */
export function perceptronBoundary(host: Host): OpenPicture {
  /** Where the handles hold the line; class 1 lies on the left of the way from the first to the second. */
  let hold: [Pair, Pair] = [
    [45, 15],
    [25, 85],
  ];
  const stage = new Stage(host, {
    name: "perceptron-boundary",
    title: "A line that decides",
    functions: ["step", "predict"],
    controls: { ...START, seed: 0 },
    moved: showLine,
    draw: showAnswers,
    csv: (frame) => ({ header: ["exam_1", "exam_2", "admitted", "score", "predicted"], rows: rowsOf(frame) }),
  });
  const plot = new Plot({
    x: EXAMS,
    y: EXAMS,
    xName: "exam 1",
    yName: "exam 2",
    label: "Students by the points of two exams, and a line between those whom it admits and the others",
    aspect: "equal",
    heights: [260, 480],
    map: true,
    onLayout() {
      showLine();
      if (stage.frame) showAnswers(stage.frame);
    },
  });
  const answers = new Answers(plot);
  const line = s("line", { class: "boundary" });
  plot.layer("boundaries").append(line);
  const weights = s("path");
  const weightsName = s("text", { "text-anchor": "middle", "dominant-baseline": "middle" }, "w");
  plot.layer("weights").append(weights, weightsName);
  const points = plot.layer("students");
  const mistakes = plot.layer("mistakes");
  ([0, 1] as const).forEach((index) =>
    plot.handle({
      label: index === 0 ? "One end of the line" : "The other end of the line",
      along: "both",
      at: () => hold[index],
      move: (x, y) => moveHandle(index, [rounded(x, 1), rounded(y, 1)]),
      say: () => `at ${shown(hold[index][0])} and ${shown(hold[index][1])} points`,
      step: [1, 1],
    }),
  );

  const step = new Plot({
    x: [-60, 60],
    y: [-0.25, 1.25],
    xName: "score z = w · x + b",
    yName: "",
    label: "The step over the scores of the students",
    heights: [150, 170],
    aspect: 0.28,
    onLayout() {
      if (stage.frame) showStep(stage.frame);
    },
  });
  const stepCurve = s("path", { class: "steps" });
  const stepAtZero = s("circle", { class: "now", r: 5 });
  step.layer("curves").append(stepCurve, stepAtZero);
  const scores = step.layer("students");
  const scoreMistakes = step.layer("mistakes");

  stage.drawing(...(plot.canvas ? [plot.canvas] : []), plot.svg, step.svg);
  stage.atEnd(() => (plot.close(), step.close(), answers.close()));
  stage.show(
    plot.element,
    legend("not admitted, y = 0", "admitted, y = 1", "on the wrong side"),
    h(
      "p",
      { class: "small quiet" },
      "Blue is the region where predict says 1; the arrow w stands at right angles to the line and points into it. Drag an end of the line, or move it with the arrow keys. What to try: bring the mistakes to 0. Then make w and b twice as large: all scores change, and not one answer does. Then swap the sides.",
    ),
    stage.row(
      stage.slider({ name: "w1", label: "w₁", low: -1, high: 1, step: 0.01, say: plain }),
      stage.slider({ name: "w2", label: "w₂", low: -1, high: 1, step: 0.01, say: plain }),
      stage.slider({ name: "b", label: "b", low: -100, high: 100, step: 0.5, say: plain }),
    ),
    stage.row(
      stage.button("Make w and b twice as large", () => multiply(2)),
      stage.button("Half as large", () => multiply(0.5)),
      stage.button("Swap the sides", () => multiply(-1)),
      stage.button("Other students", () => stage.set({ seed: (stage.controls.seed + 1) % 1000 })),
      stage.button("Put the line back", () => stage.set(START)),
    ),
    h("h3", {}, "The step keeps the side and drops the distance"),
    step.element,
    h("p", { class: "small quiet" }, "Every student at the score that w and b give; the green dot is step(0), which should be 1."),
    h(
      "div",
      { class: "facts" },
      stage.facts({ mistakes: "mistakes", students: "students" }, plain),
      stage.facts({ step_below: "step(−0.001)", step_at_0: "step(0)", step_above: "step(0.001)" }, plain),
    ),
    h(
      "details",
      {},
      h("summary", {}, "All students as a table"),
      stage.table("Their exams, and what the line says of them", ["exam 1", "exam 2", "y", "score z", "ŷ"], (frame) => rowsOf(frame).map(([x1, x2, y, z, said]) => [x1!, x2!, plain(y!), z!, plain(said!)])),
    ),
  );
  return stage;

  function weightsNow(): [number, number, number] {
    const { w1, w2, b } = stage.controls;
    return [w1, w2, b];
  }

  function moveHandle(index: 0 | 1, to: Pair): void {
    const next: [Pair, Pair] = index === 0 ? [to, hold[1]] : [hold[0], to];
    const [[x1, y1], [x2, y2]] = next;
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 1) return;
    hold = next;
    const size = Math.hypot(stage.controls.w1, stage.controls.w2) || 1;
    const w1 = rounded((-(y2 - y1) / length) * size, 5);
    const w2 = rounded(((x2 - x1) / length) * size, 5);
    stage.set({ w1, w2, b: rounded((-w1 * (x1 + x2) - w2 * (y1 + y2)) / 2, 4) });
  }

  function multiply(factor: number): void {
    const { w1, w2, b } = stage.controls;
    if (factor > 1 && Math.hypot(w1, w2) > 1e4) return stage.remark("Large enough: the line has not moved all the while.");
    if (factor < 0) hold = [hold[1], hold[0]];
    stage.set({ w1: rounded(w1 * factor, 6), w2: rounded(w2 * factor, 6), b: rounded(b * factor, 6) });
  }

  /** Put the handles on the line, where something else than a handle has moved it. */
  function followLine(): void {
    const [w1, w2, b] = weightsNow();
    const size = Math.hypot(w1, w2);
    const off = ([x, y]: Pair): number => (w1 * x + w2 * y + b) / size;
    const turned = (hold[1][0] - hold[0][0]) * w2 - (hold[1][1] - hold[0][1]) * w1 < 0;
    if (!turned && Math.abs(off(hold[0])) < 0.2 && Math.abs(off(hold[1])) < 0.2) return;
    const ends = crossing([w1, w2, b], EXAMS, EXAMS);
    if (ends === null) return;
    const [[x1, y1], [x2, y2]] = ends;
    const between = (share: number): Pair => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
    hold = [between(0.15), between(0.85)];
  }

  function showLine(): void {
    followLine();
    const [w1, w2, b] = weightsNow();
    drawBoundary(line, plot, [w1, w2, b]);
    const ends = crossing([w1, w2, b], EXAMS, EXAMS);
    set(weights, { visibility: ends === null ? "hidden" : null });
    set(weightsName, { visibility: ends === null ? "hidden" : null });
    if (ends !== null) {
      const [[x1, y1], [x2, y2]] = ends;
      const size = Math.hypot(w1, w2);
      const from: Pair = [(x1 + x2) / 2, (y1 + y2) / 2];
      const reach = (share: number): Pair => [from[0] + (share * ARROW * w1) / size, from[1] + (share * ARROW * w2) / size];
      set(weights, { d: arrow(plot, from, reach(1)) });
      set(weightsName, { x: plot.x(reach(1.3)[0]), y: plot.y(reach(1.3)[1]) });
    }
    plot.placeHandles();
  }

  function showAnswers(frame: Frame): void {
    const { X, y = [], y_hat = [], region = [] } = frame.arrays;
    answers.show(region);
    marks(points, plot, pairs(X), y);
    rings(mistakes, plot, mistaken(pairs(X), y, y_hat));
    step.range([-stage.value("reach"), stage.value("reach")], [-0.25, 1.25]);
    showStep(frame);
  }

  function showStep({ arrays }: Frame): void {
    const { y = [], y_hat = [], z = [], steps = [] } = arrays;
    set(stepCurve, { d: step.through(z, steps) });
    const atZero = step.y(stage.value("step_at_0"));
    set(stepAtZero, { cx: step.x(0), cy: Number.isFinite(atZero) ? clamp(atZero, -1e5, 1e5) : -99 });
    const places = [...(arrays["scores"] ?? [])].map((score, i): Pair => [score, y_hat[i]!]);
    marks(scores, step, places, y, 4);
    rings(scoreMistakes, step, mistaken(places, y, y_hat), 8);
  }
}

/** Both exams, label, score and answer of each student. */
function rowsOf({ arrays }: Frame): number[][] {
  const { X, y = [], scores = [], y_hat = [] } = arrays;
  return pairs(X).map(([x1, x2], i) => [x1, x2, y[i]!, scores[i]!, y_hat[i]!]);
}
