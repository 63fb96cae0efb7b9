// The same points learnt twice: from x1 and x2 alone, where the boundary is straight, and with their squares and their
// product beside them, where it is a curve.

import { h } from "../dom";
import type { Frame } from "../frames";
import { Answers, legend, marks, mistaken, pairs, rings } from "./classes";
import "./logistic.css";
import { plain, shown } from "./numbers";
import { Plot, type Interval } from "./plot";
import { Running } from "./running";
import { Stage, type Host, type OpenPicture } from "./stage";

const WINDOW: Interval = [-1.6, 1.6];
const MOST_STEPS = 150;
const COLUMNS = ["1", "x₁", "x₂", "x₁²", "x₁x₂", "x₂²"];
const SIDES = { flat: "x₁ and x₂ alone", bent: "with x₁², x₁ x₂ and x₂²" } as const;

/** Open the picture of the curved boundary. */
export function curvedBoundary(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "curved-boundary",
    title: "A curved boundary",
    functions: ["quadratic_features", "fit", "predict", "accuracy", "sigmoid"],
    controls: { data: "circles", learning_rate: 2, l2: 0, steps: 100 },
    draw: showFrame,
    csv: (frame) => ({ header: ["x1", "x2", "y", "predicted_straight", "predicted_curved"], rows: rowsOf(frame) }),
  });
  const views = (["flat", "bent"] as const).map((side) => {
    const plot = new Plot({
      x: WINDOW,
      y: WINDOW,
      xName: "x₁",
      yName: "x₂",
      label: `Probabilities and boundary learnt ${side === "flat" ? "from" : ""} ${SIDES[side]}`,
      aspect: "equal",
      heights: [220, 420],
      map: true,
      onLayout() {
        answers.layout();
        if (stage.frame) showFrame(stage.frame);
      },
    });
    const answers = new Answers(plot);
    return { side, plot, answers, points: plot.layer("students"), mistakes: plot.layer("mistakes") };
  });
  const equation = h("p", { class: "spelt" });
  const running = new Running({
    label: "Learn",
    pause: 40,
    step() {
      stage.set({ steps: Math.min(stage.controls.steps + (stage.controls.steps < 20 ? 1 : 2), MOST_STEPS) });
      return stage.controls.steps < MOST_STEPS;
    },
    finish: () => stage.set({ steps: MOST_STEPS }),
  });
  stage.drawing(...views.flatMap(({ plot }) => [...(plot.canvas ? [plot.canvas] : []), plot.svg]));
  stage.atEnd(() => (running.stop(), views.forEach(({ plot, answers }) => (plot.close(), answers.close()))));
  stage.show(
    stage.row(stage.choice({ name: "data", label: "points", options: { circles: "a ring around a cluster", xor: "XOR, four clouds", moons: "two moons" } })),
    h(
      "div",
      { class: "side-by-side" },
      ...views.map(({ side, plot }) => h("figure", { class: "view" }, h("figcaption", {}, SIDES[side]), plot.element, stage.facts({ [`accuracy_${side}`]: "accuracy" }, (share) => `${shown(100 * share)} %`))),
    ),
    legend("y = 0", "y = 1", "answered wrongly"),
    equation,
    stage.row(
      running.button,
      stage.button("Start again", () => (running.stop(), stage.set({ steps: 0 }))),
    ),
    stage.row(
      stage.slider({ name: "steps", label: "steps", low: 0, high: MOST_STEPS, step: 1, say: plain }),
      stage.slider({ name: "learning_rate", label: "learning rate", low: 0.1, high: 10, step: 0.05, logarithmic: true }),
      stage.slider({ name: "l2", label: "l2, the price of large weights", low: 0, high: 1, step: 0.01, say: plain }),
    ),
    h(
      "p",
      { class: "small quiet" },
      "Both sides run the same fit. What to try: press Start again, then Learn. Which weights grow for the ring, and which one for XOR? The moons need more than squares: where does the curve fail?",
    ),
    h(
      "div",
      { class: "facts" },
      stage.table("What was learnt", ["column", "θ, straight", "θ, curved"], ({ arrays }) =>
        COLUMNS.map((name, i) => [name, i < 3 ? (arrays["theta_flat"]?.[i] ?? NaN) : "–", arrays["theta_bent"]?.[i] ?? NaN]),
      ),
    ),
    h("details", {}, h("summary", {}, "All points as a table"), stage.table("The points, and both answers", ["x₁", "x₂", "y", "ŷ straight", "ŷ curved"], (frame) => rowsOf(frame).map(([x1, x2, ...labels]) => [x1!, x2!, ...labels.map(plain)]))),
  );
  return stage;

  function showFrame({ arrays }: Frame): void {
    const { X, y = [] } = arrays;
    for (const { side, plot, answers, points, mistakes } of views) {
      const p = arrays[`p_${side}`] ?? [];
      answers.show(p, { values: p, level: 0.5 });
      marks(points, plot, pairs(X), y, 4.5);
      rings(mistakes, plot, mistaken(pairs(X), y, arrays[`y_hat_${side}`] ?? []), 9);
    }
    const text = `The curve: ${spelt(arrays["theta_bent"] ?? [])} = 0`;
    if (equation.textContent !== text) equation.textContent = text;
  }
}

/** A weighted sum of the six columns. */
export function spelt(theta: ArrayLike<number>): string {
  return Array.from(theta, (weight, i) => {
    const sign = i === 0 ? (weight < 0 ? "−" : "") : weight < 0 ? " − " : " + ";
    return `${sign}${shown(Math.abs(weight))}${i === 0 ? "" : ` ${COLUMNS[i]}`}`;
  }).join("");
}

function rowsOf({ arrays }: Frame): number[][] {
  const { X, y = [], y_hat_flat = [], y_hat_bent = [] } = arrays;
  return pairs(X).map(([x1, x2], i) => [x1, x2, y[i]!, y_hat_flat[i]!, y_hat_bent[i]!]);
}
