// The gradient of the cross-entropy: how far every probability is from its label, how hard that pulls on each component
// of theta, and the gradient by the formula beside the one that is found by trying.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import type { Pair } from "./arrow";
import { legend, marks } from "./classes";
import "./logistic.css";
import { plain, rounded, shown } from "./numbers";
import { Plot, type Interval } from "./plot";
import { clamp } from "./scale";
import { Stage, type Host, type OpenPicture } from "./stage";

const XS: Interval = [-0.5, 6.5];
/** The handles hold the curve at these two places, where no example is. */
const ENDS = [0.3, 3] as const;
/** A probability that a handle may give: a certainty would need an infinite theta. */
const HELD: Interval = [0.002, 0.998];
const COMPONENTS = ["θ₀, the bias", "θ₁, the weight"] as const;

/** Open the picture of the gradient. */
export function logisticGradient(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "logistic-gradient",
    title: "The gradient, and a proof by numbers",
    functions: ["gradient", "numeric_gradient", "sigmoid"],
    controls: { data: "lesson", theta0: 0, theta1: 0, h: 1e-5, rate: 1 },
    drawOnly: ["rate"],
    decimals: 17,
    moved: () => plot.placeHandles(),
    draw: showFrame,
    remarkOn: disagreement,
    csv: (frame) => ({ header: ["x", "y", "p", "error", "error_times_x"], rows: rowsOf(frame) }),
  });
  const plot = new Plot({
    x: XS,
    y: [-0.12, 1.12],
    xName: "x",
    yName: "probability p",
    label: "Examples with label 0 below and label 1 above, the curve of the probabilities, and the errors between them",
    aspect: 0.5,
    heights: [230, 320],
    onLayout() {
      if (stage.frame) showCurve(stage.frame);
    },
  });
  const errors = plot.layer("errors");
  const curve = s("path", { class: "curve" });
  plot.layer("curves").append(curve);
  const points = plot.layer("examples");
  for (const index of [0, 1] as const) {
    plot.handle({
      label: `Probability at x = ${ENDS[index]}`,
      along: "y",
      at: () => [ENDS[index], probabilities()[index]],
      move: (_, p) => hold(index, p),
      say: () => `${shown(probabilities()[index])}; θ₀ is ${shown(stage.controls.theta0)}, θ₁ is ${shown(stage.controls.theta1)}`,
      step: [0, 0.01],
      yRange: HELD,
    });
  }
  const pulls = [0, 1].map((component) => {
    const pull = new Plot({
      x: XS,
      y: [-1.4, 1.4],
      xName: "x",
      yName: component === 0 ? "p − y: their mean pulls on θ₀" : "(p − y) · x: their mean pulls on θ₁",
      label: `How hard each example pulls on ${COMPONENTS[component]}, and their mean`,
      aspect: 0.62,
      heights: [180, 210],
      onLayout() {
        if (stage.frame) showPulls(stage.frame);
      },
    });
    const stems = pull.layer("stems");
    const zero = s("line", { class: "zero" });
    const mean = s("line", { class: "mean" });
    pull.layer("means").append(zero, mean);
    return { pull, stems, zero, mean };
  });
  const bars = new Plot({
    x: [-1, 1],
    y: [0, 2.15],
    xName: "",
    yName: "",
    label: "Both components of the gradient, by the formula and by trying",
    bare: true,
    heights: [150, 150],
    onLayout() {
      if (stage.frame) showBars(stage.frame);
    },
  });
  const barLayer = bars.layer("two-bars");
  stage.drawing(plot.svg, ...pulls.map(({ pull }) => pull.svg), bars.svg);
  stage.atEnd(() => [plot, bars, ...pulls.map(({ pull }) => pull)].forEach((one) => one.close()));
  stage.show(
    stage.row(stage.choice({ name: "data", label: "examples", options: { lesson: "the four of the lesson", studied: "14 students: hours of study, and who passed" } })),
    plot.element,
    legend("y = 0", "y = 1"),
    h("p", { class: "small quiet" }, "The stems from the labels to the curve are the errors p − y. Drag the curve by a handle, or move it with the arrow keys."),
    h("div", { class: "side-by-side" }, ...pulls.map(({ pull }) => pull.element)),
    h("p", { class: "small quiet" }, "Each stem is what one example says to a component of θ; the green line is their mean, as gradient gives it. What to try: step downhill until both means are near 0. Is then every error 0 as well?"),
    stage.row(
      stage.number({ name: "theta0", label: "θ₀, the bias", step: 0.1 }),
      stage.number({ name: "theta1", label: "θ₁, the weight", step: 0.1 }),
      stage.slider({ name: "rate", label: "learning rate", low: 0.1, high: 3, step: 0.1, say: plain }),
    ),
    stage.row(
      stage.button("One step downhill", () => walk(1)),
      stage.button("Put θ back to 0", () => (stage.remark(""), stage.set({ theta0: 0, theta1: 0 }))),
    ),
    h("h3", {}, "By the formula and by trying"),
    bars.element,
    h("p", { class: "legend small" }, h("span", {}, h("i", { class: "swatch by-formula" }), "gradient"), h("span", {}, h("i", { class: "swatch by-trying" }), "numeric_gradient"), h("span", {}, h("i", { class: "swatch as-it-is" }), "the slope as it is")),
    stage.row(stage.slider({ name: "h", label: "h, how far numeric_gradient moves θ", low: 1e-14, high: 2, step: 0.1, logarithmic: true })),
    h("p", { class: "small quiet" }, "What to try: a large h looks too far around; a tiny one, below 0.000 000 001, drowns in rounding. Where do both agree best?"),
    h(
      "div",
      { class: "facts" },
      stage.facts({ cost: "mean cross-entropy", difference: "largest difference" }),
      stage.facts({ gradient_0: "gradient, θ₀", numeric_0: "by trying" }),
      stage.facts({ gradient_1: "gradient, θ₁", numeric_1: "by trying" }),
    ),
    h("details", {}, h("summary", {}, "The examples as a table"), stage.table("Each example and its pull", ["x", "y", "p", "p − y", "(p − y) x"], (frame) => rowsOf(frame).map(([x, y, ...rest]) => [x!, plain(y!), ...rest]))),
  );
  return stage;

  function probabilities(): [number, number] {
    const { theta0, theta1 } = stage.controls;
    return ENDS.map((x) => 1 / (1 + Math.exp(-(theta0 + theta1 * x)))) as [number, number];
  }

  function hold(index: 0 | 1, p: number): void {
    const both = probabilities().map((one) => clamp(one, ...HELD));
    both[index] = clamp(p, ...HELD);
    const [z0, z1] = both.map((one) => Math.log(one / (1 - one))) as [number, number];
    const theta1 = rounded((z1 - z0) / (ENDS[1] - ENDS[0]), 5);
    stage.remark("");
    stage.set({ theta1, theta0: rounded(z0 - theta1 * ENDS[0], 5) });
  }

  function walk(steps: number): void {
    const { theta0, theta1, rate } = stage.controls;
    const [g0, g1] = [stage.value("gradient_0"), stage.value("gradient_1")];
    if (![g0, g1].every(Number.isFinite)) return stage.remark("The gradient is no number: there is no step.");
    const to = (theta: number, slope: number): number => clamp(rounded(theta - steps * rate * slope, 6), -100, 100);
    stage.remark(`θ₀ changed by ${shown(-rate * g0)}, θ₁ by ${shown(-rate * g1)}: the learning rate times minus the gradient.`);
    stage.set({ theta0: to(theta0, g0), theta1: to(theta1, g1) });
  }

  // Drawing

  function showFrame(frame: Frame): void {
    showCurve(frame);
    showPulls(frame);
    showBars(frame);
  }

  function showCurve({ arrays }: Frame): void {
    const { x = [], y = [], p = [], at = [], curve: heights = [] } = arrays;
    set(curve, { d: plot.through(at, heights) });
    marks(points, plot, [...x].map((one, i): Pair => [one, y[i]!]), y, 5.5);
    stems(errors, plot, [...x].map((one, i) => [one, y[i]!, p[i]!, y[i]!]));
    plot.placeHandles();
  }

  function showPulls({ arrays, values }: Frame): void {
    const { x = [], y = [], pulls: all = [] } = arrays;
    pulls.forEach(({ pull, stems: layer, zero, mean }, component) => {
      const heights = [...x].map((_, i) => all[2 * i + component]!);
      const most = 1.4 * Math.max(1, ...heights.filter(Number.isFinite).map(Math.abs));
      pull.range(XS, [-most, most]);
      stems(layer, pull, [...x].map((one, i) => [one, 0, heights[i]!, y[i]!]));
      for (const [line, height] of [[zero, 0], [mean, Number(values[`gradient_${component}`])]] as const) {
        const there = Number.isFinite(height);
        set(line, { visibility: there ? null : "hidden", x1: pull.x(XS[0]), x2: pull.x(XS[1]), y1: there ? pull.safe(height) : 0, y2: there ? pull.safe(height) : 0 });
      }
    });
  }

  /** Two pairs of lying bars, with a stroke where the slope really is. */
  function showBars({ arrays }: Frame): void {
    const pairs_ = [0, 1].map((component) => [stage.value(`gradient_${component}`), stage.value(`numeric_${component}`), arrays["slopes"]?.[component] ?? NaN]);
    const most = 1.15 * Math.max(0.1, ...pairs_.flat().filter(Number.isFinite).map(Math.abs));
    bars.range([-most, most], [0, 2.15]);
    const bar = (value: number, y: number, kind: string): SVGElement | null => {
      if (!Number.isFinite(value)) return null;
      const [zero, end] = [bars.x(0), bars.x(value)];
      return s("rect", { class: kind, x: Math.min(zero, end), width: Math.max(1.5, Math.abs(end - zero)), y: bars.y(y) - 9, height: 18 });
    };
    const parts = pairs_.flatMap(([formula, trying, slope], component) => {
      const middle = 1.5 - component;
      return [
        s("text", { x: bars.x(-most) + 2, y: bars.y(middle + 0.36) }, COMPONENTS[component]!),
        bar(formula!, middle + 0.14, "by-formula"),
        bar(trying!, middle - 0.16, "by-trying"),
        Number.isFinite(slope) ? s("line", { class: "as-it-is", x1: bars.x(slope!), x2: bars.x(slope!), y1: bars.y(middle + 0.34), y2: bars.y(middle - 0.36) }) : null,
      ];
    });
    const zero = s("line", { class: "zero", x1: bars.x(0), x2: bars.x(0), y1: bars.y(0), y2: bars.y(2) });
    barLayer.replaceChildren(zero, ...parts.filter((part) => part !== null));
  }
}

