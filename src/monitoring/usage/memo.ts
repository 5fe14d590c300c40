const REMEMBERED_AT_MOST = 4096;

/** Remembers what became of the texts of a file, which names the same few hours and accounts over and over. Bounded. */
export class Memo<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly work: (text: string) => T) {}

  of(text: string): T {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= REMEMBERED_AT_MOST) this.known.clear();
    const worked = this.work(text);
    this.known.set(text, worked);
    return worked;
  }
}
