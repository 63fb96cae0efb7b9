// Boot: take the token, open the line to the server, and show the page that the address names.

import "./style.css";
import { Api, ApiError } from "./api";
import { h } from "./dom";
import type { Lab, Page } from "./lab";
import { coursePage } from "./pages/course";
import { parse, withoutToken } from "./route";
import { Socket } from "./socket";

const KEY = "chainrule:token";

/** The token from the address, which forgets it; after a reload from the tab's own storage. */
function takeToken(): string {
  const { address, token } = withoutToken(location.href);
  let kept: string | null = null;
  try {
    if (token !== null) sessionStorage.setItem(KEY, token);
    kept = sessionStorage.getItem(KEY);
  } catch {
    // Without storage the token lives as long as the page.
  }
  if (token !== null) history.replaceState(null, "", address);
  return token ?? kept ?? "";
}

const token = takeToken();
const api = new Api(token);
const scheme = location.protocol === "https:" ? "wss:" : "ws:";
const path = location.pathname.replace(/[^/]*$/, "");
const socket = new Socket(`${scheme}//${location.host}${path}ws?token=${encodeURIComponent(token)}`);
const lab: Lab = { api, socket, course: () => api.course() };

const main = document.querySelector<HTMLElement>("#main")!;
const trail = document.querySelector<HTMLElement>("#trail")!;
const connection = document.querySelector<HTMLElement>("#connection")!;
let page: Page | null = null;
let turn = 0;

/** Show what the address names. A page that is still loading when the next is asked for is dropped. */
async function show(entered: boolean): Promise<void> {
  const mine = ++turn;
  page?.close();
  page = null;
  main.setAttribute("aria-busy", "true");
  const room = h("div");
  let opened: Page;
  try {
    opened = await open(room);
  } catch (error) {
    opened = problem(room, error);
  }
  if (mine !== turn) {
    opened.close();
    return;
  }
  page = opened;
  main.replaceChildren(room);
  main.removeAttribute("aria-busy");
  document.title = `${opened.title} · chainrule`;
  if (entered) {
    scrollTo(0, 0);
    opened.heading.focus({ preventScroll: true });
  }
}

async function open(room: HTMLElement): Promise<Page> {
  const route = parse(location.hash);
  trail.replaceChildren();
  if (route.page === "course") return coursePage(lab, room);
  if (route.page === "exercise") {
    // Editor and formulas are a page of their own: the course's list is there before them.
    const { exercisePage } = await import("./pages/exercise");
    return exercisePage(lab, room, trail, route.id, route.state);
  }
  if (route.page === "play") {
    const { playgroundPage } = await import("./pages/playground");
    return playgroundPage(lab, room, trail, route.state);
  }
  if (route.page === "draw") {
    const { drawPage } = await import("./pages/draw");
    return drawPage(lab, room, trail, route.state);
  }
  throw new ApiError("There is no page at this address.", 404);
}

function problem(room: HTMLElement, error: unknown): Page {
  const status = error instanceof ApiError ? error.status : -1;
  const message = error instanceof Error ? error.message : String(error);
  const titles: Record<number, string> = { 0: "The server is gone", 401: "This page has lost its key", 403: "This page has lost its key", 404: "Not found" };
  const heading = h("h1", { tabindex: -1 }, titles[status] ?? "Something went wrong");
  const mend =
    status === 401 || status === 403
      ? "Open the address that chainrule lab wrote into the terminal: it carries the key."
      : status === 0
        ? "Start chainrule lab again: this page opens as soon as it runs."
        : "";
  room.replaceChildren(
    heading,
    h("p", {}, message),
    mend && h("p", {}, mend),
    h("p", {}, h("button", { type: "button", click: () => void show(true) }, "Try again"), " ", h("a", { href: "#/" }, "To the course")),
  );
  const stop = status === 0 ? socket.watchState((state) => state === "open" && void show(true)) : () => {};
  return { title: heading.textContent, heading, close: stop };
}

/** Say that the server is gone, or that it does not know this page any more. */
async function tell(state: string): Promise<void> {
  connection.dataset["state"] = state;
  if (state !== "gone") {
    connection.replaceChildren();
    return;
  }
  let refused = false;
  try {
    await api.course();
  } catch (error) {
    refused = error instanceof ApiError && (error.status === 401 || error.status === 403);
  }
  if (socket.state === "open") return;
  const message = refused
    ? "The lab was started anew, and this page has lost its key. Open the address that chainrule lab wrote into the terminal. What you wrote is still here: copy it first if it is not saved."
    : "The server is gone. What you write stays here; the page reconnects by itself when chainrule lab runs again.";
  if (connection.textContent !== message) connection.replaceChildren(h("p", {}, message));
}

document.querySelector("#skip")!.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
socket.watchState((state) => void tell(state));
socket.connect();
addEventListener("hashchange", () => void show(true));
void show(false);
// While the list is read, fetch what an exercise needs.
setTimeout(() => void import("./pages/exercise").catch(() => {}), 400);