/** Strokes in the colours of the classes, each from one height to another. */
function stems(layer: SVGGElement, plot: Plot, all: number[][]): void {
  const seen = all.filter((one) => one.every(Number.isFinite));
  layer.replaceChildren(
    ...seen.flatMap(([x, from, to, label]) => [
      s("line", { class: `stem of-${label}`, x1: plot.x(x!), x2: plot.x(x!), y1: plot.y(from!), y2: plot.safe(to!) }),
      s("circle", { class: `stem-end class-${label}`, r: 3.5, cx: plot.x(x!), cy: plot.safe(to!) }),
    ]),
  );
}

/** x, label, probability, error, and error times x of each example. */
function rowsOf({ arrays }: Frame): number[][] {
  const { x = [], y = [], p = [] } = arrays;
  return [...x].map((one, i) => [one, y[i]!, p[i]!, p[i]! - y[i]!, (p[i]! - y[i]!) * one]);
}

/** Which of the two is not the slope of the cost, if the learner wrote it. */
function disagreement({ mine, values, arrays }: Frame): string {
  const off = (name: string): boolean =>
    [0, 1].some((component) => {
      const slope = arrays["slopes"]?.[component] ?? NaN;
      return !(Math.abs(Number(values[`${name}_${component}`]) - slope) <= 1e-3 * (1 + Math.abs(slope)));
    });
  if (mine.includes("gradient") && off("gradient")) return " Your gradient is not the slope of the cost: compare its bars with the black strokes.";
  return "";
}
