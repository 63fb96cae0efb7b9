// The line to the server that stays open: files that change on disk, and frames for the pictures. It comes back by
// itself when the server does, and says meanwhile that it is gone.

import { decode, type Frame } from "./frames";
import { Latest } from "./latest";

export type Connection = "connecting" | "open" | "gone";

export interface FileMessage {
  type: "file";
  exercise: string;
  text: string | null;
  version: string;
}

export interface PictureQuestion {
  picture: string;
  source: "reference" | "mine";
  arguments: Record<string, unknown>;
}

/** What a socket needs of the world; tests bring their own. */
export interface World {
  open(address: string): WebSocket;
  later(action: () => void, milliseconds: number): unknown;
  cancel(timer: unknown): void;
  afterDrawing(action: () => void): void;
}

const BROWSER: World = {
  open: (address) => new WebSocket(address),
  later: (action, milliseconds) => setTimeout(action, milliseconds),
  cancel: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  // A hidden tab draws nothing and would wait for ever.
  afterDrawing: (action) => (document.hidden ? setTimeout(action, 0) : requestAnimationFrame(action)),
};

const FIRST_WAIT = 250;
const LONGEST_WAIT = 4000;
/** Milliseconds after which an answer is taken for lost; the server itself gives up on the learner's code after 2 s,
 * and starting the process that draws may take some more. */
const PATIENCE = 30_000;

/** A picture's own line through the socket. */
export interface Channel {
  want(question: PictureQuestion): void;
  close(): void;
}

interface Answer {
  frame: Frame;
  question: PictureQuestion;
}

interface OpenChannel {
  latest: Latest<PictureQuestion>;
  draw: (frame: Frame, question: PictureQuestion) => void;
  fail: (reason: string) => void;
  /** Whether a frame was drawn that the screen does not show yet. */
  drawn: boolean;
  /** The answer that came meanwhile. */
  held: Answer | null;
}

/** The open line. */
export class Socket {
  state: Connection = "connecting";
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT;
  private timer: unknown = null;
  private seq = 0;
  private following: string | null = null;
  private closed = false;
  private readonly channels = new Set<OpenChannel>();
  private readonly onState = new Set<(state: Connection) => void>();
  private readonly onFile = new Set<(message: FileMessage) => void>();

  constructor(
    private readonly address: string,
    private readonly world: World = BROWSER,
  ) {}

  /** Open the line, and keep it open. */
  connect(): void {
    if (this.closed || this.socket !== null) return;
    this.world.cancel(this.timer);
    const socket = this.world.open(this.address);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => {
      this.wait = FIRST_WAIT;
      if (this.following !== null) this.say({ type: "follow", exercise: this.following });
      this.enter("open");
      for (const { latest } of this.channels) latest.resume();
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
      if (this.socket !== socket) return;
      if (typeof event.data === "string") this.hear(event.data);
      else this.show(event.data);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      for (const { latest } of this.channels) latest.interrupted();
      if (this.closed) return;
      this.timer = this.world.later(() => this.connect(), this.wait);
      this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
      this.enter("gone");
    };
  }

  /** Close the line for good. */
  close(): void {
    this.closed = true;
    this.world.cancel(this.timer);
    this.socket?.close();
  }

  /** Be told when the line is lost and when it is back; returns how to stop that. */
  watchState(listener: (state: Connection) => void): () => void {
    this.onState.add(listener);
    return () => this.onState.delete(listener);
  }

  /** Be told when an exercise's file changes on disk; returns how to stop that. */
  follow(exercise: string, listener: (message: FileMessage) => void): () => void {
    const mine = (message: FileMessage): void => {
      if (message.exercise === exercise) listener(message);
    };
    this.onFile.add(mine);
    this.following = exercise;
    if (this.state === "open") this.say({ type: "follow", exercise });
    return () => {
      this.onFile.delete(mine);
      if (this.following === exercise) this.following = null;
    };
  }

  /**
   * Open a picture's line.
   *
   * @param draw draws a frame, and knows the question that it answers; at most once in each turn of the screen.
   * @param fail is told why there is no frame.
   */
  channel(draw: OpenChannel["draw"], fail: (reason: string) => void): Channel {
    const latest = new Latest<PictureQuestion>((question) => {
      if (this.state !== "open") return null;
      const seq = ++this.seq;
      this.say({ type: "picture", seq, ...question });
      this.world.later(() => latest.done(seq), PATIENCE);
      return seq;
    });
    const channel = { latest, draw, fail, drawn: false, held: null };
    this.channels.add(channel);
    return {
      want: (question) => latest.want(question),
      close: () => this.channels.delete(channel),
    };
  }

  private enter(state: Connection): void {
    this.state = state;
    for (const listener of this.onState) listener(state);
  }

  private say(message: object): void {
    this.socket?.send(JSON.stringify(message));
  }

  private hear(text: string): void {
    let message: { type?: unknown; seq?: unknown; error?: unknown };
    try {
      message = JSON.parse(text) as typeof message;
    } catch {
      return;
    }
    if (message.type === "file") for (const listener of this.onFile) listener(message as FileMessage);
    else if (typeof message.error === "string") this.refuse(message.error, message.seq);
  }

  /** A question was refused in words: tell its picture, or every picture if the answer does not say which. */
  private refuse(reason: string, seq: unknown): void {
    for (const { latest, fail } of this.channels) {
      if (typeof seq === "number" && !latest.expects(seq)) continue;
      fail(reason);
      latest.refused();
    }
  }

  private show(content: ArrayBuffer): void {
    let frame: Frame;
    try {
      frame = decode(content);
    } catch (error) {
      for (const { fail } of this.channels) fail(error instanceof Error ? error.message : String(error));
      return;
    }
    for (const channel of this.channels) {
      const question = channel.latest.questionOf(frame.seq);
      if (question === null) continue;
      if (channel.drawn) channel.held = { frame, question };
      else this.draw(channel, { frame, question });
    }
  }

  /**
   * Draw a frame and ask the next question, so that Python computes while the screen shows; an answer that comes before
   * the screen has turned is held until then. So no frame is drawn in vain, and at most one is ahead.
   */
  private draw(channel: OpenChannel, { frame, question }: Answer): void {
    channel.drawn = true;
    this.world.afterDrawing(() => {
      channel.drawn = false;
      const { held } = channel;
      channel.held = null;
      if (held !== null && this.channels.has(channel)) this.draw(channel, held);
    });
    try {
      channel.draw(frame, question);
    } finally {
      channel.latest.done(frame.seq);
    }
  }
}
