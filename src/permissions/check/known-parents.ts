/** As many as fit into some ten megabytes. */
const MOST = 50_000;

/** The parents of accounts that have one. An account's parent never changes, so what was once seen stays true. */
export class KnownParents {
  private readonly parents = new Map<string, string>();

  of(accountId: string): string | undefined {
    return this.parents.get(accountId);
  }

  learn(accountId: string, parentId: string): void {
    if (this.parents.size >= MOST) this.parents.clear();
    this.parents.set(accountId, parentId);
  }
}
