// Where we are, written in the address after the #: #/ is the course, #/exercise/ID an exercise, #/play the network
// to play with, #/draw the paper to draw a digit on. What follows a ? is the state of the page's picture, so that a
// link brings it back.

export type Route =
  | { page: "course" }
  | { page: "exercise"; id: string; state: URLSearchParams }
  | { page: "play"; state: URLSearchParams }
  | { page: "draw"; state: URLSearchParams }
  | { page: "unknown"; address: string };

/** Read the part of an address that begins with #. */
export function parse(hash: string): Route {
  const address = hash.replace(/^#/, "");
  const [path = "", query = ""] = splitOnce(address, "?");
  if (path === "" || path === "/") return { page: "course" };
  if (path === "/draw") return { page: "draw", state: new URLSearchParams(query) };
  if (path === "/play") return { page: "play", state: new URLSearchParams(query) };
  const match = /^\/exercise\/([^/]+)\/?$/.exec(path);
  const id = match ? decoded(match[1]!) : null;
  if (id !== null && /^[a-z0-9-]+$/.test(id)) return { page: "exercise", id, state: new URLSearchParams(query) };
  return { page: "unknown", address };
}

/** Write the address of an exercise, with the state of its picture. */
export function exerciseAddress(id: string, state?: Record<string, string>): string {
  const query = new URLSearchParams(state ?? {}).toString();
  return `#/exercise/${encodeURIComponent(id)}${query ? `?${query}` : ""}`;
}

/** Write the address of the network to play with, in a state. */
export function playAddress(state: URLSearchParams): string {
  const query = state.toString();
  return `#/play${query ? `?${query}` : ""}`;
}

/** Write the address of the page on which digits are drawn, in a state. */
export function drawAddress(state: URLSearchParams): string {
  const query = state.toString();
  return `#/draw${query ? `?${query}` : ""}`;
}

/** Split an address into what belongs to it and the token, which the address bar should not keep. */
export function withoutToken(href: string): { address: string; token: string | null } {
  const url = new URL(href);
  const token = url.searchParams.get("token");
  url.searchParams.delete("token");
  return { address: url.pathname + url.search + url.hash, token };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
