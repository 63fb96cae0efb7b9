import { beforeEach, describe, expect, test } from "vitest";
import { Latest } from "./latest";
import { Socket, type PictureQuestion, type World } from "./socket";

describe("the latest wins", () => {
  let asked: string[];
  let latest: Latest<string>;
  let connected: boolean;
  beforeEach(() => {
    asked = [];
    connected = true;
    latest = new Latest((question) => (connected ? asked.push(question) : null));
  });

  test("of all questions that come up while one is under way only the last is asked, after the answer was drawn", () => {
    for (const question of ["a", "b", "c", "d"]) latest.want(question);
    expect(asked).toEqual(["a"]);
    latest.done(1);
    expect(asked).toEqual(["a", "d"]);
    latest.done(2);
    expect(asked).toEqual(["a", "d"]);
  });

  test("an answer that is out of date is not expected, and does not let the next question go", () => {
    latest.want("a");
    latest.done(1);
    latest.want("b");
    latest.want("c");
    expect(latest.expects(1)).toBe(false);
    latest.done(1);
    expect(asked).toEqual(["a", "b"]);
  });

  test("a lost connection asks again, the newest if there is one", () => {
    latest.want("a");
    connected = false;
    latest.interrupted();
    latest.resume();
    expect(asked).toEqual(["a"]);
    connected = true;
    latest.resume();
    expect(asked).toEqual(["a", "a"]);
    latest.want("b");
    latest.interrupted();
    latest.resume();
    expect(asked).toEqual(["a", "a", "b"]);
  });
});

class FakeSocket {
  binaryType = "";
  sent: { type: string; seq: number; exercise?: string }[] = [];
  onopen = (): void => {};
  onclose = (): void => {};
  onmessage = (_: { data: unknown }): void => {};
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.onclose();
  }
}

describe("the socket", () => {
  let opened: FakeSocket[];
  let waits: number[];
  let timers: (() => void)[];
  let drawn: (() => void)[];
  let socket: Socket;
  const question = (w: number): PictureQuestion => ({ picture: "line", source: "mine", arguments: { w, b: 0 } });
  const answer = (seq: number): { data: ArrayBuffer } => {
    const text = new TextEncoder().encode(JSON.stringify({ seq, source: "mine", error: null, values: {}, arrays: [] }));
    const bytes = new Uint8Array(4 + text.length);
    new DataView(bytes.buffer).setUint32(0, text.length, true);
    bytes.set(text, 4);
    return { data: bytes.buffer };
  };
  beforeEach(() => {
    opened = [];
    waits = [];
    timers = [];
    drawn = [];
    const world: World = {
      open: () => {
        const fake = new FakeSocket();
        opened.push(fake);
        return fake as unknown as WebSocket;
      },
      later: (action, milliseconds) => {
        if (milliseconds < 30_000) {
          waits.push(milliseconds);
          timers.push(action);
        }
      },
      cancel: () => {},
      afterDrawing: (action) => drawn.push(action),
    };
    socket = new Socket("ws://here/ws", world);
    socket.connect();
  });

  test("draws once in each turn of the screen, asks on at once, and is never more than one frame ahead", () => {
    const frames: number[] = [];
    const channel = socket.channel((frame) => frames.push(frame.seq), () => {});
    channel.want(question(1));
    opened[0]!.onopen();
    for (const w of [2, 3, 4]) channel.want(question(w));
    expect(opened[0]!.sent.map(({ seq }) => seq)).toEqual([1]);
    opened[0]!.onmessage(answer(1));
    expect(frames).toEqual([1]);
    expect(opened[0]!.sent[1]).toEqual({ type: "picture", seq: 2, ...question(4) });
    channel.want(question(5));
    opened[0]!.onmessage(answer(1)); // out of date
    opened[0]!.onmessage(answer(2)); // the screen has not turned yet
    expect(frames).toEqual([1]);
    expect(opened[0]!.sent).toHaveLength(2);
    drawn.shift()!();
    expect(frames).toEqual([1, 2]);
    expect(opened[0]!.sent[2]).toEqual({ type: "picture", seq: 3, ...question(5) });
    drawn.shift()!();
    opened[0]!.onmessage(answer(3));
    expect(frames).toEqual([1, 2, 3]);
  });

  test("comes back by itself, waits longer each time, follows its file again and asks what was lost", () => {
    const states: string[] = [];
    socket.watchState((state) => states.push(state));
    opened[0]!.onopen();
    socket.follow("line-cost", () => {});
    const channel = socket.channel(() => {}, () => {});
    channel.want(question(5));
    opened[0]!.onclose();
    for (let again = 1; again <= 6; again++) {
      timers.shift()!();
      opened[again]!.onclose();
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
    timers.shift()!();
    opened[7]!.onopen();
    expect(opened[7]!.sent[0]).toEqual({ type: "follow", exercise: "line-cost" });
    expect(opened[7]!.sent[1]).toEqual({ type: "picture", seq: 2, ...question(5) });
    expect(states.at(-1)).toBe("open");
  });

  test("tells of a changed file only who follows it", () => {
    const heard: (string | null)[] = [];
    const stop = socket.follow("line-cost", ({ text }) => heard.push(text));
    opened[0]!.onopen();
    const message = (exercise: string, text: string): { data: string } => ({
      data: JSON.stringify({ type: "file", exercise, text, version: "1" }),
    });
    opened[0]!.onmessage(message("line-cost", "a"));
    opened[0]!.onmessage(message("line-predict", "b"));
    opened[0]!.onmessage({ data: "no JSON" });
    stop();
    opened[0]!.onmessage(message("line-cost", "c"));
    expect(heard).toEqual(["a"]);
  });

  test("a frame is drawn with the question that it answers, whatever was asked meanwhile", () => {
    const answered: PictureQuestion[] = [];
    const channel = socket.channel((_, asked) => answered.push(asked), () => {});
    opened[0]!.onopen();
    const [first, second] = [question(1), question(2)];
    channel.want(first);
    channel.want(second);
    opened[0]!.onmessage(answer(1));
    drawn.shift()!();
    opened[0]!.onmessage(answer(2));
    expect(answered).toEqual([first, second]);
    expect(answered[0]).toBe(first);
  });

  test("a refusal in words reaches its picture, and the next question goes", () => {
    const reasons: string[] = [];
    const channel = socket.channel(() => {}, (reason) => reasons.push(reason));
    opened[0]!.onopen();
    channel.want(question(1));
    channel.want(question(2));
    opened[0]!.onmessage({ data: JSON.stringify({ type: "error", seq: 1, error: "the control w is not a number" }) });
    expect(reasons).toEqual(["the control w is not a number"]);
    expect(opened[0]!.sent).toHaveLength(2);
    channel.want(question(3));
    opened[0]!.onmessage({ data: JSON.stringify({ type: "error", error: "there is no such message" }) });
    expect(reasons).toHaveLength(2);
    expect(opened[0]!.sent).toHaveLength(3);
  });

  test("a frame that cannot be read is said, and does not end the line", () => {
    const reasons: string[] = [];
    socket.channel(() => {}, (reason) => reasons.push(reason));
    opened[0]!.onopen();
    opened[0]!.onmessage({ data: new ArrayBuffer(2) });
    expect(reasons[0]).toContain("at least 4 bytes");
  });
});
