import { Injectable } from '@nestjs/common';

/** Work that falls due by the program's clock: a claim lapses, a hold ends, an undo window closes. */
export interface DueTask {
  readonly name: string;
  /** Does all that is due at `now`; gives how many things it did. Safe to run in several processes at once. */
  run(now: Date): Promise<number>;
  /**
   * For a task that only begins what goes on for seconds: waits until it has ended, and gives whether there was anything. The
   * development clock waits for it, the worker's turns do not.
   */
  settle?(): Promise<boolean>;
}

/** Modules register their tasks here at start; the worker runs them every second, the development clock right after it is moved. */
@Injectable()
export class DueTasks {
  private readonly tasks: DueTask[] = [];

  register(task: DueTask): void {
    this.tasks.push(task);
  }

  /** Runs every task once. A task that fails does not keep the others from running; its error is given back. */
  async runAll(now: Date): Promise<{ done: number; errors: readonly { task: string; error: unknown }[] }> {
    let done = 0;
    const errors: { task: string; error: unknown }[] = [];
    for (const task of this.tasks) {
      try {
        done += await task.run(now);
      } catch (error) {
        errors.push({ task: task.name, error });
      }
    }
    return { done, errors };
  }

  /** Waits for what the tasks have begun; true when there was anything, so that other work may be due by it. */
  async settle(): Promise<boolean> {
    const settled = await Promise.all(this.tasks.map(async (task) => (await task.settle?.()) ?? false));
    return settled.includes(true);
  }
}
