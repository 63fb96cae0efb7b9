// What the server can be asked, with the types of its answers. Same origin only; every call carries the token.

export interface ExerciseInList {
  id: string;
  title: string;
  file: string;
  minutes: number;
  kind: string;
  picture: string;
  passed: boolean;
}

export interface Chapter {
  name: string;
  title: string;
  about: string;
  exercises: ExerciseInList[];
}

export interface Course {
  chapters: Chapter[];
  current: string | null;
}

export interface Exercise extends ExerciseInList {
  convention: string;
  lesson: string;
  text: string | null;
  version: string;
  hints_seen: number;
  hints: number;
  next: string | null;
  previous: string | null;
}

export type Status = "passed" | "wrong" | "not attempted";

export interface Verdict {
  status: Status;
  diagnosis: string;
  sentences: string[];
  function: string;
  each: Record<string, Status>;
  data: Record<string, string>;
  line: number | null;
  output: string;
  passed_now: boolean;
  next: string | null;
}

export interface Hint {
  level: number;
  text: string;
}

export interface FileOnDisk {
  text: string | null;
  version: string;
}

export type Saved = { saved: true; version: string } | { saved: false; theirs: FileOnDisk };

/** The server's refusal (a status from 400 on), or 0: it could not be reached. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** The lab's server, as one learner's tab sees it. */
export class Api {
  constructor(
    readonly token: string,
    private readonly fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
  ) {}

  course(): Promise<Course> {
    return this.get("course");
  }

  exercise(id: string): Promise<Exercise> {
    return this.get(`exercise/${encodeURIComponent(id)}`);
  }

  /** Save, if the file is still the one that the edit began from; otherwise say what it has become. */
  async save(id: string, text: string, version: string): Promise<Saved> {
    const { status, body } = await this.ask("PUT", `exercise/${encodeURIComponent(id)}/file`, { text, version }, [409]);
    if (status === 409) return { saved: false, theirs: body as FileOnDisk };
    return { saved: true, version: (body as { version: string }).version };
  }

  check(id: string): Promise<Verdict> {
    return this.post(`exercise/${encodeURIComponent(id)}/check`);
  }

  /** Take the next hint. */
  hint(id: string): Promise<Hint & { of: number }> {
    return this.post(`exercise/${encodeURIComponent(id)}/hint`);
  }

  /** The hints that were taken before. */
  hints(id: string): Promise<Hint[]> {
    return this.get(`exercise/${encodeURIComponent(id)}/hints`);
  }

  /** The solutions by file name, or why they are not shown yet. */
  async solution(id: string): Promise<{ files: Record<string, string> } | { reason: string }> {
    const { body } = await this.ask("GET", `exercise/${encodeURIComponent(id)}/solution`, undefined, [403]);
    return body as { files: Record<string, string> } | { reason: string };
  }

  /** What a diagnosis means. */
  async why(name: string): Promise<string[]> {
    return (await this.get<{ paragraphs: string[] }>(`why/${encodeURIComponent(name)}`)).paragraphs;
  }

  /** A picture's state as a Python script. */
  async script(picture: string, source: string, controls: Record<string, unknown>): Promise<string> {
    const path = `picture/${encodeURIComponent(picture)}/script`;
    const { body } = await this.ask("POST", path, { source, arguments: controls });
    return (body as { text: string }).text;
  }

  /** What the page on which digits are drawn asks; the answers' types are in drawing/types.ts. */
  async drawing<T>(what: "model" | "reading" | "example" | "script", content: object): Promise<T> {
    return (await this.ask("POST", `drawing/${what}`, content)).body as T;
  }

  private async get<T>(path: string): Promise<T> {
    return (await this.ask("GET", path)).body as T;
  }

  private async post<T>(path: string): Promise<T> {
    return (await this.ask("POST", path, {})).body as T;
  }

  private async ask(
    method: string,
    path: string,
    content?: unknown,
    expected: number[] = [],
  ): Promise<{ status: number; body: unknown }> {
    const headers: Record<string, string> = { Authorization: `Bearer ${this.token}` };
    const request: RequestInit = { method, headers, cache: "no-store" };
    if (content !== undefined) {
      headers["Content-Type"] = "application/json";
      request.body = JSON.stringify(content);
    }
    let response: Response;
    let body: unknown;
    try {
      response = await this.fetch(`api/${path}`, request);
      body = await response.json().catch(() => null);
    } catch {
      throw new ApiError("The lab's server does not answer.", 0);
    }
    if (response.ok && body !== null) return { status: response.status, body };
    if (expected.includes(response.status) && body !== null) return { status: response.status, body };
    const said = (body as { error?: unknown } | null)?.error;
    throw new ApiError(typeof said === "string" ? said : `The server answered with ${response.status}.`, response.status);
  }
}
