// Elements in one call, so that a page reads like its outline. Text is always text: nothing here parses HTML.

export type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: never) => void);

/** Set attributes; a function is a listener, `true` an attribute without a value, `false` and null leave it out. */
function assign(element: Element, attributes: Record<string, Value>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

function append(element: Element, children: Child[]): void {
  for (const child of children) if (child) element.append(child);
}

/** Make an HTML element. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  assign(element, attributes);
  append(element, children);
  return element;
}

/** Make an SVG element. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  assign(element, attributes);
  append(element, children);
  return element;
}

/** Change attributes of an element that is there already. */
export function set(element: Element, attributes: Record<string, Value>): void {
  assign(element, attributes);
}

/**
 * Let what is larger than its box be scrolled with the keyboard too, and only then be a stop of the Tab key; also what
 * comes into the page later. Returns how to stop that.
 */
export function watchOverflow(root: HTMLElement, selector: string, label: string): () => void {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const over = target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1;
      set(target, { tabindex: over ? 0 : null, role: over ? "group" : null, "aria-label": over ? label : null });
    }
  });
  const watched = new WeakSet<Element>();
  const look = (): void => {
    for (const element of root.querySelectorAll(selector)) {
      if (watched.has(element)) continue;
      watched.add(element);
      sizes.observe(element);
    }
  };
  const changes = new MutationObserver(look);
  changes.observe(root, { childList: true, subtree: true });
  look();
  return () => {
    sizes.disconnect();
    changes.disconnect();
  };
}
