// A person's own points: as a table that is pasted, and as the short text that stands in the address.

export type Label = 0 | 1;
/** x1, x2 and the class. */
export type Point = [number, number, Label];

export const MOST_POINTS = 500;
/** Coordinates reach from −FARTHEST to FARTHEST. */
export const FARTHEST = 10;

export interface Pasted {
  points: Point[];
  /** What is wrong, by line; with a single one of them no point is taken. */
  errors: string[];
}

/**
 * Read points from pasted text: x1, x2 and the class (0 or 1) in each line, apart by commas, semicolons, tabs or
 * spaces. A first line of names is passed over.
 */
export function readTable(text: string): Pasted {
  const points: Point[] = [];
  const errors: string[] = [];
  let first = true;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const cells = cellsOf(line);
    const isHeading = first && cells.every((cell) => readCell(cell) === null);
    first = false;
    if (isHeading) continue;
    const read = readRow(cells);
    if (typeof read === "string") errors.push(`Line ${index + 1}: ${read}`);
    else points.push(read);
  }
  if (points.length > MOST_POINTS) errors.push(`These are ${points.length} points; there is room for ${MOST_POINTS}.`);
  if (points.length === 0 && errors.length === 0) errors.push("There is no line with a point in it.");
  return { points, errors };
}

/** Write points as the table that `readTable` reads. */
export function writeTable(points: Point[]): string {
  return ["x1,x2,class", ...points.map((point) => point.join(","))].join("\n");
}

/** Write points for the address: x1_x2_class, with a star between points; nothing of it needs escaping. */
export function writePoints(points: Point[]): string {
  return points.map(([x1, x2, label]) => `${short(x1)}_${short(x2)}_${label}`).join("*");
}

/** Read the points of an address; what makes no sense is left out. */
export function readPoints(text: string | null): Point[] {
  if (!text) return [];
  const rows = text.split("*").map((one) => readRow(one.split("_")));
  return rows.filter((row): row is Point => typeof row !== "string").slice(0, MOST_POINTS);
}

function cellsOf(line: string): string[] {
  const separator = /[;\t]/.test(line) ? /[;\t]/ : line.includes(",") ? /,/ : /\s+/;
  return line.trim().split(separator).map((cell) => cell.trim());
}

/** A point, or what is wrong with it. */
function readRow(cells: string[]): Point | string {
  if (cells.length !== 3) {
    return `a point needs 3 values, x1, x2 and the class; here ${cells.length === 1 ? "is 1" : `are ${cells.length}`}.`;
  }
  const [x1, x2, label] = cells.map(readCell);
  for (const [name, value, cell] of [["x1", x1, cells[0]], ["x2", x2, cells[1]]] as const) {
    if (value === null || value === undefined) return `${name} is no number: “${cell}”.`;
    if (Math.abs(value) > FARTHEST) return `${name} lies outside −${FARTHEST} to ${FARTHEST}: ${cell}.`;
  }
  if (label !== 0 && label !== 1) return `the class is 0 or 1, not “${cells[2]}”.`;
  return [x1!, x2!, label];
}

function readCell(cell: string): number | null {
  const value = Number(cell.replace("−", "-").replace(",", "."));
  return cell !== "" && Number.isFinite(value) ? value : null;
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}
