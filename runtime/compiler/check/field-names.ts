import type { NodeKind } from '#schemas/nodes/node-kind.ts';

/** What a field of a config is called in the inspector, in both languages: `Choices 2 › Key`. */
export function fieldNames(kind: NodeKind, path: readonly (string | number)[]): { field: string; fieldFr: string } {
  return { field: nameIn(kind.texts.en.fields, path), fieldFr: nameIn(kind.texts.fr.fields, path) };
}

function nameIn(texts: Record<string, { label: string }>, path: readonly (string | number)[]): string {
  const parts: string[] = [];
  let key = '';
  for (const step of path) {
    if (typeof step === 'number') {
      key += '[]';
      parts.push(`${parts.pop() ?? ''} ${step + 1}`.trim());
      continue;
    }
    const next = key === '' ? step : `${key}.${step}`;
    const text = texts[next];
    // Keys without a text of their own are languages of a localised field.
    parts.push(text?.label ?? step);
    if (text) key = next;
  }
  return parts.join(' › ') || '—';
}
