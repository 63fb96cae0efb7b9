// Chapter 02: a polynomial through people's hours and years, its degree under the finger, and what the degree costs.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import "./features.css";
import { shown } from "./numbers";
import { dots, Plot, powerOfTen } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";

const HIGHEST = 9;
/** Logarithms of the costs that are seen; smaller ones lie on the floor. */
const COSTS: [number, number] = [-2.25, 2.25];
const FLOOR = -2;
/** Beyond these hours there are no people. */
const LAST_HOUR = 40;

/** Open the picture of the degree. */
export function polynomialDegree(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "polynomial-degree",
    title: "How high a degree?",
    functions: ["polynomial_features", "fit_polynomial"],
    controls: { degree: 1, data: "made", noise: 2, seed: 2 },
    moved: () => errors.placeHandles(),
    draw: show,
    csv: (frame) => ({ header: ["hours", "years", "use"], rows: peopleOf(frame) }),
  });
  const people = new Plot({
    x: [-2, 52],
    y: [56, 94],
    xName: "hours of exercise a month",
    yName: "years of life",
    label: "People's hours and years, and the polynomial through them",
    heights: [250, 360],
    aspect: 0.8,
    onLayout: () => stage.frame && showCurve(stage.frame),
  });
  const beyond = s("rect", { class: "beyond" });
  people.layer("ground").append(beyond);
  const curve = s("path", { class: "curve" });
  people.layer("fits").append(curve);
  const held = people.layer("held");
  const points = people.layer("points");
  const errors = new Plot({
    x: [-0.4, HIGHEST + 0.4],
    y: COSTS,
    xName: "degree",
    yName: "cost J",
    says: { x: (value) => (Number.isInteger(value) ? String(value) : ""), y: powerOfTen },
    label: "The cost for every degree, on the points to fit and on those kept aside",
    heights: [250, 360],
    aspect: 0.8,
    onLayout: () => stage.frame && showErrors(stage.frame),
  });
  const now = s("line", { class: "cursor" });
  const [train, kept] = [s("path", { class: "curve" }), s("path", { class: "curve kept" })];
  const best = s("circle", { class: "best", r: 10 });
  errors.layer("errors").append(now, train, kept, best);
  const trainDots = errors.layer("points");
  const keptDots = errors.layer("held");
  errors.handle({
    label: "Degree",
    along: "x",
    at: () => [degree(), costAt(degree())],
    move: (x) => stage.set({ degree: Math.min(Math.max(Math.round(x), 0), HIGHEST) }),
    say: () => `degree ${degree()}`,
    step: [1, 0],
    xRange: [0, HIGHEST],
  });
  stage.drawing(people.svg, errors.svg);
  stage.atEnd(() => (people.close(), errors.close()));
  stage.show(
    h("div", { class: "side-by-side" }, people.element, errors.element),
    h(
      "p",
      { class: "small quiet key" },
      h("span", { class: "to-fit" }, "filled: people to fit"),
      " ",
      h("span", { class: "kept-aside" }, "ring: people kept aside to judge"),
      " ",
      h("span", { class: "least" }, "green: the least of those"),
      " ",
      h("span", {}, "shaded: beyond the data"),
    ),
    h("p", { class: "small quiet" }, "What to try: drag the large ring from degree to degree. The cost on the points that are fitted only ever falls; the cost on those kept aside falls, and then rises. Where would you stop? Draw other people with the seed: does the best degree stay?"),
    stage.row(
      stage.slider({ name: "degree", label: "degree", low: 0, high: HIGHEST, step: 1, say: String }),
      stage.choice({ name: "data", label: "the people", options: { made: "made up: 10 to fit, 10 kept aside", life: "the four of the life data" } }),
    ),
    stage.row(
      stage.slider({ name: "noise", label: "chance in the years", low: 0, high: 6, step: 0.1, say: (value) => `±${value.toFixed(1)} years` }),
      stage.slider({ name: "seed", label: "seed: other people", low: 0, high: 99, step: 1, say: String }),
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ train: "cost, fitted", held: "cost, kept aside", beyond: "years for 50 hours" }),
    ),
    h(
      "details",
      {},
      h("summary", {}, "The cost of every degree"),
      stage.table("The cost of every degree", ["degree", "fitted", "kept aside"], ({ arrays }) =>
        Array.from(arrays["train"] ?? [], (cost, power) => [String(power), tiny(cost), tiny(arrays["held"]![power]!)]),
      ),
    ),
  );
  return stage;

  /** The degree as Python drew it: four people allow no more than 3. */
  function degree(): number {
    const most = (stage.frame?.arrays["train"]?.length ?? HIGHEST + 1) - 1;
    return Math.min(stage.controls.degree, most);
  }

  /** The logarithm of the cost kept aside, else of that fitted; before there are numbers, the floor. */
  function costAt(power: number): number {
    const { held: aside = [], train: fitted = [] } = stage.frame?.arrays ?? {};
    return [aside[power], fitted[power]].map((cost) => logarithm(cost ?? NaN)).find(Number.isFinite) ?? FLOOR;
  }

  function show(frame: Frame): void {
    showCurve(frame);
    showErrors(frame);
    stage.remark(news(frame));
  }

  function showCurve({ arrays }: Frame): void {
    const { hours = [], curve: heights = [], x = [], y = [], held_x = [], held_y = [] } = arrays;
    set(curve, { d: people.through(hours, heights) });
    dots(points, people, x, y);
    dots(held, people, held_x, held_y, undefined, 5);
    const [left, top] = [people.x(LAST_HOUR), people.y(people.about.y[1])];
    set(beyond, { x: left, y: top, width: people.x(people.about.x[1]) - left, height: people.y(people.about.y[0]) - top });
  }

  function showErrors({ arrays, values }: Frame): void {
    const [fitted, aside] = [Array.from(arrays["train"] ?? [], logarithm), Array.from(arrays["held"] ?? [], logarithm)];
    const powers = fitted.map((_, power) => power);
    set(train, { d: errors.through(powers, fitted) });
    set(kept, { d: errors.through(powers, aside) });
    dots(trainDots, errors, powers, fitted, undefined, 4.5);
    dots(keptDots, errors, powers, aside, undefined, 4.5);
    const at = errors.x(degree());
    set(now, { x1: at, x2: at, y1: errors.y(COSTS[0]), y2: errors.y(COSTS[1]) });
    const least = numberOf(values["best"]);
    const there = Number.isFinite(least);
    set(best, { cx: there ? errors.x(least) : null, cy: there ? errors.safe(aside[least]!) : null, visibility: there ? null : "hidden" });
    errors.placeHandles();
  }
}

