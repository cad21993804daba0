/** What can be compared: the draft as it is in the editor, or a published version. */
export type Side = 'draft' | number;

export interface Comparison {
  before: Side;
  after: Side;
}

/** `3..draft`, as the address of the page has it. */
export function writeComparison({ before, after }: Comparison): string {
  return `${before}..${after}`;
}

export function readComparison(text: string | undefined): Comparison | undefined {
  const [, before, after] = /^(draft|[1-9]\d{0,8})\.\.(draft|[1-9]\d{0,8})$/.exec(text ?? '') ?? [];
  return before && after ? { before: readSide(before), after: readSide(after) } : undefined;
}

export function readSide(text: string): Side {
  return text === 'draft' ? 'draft' : Number(text);
}
