// Numbers in words and signs for the eye and the ear.

/** Four significant digits, or what the number is instead of one. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "infinite" : "minus infinite";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return value.toExponential(2).replaceAll("-", "−").replace("e+", "e");
  const digits = size === 0 ? 0 : Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(size))));
  return value.toFixed(digits).replace("-", "−");
}

/** As `shown`, and whole numbers without decimals: for counts, labels, and numbers that a person has chosen. */
export function plain(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value).replace("-", "−") : shown(value);
}

/** Round to a number of decimals. */
export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** Read a number that a person or an address wrote. */
export function readNumber(text: string | null): number | null {
  if (text === null || text.trim() === "") return null;
  const value = Number(text.trim().replace("−", "-").replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
