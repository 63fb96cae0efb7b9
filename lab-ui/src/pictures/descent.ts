// Walking downhill: the path over the map of the cost, the line that turns with every step, and the diary of the costs.
// Python walks all steps at once; going on by a step, or by itself, only shows more of that walk.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import { CostMap, LinePlot, scaleChoice, SCALES, trail, walkOf, type Scale } from "./costmap";
import { shown } from "./numbers";
import { Plot, powerOfTen, type Interval } from "./plot";
import { Running } from "./running";
import { Stage, type Host, type OpenPicture } from "./stage";
import { verdict } from "./verdict";

/** So many lines of before are drawn. */
const GHOSTS = 6;
/** Behind every walk: all of it is shown. */
const END = 1000;
const RATES: Record<string, number> = { raw: 0.004, scaled: 0.5 };

/** Open the picture of the walk downhill. */
export function descentPath(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "descent-path",
    title: "The walk downhill",
    functions: ["gradient_descent", "cost_surface"],
    controls: { hours: "raw", w: 0.1, b: 60, rate: RATES["raw"]!, steps: 30, at: END },
    drawOnly: ["at"],
    moved: () => {
      map.stand(scale());
      line.stand(scale());
      map.plot.placeHandles();
    },
    draw,
    remarkOn,
    csv: (frame) => ({ header: ["step", "w", "b", "cost"], rows: rowsOf(frame) }),
  });
  const scale = (): Scale => SCALES[stage.controls.hours] ?? SCALES["raw"]!;
  const again = (): void => void (stage.frame && draw(stage.frame));
  const map = new CostMap(scale(), stage, "Where the walk begins", again);
  const line = new LinePlot(scale(), again);
  const history = new Plot({
    x: [0, 30],
    y: [0, 3],
    xName: "steps",
    yName: "cost J",
    says: { y: powerOfTen },
    label: "The diary: the cost before the first step and after each, on a logarithmic scale",
    aspect: 0.42,
    heights: [200, 260],
    onLayout: again,
  });
  const curves = history.layer("diary");
  const place = Object.fromEntries(["step", "w", "b", "cost"].map((name) => [name, h("dd", { "data-value": name })]));
  const names = { step: "step", w: "slope w", b: "height b", cost: "cost J, from the diary" };
  const fate = h("p", { class: "fate" });
  const running = new Running({
    label: "Play",
    pause: 110,
    step: () => {
      const next = now() >= stage.controls.steps ? 0 : now() + 1;
      goTo(next);
      return next < stage.controls.steps;
    },
    finish: () => goTo(END),
  });
  stage.drawing(map.plot.svg, line.plot.svg, history.svg);
  stage.atEnd(() => (running.stop(), map.plot.close(), line.plot.close(), history.close()));
  stage.show(
    h("div", { class: "side-by-side" }, map.plot.element, line.plot.element),
    history.element,
    stage.row(
      running.button,
      stage.button("One step", () => (running.stop(), goTo(now() >= stage.controls.steps ? 1 : now() + 1))),
      stage.button("To the start", () => (running.stop(), goTo(0))),
      stage.button("To the end", () => (running.stop(), goTo(END))),
    ),
    fate,
    stage.row(
      stage.slider({ name: "rate", label: "Learning rate", low: 0.0001, high: 10, step: 0.01, logarithmic: true, say: (value) => String(value) }),
      stage.slider({ name: "steps", label: "Steps", low: 0, high: 200, step: 1, say: String }),
    ),
    h(
      "p",
      { class: "small quiet" },
      "The ring is the start: drag it, or click the map. What to try: raise the learning rate a little at a time. First the walk creeps, then it goes from wall to wall, and at some rate it climbs out of the valley. Then bring the hours to [−1, 1] and find the largest rate again.",
    ),
    stage.row(
      scaleChoice(stage, (changes) => stage.set({ ...changes, rate: RATES[changes.hours]! })),
      stage.number({ name: "w", label: "start: w", step: 0.02 }),
      stage.number({ name: "b", label: "start: b", step: 0.5 }),
      stage.button("Put it all back", () => (running.stop(), stage.set({ hours: "raw", w: 0.1, b: 60, rate: RATES["raw"]!, steps: 30, at: END }))),
    ),
    h(
      "div",
      { class: "facts" },
      h("dl", { class: "numbers" }, ...Object.entries(names).map(([name, label]) => h("div", {}, h("dt", {}, label), place[name]))),
    ),
    h("details", {}, h("summary", {}, "The diary as a table"), stage.table("Every step", ["step", "w", "b", "cost J"], rowsOf)),
  );
  return stage;

  /** How many steps are shown. */
  function now(): number {
    return Math.min(stage.controls.at, stage.controls.steps);
  }

  function goTo(step: number): void {
    stage.set({ at: step >= stage.controls.steps ? END : step });
  }

  function draw(frame: Frame): void {
    const [ws, bs] = walkOf(frame);
    const costs = costsOf(frame);
    const step = Math.min(now(), ws.length - 1);
    map.show(frame, scale());
    line.among(frame, scale());
    map.above.replaceChildren(
      s("path", { class: "ahead", d: map.plot.through(ws, bs) }),
      ...trail(map.plot, ws.slice(0, step + 1), bs.slice(0, step + 1)),
      ...spot(map.plot, ws[step]!, bs[step]!),
    );
    drawLines(ws, bs, step);
    drawDiary(costs, step);
    const far = (value: number): string => (Number.isFinite(value) ? shown(value) : "far away");
    const values = { step: `${step} of ${ws.length - 1}`, w: far(ws[step]!), b: far(bs[step]!), cost: step < costs.length ? shown(costs[step]!) : "–" };
    for (const [name, text] of Object.entries(values)) place[name]!.textContent = text;
    const word = verdict(costs, ws);
    if (fate.textContent !== word) fate.textContent = word;
  }

  /** The line now, and lines of before. */
  function drawLines(ws: number[], bs: number[], step: number): void {
    const { plot } = line;
    const [from, to] = plot.about.x;
    const every = Math.max(1, Math.ceil(step / GHOSTS));
    const earlier = ws.map((_, i) => i).filter((i) => i < step && i % every === 0 && Number.isFinite(ws[i]! + bs[i]!));
    line.below.replaceChildren(
      ...earlier.map((i) => s("line", { class: "before", x1: plot.x(from), y1: plot.safe(ws[i]! * from + bs[i]!), x2: plot.x(to), y2: plot.safe(ws[i]! * to + bs[i]!) })),
    );
    line.show(ws[step]!, bs[step]!);
  }

  function drawDiary(costs: number[], step: number): void {
    const heights = costs.map((cost) => Math.log10(cost));
    const steps = heights.map((_, i) => i);
    history.range([0, 1.03 * Math.max(1, stage.controls.steps, costs.length - 1)], decades(heights));
    const walked = s("path", { class: "walk", d: history.through(steps.slice(0, step + 1), heights.slice(0, step + 1)) });
    curves.replaceChildren(s("path", { class: "ahead", d: history.through(steps, heights) }), walked, ...spot(history, step, heights[step] ?? NaN));
  }
}

