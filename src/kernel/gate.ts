/**
 * Lets a fixed number of tasks run at a time, the others wait in order of arrival: so what they need, memory or connections,
 * is bounded by the gate and not by how many arrive at once.
 */
export class Gate {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly width: number) {}

  async pass<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.width) await new Promise<void>((resume) => this.waiting.push(resume));
    else this.running += 1;
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      // The place is handed over, not freed, so that nobody who comes in between can take it.
      if (next) next();
      else this.running -= 1;
    }
  }
}
