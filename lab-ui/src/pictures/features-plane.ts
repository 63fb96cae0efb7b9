// Chapter 02: a plane over points in space; moved by hand, and settling by descent.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import "./features.css";
import { shown } from "./numbers";
import { Plot } from "./plot";
import { Space, VIEW, VIEW_CONTROLS, type Shape } from "./space";
import { Stage, type Host, type OpenPicture } from "./stage";

const BOX = { x: [-3, 3], y: [-3, 3], z: [-10, 12], names: ["feature x₁", "feature x₂", "y"] } as const;
const COUNT = 30;
/** Steps of the whole walk, and milliseconds for one of them. */
const STEPS = 60;
const PACE = 70;

/** Open the picture of a plane that is moved by hand. */
export function planeOverPoints(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "plane-over-points",
    title: "A plane over points",
    functions: ["hypothesis"],
    controls: { ...VIEW, theta0: 3, theta1: 0, theta2: 0, example: 1 },
    drawOnly: [...VIEW_CONTROLS, "example"],
    draw: show,
    csv: (frame) => ({ header: ["x1", "x2", "y", "predicted", "error"], rows: rowsOf(frame) }),
  });
  const space = new Space(stage, {
    ...box(),
    label: "A plane over 30 points with two features; strokes lead from each point to the plane",
    pointed: (x, y) => stage.set({ example: nearest(stage.frame, x, y) }),
  });
  const sum = h("p", { class: "sum" });
  const slope = { low: -4, high: 4, step: 0.05 };
  stage.drawing(space.canvas);
  stage.show(
    space.element,
    h("p", { class: "small quiet" }, "The plane is what hypothesis says everywhere; the strokes are its errors at the points. What to try: move θ₀ alone, and the plane rises without tilting. Then tilt it until the strokes are short. How low does the cost go?"),
    h(
      "div",
      { class: "row thirds" },
      stage.slider({ name: "theta0", label: "θ₀, the bias", low: -8, high: 8, step: 0.05 }),
      stage.slider({ name: "theta1", label: "θ₁, for x₁", ...slope }),
      stage.slider({ name: "theta2", label: "θ₂, for x₂", ...slope }),
    ),
    stage.row(
      stage.button("The best plane", () => best()),
      stage.button("Level again", () => (stage.remark(""), stage.set({ theta0: 3, theta1: 0, theta2: 0 }))),
    ),
    stage.row(
      stage.slider({ name: "example", label: "example", low: 1, high: COUNT, step: 1, say: (value) => `${value} of ${COUNT}` }),
    ),
    sum,
    h("div", { class: "facts" }, stage.facts({ cost: "cost J", lowest: "the lowest there is" })),
    folded("The points", stage.table("The points, and what hypothesis says", ["x₁", "x₂", "y", "ŷ", "ŷ − y"], rowsOf)),
  );
  return stage;

  function best(): void {
    const found = stage.frame?.values["best"];
    if (!Array.isArray(found)) return;
    const [theta0, theta1, theta2] = found.map(numberOf) as [number, number, number];
    stage.remark(`The best plane has θ = (${[theta0, theta1, theta2].map(shown).join(", ")}). No other has a lower cost; the exercises to come find it.`);
    stage.set({ theta0, theta1, theta2 });
  }

  function show(frame: Frame): void {
    const row = rowsOf(frame)[stage.controls.example - 1];
    const shapes = planeAndPoints(frame);
    if (row !== undefined) {
      const [x1, x2, y, yHat, error] = row as [number, number, number, number, number];
      shapes.push(
        { kind: "points", x: [x1], y: [x2], z: [y], hue: "--green", radius: 7 },
        { kind: "path", x: [x1, x1], y: [x2, x2], z: [BOX.z[0], Math.min(y, yHat)], hue: "--green", width: 1.5, dashed: true },
      );
      const { theta0, theta1, theta2 } = stage.controls;
      const products = [product(theta0, 1), product(theta1, x1), product(theta2, x2)].join(" + ");
      sum.textContent =
        `Example ${stage.controls.example}: ${products} is θ times its row; hypothesis says ${shown(yHat)}. ` +
        `The point has ${shown(y)}, so the error is ${shown(error)}.`;
    }
    space.show(...shapes);
  }
}

