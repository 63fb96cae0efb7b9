// The price of a surprise: what a probability costs when a 1 comes and when a 0 comes; three doors with their
// probabilities, how likely it was that all came as it did, and what it costs on the average.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import "./classes.css";
import "./logistic.css";
import { plain, rounded, shown } from "./numbers";
import { Plot } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";

const START = { p: 0.3, doors: [0.8, 0.7, 0.1], gifts: [1, 1, 0] };
const HIGHEST = 6.4;

/** Open the picture of the cross-entropy. */
export function crossEntropyPicture(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "cross-entropy",
    title: "The price of a surprise",
    functions: ["probability_of", "cross_entropy", "cross_entropy_from_logits"],
    controls: { ...START },
    moved: showDoors,
    draw: showFrame,
    csv: ({ arrays }) => ({ header: ["p", "cost_if_1", "cost_if_0"], rows: [...(arrays["at"] ?? [])].map((p, i) => [p, arrays["if_1"]![i]!, arrays["if_0"]![i]!]) }),
  });

  // The cost of one probability

  const plot = new Plot({
    x: [0, 1],
    y: [0, HIGHEST],
    xName: "probability p that the model gives to y = 1",
    yName: "cost",
    label: "The cost of a probability p: falling with p if y is 1, rising if y is 0",
    onLayout() {
      showDoors();
      if (stage.frame) showFrame(stage.frame);
    },
  });
  const ruler = s("line", { class: "help" });
  const mean = s("line", { class: "mean" });
  plot.layer("helps").append(ruler, mean);
  const curves = [s("path", { class: "curve of-0" }), s("path", { class: "curve of-1" })] as const;
  plot.layer("curves").append(...curves);
  const saidOf = plot.layer("said-of");
  const onCurve = plot.layer("on-curve");
  const doorMarks = [0, 1, 2].map((door) => s("g", { class: "door-mark" }, s("circle", { r: 9 }), s("text", { "text-anchor": "middle", "dominant-baseline": "central" }, String(door + 1))));
  const costMarks = [s("circle", { class: "class-0", r: 5.5 }), s("circle", { class: "class-1", r: 5.5 })] as const;
  const names = [s("text", { "text-anchor": "end" }, "if y = 0"), s("text", {}, "if y = 1"), s("text", { "text-anchor": "end" }, "mean")] as const;
  onCurve.append(...costMarks, ...doorMarks);
  saidOf.append(...names);
  plot.handle({
    label: "Probability p",
    along: "x",
    at: () => [stage.controls.p, 0],
    move: (x) => stage.set({ p: rounded(x, 3) }),
    say: () => `p is ${shown(stage.controls.p)}; if y is 1 it costs ${shown(stage.value("cost_if_1"))}, if y is 0 ${shown(stage.value("cost_if_0"))}`,
    step: [0.01, 0],
  });

  // Three doors

  const doors = new Plot({
    x: [0, 3],
    y: [-0.32, 1.06],
    xName: "",
    yName: "",
    label: "Three doors, each as full as the probability that the model gives to a gift behind it",
    bare: true,
    aspect: 0.42,
    heights: [220, 260],
    onLayout: showDoors,
  });
  const panels = doors.layer("doors");
  const drawn = [0, 1, 2].map(() => {
    const parts = { frame: s("rect", { class: "frame", rx: 4 }), full: s("rect", { class: "full" }), happened: s("rect", { class: "happened", rx: 4 }), name: s("text", { "text-anchor": "middle" }) };
    panels.append(parts.full, parts.frame, parts.happened, parts.name);
    return parts;
  });
  for (const door of [0, 1, 2]) {
    doors.handle({
      label: `Probability of a gift behind door ${door + 1}`,
      along: "y",
      at: () => [door + 0.5, stage.controls.doors[door] ?? 0.5],
      move: (_, y) => stage.set({ doors: stage.controls.doors.map((p, i) => (i === door ? rounded(y, 3) : p)) }),
      say: () => shown(stage.controls.doors[door] ?? 0.5),
      step: [0, 0.01],
      yRange: [0, 1],
    });
  }
  const ticks = [0, 1, 2].map((door) => {
    const input = h("input", { type: "checkbox", name: `gift-${door + 1}`, change: () => stage.set({ gifts: stage.controls.gifts.map((gift, i) => (i === door ? Number(input.checked) : gift)) }) });
    stage.whenMoved(() => (input.checked = stage.controls.gifts[door] === 1));
    return h("label", { class: "tick" }, input, h("span", {}, `a gift behind door ${door + 1}`));
  });

  stage.drawing(plot.svg, doors.svg);
  stage.atEnd(() => (plot.close(), doors.close()));
  stage.show(
    plot.element,
    h(
      "p",
      { class: "small quiet" },
      "Drag the handle on the axis: the two dots are what p costs if a 1 comes, and if a 0 comes. The numbered marks are the doors below, the green line is their mean. What to try: with p = 0.99, compare what it costs to be right with what it costs to be wrong. Then go on to 0.999.",
    ),
    h("h3", {}, "Three doors"),
    doors.element,
    stage.row(...ticks, stage.button("As in the lesson", () => stage.set(START))),
    h(
      "p",
      { class: "small quiet" },
      "Each door is as full as the probability that the model gave to a gift. The bar beside it is what the model gave to that which came true. What to try: bring the mean cost to 0. Then take one gift away: a single certainty that is wrong makes the whole mean infinite. From the scores it is not: there a certainty counts as a score of ±1000.",
    ),
    h(
      "div",
      { class: "facts" },
      stage.facts({ together: "probability of all that happened", mean_cost: "mean cost", mean_cost_from_scores: "mean cost, from the scores" }),
      stage.facts({ p: "p", cost_if_1: "cost if y = 1", cost_if_0: "cost if y = 0" }),
      stage.table("The doors, one by one", ["door", "gift?", "given to it", "cost"], ({ arrays }) =>
        stage.controls.doors.map((_, door) => [String(door + 1), stage.controls.gifts[door] === 1 ? "yes" : "no", givenTo(door), arrays["door_costs"]?.[door] ?? NaN]),
      ),
      stage.table("A price list", ["given to it", "cost"], ({ arrays, values }) => [
        ...[...(arrays["given"] ?? [])].map((given, i) => [String(rounded(given, 4)), arrays["charged"]![i]!]),
        ["z = −1000, y = 1", plain(numberOf(values["cost_at_far"]))],
      ]),
    ),
  );
  return stage;

  function givenTo(door: number): number {
    const p = stage.controls.doors[door]!;
    return stage.controls.gifts[door] === 1 ? p : 1 - p;
  }

  // Drawing

  function showDoors(): void {
    const wide = Math.min(0.5, 120 / Math.max(1, doors.x(1) - doors.x(0)));
    stage.controls.doors.slice(0, 3).forEach((p, door) => {
      const { frame, full, happened, name } = drawn[door]!;
      const [left, right] = [doors.x(door + 0.5 - wide / 2), doors.x(door + 0.5 + wide / 2)];
      const box = { x: left, width: right - left };
      set(frame, { ...box, y: doors.y(1), height: doors.y(0) - doors.y(1) });
      set(full, { ...box, y: doors.y(p), height: doors.y(0) - doors.y(p) });
      const gift = stage.controls.gifts[door] === 1;
      set(happened, {
        class: gift ? "happened of-1" : "happened of-0",
        x: right + 5,
        width: 7,
        y: gift ? doors.y(p) : doors.y(1),
        height: gift ? doors.y(0) - doors.y(p) : doors.y(p) - doors.y(1),
      });
      set(name, { x: doors.x(door + 0.5), y: doors.y(-0.27) });
      name.textContent = `${door + 1}: ${rounded(p, 3)}, ${gift ? "a gift" : "nothing"}`;
    });
    doors.placeHandles();
    set(ruler, { x1: plot.x(stage.controls.p), x2: plot.x(stage.controls.p), y1: plot.y(0), y2: plot.y(HIGHEST) });
    plot.placeHandles();
  }

  function showFrame({ arrays }: Frame): void {
    const { at = [], if_0 = [], if_1 = [], door_costs = [] } = arrays;
    set(curves[0], { d: plot.through(at, if_0) });
    set(curves[1], { d: plot.through(at, if_1) });
    put(costMarks[0], stage.controls.p, stage.value("cost_if_0"));
    put(costMarks[1], stage.controls.p, stage.value("cost_if_1"));
    doorMarks.forEach((mark, door) => {
      const [p, cost] = [stage.controls.doors[door]!, door_costs[door] ?? NaN];
      const there = Number.isFinite(cost);
      set(mark, {
        class: `door-mark ${stage.controls.gifts[door] === 1 ? "of-1" : "of-0"}`,
        visibility: there ? null : "hidden",
        transform: there ? `translate(${plot.x(p)} ${plot.safe(cost)})` : null,
      });
    });
    const average = stage.value("mean_cost");
    const there = Number.isFinite(average);
    for (const part of [mean, names[2]]) set(part, { visibility: there ? null : "hidden" });
    if (there) {
      const y = plot.safe(average);
      set(mean, { x1: plot.x(0), x2: plot.x(1), y1: y, y2: y });
      set(names[2], { x: plot.x(1) - 4, y: y - 8 });
    }
    set(names[0], { x: plot.x(0.93), y: plot.y(3.6) });
    set(names[1], { x: plot.x(0.07), y: plot.y(3.6) });
  }

  function put(mark: SVGCircleElement, p: number, cost: number): void {
    const there = Number.isFinite(cost);
    set(mark, { visibility: there ? null : "hidden", cx: plot.x(p), cy: there ? plot.safe(cost) : 0 });
  }
}
