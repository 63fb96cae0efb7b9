// Chapter 00: arrays in, arrays out. The chosen function's arguments as cells, and what it makes of them.

import { h, s, set } from "../dom";
import { numberOf, type Frame } from "../frames";
import "./arrays.css";
import { drawCells, largestOf, tableOf, words, type Table } from "./cells";
import { readNumber, shown } from "./numbers";
import { Stage, type Host, type OpenPicture } from "./stage";

/** Of the table that can be edited (src/chainrule/lab/pictures/array_cells.py). */
const COLUMNS = 5;
const HEIGHT = 46;
const WIDEST = 54;
const NARROWEST = 33;
/** Above a block of cells: its name, and the numbers of its columns. */
const HEAD = 44;
/** Beside it: the numbers of its rows. */
const SIDE = 20;
/** At the right edge, for a name that is wider than its cell. */
const END = 12;
/** For the arrow. */
const GAP = 54;
const TOP = 34;

interface About {
  /** The sliders that it needs. */
  uses: string[];
  /** What the parts of its result are called. */
  parts?: string[];
  words: string;
}

const MORE = "Type into the cells of X.";
const NUMPY: Record<string, About> = {
  index_of_max: { uses: ["rows", "columns"], parts: ["row", "column"], words: `${MORE} What to try: write the largest number a second time, before the first.` },
  index_of_min: { uses: ["rows", "columns"], parts: ["row", "column"], words: `${MORE} What to try: write the smallest number a second time, before the first.` },
  mean_and_sum: { uses: ["rows", "columns"], parts: ["mean", "sum"], words: `${MORE} What to try: make one number larger by 12. By how much does the mean grow?` },
  as_float32: { uses: ["rows", "columns"], words: `${MORE} What to try: half the bytes, and about 7 digits that are kept. Type 0.1, then 0.5: one of them is rounded.` },
  null_vector: { uses: ["n"], words: "What to try: move n. An array of one axis has a shape of one number, (n,)." },
  integers: { uses: ["start", "stop"], words: "What to try: where does the row end? Then let start and stop be the same." },
  counting_grid: { uses: ["rows", "columns"], words: "What to try: follow the tint; it runs along the rows. The number in each cell is its flat place: row times width plus column." },
  identity: { uses: ["n"], words: "What to try: move n. A 1 stands wherever row and column have the same number." },
  random_array: { uses: ["rows", "columns", "seed"], words: "What to try: another seed, then the old one again. The same seed gives the same numbers." },
  random_integers: { uses: ["rows", "columns", "low", "high", "seed"], words: "What to try: high = low + 1. What is left to chance?" },
};
const MASKS: Record<string, About> = {
  row_max: { uses: ["rows", "columns"], words: `${MORE} The largest of each row is framed. Axis 1, the columns, has disappeared: one number is left for each row.` },
  one_hot: { uses: ["labels", "classes"], words: "Type labels into y. What to try: one more class than there are labels. A column that no label names stays empty, and has to be there." },
  reverse: { uses: [], words: "Type into the cells of x. What to try: follow one number to its new place. In the middle, what happens?" },
  chessboard: { uses: ["n"], words: "What to try: n odd and n even. The top left stays 0." },
  min_max: { uses: [], parts: ["min", "max"], words: "Type into the cells of x. What to try: make all numbers negative." },
  negate_between: { uses: ["low", "high"], words: "Framed is what has another sign now. What to try: move a bound onto a number of x. Does it count as between?" },
  count_nan: { uses: ["rows", "columns"], words: "Empty a cell of X, or type nan: a gap. Gaps are framed, because NaN is not even equal to itself and has to be asked for." },
};
const ALL = { ...NUMPY, ...MASKS };

/** Where the blocks of cells lie. */
export interface Layout {
  cell: number;
  blocks: { left: number; top: number }[];
  arrow: { x: number; y: number; down: boolean } | null;
  height: number;
}

