// Logistic regression from start to finish: the probabilities over the plane and the boundary as it turns while it
// learns, with points that can be added.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import { Answers, legend, marks, mistaken, pairs, rings } from "./classes";
import "./logistic.css";
import { plain, rounded, shown } from "./numbers";
import { Plot, type Interval } from "./plot";
import { Running } from "./running";
import { Stage, type Host, type OpenPicture } from "./stage";

const VIEW: Interval = [-4, 4];
const MOST_STEPS = 300;
const MOST_POINTS = 100;

/** Open the picture of the boundary that logistic regression learns. */
export function decisionBoundary(host: Host): OpenPicture {
  let place: [number, number] = [0, 3];
  /** Whether the outcome is to be told as soon as its numbers are there. */
  let toTell = false;
  const stage = new Stage(host, {
    name: "decision-boundary",
    title: "A boundary that is learnt",
    functions: ["fit", "predict", "accuracy", "boundary", "sigmoid", "cross_entropy_from_logits"],
    controls: { data: "mixed", points: [] as number[][], learning_rate: 0.3, l2: 0, steps: 30, added: "1", earlier: true },
    drawOnly: ["added", "earlier"],
    draw: showFrame,
    remarkOn: (frame) => (frame.mine.includes("boundary") || frame.mine.includes("fit") ? disagreement(frame) : ""),
    csv: (frame) => ({ header: ["x1", "x2", "y", "predicted"], rows: rowsOf(frame) }),
  });
  const plot = new Plot({
    x: VIEW,
    y: VIEW,
    xName: "x₁",
    yName: "x₂",
    label: "Points of two classes, the probability of class 1 over the plane, and the boundary",
    aspect: "equal",
    heights: [260, 500],
    map: true,
    onLayout() {
      if (stage.frame) showFrame(stage.frame);
    },
  });
  const answers = new Answers(plot);
  const earlier = plot.layer("earlier");
  const border = s("path", { class: "boundary" });
  plot.layer("boundaries").append(border);
  const points = plot.layer("students");
  const mistakes = plot.layer("mistakes");
  const marker = plot.handle({
    label: "Where a point is added",
    along: "both",
    at: () => place,
    move: (x, y) => (place = [rounded(x, 2), rounded(y, 2)]),
    say: () => `x1 ${shown(place[0])}, x2 ${shown(place[1])}; Enter adds a point`,
    step: [0.2, 0.2],
  });
  marker.classList.add("marker");
  marker.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add();
  });
  // A click beside the marker adds a point there; the map lies under the drawing, so the drawing is what is clicked.
  plot.svg.addEventListener("click", (event) => {
    const [x, y] = plot.under(event);
    if (marker.contains(event.target as Node) || Math.abs(x) > VIEW[1] || Math.abs(y) > VIEW[1]) return;
    place = [rounded(x, 2), rounded(y, 2)];
    plot.placeHandles();
    add();
  });

  const running = new Running({
    label: "Learn",
    pause: 40,
    step() {
      stage.set({ steps: Math.min(stage.controls.steps + (stage.controls.steps < 30 ? 1 : 3), MOST_STEPS) });
      return stage.controls.steps < MOST_STEPS;
    },
    finish: () => stage.set({ steps: MOST_STEPS }),
    ended() {
      toTell = true;
      tell();
    },
  });
  const quietly = (action: () => void) => (): void => {
    running.stop();
    toTell = false;
    stage.remark("");
    action();
  };
  stage.drawing(...(plot.canvas ? [plot.canvas] : []), plot.svg);
  stage.atEnd(() => (running.stop(), plot.close(), answers.close()));
  stage.show(
    stage.row(
      stage.choice({ name: "data", label: "points", options: { mixed: "two clouds that mix", parted: "two clouds with a gap", pair: "one point of each class" } }),
      stage.tick("earlier", "The boundary after 1, 3, 10, 30, 100 steps"),
    ),
    plot.element,
    legend("y = 0", "y = 1", "answered wrongly"),
    stage.row(
      running.button,
      stage.button("One step", quietly(() => stage.set({ steps: Math.min(stage.controls.steps + 1, MOST_STEPS) }))),
      stage.button("Start again", quietly(() => stage.set({ steps: 0 }))),
    ),
    stage.row(
      stage.slider({ name: "steps", label: "steps", low: 0, high: MOST_STEPS, step: 1, say: plain }),
      stage.slider({ name: "learning_rate", label: "learning rate", low: 0.01, high: 10, step: 0.05, logarithmic: true }),
      stage.slider({ name: "l2", label: "l2, the price of large weights", low: 0, high: 1, step: 0.01, say: plain }),
    ),
    h(
      "p",
      { class: "small quiet" },
      "The fuller the colour, the surer the answer; on the line it is one half. What to try: with the gap, learn for 300 steps. The line hardly moves any more, and yet the colours grow sharper and the weights larger without end. Then raise l2. A learning rate of 10 is too large for the mixed clouds: what does it do?",
    ),
    stage.row(
      stage.choice({ name: "added", label: "class of new points", options: { "1": "1, a diamond", "0": "0, a disc" } }),
      stage.button("Add a point at the marker", add),
      stage.button("Take the last one away", () => stage.set({ points: stage.controls.points.slice(0, -1) })),
      stage.button("Take all away", () => stage.set({ points: [] })),
    ),
    h("p", { class: "small quiet" }, "Click into the picture to add a point, or drag the marker there and press Enter. What to try: one point far on the wrong side."),
    h(
      "div",
      { class: "facts" },
      stage.facts({ accuracy: "accuracy", wrong: "answered wrongly", cost: "cost with its penalty" }, plain),
      stage.facts({ theta0: "θ₀", theta1: "θ₁", theta2: "θ₂", size: "size of the weights" }),
    ),
    h("details", {}, h("summary", {}, "All points as a table"), stage.table("The points, and the answers", ["x₁", "x₂", "y", "ŷ"], (frame) => rowsOf(frame).map(([x1, x2, ...labels]) => [x1!, x2!, ...labels.map(plain)]))),
  );
  return stage;

  function tell(): void {
    if (!toTell || stage.value("steps") < MOST_STEPS) return;
    toTell = false;
    stage.remark(`After ${MOST_STEPS} steps: accuracy ${plain(stage.value("accuracy"))}, weights of size ${shown(stage.value("size"))}.`);
  }

  function add(): void {
    const { points: now, added } = stage.controls;
    if (now.length >= MOST_POINTS) return stage.remark(`${MOST_POINTS} points of your own are as many as fit.`);
    stage.remark("");
    stage.set({ points: [...now, [...place, Number(added)]] });
  }

  function showFrame(frame: Frame): void {
    const { X, y = [], y_hat = [], p = [], at = [], border: heights = [], earlier: before = [] } = frame.arrays;
    tell();
    answers.show(p);
    marks(points, plot, pairs(X), y);
    rings(mistakes, plot, mistaken(pairs(X), y, y_hat));
    set(border, { d: plot.through(at, heights) });
    const lines = stage.controls.earlier ? before.length / Math.max(1, at.length) : 0;
    const count = Math.floor(lines);
    earlier.replaceChildren(
      ...Array.from({ length: count }, (_, i) =>
        s("path", { d: plot.through(at, before.slice(i * at.length, (i + 1) * at.length)), opacity: (0.35 + (0.6 * i) / Math.max(1, count)).toFixed(2) }),
      ),
    );
  }
}

/** A learner's boundary may lie elsewhere than the probability of one half. */
function disagreement({ arrays, values }: Frame): string {
  const { at = [], border = [] } = arrays;
  const [b, w1, w2] = ["theta0", "theta1", "theta2"].map((name) => Number(values[name])) as [number, number, number];
  const off = [...at].some((x1, i) => {
    const scores = [b, w1 * x1, w2 * border[i]!];
    const size = scores.reduce((all, one) => all + Math.abs(one), 0);
    return !(Math.abs(scores[0]! + scores[1]! + scores[2]!) <= 1e-3 * size + 1e-6);
  });
  return off && w2 !== 0 ? " Your boundary is not where the score is 0: it does not lie between the colours." : "";
}

function rowsOf({ arrays }: Frame): number[][] {
  const { X, y = [], y_hat = [] } = arrays;
  return pairs(X).map(([x1, x2], i) => [x1, x2, y[i]!, y_hat[i]!]);
}
