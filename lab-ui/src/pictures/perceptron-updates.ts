// A perceptron learns from its mistakes, one point at a time: the point that it looks at, what is added to w, the line
// before and after. Python walks through all passes; the browser shows one look after the other.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import { arrow, type Pair } from "./arrow";
import { drawBoundary, legend, marks, mistaken, pairs, rings } from "./classes";
import { plain } from "./numbers";
import "./perceptron.css";
import { Plot, type Interval } from "./plot";
import { Running } from "./running";
import { Stage, type Host, type OpenPicture } from "./stage";

const VIEW: Interval = [-6, 6];
/** Arrows longer than this are all drawn shorter. */
const LONGEST = 5.6;

type Line = [number, number, number];

/** Open the picture of the perceptron's rule. */
export function perceptronUpdates(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "perceptron-updates",
    title: "Learning from mistakes",
    functions: ["perceptron_step", "train", "predict"],
    controls: { data: "lesson", learning_rate: 1, shuffle: false as boolean, seed: 0, step: 0, ending: false },
    drawOnly: ["ending"],
    moved: showLook,
    draw: showFrame,
    remarkOn: ({ arrays, mine }) => (mine.includes("perceptron_step") ? disagreement(arrays) : ""),
    csv: ({ arrays }) => ({
      header: ["look", "row", "w1", "w2", "b"],
      rows: [...(arrays["order"] ?? [])].map((row, i) => [i + 1, row, ...lineAfter(arrays, i + 1)]),
    }),
  });
  const plot = new Plot({
    x: VIEW,
    y: VIEW,
    xName: "x₁",
    yName: "x₂",
    label: "Points of two classes, the perceptron's line before and after one look, and its weights as an arrow",
    aspect: "equal",
    heights: [260, 500],
    onLayout() {
      showLook();
      if (stage.frame) showFrame(stage.frame);
    },
  });
  const origin = s("path", { class: "origin" });
  plot.layer("origins").append(origin);
  const ending = s("line", { class: "boundary of-train" });
  const before = s("line", { class: "boundary before" });
  const after = s("line", { class: "boundary" });
  plot.layer("boundaries").append(ending, before, after);
  const points = plot.layer("students");
  const mistakes = plot.layer("mistakes");
  const looked = plot.layer("looked-at");
  const place = s("path", { class: "place" });
  const change = s("path", { class: "change" });
  const weightsBefore = s("path", { class: "before" });
  const weights = s("path");
  const names = [s("text"), s("text"), s("text", { class: "note" })] as const;
  plot.layer("weights").append(place, weightsBefore, change, weights, ...names);

  const counts = new Plot({
    x: [0.5, 8.5],
    y: [0, 7],
    xName: "pass",
    yName: "mistakes in the pass",
    label: "Mistakes in every pass over the points",
    heights: [150, 170],
    aspect: 0.28,
    onLayout() {
      if (stage.frame) showCounts(stage.frame);
    },
  });
  const bars = counts.layer("bars");

  const sum = h("p", { class: "spelt", role: "status" });
  const running = new Running({
    label: "Run",
    pause: 450,
    step: () => go(stage.controls.step + 1),
    finish: () => void go(looks()),
    ended: () => stage.remark(outcome()),
  });
  const change_ = (action: () => void) => (): void => {
    running.stop();
    stage.remark("");
    action();
  };
  const data = stage.choice({
    name: "data",
    label: "points",
    options: { lesson: "the four of the lesson", students: "20 students, in tens above the pass mark", close: "20 students, closer together" },
  });
  data.addEventListener("change", change_(() => stage.set({ step: 0 })));
  stage.drawing(plot.svg, counts.svg);
  stage.atEnd(() => (running.stop(), plot.close(), counts.close()));
  stage.show(
    stage.row(data),
    plot.element,
    legend("y = 0", "y = 1", "on the wrong side"),
    sum,
    stage.row(
      stage.button("Step", change_(() => void go(stage.controls.step + 1))),
      stage.button("Next mistake", change_(nextMistake)),
      running.button,
      stage.button("Back", change_(() => void go(stage.controls.step - 1))),
      stage.button("Start again", change_(() => void go(0))),
    ),
    h(
      "p",
      { class: "small quiet" },
      "The green arrow is w; the line stands at right angles to it. After a mistake the purple arrow is added: it is the point's own way from the origin, forwards for a missed 1, backwards for a false alarm. What to try: change the learning rate and step again. Arrows and b grow or shrink together, and no answer changes: only their proportions matter.",
    ),
    stage.row(
      stage.slider({ name: "learning_rate", label: "learning rate α", low: 0.1, high: 2, step: 0.1, say: plain }),
      stage.tick("shuffle", "A new order in each pass, as train has it"),
      stage.tick("ending", "Where train ends, dotted"),
      stage.button("Another order", change_(() => stage.set({ seed: (stage.controls.seed + 1) % 1000, shuffle: true, step: 0 }))),
    ),
    counts.element,
    h(
      "div",
      { class: "facts" },
      stage.facts({ step: "looks", pass: "pass", wrong: "wrong now" }, plain),
      stage.facts({ w1: "w₁", w2: "w₂", b: "b" }, plain),
      stage.facts({ train_w1: "train: w₁", train_w2: "w₂", train_b: "b", train_wrong: "wrong at its end" }, plain),
    ),
    h(
      "details",
      {},
      h("summary", {}, "All updates as a table"),
      stage.table("Each mistake, and w and b after it", ["look", "x₁", "x₂", "y", "w₁", "w₂", "b"], (frame) => updatesOf(frame).map((row) => row.map(plain))),
    ),
  );
  return stage;

  function looks(): number {
    return stage.frame?.arrays["order"]?.length ?? 0;
  }

  function go(step: number): boolean {
    const to = Math.min(Math.max(step, 0), looks());
    if (to !== stage.controls.step) stage.set({ step: to });
    return to < looks();
  }

  function nextMistake(): void {
    const changed = stage.frame?.arrays["changed"] ?? [];
    const next = [...changed].findIndex((one, i) => i >= stage.controls.step && one !== 0);
    if (next < 0) {
      go(looks());
      return stage.remark(outcome());
    }
    go(next + 1);
  }

  function outcome(): string {
    const { arrays } = stage.frame!;
    const { changed = [], mistakes: perPass = [] } = arrays;
    const total = [...changed].reduce((all, one) => all + one, 0);
    const odd = disagreement(arrays);
    if (odd !== "") return odd.trim();
    return perPass.at(-1) === 0
      ? `Pass ${perPass.length} went without a mistake: the perceptron has settled, after ${total} updates.`
      : `After ${perPass.length} passes and ${total} updates it has not settled.`;
  }

  // Drawing

  /** What is known of the walk moves at once: the lines, the arrows, the point that is looked at. */
  function showLook(): void {
    const { step, learning_rate } = stage.controls;
    const arrays = stage.frame?.arrays;
    set(origin, { d: `M${plot.x(-0.25)} ${plot.y(0)}H${plot.x(0.25)}M${plot.x(0)} ${plot.y(-0.25)}V${plot.y(0.25)}` });
    if (arrays === undefined || arrays["path"] === undefined) return;
    const at = Math.min(step, looks());
    const [old, now] = [lineAfter(arrays, Math.max(at - 1, 0)), lineAfter(arrays, at)];
    drawBoundary(after, plot, now);
    drawBoundary(before, plot, old);
    if (old.every((one, i) => one === now[i])) set(before, { visibility: "hidden" });
    const row = at > 0 ? arrays["order"]![at - 1]! : -1;
    const point = pairs(arrays["X"])[row];
    rings(looked, plot, point ? [point] : [], 13);
    looked.firstElementChild?.setAttribute("class", "ring looked-at");
    showArrows(arrays, old, now, point, learning_rate);
    const text = spelt(old, now, point, arrays["y"]?.[row] ?? 0, learning_rate);
    if (sum.textContent !== text) sum.textContent = text;
  }

  function showArrows(arrays: Frame["arrays"], old: Line, now: Line, point: Pair | undefined, rate: number): void {
    const path = arrays["path"]!;
    let longest = 0;
    for (let i = 0; i < path.length; i += 3) longest = Math.max(longest, Math.hypot(path[i]!, path[i + 1]!));
    const scale = longest > LONGEST ? LONGEST / longest : 1;
    const tip = ([w1, w2]: Line | Pair): Pair => [scale * w1!, scale * w2!];
    const changed = old.some((one, i) => one !== now[i]);
    set(weights, { d: arrow(plot, [0, 0], tip(now)) });
    set(weightsBefore, { d: changed ? arrow(plot, [0, 0], tip(old)) : "" });
    set(change, { d: changed ? arrow(plot, tip(old), tip(now)) : "" });
    set(place, { d: changed && point ? `M${plot.x(0)} ${plot.y(0)}L${plot.x(point[0])} ${plot.y(point[1])}` : "" });
    const label = (text: SVGTextElement, words: string, [x, y]: Pair): void => {
      set(text, { x: plot.x(x) + 10, y: plot.y(y) - 10, visibility: words === "" ? "hidden" : null });
      text.textContent = words;
    };
    names[2].textContent = scale < 1 ? `arrows at ${Math.round(100 * scale)} % of their length` : "";
    set(names[2], { x: plot.x(VIEW[0]) + 8, y: plot.y(VIEW[0]) - 8 });
    const [a, c] = [tip(old), tip(now)];
    const sign = now[2] < old[2] ? "−" : "+";
    label(names[0], Math.hypot(now[0], now[1]) > 0 ? "w" : "", c);
    label(names[1], changed ? `${sign}${rate === 1 ? "" : "α "}x` : "", [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2]);
  }

  function showFrame(frame: Frame): void {
    const { X, y = [], y_hat = [] } = frame.arrays;
    showLook();
    marks(points, plot, pairs(X), y, 6);
    rings(mistakes, plot, mistaken(pairs(X), y, y_hat));
    drawBoundary(ending, plot, [stage.value("train_w1"), stage.value("train_w2"), stage.value("train_b")]);
    if (!stage.controls.ending) set(ending, { visibility: "hidden" });
    showCounts(frame);
  }

  function showCounts(frame: Frame): void {
    const all = frame.arrays["mistakes"] ?? [];
    counts.range([0.5, Math.max(8, all.length) + 0.5], [0, Math.max(6, ...all) + 1]);
    const now = stage.value("pass");
    const wide = 0.6 * (counts.x(1) - counts.x(0));
    bars.replaceChildren(
      ...[...all].map((count, i) => {
        // A pass without a mistake has a bar too, so that one sees that it took place.
        const top = Math.min(counts.y(count), counts.y(0) - 2);
        return s("rect", { class: i + 1 === now ? "now" : "", x: counts.x(i + 1) - wide / 2, y: top, width: wide, height: counts.y(0) - top });
      }),
    );
  }
}