/** Open the picture of arrays as cells. */
export function arrayCells(host: Host): OpenPicture {
  const offered = host.exercise.id === "arrays-masks" ? MASKS : NUMPY;
  let asked = Object.keys(offered)[0]!;
  const stage = new Stage(host, {
    name: "array-cells",
    title: "Arrays in, arrays out",
    get functions() {
      return [asked];
    },
    controls: {
      function: asked,
      cells: [3, 1, 2, 7, 0, 5, 4, 9, -1, 6, 8, -2, 5, 1, 4, 0, 6, 3, 2, 7],
      rows: 3,
      columns: 4,
      gaps: [3, 10],
      x: [3, -1, 4, 0, 5, 9, 2],
      labels: [2, 0, 1, 2],
      n: 6,
      low: 0,
      high: 5,
      seed: 7,
    },
    moved: showChoice,
    draw: show,
    csv: (frame) => ({ header: ["array", "row", "numbers"], rows: rowsOf(frame) }),
  });
  const svg = s("svg", { class: "plot cells", role: "img", "aria-label": "The cells of what the function gets, and of what it gives" });
  const fields = h("div", { class: "cell-fields" });
  const frame = h("div", { class: "cells-frame" }, svg, fields);
  const inputs = new Map<string, HTMLInputElement>();
  const whole = (name: "rows" | "columns" | "n" | "low" | "high" | "seed", label: string, low: number, high: number): HTMLElement =>
    stage.slider({ name, label, low, high, step: 1, say: (value) => String(value).replace("-", "−") });
  const sliders: Record<string, HTMLElement> = {
    rows: whole("rows", "rows", 1, 4),
    columns: whole("columns", "columns", 1, 5),
    labels: whole("rows", "labels", 1, 4),
    classes: whole("columns", "n_classes", 1, 5),
    n: whole("n", "n", 1, 8),
    low: whole("low", "low", -9, 9),
    high: whole("high", "high", -9, 9),
    start: whole("low", "start", -9, 9),
    stop: whole("high", "stop", -9, 9),
    seed: whole("seed", "seed of rng", 0, 99),
  };
  const seen = h("p", { class: "small quiet" });
  const sizes = new ResizeObserver(() => stage.frame && show(stage.frame));
  sizes.observe(frame);
  stage.drawing(svg);
  stage.atEnd(() => sizes.disconnect());
  stage.show(
    stage.row(stage.choice({ name: "function", label: "function", options: Object.fromEntries(Object.keys(offered).map((name) => [name, name])) })),
    stage.row(...Object.values(sliders)),
    frame,
    seen,
    h("div", { class: "facts" }, stage.facts({ given_kind: "what went in", result: "what came out" })),
    h("details", {}, h("summary", {}, "The numbers as a table"), stage.table("Row by row", ["array", "row", "numbers"], rowsOf)),
  );
  return stage;

  function showChoice(): void {
    asked = stage.controls.function;
    const about = ALL[asked];
    for (const [name, slider] of Object.entries(sliders)) slider.hidden = about?.uses.includes(name) !== true;
    seen.textContent = about?.words ?? "";
  }

  function show(now: Frame): void {
    const width = frame.clientWidth;
    if (width === 0) return;
    const { given, parts } = tablesOf(now);
    const layout = layOut(width, given, parts);
    const names = [...(given ? [nameOf(now)] : []), ...parts.map((_, i) => ALL[String(now.values["function"])]?.parts?.[i] ?? (parts.length > 1 ? String(i) : "result"))];
    const largest = largestOf(...[given, ...parts].map((one) => one?.values ?? []));
    set(svg, { viewBox: `0 0 ${width} ${layout.height}`, height: layout.height });
    svg.replaceChildren(
      s("text", { class: "call", x: 2, y: 16 }, String(now.values["call"])),
      ...[...(given ? [given] : []), ...parts].flatMap((table, at) => {
        const { left, top } = layout.blocks[at]!;
        const own = given ? at - 1 : at;
        const lit = now.arrays[own < 0 ? "given_lit" : `part_${own}_lit`] ?? [];
        const off = own < 0 ? [] : (now.arrays[`part_${own}_off`] ?? []);
        const kind = (i: number): string => `${lit[i] ? "lit" : ""} ${off[i] ? "off" : ""}`;
        return [
          words(table.rows * table.columns === 0 ? "no cells" : names[at]!, left + (Math.max(table.columns, 1) * layout.cell) / 2, top - HEAD + 14, "axis-name"),
          ...drawCells({ table, left, top, width: layout.cell, height: HEIGHT, largest, kind, numbered: numberedOf(table) }),
        ];
      }),
      ...arrowTo(layout),
    );
    if (given) placeFields(now, given, layout);
    else clearFields(new Set());
    stage.remark(news(now, parts));
  }

  /** Real fields lie on the cells of what is given; one shows itself as long as it is typed into. */
  function placeFields(now: Frame, given: Table, { cell, blocks }: Layout): void {
    const name = nameOf(now);
    const wanted = new Set<string>();
    for (let i = 0; i < given.rows * given.columns; i++) {
      const [row, column] = [Math.floor(i / given.columns), i % given.columns];
      const key = `${name}${row},${column}`;
      const place = name === "X" ? `row ${row}, column ${column}` : `place ${i}`;
      const input = inputs.get(key) ?? field(`${name}, ${place}`);
      wanted.add(key);
      if (!inputs.has(key)) {
        inputs.set(key, input);
        fields.append(input);
      }
      const value = given.values[i]!;
      const text = Number.isNaN(value) ? "nan" : String(Number(value.toPrecision(7)));
      input.onchange = () => {
        if (!change(name, row, column, i, input.value)) input.value = text;
      };
      input.onkeydown = (event) => {
        const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (direction === undefined) return;
        event.preventDefault();
        // At once: the next key may come before the numbers do.
        input.value = String((readNumber(input.value) ?? 0) + direction);
        change(name, row, column, i, input.value);
      };
      if (input.value !== text) input.value = text;
      const { left, top } = blocks[0]!;
      Object.assign(input.style, { left: `${left + column * cell + 1}px`, top: `${top + row * HEIGHT + 1}px`, width: `${cell - 2}px`, height: `${HEIGHT - 2}px` });
    }
    clearFields(wanted);
  }

  function clearFields(wanted: Set<string>): void {
    for (const [key, input] of inputs) {
      if (wanted.has(key)) continue;
      input.remove();
      inputs.delete(key);
    }
  }

  /** Write into a cell what was typed; false if it cannot stand there. */
  function change(name: string, row: number, column: number, at: number, text: string): boolean {
    const { cells, gaps, x, labels, columns } = stage.controls;
    const read = readNumber(text);
    const value = read === null ? null : Math.min(Math.max(read, -1e4), 1e4);
    const place = row * COLUMNS + column;
    if (name === "X" && asked === "count_nan" && (text.trim() === "" || text.trim().toLowerCase() === "nan")) {
      stage.set({ gaps: [...new Set([...gaps, place])] });
    } else if (value === null) return false;
    else if (name === "y") stage.set({ labels: labels.with(at, Math.min(Math.max(Math.round(value), 0), columns - 1)) });
    else if (name === "x") stage.set({ x: x.with(at, value) });
    else stage.set({ cells: cells.with(place, value), ...(asked === "count_nan" ? { gaps: gaps.filter((one) => one !== place) } : {}) });
    return true;
  }
}

