// Chapter 00: a matrix moves the plane. The images of the two unit steps are dragged by their tips; the grid and the F
// follow through the learner's product.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import { arrow, type Pair } from "./arrow";
import "./arrays.css";
import { rounded, shown } from "./numbers";
import { Plot } from "./plot";
import { Stage, type Host, type OpenPicture } from "./stage";
import { drawGrid } from "./unit-grid";

const WIDE = 4;
const TALL = 3;
const START = { a: 1.5, b: -0.5, c: 0.5, d: 1 };
const PRESETS: Record<string, typeof START> = {
  "Back to the start": START,
  "At rest": { a: 1, b: 0, c: 0, d: 1 },
  "Turn by a quarter": { a: 0, b: -1, c: 1, d: 0 },
  "Twice as wide": { a: 2, b: 0, c: 0, d: 1 },
  "Flatten": { a: 2, b: 1, c: 1, d: 0.5 },
};

/** What there is to see and to try. */
const WORDS: Record<string, string> = {
  matrix: "The columns of A are where (1, 0) and (0, 1) go; every other point follows from these two. What to try: drag one arrow onto the line of the other.",
  inverse: "The movement that takes A back. What to try: make A larger; the inverse becomes smaller. Then flatten A.",
  back: "Outlined: the F after A. Filled: after A, then the inverse. What to try: drag the arrows wherever you like. The filled F stays where it was, until A is flat.",
  transpose: "Rows and columns have changed places. What to try: “Turn by a quarter”. For turns alone, the transpose takes the movement back.",
  product: "Outlined: the F after B. Dashed: after B and then A, step by step. Filled: after the one matrix A · B. What to try: compare with “A first, then B”.",
  reversed: "Outlined: the F after A. Dashed: after A and then B, step by step. Filled: after the one matrix B · A. What to try: compare with “B first, then A”.",
  element_product: "Filled: what the plane would look like under A ⊙ B. Dashed: after B and then A, step by step. They are different matrices.",
};