/** A dot where the walk is now; none where it is nowhere. */
function spot(plot: Plot, x: number, y: number): SVGElement[] {
  const [cx, cy] = [plot.x(x), plot.y(y)];
  if (!(Math.abs(cx) < 1e4 && Math.abs(cy) < 1e4)) return [];
  const circle = s("circle", { class: "now", r: 6 });
  set(circle, { cx, cy });
  return [circle];
}

/** Whole powers of ten around the costs. */
function decades(heights: number[]): Interval {
  const seen = heights.filter(Number.isFinite);
  if (seen.length === 0) return [0, 3];
  return [Math.floor(Math.min(0, ...seen)), Math.max(3, Math.ceil(Math.max(...seen) + 0.05))];
}

/** The diary, as the function gave it. */
function costsOf({ values }: Frame): number[] {
  const history = values["history"];
  return Array.isArray(history) ? history.map(numberOf) : [];
}

/** Step, w, b and cost; as many as the walk or the diary has. */
function rowsOf(frame: Frame): (number | string)[][] {
  const [ws, bs] = walkOf(frame);
  const costs = costsOf(frame);
  return Array.from({ length: Math.max(ws.length, costs.length) }, (_, i) => [String(i), ws[i] ?? "–", bs[i] ?? "–", costs[i] ?? "–"]);
}

/** Does one call with all steps come to where single steps lead, and has the diary an entry for each? */
function remarkOn(frame: Frame): string {
  const { mine, values } = frame;
  if (!mine.includes("gradient_descent")) return "";
  const [steps, costs] = [numberOf(values["steps"]), numberOf(values["costs"])];
  const [ws, bs] = walkOf(frame);
  const end = [ws.at(-1)!, bs.at(-1)!];
  const said = [numberOf(values["w"]), numberOf(values["b"])];
  const apart = end.some((one, i) => Number.isFinite(one) && !(Math.abs(one - said[i]!) <= 1e-3 * (1 + Math.abs(one))));
  const diary = costs === steps + 1 ? "" : ` Your history has ${costs} costs for ${steps} steps: it should have ${steps + 1}.`;
  const path = apart
    ? ` Asked for ${steps} steps at once, your function ends at w = ${shown(said[0]!)}, b = ${shown(said[1]!)}; asked for one step ${steps} times, at w = ${shown(end[0]!)}, b = ${shown(end[1]!)}, as drawn.`
    : "";
  return diary + path;
}
