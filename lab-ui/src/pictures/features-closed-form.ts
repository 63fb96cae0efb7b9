// Chapter 02: the parameters on their way downhill, and the levels that the closed form gives in one step.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import "./features.css";
import { shown } from "./numbers";
import { Plot, powerOfTen } from "./plot";
import { Stage, type Host, type OpenPicture, type Rows } from "./stage";

/** Places at which Python looks at theta, after the first. */
const STRIDES = 60;
const WEIGHTS = ["the bias", "for x", "for x again"];

/** Open the picture of descent that tends to the closed form. */
export function descentMeetsClosedForm(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "descent-meets-closed-form",
    title: "Descent meets the closed form",
    functions: ["gradient_descent", "fit_closed_form"],
    controls: { data: "points", start: "zero", rate: 0.1, stride: 2, look: STRIDES },
    drawOnly: ["look"],
    moved: () => weights.placeHandles(),
    draw: show,
    remarkOn: (frame) => (numberOf(frame.values["gap"]) < -1e-6 ? " The walk found a lower cost than the closed form: so that is not the lowest point." : ""),
    csv: rowsOf,
  });
  const weights = new Plot({
    x: [0, STRIDES * 2],
    y: [-1, 3],
    xName: "steps",
    yName: "θ",
    label: "The components of theta over the steps; dashed, the closed form",
    heights: [240, 330],
    aspect: 0.5,
    onLayout: () => stage.frame && showWeights(stage.frame),
  });
  const levels = weights.layer("levels");
  const curves = weights.layer("curves");
  const names = weights.layer("curve-names");
  const gaps = new Plot({
    x: [0, STRIDES * 2],
    y: [-8, 4],
    xName: "steps",
    yName: "cost above the minimum",
    says: { y: powerOfTen },
    label: "How far the cost is above its minimum, over the steps",
    heights: [190, 260],
    aspect: 0.4,
    onLayout: () => stage.frame && showGap(stage.frame),
  });
  const gap = s("path", { class: "curve" });
  const below = s("line", { class: "cursor" });
  gaps.layer("gap").append(below, gap);
  weights.handle({
    label: "Look at a step",
    along: "x",
    at: () => [stage.controls.look * stage.controls.stride, weights.about.y[1]],
    move: (x) => stage.set({ look: Math.round(x / stage.controls.stride) }),
    say: () => `step ${stage.controls.look * stage.controls.stride}`,
    step: [2, 0],
  });
  const cursor = s("line", { class: "cursor" });
  weights.layer("cursor").append(cursor);
  const key = h("p", { class: "small quiet key" });
  stage.drawing(weights.svg, gaps.svg);
  stage.atEnd(() => (weights.close(), gaps.close()));
  stage.show(
    weights.element,
    key,
    gaps.element,
    h("p", { class: "small quiet" }, "Curves: θ on its way downhill. Dashed: where the closed form says the lowest point is. A straight line below means that every step takes off the same share of what is left. What to try: the column twice, once from zero and once from elsewhere. The cost falls to the minimum both times, but do the curves meet the dashed lines?"),
    stage.row(
      stage.choice({
        name: "data",
        label: "the data",
        options: { points: "the four points of the lesson", life: "the life data, standardized", twice: "the four points, x twice" },
      }),
      stage.choice({ name: "start", label: "descent begins", options: { zero: "at zero", elsewhere: "elsewhere, at 0, 4, −2" } }),
    ),
    stage.row(
      stage.slider({ name: "rate", label: "learning rate α", low: 0.003, high: 1.5, step: 0.01, logarithmic: true }),
      stage.slider({ name: "stride", label: "steps", low: 1, high: 5, step: 1, say: (stride) => String(STRIDES * stride) }),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ lowest: "cost J of the closed form", gap: "descent ends above it by", length_best: "length of its θ", length_last: "length where descent ends" }),
      stage.table("θ on the way, and in one step", ["weight", "at the cursor", "closed form"], (frame) =>
        pathOf(frame).map((values, j) => [`θ${"₀₁₂"[j]}`, values[stage.controls.look]!, frame.arrays["best"]![j]!]),
      ),
    ),
  );
  return stage;

  function show(frame: Frame): void {
    const steps: [number, number] = [0, STRIDES * stage.controls.stride];
    weights.range(steps, heightsOf(frame));
    gaps.range(steps, gaps.about.y);
    showWeights(frame);
    showGap(frame);
    stage.remark(news(frame));
  }

  function rowsOf(frame: Frame): Rows {
    const path = pathOf(frame);
    const row = (at: number): number[] => [at * stage.controls.stride, ...path.map((values) => values[at]!)];
    return { header: ["step", ...path.map((_, j) => `theta${j}`)], rows: Array.from({ length: STRIDES + 1 }, (_, at) => row(at)) };
  }

  function showWeights(frame: Frame): void {
    const { best = [] } = frame.arrays;
    const path = pathOf(frame);
    const steps = Array.from({ length: STRIDES + 1 }, (_, at) => at * stage.controls.stride);
    const [left, right] = weights.about.x.map(weights.x) as [number, number];
    levels.replaceChildren(
      ...Array.from(best, (value, j) => s("line", { class: `component-${j}`, x1: left, x2: right, y1: weights.safe(value), y2: weights.safe(value) })),
    );
    curves.replaceChildren(...path.map((values, j) => s("path", { class: `component-${j}`, d: weights.through(steps, values) })));
    let last = -Infinity;
    names.replaceChildren(
      ...labels(best).map(({ text, value, j }) => {
        // Above its line, or below it where the label before is too near.
        const above = weights.safe(value) - 8;
        last = above - last < 15 ? above + 23 : above;
        return s("text", { class: `component-${j}`, x: right - 18, y: last, "text-anchor": "end" }, text);
      }),
    );
    key.replaceChildren(...path.map((_, j) => h("span", { class: `component-${j}` }, `θ${"₀₁₂"[j]}, ${WEIGHTS[j]}`)));
    const at = weights.x(stage.controls.look * stage.controls.stride);
    set(cursor, { x1: at, x2: at, y1: weights.y(weights.about.y[0]), y2: weights.y(weights.about.y[1]) });
    weights.placeHandles();
  }

  function showGap({ arrays }: Frame): void {
    const at = gaps.x(stage.controls.look * stage.controls.stride);
    set(below, { x1: at, x2: at, y1: gaps.y(gaps.about.y[0]), y2: gaps.y(gaps.about.y[1]) });
    const { above = [] } = arrays;
    const logs = Array.from(above, (value) => (value > 0 ? Math.log10(value) : NaN));
    set(gap, { d: gaps.through(logs.map((_, step) => step), logs) });
  }
}

