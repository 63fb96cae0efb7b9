// The sigmoid: a point that is dragged along the curve, with its tangent; steepness and shift; and very large scores.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import "./logistic.css";
import { plain, rounded, shown } from "./numbers";
import { Plot, type Interval } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";

const XS: Interval = [-8, 8];

/** Open the picture of the sigmoid. */
export function sigmoidPicture(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "sigmoid",
    title: "The sigmoid",
    functions: ["sigmoid"],
    controls: { x: 1.5, w: 1, b: 0, slopes: false },
    drawOnly: ["slopes"],
    moved: () => plot.placeHandles(),
    draw: showCurve,
    remarkOn: (frame) => (frame.values["overflows"] === true ? " On the way to a score of 1000 or −1000 a power of e became larger than any number a computer holds." : ""),
    csv: ({ arrays }) => ({ header: ["x", "p", "slope"], rows: [...(arrays["x"] ?? [])].map((x, i) => [x, arrays["curve"]![i]!, arrays["slopes"]![i]!]) }),
  });
  const plot = new Plot({
    x: XS,
    y: [-0.15, 1.15],
    xName: "x",
    yName: "probability p = σ(w x + b)",
    label: "The sigmoid of w x + b over x",
    onLayout() {
      if (stage.frame) showCurve(stage.frame);
    },
  });
  const drop = s("path", { class: "help" });
  plot.layer("helps").append(drop);
  const slopes = s("path", { class: "slopes" });
  const tangent = s("line", { class: "tangent" });
  const curve = s("path", { class: "curve" });
  plot.layer("curves").append(slopes, curve, tangent);
  plot.handle({
    label: "The place on the curve",
    along: "x",
    at: () => [stage.controls.x, heightAt(stage.controls.x)],
    move: (x) => stage.set({ x: rounded(x, 2) }),
    say: () => `x is ${shown(stage.controls.x)}, p is ${shown(heightAt(stage.controls.x))}`,
    step: [0.1, 0],
  });
  stage.drawing(plot.svg);
  stage.atEnd(() => plot.close());
  stage.show(
    plot.element,
    h(
      "p",
      { class: "small quiet" },
      "Drag the point, or move it with the arrow keys; the green line has the curve's slope there. What to try: where is the slope largest, and how large? Make w large: the curve turns into the perceptron's step, and almost everywhere its slope is 0. Turn w below 0.",
    ),
    stage.row(
      stage.slider({ name: "w", label: "steepness w", low: -10, high: 10, step: 0.1, say: plain }),
      stage.slider({ name: "b", label: "shift b", low: -8, high: 8, step: 0.1, say: plain }),
      stage.tick("slopes", "The slope as a curve"),
      stage.button("Put it back", () => stage.set({ x: 1.5, w: 1, b: 0 })),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ z: "score z = w x + b", p: "σ(z)", p_opposite: "σ(−z)", odds: "odds p / (1 − p)" }),
      stage.facts({ slope: "slope, by trying", slope_formula: "w p (1 − p)" }),
      stage.facts({ at_minus_far: "σ(−1000)", at_far: "σ(1000)" }, plain),
    ),
    h(
      "details",
      {},
      h("summary", {}, "The curve as a table"),
      stage.table("Every 1 along x", ["x", "p", "slope"], ({ arrays }) =>
        Array.from({ length: 17 }, (_, i) => [plain(XS[0] + i), arrays["curve"]![20 * i]!, arrays["slopes"]![20 * i]!]),
      ),
    ),
  );
  return stage;

  /** The curve's height between the numbers that Python sent. */
  function heightAt(x: number): number {
    const known = stage.frame?.arrays["curve"];
    if (known === undefined) return 0.5;
    const at = ((x - XS[0]) / (XS[1] - XS[0])) * (known.length - 1);
    const left = Math.min(Math.floor(at), known.length - 2);
    return known[left]! + (at - left) * (known[left + 1]! - known[left]!);
  }

  function showCurve({ arrays }: Frame): void {
    const { x = [], curve: p = [], slopes: slope = [] } = arrays;
    const from = XS[0];
    set(curve, { d: plot.through(x, p) });
    set(slopes, { d: stage.controls.slopes ? plot.through(x, slope) : "" });
    const [at, height, steep] = [stage.controls.x, stage.value("p"), stage.value("slope")];
    const there = Number.isFinite(height) && Number.isFinite(steep);
    set(tangent, { visibility: there ? null : "hidden" });
    if (there) {
      // As long as a finger on the screen, whatever its slope.
      const unit = Math.hypot(plot.x(1) - plot.x(0), (plot.y(1) - plot.y(0)) * steep);
      const reach = 110 / unit;
      set(tangent, { x1: plot.x(at - reach), x2: plot.x(at + reach), y1: plot.safe(height - reach * steep), y2: plot.safe(height + reach * steep) });
    }
    set(drop, { d: there ? `M${plot.x(at)} ${plot.y(-0.15)}V${plot.safe(height)}H${plot.x(from)}` : "" });
    plot.placeHandles();
  }
}
