// What every page has at hand.

import type { Api, Course } from "./api";
import type { Socket } from "./socket";

export interface Lab {
  api: Api;
  socket: Socket;
  /** Load the course's list. */
  course(): Promise<Course>;
}

/** A page that is on show. */
export interface Page {
  title: string;
  /** Where the focus goes when the page is entered. */
  heading: HTMLElement;
  /** Stop everything that the page began. */
  close(): void;
}
