// Chapter 01: the slope from two values of a function, how long a step downhill may be, and the round valley.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import { ContourMap } from "./contour";
import { CostMap, scaleChoice, SCALES, type Scale } from "./costmap";
import { rounded, shown } from "./numbers";
import { dots, Plot, powerOfTen, type Interval } from "./plot";
import "./rates.css";
import { Stage, type Host, type OpenPicture } from "./stage";

const CURVES: Record<string, { name: string; x: Interval; y: Interval }> = {
  cubic: { name: "x³ / 6 − x", x: [-3, 3], y: [-2.5, 2.5] },
  sine: { name: "sin x", x: [-3.5, 3.5], y: [-1.8, 1.8] },
  parabola: { name: "x² / 2", x: [-3, 3], y: [-1.5, 4.5] },
  exponential: { name: "eˣ", x: [-3, 2], y: [-1, 7] },
};

/** A number as a power of ten where it is very small: 1e−5 as 10⁻⁵. */
const power = (value: number): string =>
  value >= 0.01 ? shown(value) : `${(value / 10 ** Math.floor(Math.log10(value) + 1e-9)).toFixed(1)} · ${powerOfTen(Math.floor(Math.log10(value) + 1e-9))}`;

/** Open the picture of a tangent. */
export function tangentPicture(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "tangent",
    title: "The slope from two values",
    functions: ["derivative"],
    controls: { curve: "sine", x: 1, h: 0.5 },
    decimals: 16,
    moved: () => {
      plot.range(curve().x, curve().y);
      plot.placeHandles();
    },
    draw,
    csv: ({ arrays }) => ({
      header: ["step", "error"],
      rows: [...(arrays["steps"] ?? [])].map((step, i) => [step, arrays["errors"]![i]!]),
    }),
  });
  const curve = (): (typeof CURVES)[string] => CURVES[stage.controls.curve] ?? CURVES["sine"]!;
  const again = (): void => void (stage.frame && draw(stage.frame));
  const plot = new Plot({ ...CURVES["sine"]!, xName: "x", yName: "f(x)", label: "A curve and its tangent", aspect: 0.8, onLayout: again });
  const path = s("path", { class: "curve" });
  const secant = s("path", { class: "secant" });
  const line = s("path", { class: "slope" });
  plot.layer("lines").append(path, secant, line);
  const pair = plot.layer("points");
  const errors = new Plot({
    x: [-15, 0.5],
    y: [-17, 1.5],
    xName: "step h",
    yName: "error of the slope",
    says: { x: powerOfTen, y: powerOfTen },
    label: "The error of the slope against the step, both as powers of ten",
    aspect: 0.8,
    onLayout: again,
  });
  const errorPath = s("path", { class: "curve" });
  const here = s("path", { class: "here" });
  errors.layer("lines").append(here, errorPath);
  const point = errors.layer("points now");
  plot.handle({
    label: "The place x",
    along: "x",
    at: () => [stage.controls.x, heightOf(stage.controls.curve, stage.controls.x)],
    move: (x) => stage.set({ x: rounded(x, 2) }),
    say: () => `x is ${shown(stage.controls.x)}`,
    step: [0.05, 0],
    get xRange() {
      return curve().x;
    },
  });
  stage.drawing(plot.svg, errors.svg);
  stage.atEnd(() => (plot.close(), errors.close()));
  stage.show(
    h("div", { class: "side-by-side" }, plot.element, errors.element),
    h(
      "p",
      { class: "small quiet" },
      "Left the curve, its values at x − h and x + h joined by a dashed line, and a line through the point with the slope that derivative gave. Right how wrong that slope is for every step. What to try: make h smaller and smaller. The error falls a hundredfold with every tenth of h, and then it rises again: what is left of two nearly equal numbers is rounding.",
    ),
    stage.row(
      stage.choice({ name: "curve", label: "The curve", options: Object.fromEntries(Object.entries(CURVES).map(([key, { name }]) => [key, name])) }),
      stage.slider({ name: "h", label: "Step h", low: 1e-15, high: 2, step: 0.05, logarithmic: true, say: power }),
    ),
    h("div", { class: "facts" }, stage.facts({ slope: "derivative says", true_slope: "the true slope" }), stage.facts({ error: "error" })),
  );
  return stage;

  function draw({ arrays, values }: Frame): void {
    const { x = [], y = [], pair_x = [], pair_y = [], steps = [], errors: wrong = [] } = arrays;
    set(path, { d: plot.through(x, y) });
    set(secant, { d: plot.through(pair_x, pair_y) });
    dots(pair, plot, pair_x, pair_y);
    const [at, height, slope, step] = ["x", "height", "slope", "h"].map((name) => numberOf(values[name])) as [number, number, number, number];
    const reach = (plot.about.x[1] - plot.about.x[0]) / 3;
    set(line, { d: plot.through([at - reach, at + reach], [height - reach * slope, height + reach * slope]) });
    // An error of nothing lies at the floor of the picture.
    const log = (values: ArrayLike<number>): number[] => Array.from(values, (value) => Math.max(Math.log10(value), -17));
    set(errorPath, { d: errors.through(log(steps), log(wrong)) });
    set(here, { d: errors.through([Math.log10(step), Math.log10(step)], [-17, 1.5]) });
    dots(point, errors, log([step]), log([numberOf(values["error"])]));
  }
}

