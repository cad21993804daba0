/** So long that few chunks are needed for 10,000 items, so short that moving its items costs less than finding the place. */
const CHUNK_LENGTH = 256;

/**
 * Items in order, added and removed at any place in about the time a search takes.
 * The order must be total (0 only for the same item) and must not change for an item that is inside.
 */
export class SortedList<Item extends Key, Key = Item> {
  readonly #compare: (a: Key, b: Key) => number;
  /** None of them is empty. */
  readonly #chunks: Item[][] = [];
  #size = 0;

  constructor(compare: (a: Key, b: Key) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  get first(): Item | undefined {
    return this.#chunks[0]?.[0];
  }

  add(item: Item): void {
    this.#size += 1;
    const at = Math.min(this.#chunkOf(item), this.#chunks.length - 1);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#chunks.push([item]);
      return;
    }
    chunk.splice(this.#placeIn(chunk, item), 0, item);
    if (chunk.length > CHUNK_LENGTH) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK_LENGTH / 2));
  }

  /** @returns Whether it was inside. */
  remove(item: Item): boolean {
    const at = this.#chunkOf(item);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return false;
    const place = this.#placeIn(chunk, item);
    const found = chunk[place];
    if (found === undefined || this.#compare(found, item) !== 0) return false;
    chunk.splice(place, 1);
    if (chunk.length === 0) this.#chunks.splice(at, 1);
    this.#size -= 1;
    return true;
  }

  has(item: Item): boolean {
    const chunk = this.#chunks[this.#chunkOf(item)];
    const found = chunk?.[this.#placeIn(chunk, item)];
    return found !== undefined && this.#compare(found, item) === 0;
  }

  /** How many items come before this one, which may be inside or not; of it only what orders it need be known. */
  countBefore(item: Key): number {
    const at = this.#chunkOf(item);
    let count = 0;
    for (let before = 0; before < at; before += 1) count += this.#chunks[before]?.length ?? 0;
    return count + this.#placeIn(this.#chunks[at] ?? [], item);
  }

  *[Symbol.iterator](): IterableIterator<Item> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** The first chunk that does not end before the item; one past the last when all do. */
  #chunkOf(item: Key): number {
    return firstIndex(this.#chunks, (chunk) => this.#isBefore(chunk[chunk.length - 1], item));
  }

  #placeIn(chunk: readonly Item[], item: Key): number {
    return firstIndex(chunk, (other) => this.#isBefore(other, item));
  }

  #isBefore(other: Item | undefined, item: Key): boolean {
    return other !== undefined && this.#compare(other, item) < 0;
  }
}

/** The first index for which it does not hold, of a list in which it holds up to some place. */
function firstIndex<Item>(list: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
