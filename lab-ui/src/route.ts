// Where we are, written in the address after the #: #/ is the course, #/exercise/ID an exercise. What follows a ?
// is the state of the page's picture, so that a link brings it back.

export type Route =
  | { page: "course" }
  | { page: "exercise"; id: string; state: URLSearchParams }
  | { page: "unknown"; address: string };

/** Read the part of an address that begins with #. */
export function parse(hash: string): Route {
  const address = hash.replace(/^#/, "");
  const [path = "", query = ""] = splitOnce(address, "?");
  if (path === "" || path === "/") return { page: "course" };
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