function field(label: string): HTMLInputElement {
  return h("input", { type: "text", inputmode: "decimal", "aria-label": label, autocomplete: "off", focus: (event: FocusEvent) => (event.target as HTMLInputElement).select() });
}

/** What is given is called X, x or y, as in the call. */
function nameOf(frame: Frame): string {
  return /\((\w)/.exec(String(frame.values["call"]))?.[1] ?? "";
}

/** What went in and what came out; one axis stands upright beside a table with as many rows. */
function tablesOf(frame: Frame): { given: Table | null; parts: Table[] } {
  const count = Object.keys(frame.arrays).filter((name) => /^part_\d$/.test(name)).length;
  const names = Array.from({ length: count }, (_, i) => `part_${i}`);
  const rowsOf_ = (name: string): number => (frame.shapes[name]?.length === 2 ? frame.shapes[name]![0]! : -1);
  const upright = (name: string, beside: string): boolean => frame.shapes[name]?.length === 1 && frame.shapes[name]![0] === rowsOf_(beside);
  return {
    given: frame.arrays["given"] ? tableOf(frame, "given", upright("given", "part_0")) : null,
    parts: names.map((name) => tableOf(frame, name, upright(name, "given"))),
  };
}

function numberedOf({ rows, columns }: Table): "both" | "columns" | "rows" | "none" {
  if (rows > 1 && columns > 1) return "both";
  return columns > 1 ? "columns" : rows > 1 ? "rows" : "none";
}

/** Side by side where there is room for it, else one below the other; the parts of a result always side by side. */
export function layOut(width: number, given: Table | null, parts: Table[]): Layout {
  const sides = parts.length * SIDE;
  const wide = parts.reduce((sum, { columns }) => sum + Math.max(columns, 1), 0);
  const tall = Math.max(1, ...parts.map(({ rows }) => rows));
  const row = (from: number, top: number, cell: number): { left: number; top: number }[] => {
    let left = from;
    return parts.map(({ columns }) => {
      const at = { left: left + SIDE, top };
      left = at.left + Math.max(columns, 1) * cell;
      return at;
    });
  };
  const top = TOP + HEAD;
  if (given === null) {
    const cell = Math.floor(Math.min((width - sides - END) / wide, WIDEST));
    return { cell, blocks: row(0, top, cell), arrow: null, height: top + tall * HEIGHT + 8 };
  }
  const beside = (width - SIDE - GAP - sides - END) / (given.columns + wide);
  if (beside >= NARROWEST) {
    const cell = Math.floor(Math.min(beside, WIDEST));
    const right = SIDE + given.columns * cell;
    const most = Math.max(given.rows, tall);
    return {
      cell,
      blocks: [{ left: SIDE, top }, ...row(right + GAP - SIDE / 2, top, cell)],
      arrow: { x: right + GAP / 2 - 2, y: top + (Math.min(given.rows, tall) * HEIGHT) / 2, down: false },
      height: top + most * HEIGHT + 8,
    };
  }
  const cell = Math.floor(Math.min((width - Math.max(SIDE, sides) - END) / Math.max(given.columns, wide), WIDEST));
  const below = top + given.rows * HEIGHT;
  return {
    cell,
    blocks: [{ left: SIDE, top }, ...row(0, below + 36 + HEAD, cell)],
    arrow: { x: SIDE + (Math.min(given.columns, wide) * cell) / 2, y: below + 20, down: true },
    height: below + 36 + HEAD + tall * HEIGHT + 8,
  };
}

function arrowTo({ arrow }: Layout): SVGElement[] {
  if (arrow === null) return [];
  const { x, y, down } = arrow;
  return [s("path", { class: "arrow", d: down ? `M${x} ${y - 12}v24m-6 -7l6 7l6 -7` : `M${x - 12} ${y}h24m-7 -6l7 6l-7 6` })];
}

/** What is to be said about a result. */
function news(frame: Frame, parts: Table[]): string {
  const { values } = frame;
  const name = String(values["function"]);
  if (values["kept"] === false) return `${name} has written into the array that it was given. Whoever still needs it no longer has it.`;
  if (values["fits"] !== true) return `What came out: ${String(values["result"])}. What should come out: ${String(values["wanted"])}.`;
  const off = parts.reduce((sum, _, i) => sum + Array.from(frame.arrays[`part_${i}_off`] ?? []).filter(Boolean).length, 0);
  if (off > 0) return `Framed in orange: ${off === 1 ? "one number that is" : `${off} numbers that are`} not what the course's function gives.`;
  if ("repeats" in values) {
    return values["repeats"] === true ? "Asked a second time with the same seed, it gave the same numbers." : "Asked a second time with the same seed, it gave other numbers: they do not come from rng.";
  }
  const [first, second] = parts.map((part) => part.values[0]!);
  const [, columns = 0] = frame.shapes["given"] ?? [];
  if (name.startsWith("index_of")) return `Row ${first}, column ${second}: the flat place is ${first} · ${columns} + ${second} = ${first! * columns + second!}.`;
  if (name === "mean_and_sum") return `${shown(second!)} divided among ${frame.arrays["given"]?.length ?? 0} cells is ${shown(first!)}.`;
  if (name === "as_float32") {
    const change = numberOf(values["rounding"]);
    return change > 0 ? `No number has changed by more than ${shown(change)}.` : "All these numbers fit into float32 exactly.";
  }
  return "";
}

/** Every array, row by row. */
function rowsOf(frame: Frame): (number | string)[][] {
  const { given, parts } = tablesOf(frame);
  const lines = (name: string, { rows, columns, values }: Table): (number | string)[][] =>
    Array.from({ length: rows }, (_, row) => [
      name,
      row,
      Array.from({ length: columns }, (_, column) => Number(values[row * columns + column]!.toPrecision(7))).join("  "),
    ]);
  const labels = ALL[String(frame.values["function"])]?.parts;
  return [...(given ? lines(nameOf(frame), given) : []), ...parts.flatMap((part, i) => lines(labels?.[i] ?? "result", part))];
}