/** Open the picture of a plane that settles. */
export function planeSettling(host: Host): OpenPicture {
  let playing = 0;
  const stage = new Stage(host, {
    name: "plane-settling",
    title: "The plane settles",
    functions: ["gradient_descent"],
    controls: { ...VIEW, start: "against", rate: 0.05, step: 0 },
    drawOnly: [...VIEW_CONTROLS],
    moved: () => curve.placeHandles(),
    draw: show,
    remarkOn: (frame): string => (frame.mine.length > 0 ? doubts(frame, stage.controls.step) : ""),
    csv: (frame) => ({ header: ["step", "cost"], rows: [...(frame.arrays["history"] ?? [])].map((cost, step) => [step, cost]) }),
  });
  const curve = new Plot({
    x: [0, STEPS],
    y: [0, 30],
    xName: "steps",
    yName: "cost J",
    label: "The cost before the first step and after each",
    heights: [150, 210],
    aspect: 0.36,
    onLayout: () => stage.frame && showCurve(stage.frame),
  });
  const line = s("path", { class: "curve" });
  const floor = s("line", { class: "level" });
  const now = s("circle", { class: "measured", r: 6 });
  curve.layer("history").append(floor, line, now);
  const handle = curve.handle({
    label: "Step of the walk",
    along: "x",
    at: () => [stage.controls.step, costNow()],
    move: (x) => stage.set({ step: Math.round(x) }),
    say: () => `step ${stage.controls.step} of ${STEPS}; cost ${shown(costNow())}`,
    step: [1, 0],
  });
  handle.addEventListener("pointerdown", stop);
  handle.addEventListener("keydown", stop);
  const space = new Space(stage, { ...box(), label: "A plane that settles over 30 points, step by step", heights: [260, 360] });
  const playButton = stage.button("Play", () => (playing ? stop() : play()));
  stage.drawing(space.canvas, curve.svg);
  stage.atEnd(() => (stop(), curve.close()));
  stage.show(
    space.element,
    curve.element,
    stage.row(
      playButton,
      stage.button("One step", () => (stop(), stage.set({ step: Math.min(stage.controls.step + 1, STEPS) }))),
      stage.button("To the start", () => (stop(), stage.set({ step: 0 }))),
    ),
    h("p", { class: "small quiet" }, "Above the plane after some steps of descent, below the cost after each; drag its dot. What to try: play it, then make the learning rate larger bit by bit. It gets faster, then it swings, and from about 0.6 on the plane is thrown out."),
    stage.row(
      stage.slider({ name: "rate", label: "learning rate α", low: 0.003, high: 1, step: 0.01, logarithmic: true }),
      stage.choice({ name: "start", label: "the plane at first", options: { against: "tilted the other way", flat: "level, at 0", above: "level, at 9" } }),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ cost: "cost J of this plane", lowest: "the lowest there is" }),
      stage.table("θ after these steps, and where it tends to", ["weight", "now", "best plane"], (frame) =>
        [...(frame.arrays["theta"] ?? [])].map((value, j) => [`θ${"₀₁₂"[j]}`, value, frame.arrays["best"]![j]!]),
      ),
    ),
  );
  return stage;

  /** What the history says for the step; before there are numbers, and where they ran out, the top of the plot. */
  function costNow(): number {
    const cost = stage.frame?.arrays["history"]?.[stage.controls.step] ?? NaN;
    return Number.isNaN(cost) ? curve.about.y[1] : cost;
  }

  function play(): void {
    const from = stage.controls.step >= STEPS ? 0 : stage.controls.step;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return stage.set({ step: STEPS });
    const begin = performance.now();
    const go = (time: number): void => {
      const step = Math.min(STEPS, from + Math.floor(Math.max(0, time - begin) / PACE));
      if (step !== stage.controls.step) stage.set({ step });
      if (step >= STEPS) stop();
      else playing = requestAnimationFrame(go);
    };
    playButton.textContent = "Stop";
    playing = requestAnimationFrame(go);
  }

  function stop(): void {
    cancelAnimationFrame(playing);
    playing = 0;
    playButton.textContent = "Play";
  }

  function show(frame: Frame): void {
    const first = numberOf(frame.arrays["history"]?.[0]);
    if (first > 0 && first < 1e9) curve.range(curve.about.x, [0, 1.25 * first]);
    showCurve(frame);
    space.show(...planeAndPoints(frame));
    stage.remark(news(frame, stage.controls.step));
  }

  function showCurve(frame: Frame): void {
    const costs = frame.arrays["history"] ?? [];
    const lowest = curve.safe(numberOf(frame.values["lowest"]));
    set(line, { d: curve.through(Array.from(costs, (_, step) => step), costs) });
    set(floor, { x1: curve.x(0), x2: curve.x(STEPS), y1: lowest, y2: lowest });
    const cost = numberOf(frame.values["cost"]);
    set(now, {
      cx: curve.x(stage.controls.step),
      cy: Number.isFinite(cost) ? curve.safe(cost) : null,
      visibility: Number.isFinite(cost) && !(Math.abs(cost - costs[stage.controls.step]!) <= 1e-3 * (1 + cost)) ? null : "hidden",
    });
    curve.placeHandles();
  }
}

