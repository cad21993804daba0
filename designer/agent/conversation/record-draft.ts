/** What an agent has typed into a record, and what stood in those fields when they began. */
export interface RecordDraft {
  values: Readonly<Record<string, string>>;
  before: Readonly<Record<string, string>>;
}

export const emptyRecordDraft: RecordDraft = { values: {}, before: {} };

/** The draft with what is typed into a field that `stored` stands in. */
export function typeInto(draft: RecordDraft, name: string, { value, stored }: { value: string; stored: string }) {
  const { [name]: before = stored } = draft.before;
  return { values: { ...draft.values, [name]: value }, before: { ...draft.before, [name]: before } };
}

/** What was typed after a draft was sent to be saved, and succeeded; null when that is nothing. */
export function typedSince(sent: RecordDraft, now: RecordDraft): RecordDraft | null {
  const later = Object.entries(now.values).filter(([name, value]) => value !== sent.values[name]);
  if (later.length === 0) return null;
  const before = later.map(([name]) => [name, sent.values[name] ?? now.before[name] ?? '']);
  return { values: Object.fromEntries(later), before: Object.fromEntries(before) };
}

/** What is to be saved: fields that say something else than the record does. */
export function changedFields({ values }: RecordDraft, storedIn: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== storedIn(name)));
}

/** Fields that somebody else has changed since the agent began to type there, to something else than the agent did. */
export function disputedFields(draft: RecordDraft, storedIn: (name: string) => string): string[] {
  return Object.keys(changedFields(draft, storedIn)).filter((name) => draft.before[name] !== storedIn(name));
}