/** What there is to see. */
function news({ values, arrays }: Frame): string {
  const [degree, best, beyond] = [numberOf(values["degree"]), numberOf(values["best"]), numberOf(values["beyond"])];
  const most = (arrays["train"]?.length ?? 1) - 1;
  const far = `For 50 hours it promises ${shown(beyond)} years.`;
  if (degree === most && degree > 0) return `As many parameters as people to fit: the curve passes through every one of them. ${far}`;
  if (degree > best + 1) return `The curve follows the chance in its own points: on those kept aside it is worse than degree ${best}. ${far}`;
  return "";
}

/** The logarithm of a cost, at least as much as can be seen: a perfect fit lies on the floor. */
function logarithm(cost: number): number {
  return Number.isFinite(cost) ? Math.log10(Math.max(cost, 10 ** FLOOR)) : NaN;
}

function tiny(cost: number): string {
  return Number.isNaN(cost) ? "–" : cost < 1e-9 ? "0" : shown(cost);
}

function peopleOf({ arrays }: Frame): (number | string)[][] {
  const { x = [], y = [], held_x = [], held_y = [] } = arrays;
  return [...Array.from(x, (hour, i) => [hour, y[i]!, "fit"]), ...Array.from(held_x, (hour, i) => [hour, held_y[i]!, "kept aside"])];
}
