// Where no line will do: the perceptron passes over the points again and again, its line wanders, and the mistakes in a
// pass go up and down. With another feature, or other points, it comes to rest.

import { h, s, set } from "../dom";
import type { Frame } from "../frames";
import { Answers, drawBoundary, legend, marks, mistaken, pairs, rings } from "./classes";
import { plain } from "./numbers";
import "./perceptron.css";
import { Plot, type Interval } from "./plot";
import { Running } from "./running";
import { Stage, type Host, type OpenPicture } from "./stage";

const WINDOW: Interval = [-1.6, 1.6];
const ENDLESS = 60;

/** Open the picture of the perceptron that never settles. */
export function neverSettles(host: Host): OpenPicture {
  /** Whether the outcome is to be told as soon as its numbers are there. */
  let toTell = false;
  const stage = new Stage(host, {
    name: "perceptron-never-settles",
    title: "Where no line will do",
    functions: ["perceptron_step", "predict"],
    controls: { data: "xor", features: "plain", learning_rate: 1, seed: 0, passes: 0 },
    draw: showFrame,
    csv: ({ arrays }) => ({ header: ["pass", "mistakes"], rows: [...(arrays["mistakes"] ?? [])].map((count, i) => [i + 1, count]) }),
  });
  const plot = new Plot({
    x: WINDOW,
    y: WINDOW,
    xName: "x₁",
    yName: "x₂",
    label: "Points of two classes and the perceptron's answers after the last passes",
    aspect: "equal",
    heights: [260, 460],
    map: true,
    onLayout() {
      answers.layout();
      if (stage.frame) showFrame(stage.frame);
    },
  });
  const answers = new Answers(plot);
  const ghosts = plot.layer("ghosts");
  const points = plot.layer("students");
  const mistakes = plot.layer("mistakes");

  const curve = new Plot({
    x: [-2, ENDLESS + 2],
    y: [0, 5.9],
    xName: "pass",
    yName: "mistakes in the pass",
    label: "Mistakes in each pass",
    aspect: 0.36,
    heights: [180, 220],
    onLayout() {
      if (stage.frame) showCurve(stage.frame);
    },
  });
  const history = s("path", { class: "steps" });
  const now = s("circle", { class: "now", r: 5 });
  curve.layer("history").append(history, now);

  const running = new Running({
    label: "Run",
    pause: 160,
    step() {
      go(stage.controls.passes + 1);
      return stage.controls.passes < ENDLESS && !settled();
    },
    finish: () => go(ENDLESS),
    ended() {
      toTell = true;
      if (stage.frame) tell();
    },
  });
  const anew = (action: () => void) => (): void => {
    running.stop();
    toTell = false;
    stage.remark("");
    action();
  };
  const choices = [
    stage.choice({
      name: "data",
      label: "points",
      options: { xor: "XOR, four corners", and: "AND, four corners", moons: "two moons", circles: "a ring and its middle", students: "students, with a gap" },
    }),
    stage.choice({
      name: "features",
      label: "features",
      options: { plain: "x₁, x₂", product: "x₁, x₂ and x₁ · x₂", squares: "x₁, x₂, x₁² and x₂²" },
    }),
  ];
  for (const choice of choices) choice.addEventListener("change", anew(() => stage.set({ passes: 0 })));
  stage.drawing(...(plot.canvas ? [plot.canvas] : []), plot.svg, curve.svg);
  stage.atEnd(() => (running.stop(), plot.close(), curve.close(), answers.close()));
  stage.show(
    stage.row(...choices),
    plot.element,
    legend("y = 0", "y = 1", "on the wrong side"),
    stage.row(
      stage.button("One pass", anew(() => go(stage.controls.passes + 1))),
      running.button,
      stage.button("Start again", anew(() => stage.set({ passes: 0 }))),
      stage.button("Another order", anew(() => stage.set({ seed: (stage.controls.seed + 1) % 1000 }))),
    ),
    stage.row(
      stage.slider({ name: "passes", label: "passes", low: 0, high: ENDLESS, step: 1, say: plain }),
      stage.slider({ name: "learning_rate", label: "learning rate α", low: 0.1, high: 2, step: 0.1, say: plain }),
    ),
    curve.element,
    h(
      "p",
      { class: "small quiet" },
      "The thin lines are those after the last mistakes; each mistake moves the line. Only a pass without any, 0 on the curve, lets the perceptron rest. What to try: run XOR, then give it the product x₁ · x₂ as a third feature and run again. Which features does the ring need?",
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ passes: "passes", mistakes_now: "mistakes in the last", wrong: "wrong now", fewest: "fewest so far", settled: "settled in pass" }, plain),
      stage.facts({ w1: "w₁", w2: "w₂", w3: "w₃", w4: "w₄", b: "b" }, plain),
    ),
    h(
      "details",
      {},
      h("summary", {}, "The points as a table"),
      stage.table("Each point, its class and the answer", ["x₁", "x₂", "y", "ŷ"], ({ arrays }) =>
        pairs(arrays["X"]).map(([x1, x2], i) => [x1, x2, plain(arrays["y"]![i]!), plain(arrays["y_hat"]![i]!)]),
      ),
    ),
  );
  return stage;

  function go(passes: number): void {
    stage.set({ passes: Math.min(passes, ENDLESS) });
  }

  function settled(): boolean {
    return typeof stage.frame?.values["settled"] === "number";
  }

  function tell(): void {
    if (!toTell || (!settled() && stage.value("passes") < ENDLESS)) return;
    toTell = false;
    stage.remark(outcome());
  }

  function outcome(): string {
    if (settled() && stage.value("wrong") > 0) {
      return `Pass ${stage.value("settled")} changed nothing, and yet ${stage.value("wrong")} points are wrong: perceptron_step leaves mistakes as they are.`;
    }
    if (settled()) return `Settled: pass ${stage.value("settled")} went without a mistake, and nothing will change any more.`;
    const [wrong, fewest] = [stage.value("wrong"), stage.value("fewest")];
    const left = wrong > fewest ? ` After some pass they were only ${fewest}, and the line left that place again.` : "";
    return `After ${stage.value("passes")} passes ${wrong} points are wrong, and the last pass made ${stage.value("mistakes_now")} mistakes.${left}`;
  }

  function showFrame(frame: Frame): void {
    const { X, y = [], y_hat = [], region = [], everywhere = [], ghosts: lines = [] } = frame.arrays;
    answers.show(region, { values: everywhere, level: 0 });
    marks(points, plot, pairs(X), y, 6);
    rings(mistakes, plot, mistaken(pairs(X), y, y_hat), 12);
    showGhosts(stage.controls.features === "plain" && frame.shapes["ghosts"]?.[1] === 3 ? lines : []);
    showCurve(frame);
    tell();
  }

  function showGhosts(lines: ArrayLike<number>): void {
    const count = lines.length / 3;
    while (ghosts.children.length > count) ghosts.lastChild!.remove();
    while (ghosts.children.length < count) ghosts.append(s("line"));
    for (let i = 0; i < count; i++) {
      const line = ghosts.children[i] as SVGLineElement;
      set(line, { opacity: (0.1 + (0.5 * i) / count).toFixed(2) });
      drawBoundary(line, plot, [lines[3 * i]!, lines[3 * i + 1]!, lines[3 * i + 2]!]);
    }
  }

  function showCurve(frame: Frame): void {
    const counts = frame.arrays["mistakes"] ?? [];
    curve.range([-2, ENDLESS + 2], [0, Math.max(5, stage.value("points")) + 0.9]);
    set(history, { d: curve.through([...counts].map((_, i) => i + 1), counts) });
    const last = counts.at(-1);
    set(now, { visibility: last === undefined ? "hidden" : null, cx: curve.x(counts.length), cy: curve.safe(last ?? 0) });
  }
}