/** The height of the handle, which moves at once; all other numbers are Python's. */
function heightOf(curve: string, x: number): number {
  const heights: Record<string, number> = { cubic: x ** 3 / 6 - x, parabola: x ** 2 / 2, exponential: Math.exp(x) };
  return heights[curve] ?? Math.sin(x);
}

/** Open the race of the learning rates. */
export function learningRates(host: Host): OpenPicture {
  const ends: Record<string, Interval> = { raw: [0.0001, 0.01], scaled: [0.01, 3] };
  let running = 0;
  const stage = new Stage(host, {
    name: "learning-rates",
    title: "The race of the learning rates",
    functions: ["gradient_descent", "best_learning_rate", "cost_surface"],
    controls: { hours: "raw", w: 0.1, b: 60, rate: 0.00435, steps: 40, seen: 60 },
    drawOnly: ["seen"],
    moved: () => {
      map.stand(scale());
      map.plot.placeHandles();
    },
    draw,
    csv: ({ arrays, shapes }) => {
      const { rates = [], costs = [] } = arrays;
      const [, wide = 0] = shapes["costs"] ?? [];
      return {
        header: ["steps", ...Array.from(rates, (rate) => `rate ${rounded(rate, 6)}`)],
        rows: Array.from({ length: wide }, (_, step) => [step, ...Array.from(rates, (_, i) => costs[i * wide + step]!)]),
      };
    },
  });
  const scale = (): Scale => SCALES[stage.controls.hours] ?? SCALES["raw"]!;
  const again = (): void => void (stage.frame && draw(stage.frame));
  const map = new CostMap(scale(), stage, "Where all walks begin", again);
  const history = new Plot({
    x: [0, 40],
    y: [0, 4],
    xName: "steps",
    yName: "cost J",
    says: { y: powerOfTen },
    label: "The cost of five walks after each step, on a logarithmic scale",
    aspect: 1,
    onLayout: again,
  });
  const curves = history.layer("race");
  const limits = h("p", {});
  const race = stage.button("Run the race", () => (running ? stop() : run()));
  stage.drawing(map.plot.svg, history.svg);
  stage.atEnd(() => (stop(), map.plot.close(), history.close()));
  stage.show(
    h("div", { class: "side-by-side" }, map.plot.element, history.element),
    h("ul", { class: "race-legend small" }),
    h(
      "p",
      { class: "small quiet" },
      "Five walks from the same place; drag it, or click the map. What to try: move your rate up to the limit, where the walk goes from side to side for ever, and a little beyond: it climbs out of the valley. The limit is 2 divided by the steepest curvature. Then bring the hours to [−1, 1] and see how much longer steps may be.",
    ),
    stage.row(
      scaleChoice(stage, (changes) => stage.set({ ...changes, rate: changes.hours === "scaled" ? 2 : 0.00435 })),
      rateSlider("raw"),
      rateSlider("scaled"),
      stage.slider({ name: "steps", label: "Steps", low: 1, high: 60, step: 1, say: String }),
    ),
    stage.row(race),
    h("div", { class: "facts" }, stage.facts({ best: "best_learning_rate says", limit: "the limit", last_cost: "cost with your rate" }, (value) => String(Number(value.toPrecision(3))))),
    limits,
  );
  return stage;

  /** One slider for each scale, of which the one that fits is on show. */
  function rateSlider(hours: string): HTMLElement {
    const [low, high] = ends[hours]!;
    const slider = stage.slider({ name: "rate", label: "Your rate", low, high, step: 0.005, logarithmic: true, say: (value) => String(value).replace("-", "−") });
    stage.whenMoved(() => (slider.hidden = stage.controls.hours !== hours));
    return slider;
  }

  function draw(frame: Frame): void {
    const { arrays, shapes } = frame;
    const { rates = [], costs = [], paths = [] } = arrays;
    const [walks = 0, wide = 0] = shapes["costs"] ?? [];
    const seen = Math.min(stage.controls.seen, wide - 1) + 1;
    map.show(frame, scale());
    history.range([0, Math.max(1, wide - 1)], [0, 5]);
    const lines: SVGElement[] = [];
    const ways: SVGElement[] = [];
    for (let i = walks - 1; i >= 0; i--) {
      const kind = `walk-${i}`;
      const along = Array.from({ length: seen }, (_, step) => step);
      const heights = along.map((step) => Math.log10(costs[i * wide + step]!));
      lines.push(s("path", { class: kind, d: history.through(along, heights) }));
      const at = (step: number, axis: number): number => paths[(i * wide + step) * 2 + axis]!;
      const [ws, bs] = [along.map((step) => at(step, 0)), along.map((step) => at(step, 1))];
      ways.push(s("path", { class: kind, d: map.plot.through(ws, bs) }));
      const last = ws.findLastIndex((one, step) => Number.isFinite(one + bs[step]!));
      const [x, y] = [map.plot.x(ws[last]!), map.plot.y(bs[last]!)];
      if (Math.abs(x) < 1e4 && Math.abs(y) < 1e4) ways.push(s("circle", { class: kind, cx: x, cy: y, r: 4.5 }));
    }
    curves.replaceChildren(...lines);
    map.above.replaceChildren(s("g", { class: "race" }, ...ways));
    const last = (i: number): number => costs[(i + 1) * wide - 1]!;
    const first = costs[0] ?? NaN;
    stage.section.querySelector(".race-legend")!.replaceChildren(
      ...Array.from(rates, (rate, i) => {
        const fate = !Number.isFinite(last(i)) || last(i) > first ? "flies off" : `ends at ${shown(last(i))}`;
        return h("li", { class: `walk-${i}` }, `${i === walks - 1 ? "yours, " : ""}${rounded(rate, 6)}: ${fate}`);
      }),
    );
    const limit = numberOf(frame.values["limit"]);
    const rate = stage.controls.rate;
    limits.textContent =
      rate < limit
        ? `Your rate is ${shown((100 * rate) / limit)} % of the limit: the walk converges.`
        : `Your rate is beyond the limit: each step lands higher than the one before.`;
  }

  function run(): void {
    const { steps } = stage.controls;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return stage.set({ seen: 60 });
    race.textContent = "Stop";
    const go = (seen: number): void => {
      stage.set({ seen });
      if (seen >= steps) return stop();
      running = window.setTimeout(() => go(seen + 1), 90);
    };
    go(0);
  }

  function stop(): void {
    clearTimeout(running);
    running = 0;
    race.textContent = "Run the race";
    if (stage.controls.seen !== 60) stage.set({ seen: 60 });
  }
}

