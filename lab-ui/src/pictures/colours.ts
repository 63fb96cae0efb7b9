// The page's colours as tables for maps: a cell's number from 0 to 255 gives a pixel. They follow the page's look.

/** 256 pixels, as they lie in an ImageData. */
export type ColourTable = Uint32Array;

type Rgb = [number, number, number];

/** Orange for 0, the page's own colour in the middle, blue for 255: below and above, no and yes. */
export function diverging(strength = 0.75): ColourTable {
  const page = variable("--page");
  const [low, high] = [mixed(page, variable("--orange"), strength), mixed(page, variable("--blue"), strength)];
  return table((share) => (share < 0.5 ? mixed(low, page, 2 * share) : mixed(page, high, 2 * share - 1)));
}

/** From the page's own colour for 0 to a full hue for 255: more and more. */
export function sequential(hue = "--blue", strength = 0.9): ColourTable {
  const page = variable("--page");
  const full = mixed(page, variable(hue), strength);
  return table((share) => mixed(page, full, share));
}

/** Do this whenever the page turns dark or light; returns how to stop that. */
export function whenLookChanges(action: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", action);
  return () => dark.removeEventListener("change", action);
}

/** A colour of the page's palette, such as "--blue", as numbers from 0 to 255. */
export function variable(name: string): Rgb {
  return parseHex(getComputedStyle(document.documentElement).getPropertyValue(name).trim());
}

/** Read #rrggbb, or #rgb, as which a build may write it. */
export function parseHex(text: string): Rgb {
  const digits = text.replace("#", "");
  const value = Number.parseInt(digits.length === 3 ? digits.replace(/./g, "$&$&") : digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Between two colours: 0 is the first, 1 the second. */
export function mixed(first: Rgb, second: Rgb, share: number): Rgb {
  return first.map((value, i) => Math.round(value + (second[i]! - value) * share)) as Rgb;
}

function table(colour: (share: number) => Rgb): ColourTable {
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const [r, g, b] = colour(i / 255);
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
}