/** Open the picture of the plane that a matrix moves. */
export function matrixPlane(host: Host): OpenPicture {
  const stage = new Stage(host, {
    name: "matrix-plane",
    title: "A matrix moves the plane",
    functions: ["product", "element_product", "transpose", "inverse"],
    controls: { show: "matrix", ...START, second: "turn" },
    moved: showColumns,
    draw: showPlane,
    csv: (frame) => ({ header: ["what", "x", "y"], rows: rowsOf(frame) }),
  });
  const plot = new Plot({
    x: [-WIDE, WIDE],
    y: [-TALL, TALL],
    xName: "x",
    yName: "y",
    label: "The plane as the matrix moves it: its grid, the unit square with an F, and the arrows to where (1, 0) and (0, 1) go",
    aspect: "equal",
    onLayout() {
      drawGrid(plot, rest);
      showColumns();
      if (stage.frame) showPlane(stage.frame);
    },
  });
  const rest = plot.layer("unit-grid");
  const grid = plot.layer("moved-grid").appendChild(s("path"));
  const square = plot.layer("square").appendChild(s("path"));
  const first = plot.layer("first").appendChild(s("path"));
  const letter = plot.layer("letter").appendChild(s("path"));
  const stepped = plot.layer("stepped").appendChild(s("path"));
  const belongs = plot.layer("belongs").appendChild(s("path"));
  const images = ["e1", "e2"].map((kind) => plot.layer(`image ${kind}`).appendChild(s("path")));
  const own = ["e1", "e2"].map((kind) => plot.layer(`column ${kind}`).appendChild(s("path")));
  column(0, "a", "c");
  column(1, "b", "d");
  const second = stage.choice({
    name: "second",
    label: "B",
    options: { turn: "turns by a quarter", stretch: "makes twice as wide", shear: "leans to the right", mirror: "exchanges left and right" },
  });
  const seen = h("p", { class: "small quiet" });
  stage.drawing(plot.svg);
  stage.atEnd(() => plot.close());
  stage.show(
    stage.row(
      stage.choice({
        name: "show",
        label: "the plane after",
        options: {
          matrix: "A",
          inverse: "the inverse of A",
          back: "A, then its inverse",
          transpose: "the transpose of A",
          product: "B first, then A: A · B",
          reversed: "A first, then B: B · A",
          element_product: "A ⊙ B, entry by entry",
        },
      }),
      second,
    ),
    plot.element,
    seen,
    h(
      "div",
      { class: "facts" },
      h(
        "div",
        { class: "matrix", role: "group", "aria-label": "The matrix A" },
        stage.number({ name: "a", label: "A[0, 0]", step: 0.25, low: -4, high: 4 }),
        stage.number({ name: "b", label: "A[0, 1]", step: 0.25, low: -4, high: 4 }),
        stage.number({ name: "c", label: "A[1, 0]", step: 0.25, low: -4, high: 4 }),
        stage.number({ name: "d", label: "A[1, 1]", step: 0.25, low: -4, high: 4 }),
      ),
      stage.facts({ matrix: "the matrix that is shown", area: "area of the unit square, with sign" }),
    ),
    stage.row(...Object.entries(PRESETS).map(([label, entries]) => stage.button(label, () => stage.set(entries)))),
    h("details", {}, h("summary", {}, "The F as numbers"), stage.table("Corners of the F, and of what it becomes", ["what", "x", "y"], rowsOf)),
  );
  return stage;

  /** One column of A: the arrow to where a unit step goes. */
  function column(index: 0 | 1, top: "a" | "b", bottom: "c" | "d"): void {
    const group = plot.handle({
      label: `Column ${index} of A: where (${index === 0 ? "1, 0" : "0, 1"}) goes`,
      along: "both",
      at: () => columns()[index]!,
      move: (x, y) => stage.set({ [top]: rounded(x, 1), [bottom]: rounded(y, 1) }),
      say: () => {
        const [x, y] = columns()[index]!;
        return `(${shown(x)}, ${shown(y)})`;
      },
      step: [0.25, 0.25],
      xRange: [-WIDE, WIDE],
      yRange: [-TALL, TALL],
    });
    group.classList.add(index === 0 ? "e1" : "e2");
  }

  function columns(): [Pair, Pair] {
    const { a, b, c, d } = stage.controls;
    return [
      [a, c],
      [b, d],
    ];
  }

  /** The columns of A, at once. */
  function showColumns(): void {
    const { show } = stage.controls;
    columns().forEach((tip, i) => {
      set(own[i]!, { d: arrow(plot, [0, 0], tip) });
      set(own[i]!.parentElement!, { class: `column e${i + 1}${show === "matrix" ? "" : " aside"}` });
    });
    second.hidden = !["product", "reversed", "element_product"].includes(show);
    seen.textContent = WORDS[show] ?? "";
    plot.placeHandles();
  }

  function showPlane(frame: Frame): void {
    const flat = frame.values["raised"] === true;
    set(plot.svg, { "data-flat": flat ? "" : null });
    set(grid, { d: segments(frame, "grid") });
    set(square, { d: outline(frame, "square") });
    set(letter, { d: outline(frame, "letter") });
    set(first, { d: outline(frame, "first") });
    set(stepped, { d: outline(frame, "stepped") });
    set(belongs, { d: outline(frame, "belongs") });
    const M = frame.arrays["M"];
    images.forEach((path, i) => set(path, { d: M && frame.values["show"] !== "matrix" ? arrow(plot, [0, 0], [M[i]!, M[2 + i]!]) : "" }));
    stage.remark(news(frame));
  }

  /** Pieces of line: the ends lie in pairs. */
  function segments(frame: Frame, name: string): string {
    const points = pointsOf(frame, name);
    return points
      .map((_, i) => (i % 2 === 0 ? [points[i]!, points[i + 1]!] : null))
      .filter((ends) => ends !== null)
      .map(([from, to]) => plot.through([from![0], to![0]], [from![1], to![1]]))
      .join("");
  }

  function outline(frame: Frame, name: string): string {
    const points = pointsOf(frame, name);
    const text = plot.through(points.map(([x]) => x), points.map(([, y]) => y));
    return text && `${text}Z`;
  }
}

/** The points of an array (2, k): all x, then all y. */
export function pointsOf(frame: Frame, name: string): Pair[] {
  const flat = frame.arrays[name] ?? [];
  const count = flat.length / 2;
  return Array.from({ length: count }, (_, i) => [flat[i]!, flat[count + i]!]);
}

/** What is to be said about where the plane has gone. */
export function news({ values }: Frame): string {
  const { show, singular, raised, agree, fault } = values;
  const area = numberOf(values["area"]);
  if (raised === true) {
    return singular === true
      ? "A flattens the plane onto a line, and many points land on the same spot. Nobody can tell them apart again: there is no inverse, and inverse says so with LinAlgError."
      : "inverse raised LinAlgError, but A flattens nothing: this movement can be taken back.";
  }
  if (singular === true && (show === "inverse" || show === "back")) return "A flattens the plane and has no inverse, but inverse gave numbers.";
  if (fault === "matrix") return `This is another matrix than it should be: ${String(values["wanted"])}. Outlined in orange: where the F belongs.`;
  if (fault === "points") return "product does not take the points to where the matrix takes them. Outlined in orange: where the F belongs.";
  if (show === "inverse") return "";
  if (show === "back") return "Taken back: every point is where it was.";
  if (show === "product" || show === "reversed") return "One matrix does what the two movements do one after the other.";
  if (show === "element_product") return agree === true ? "Here both happen to agree." : "A ⊙ B is not one movement after the other.";
  if (singular === true) return "The plane has collapsed onto a line, or onto a point: its area is gone, and many points share one spot.";
  return area < 0 ? "The area is below 0: the plane was turned over, and the F reads as in a mirror." : "";
}

function rowsOf(frame: Frame): (number | string)[][] {
  const names = { letter: "F after all", first: "F after the first step", stepped: "F step by step" };
  return Object.entries(names).flatMap(([name, label]) => pointsOf(frame, name).map(([x, y]) => [label, x, y]));
}