/** Open the picture of the long and the round valley. */
export function roundValley(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "round-valley",
    title: "The long valley and the round one",
    functions: ["fit_range", "scale"],
    controls: { share: 0.9, steps: 20 },
    draw,
    csv: ({ arrays }) => ({
      header: ["w", "b", "w_scaled", "b_scaled"],
      rows: Array.from({ length: (arrays["path_raw"] ?? []).length / 2 }, (_, i) =>
        ["path_raw", "path_scaled"].flatMap((name) => [arrays[name]![2 * i]!, arrays[name]![2 * i + 1]!]),
      ),
    }),
  });
  const again = (): void => void (stage.frame && draw(stage.frame));
  const valleys = ["raw", "scaled"].map((kind) => {
    const plot = new Plot({
      x: [-1, 1],
      y: [-1, 1],
      xName: "slope w",
      yName: "height b",
      label: `The cost with the hours ${kind === "raw" ? "as they are" : "scaled"}, and a walk downhill`,
      aspect: "equal",
      onLayout: () => (map.layout(), again()),
    });
    const map = new ContourMap(plot, { bands: "--blue", labels: true, strength: 0.5 });
    return { kind, plot, map, walk: plot.layer("valley-walk") };
  });
  stage.drawing(...valleys.map(({ plot }) => plot.svg));
  stage.atEnd(() => valleys.forEach(({ plot }) => plot.close()));
  stage.show(
    h(
      "div",
      { class: "side-by-side" },
      ...valleys.map(({ kind, plot }) =>
        h("div", {}, h("h3", {}, kind === "raw" ? "The hours as they are" : "The hours as your scale gives them"), plot.element),
      ),
    ),
    h(
      "p",
      { class: "small quiet" },
      "Both maps have the same unit to the right and upwards. Both walks take the same number of steps, each with the same share of the largest rate that its valley allows. What to try: with 20 steps the right walk has arrived; how many does the left one need to follow the floor of its ravine?",
    ),
    stage.row(
      stage.slider({ name: "steps", label: "Steps", low: 0, high: 100, step: 1, say: String }),
      stage.slider({ name: "share", label: "Share of the largest rate", low: 0.05, high: 1.1, step: 0.05, say: (value) => `${Math.round(100 * value)} %` }),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ low: "low", high: "high", smallest: "smallest after scale", largest: "largest after scale" }),
      stage.table("The two valleys", ["", "as they are", "scaled"], rows),
    ),
  );
  return stage;

  function rows({ values }: Frame): (number | string)[][] {
    const both = (name: string): number[] => ["raw", "scaled"].map((kind) => numberOf(values[`${name}_${kind}`]));
    return [
      ["curvatures differ by a factor of", ...both("curvatures")],
      ["learning rate", ...both("rate")],
      ["cost at the end", ...both("last_cost")],
      ["lowest cost", ...both("lowest")],
    ];
  }

  function draw({ arrays, shapes }: Frame): void {
    for (const { kind, plot, map, walk } of valleys) {
      const [rows = 0, columns = 0] = shapes[`map_${kind}`] ?? [];
      const [left = 0, right = 1, low = 0, high = 1] = arrays[`span_${kind}`] ?? [];
      plot.range([left, right], [low, high]);
      const grid = { values: arrays[`map_${kind}`] ?? [], rows, columns, x: [left, right] as Interval, y: [low, high] as Interval };
      map.show(grid, [2, 10, 50, 250, 1250, 6250, 31250]);
      const path = arrays[`path_${kind}`] ?? [];
      const along = (axis: number): number[] => Array.from({ length: path.length / 2 }, (_, i) => path[2 * i + axis]!);
      const [ws, bs] = [along(0), along(1)];
      const steps = ws.flatMap((w, i) => {
        const [x, y] = [plot.x(w), plot.y(bs[i]!)];
        return Math.abs(x) < 1e4 && Math.abs(y) < 1e4 ? [s("circle", { r: i === 0 ? 5 : 2.5, cx: x, cy: y })] : [];
      });
      walk.replaceChildren(s("path", { d: plot.through(ws, bs) }), ...steps);
    }
  }
}