/** w1, w2 and b after so many looks. */
function lineAfter({ path = new Float32Array(3) }: Frame["arrays"], step: number): Line {
  return [path[3 * step]!, path[3 * step + 1]!, path[3 * step + 2]!];
}

/** One look as a sum. */
function spelt([w1, w2, b]: Line, now: Line, point: Pair | undefined, label: number, rate: number): string {
  if (point === undefined) return "At the start w = (0, 0) and b = 0: every score is 0, and the answer is 1 everywhere. Look at the first point.";
  const score = w1 * point[0] + w2 * point[1] + b;
  const said = score >= 0 ? 1 : 0;
  const begin = `(${plain(point[0])}, ${plain(point[1])}) with y = ${label}: the score is ${plain(score)}, so ŷ = ${said}`;
  const changed = [w1, w2, b].some((one, i) => one !== now[i]);
  if (!changed) return said === label ? `${begin}. Right, nothing changes.` : `${begin}. Wrong, and yet perceptron_step changed nothing.`;
  const what = said === label ? "Right, and yet perceptron_step changed something" : label === 1 ? `A miss, so ${rate === 1 ? "" : "α "}x is added` : `A false alarm, so ${rate === 1 ? "" : "α "}x is subtracted`;
  return `${begin}. ${what}: w = (${plain(now[0])}, ${plain(now[1])}), b = ${plain(now[2])}.`;
}

/** A learner's rule may change w where nothing is wrong, or keep it where something is. */
function disagreement(arrays: Frame["arrays"]): string {
  const points = pairs(arrays["X"]);
  const { y = [], order = [], changed = [] } = arrays;
  const odd = [...order].filter((row, i) => {
    const [w1, w2, b] = lineAfter(arrays, i);
    const score = w1 * points[row]![0] + w2 * points[row]![1] + b;
    const wrong = (score >= 0 ? 1 : 0) !== y[row];
    return Math.abs(score) > 1e-4 && wrong !== (changed[i] !== 0);
  });
  return odd.length > 0 ? ` At ${odd.length} of ${order.length} looks your perceptron_step changes w where the point is right, or keeps it where the point is wrong.` : "";
}

function updatesOf({ arrays }: Frame): number[][] {
  const points = pairs(arrays["X"]);
  const { y = [], order = [], changed = [] } = arrays;
  return [...order].flatMap((row, i) => (changed[i] ? [[i + 1, ...points[row]!, y[row]!, ...lineAfter(arrays, i + 1)]] : []));
}