/** What to say about the walk as it stands. */
function news(frame: Frame, step: number): string {
  const costs = frame.arrays["history"] ?? [];
  const [first, last, lowest] = [costs[0] ?? NaN, costs[costs.length - 1] ?? NaN, numberOf(frame.values["lowest"])];
  if (!(last <= first)) return "The cost grows: every step lands further up on the other side. The learning rate is too large.";
  if (step === STEPS && last - lowest < 0.01 * lowest) return "Settled: the cost is within a hundredth of the lowest there is.";
  return step === STEPS ? `After ${STEPS} steps the cost is ${shown(last)}; the lowest there is is ${shown(lowest)}. More steps, or larger ones, would lead on.` : "";
}

/** What is odd about a learner's walk. */
function doubts(frame: Frame, step: number): string {
  const [said, measured] = [numberOf(frame.arrays["history"]?.[step]), numberOf(frame.values["cost"])];
  if (frame.values["start_changed"] === true) return " Your function has moved the start itself: the caller's theta is gone.";
  if (Number.isFinite(measured) && !(Math.abs(said - measured) <= 1e-3 * (1 + measured))) {
    return ` Your history says ${shown(said)} for step ${step}, but this plane's cost is ${shown(measured)} (the ring).`;
  }
  return "";
}

function box(): { x: [number, number]; y: [number, number]; z: [number, number]; names: [string, string, string] } {
  return { x: [...BOX.x], y: [...BOX.y], z: [...BOX.z], names: [...BOX.names] };
}

/** The plane of a frame, its points, and the errors between them. */
function planeAndPoints({ arrays, shapes }: Frame): Shape[] {
  const { heights, y = [], y_hat = [] } = arrays;
  if (heights === undefined) return [];
  const rows = rowsOf({ arrays });
  const [x1, x2] = [rows.map((row) => row[0]!), rows.map((row) => row[1]!)];
  const [count] = shapes["heights"] as [number, number];
  return [
    { kind: "surface", z: heights, rows: count, columns: count },
    { kind: "stems", x: x1, y: x2, from: y_hat, to: y, hue: "--orange", width: 2.5 },
    { kind: "points", x: x1, y: x2, z: y, hue: "--ink", radius: 4.5 },
  ];
}

/** x₁, x₂, y, prediction and error of each point; a row of X is 1, x₁, x₂. */
function rowsOf({ arrays }: Pick<Frame, "arrays">): number[][] {
  const { X = [], y = [], y_hat = [] } = arrays;
  return Array.from(y, (value, i) => [X[3 * i + 1]!, X[3 * i + 2]!, value, y_hat[i]!, y_hat[i]! - value]);
}

/** The number of the point nearest to a place on the floor. */
function nearest(frame: Frame | null, x: number, y: number): number {
  const far = frame === null ? [] : rowsOf(frame).map((row) => Math.hypot(row[0]! - x, row[1]! - y));
  return far.length === 0 ? 1 : far.indexOf(Math.min(...far)) + 1;
}

function product(weight: number, feature: number): string {
  const written = (value: number): string => (value < 0 ? `(${shown(value)})` : shown(value));
  return `${written(weight)} · ${feature === 1 ? "1" : written(feature)}`;
}

function folded(summary: string, content: HTMLElement): HTMLElement {
  return h("details", {}, h("summary", {}, summary), content);
}
