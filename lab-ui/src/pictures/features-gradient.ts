// Chapter 02: the gradient as bars, each beside the slope that the cost itself shows when that weight is moved.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import "./features.css";
import { shown } from "./numbers";
import { dots, Plot } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";

const NAMES = ["bias", "x₁", "x₂", "x₃"];
const RATE = 0.1;
const WIDTH = 0.46;

/** Open the picture of the gradient's components. */
export function gradientBars(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "gradient-bars",
    title: "The gradient, slope by slope",
    functions: ["cost", "gradient"],
    controls: { theta0: 0, theta1: 0, theta2: 0, theta3: 0, examples: false },
    drawOnly: ["examples"],
    draw: show,
    remarkOn: (frame) => (frame.mine.length > 0 ? verdict(frame) : ""),
    csv: (frame) => ({ header: ["component", "theta", "gradient", "measured"], rows: rowsOf(frame) }),
  });
  const plot = new Plot({
    x: [-0.5, 3.5],
    y: [-16, 16],
    xName: "",
    yName: "slope of the cost",
    says: { x: (value) => NAMES[value] ?? "" },
    label: "A bar for each component of the gradient, and a mark where the measured slope is",
    onLayout: () => stage.frame && show(stage.frame),
  });
  const level = s("line", { class: "zero" });
  plot.layer("zero").append(level);
  const shares = plot.layer("shares");
  const bars = plot.layer("bars");
  const marks = plot.layer("marks");
  const words = plot.layer("bar-words");
  const sliders = NAMES.map((name, j) =>
    stage.slider({ name: `theta${j}` as "theta0", label: `θ${"₀₁₂₃"[j]}, ${j === 0 ? "the bias" : `for ${name}`}`, low: -4, high: 4, step: 0.05 }),
  );
  stage.drawing(plot.svg);
  stage.atEnd(() => plot.close());
  stage.show(
    plot.element,
    h("p", { class: "small quiet" }, "A bar is a component of gradient; the stroke across it is the slope measured at the cost, by moving that θ a hundred-thousandth to both sides. They must meet. What to try: find the place where all four bars vanish. Then look at the examples: each bar is the mean of its dots."),
    h("div", { class: "row pairs" }, ...sliders),
    stage.row(
      stage.button("One step downhill", step),
      stage.button("Back to zero", () => (stage.remark(""), stage.set({ theta0: 0, theta1: 0, theta2: 0, theta3: 0 }))),
      stage.tick("examples", "Error times feature, of each example"),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ cost: "cost J", gap: "largest difference" }),
      stage.table("Gradient and measured slope", ["feature", "θ", "gradient", "measured"], rowsOf),
    ),
  );
  return stage;

  function step(): void {
    const slopes = stage.frame?.arrays["gradient"];
    if (slopes === undefined || !slopes.every(Number.isFinite)) return stage.remark("Without slopes there is no step.");
    const { controls } = stage;
    const after = (["theta0", "theta1", "theta2", "theta3"] as const).map((name, j) => Math.max(-10, Math.min(10, controls[name] - RATE * slopes[j]!)));
    stage.remark(`One step of ${RATE} times the gradient, against it: from a cost of ${shown(stage.value("cost"))}.`);
    stage.set({ theta0: after[0]!, theta1: after[1]!, theta2: after[2]!, theta3: after[3]! });
  }

  function show({ arrays, values }: Frame): void {
    const { gradient = [], measured = [], shares: all = [] } = arrays;
    const zero = plot.y(0);
    set(level, { x1: plot.x(-0.5), x2: plot.x(3.5), y1: zero, y2: zero });
    bars.replaceChildren();
    marks.replaceChildren();
    words.replaceChildren();
    const far = numberOf(values["gap"]);
    Array.from(gradient, (slope, j) => {
      const [left, right] = [plot.x(j - WIDTH / 2), plot.x(j + WIDTH / 2)];
      const fits = far <= tolerance(measured) || Math.abs(slope - measured[j]!) <= tolerance(measured);
      if (Number.isFinite(slope)) {
        const top = plot.safe(slope);
        bars.append(s("rect", { class: fits ? "fits" : "off", x: left, width: right - left, y: Math.min(top, zero), height: Math.abs(top - zero) }));
      }
      if (Number.isFinite(measured[j]!)) marks.append(s("line", { x1: left - 12, x2: right + 12, y1: plot.safe(measured[j]!), y2: plot.safe(measured[j]!) }));
      const [floor, ceiling] = [plot.y(plot.about.y[0]), plot.y(plot.about.y[1])];
      const away = slope < 0 ? 17 : -11;
      const height = Math.min(floor - 8, Math.max(ceiling + 26, (Number.isFinite(slope) ? plot.safe(slope) : zero) + away));
      words.append(s("text", { x: (left + right) / 2, y: height, "text-anchor": "middle" }, shown(slope)));
    });
    const shown_ = stage.controls.examples ? all : [];
    const count = gradient.length || 1;
    // Side by side in the order of the examples, so that dots of the same height do not hide one another.
    const spread = (i: number): number => ((i / (shown_.length || 1)) * 0.9 - 0.45) * 0.9;
    dots(shares, plot, Array.from(shown_, (_, i) => (i % count) + spread(i)), shown_, () => "share", 3);
  }
}

/** What the comparison with the measured slopes says about the learner's functions. */
function verdict({ arrays }: Frame): string {
  const { gradient = [], measured = [] } = arrays;
  const close = (factor: number): boolean => Array.from(measured).every((slope, j) => Math.abs(gradient[j]! - factor * slope) <= tolerance(measured));
  if (!Array.from(measured).some((slope) => Math.abs(slope) > 0.01)) return "";
  if (close(1)) return " Bars and marks meet: this is the slope of this cost.";
  if (close(-1)) return " Every bar points the wrong way: this gradient leads uphill when it should lead downhill.";
  const largest = Array.from(measured).reduce((best, slope, j) => (Math.abs(slope) > Math.abs(measured[best]!) ? j : best), 0);
  const factor = gradient[largest]! / measured[largest]!;
  if (close(factor)) return ` Every bar is ${shown(factor)} times the slope of the cost: a factor is wrong in one of the two.`;
  return " Bars and marks do not meet: cost and gradient do not belong together.";
}

/** Differences below this are the measuring's, and float32's. */
function tolerance(measured: ArrayLike<number>): number {
  return 1e-3 * (1 + Math.max(0, ...Array.from(measured, Math.abs).filter(Number.isFinite)));
}

function rowsOf({ arrays }: Frame): (number | string)[][] {
  const { theta = [], gradient = [], measured = [] } = arrays;
  return Array.from(theta, (value, j) => [NAMES[j]!, value, gradient[j]!, measured[j]!]);
}