/** What there is to see. */
function news(frame: Frame): string {
  const { values, arrays } = frame;
  const path = pathOf(frame);
  const best = arrays["best"] ?? [];
  const [gap, last] = [numberOf(values["gap"]), path.map((one) => one[STRIDES]!)];
  if (!last.every(Number.isFinite) || gap > numberOf(arrays["above"]?.[0])) return "The walk ran away: the learning rate is too large for these data.";
  const apart = Math.max(...last.map((value, j) => Math.abs(value - best[j]!)));
  if (Math.abs(gap) < 1e-4 && apart > 0.1) {
    return "As good, yet elsewhere: the valley has a level floor. Descent stays where it comes down; the closed form gives the shortest θ of all that are equally good.";
  }
  if (gap < -1e-6) return "";
  return Math.abs(gap) < 1e-4 ? "They have met: many small steps, or one calculation." : `Descent is still ${shown(gap)} above the minimum.`;
}

/** The components of theta along the way. */
function pathOf({ arrays, shapes }: Frame): number[][] {
  const path = arrays["path"];
  if (path === undefined) return [];
  const [rows, columns] = shapes["path"] as [number, number];
  return Array.from({ length: columns }, (_, j) => Array.from({ length: rows }, (_, at) => path[at * columns + j]!));
}

/** Heights that hold the dashed levels and the start, with room for swinging; a walk that runs away may leave them. */
function heightsOf(frame: Frame): [number, number] {
  const seen = [...pathOf(frame).map((values) => values[0]!), ...(frame.arrays["best"] ?? [])].filter((value) => Math.abs(value) < 1e6);
  if (seen.length === 0) return [-1, 1];
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  const room = Math.max(0.35 * (high - low), 0.5);
  return [low - room, high + room];
}

/** A name at each level, from the top down; levels that lie together share one. */
function labels(best: ArrayLike<number>): { text: string; value: number; j: number }[] {
  const found: { text: string; value: number; j: number }[] = [];
  Array.from(best, (value, j) => {
    const same = found.find((one) => Math.abs(one.value - value) < 0.02 * (1 + Math.abs(value)));
    if (same === undefined) found.push({ text: `θ${"₀₁₂"[j]}`, value, j });
    else same.text += `, θ${"₀₁₂"[j]}`;
  });
  return found.sort((one, other) => other.value - one.value);
}
