// A picture leaves the page: as PNG in the colours it has on the screen, its data as CSV.

import { set } from "../dom";

const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "paint-order", "opacity", "fill-opacity", "font-size", "font-family", "font-weight", "text-anchor", "dominant-baseline", "visibility"];

/** Offer a file to the person. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Rows as CSV, with lines that end as RFC 4180 wants. */
export function csv(header: string[], rows: (number | string)[][]): string {
  const cell = (value: number | string): string =>
    typeof value === "string" && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** Draw SVGs and canvases as one PNG, where they lie on the page, twice as fine as on the screen. */
export async function png(drawn: Element[], background: string): Promise<Blob> {
  const boxes = drawn.map((element) => element.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(2 * (Math.max(...boxes.map((box) => box.right)) - left));
  canvas.height = Math.round(2 * (Math.max(...boxes.map((box) => box.bottom)) - top));
  const context = canvas.getContext("2d")!;
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, element] of drawn.entries()) {
    const { left: x, top: y, width, height } = boxes[index]!;
    const place = [2 * (x - left), 2 * (y - top), 2 * width, 2 * height] as const;
    if (element instanceof SVGSVGElement) context.drawImage(await image(element), ...place);
    else if (element instanceof HTMLCanvasElement) context.drawImage(element, ...place);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no PNG"))), "image/png"),
  );
}

/** An SVG as an image, with the style that the page gives it. */
async function image(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll<SVGElement>("*")].forEach((element, index) => {
    const style = getComputedStyle(originals[index]!);
    for (const name of KEPT) element.style.setProperty(name, style.getPropertyValue(name));
  });
  const { width, height } = svg.getBoundingClientRect();
  set(copy, { xmlns: "http://www.w3.org/2000/svg", width: 2 * width, height: 2 * height });
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  try {
    const found = new Image();
    found.src = address;
    await found.decode();
    return found;
  } finally {
    URL.revokeObjectURL(address);
  }
}
