// What need not be as quick as the picture: words and curves, a few times a second.

/** Runs an action at most once in an interval; what comes sooner runs once at the interval's end. */
export class Pace {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private again = false;

  constructor(
    private readonly milliseconds: number,
    private readonly action: () => void,
  ) {}

  /** Run the action now, or as soon as it may. */
  ask(): void {
    if (this.timer !== null) {
      this.again = true;
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = null;
      if (!this.again) return;
      this.again = false;
      this.ask();
    }, this.milliseconds);
    this.action();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.again = false;
  }
}
