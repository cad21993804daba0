import type { Flow } from '#schemas/flow/flow.ts';
import { describeNode, type UiLanguage } from '#schemas/nodes/describe-node.ts';
import { type VisitedField, visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';

/** One thing to be recorded or spoken. */
export interface SpokenText {
  /** Counted through the whole flow, for the names of takes. */
  number: number;
  node: string;
  nodeName: string;
  /** Which prompt of the node: its field, in words. */
  field: string;
  /** The text with its `{{ }}`; empty where a file of the library is played. */
  text: string;
  /** Id in the audio library, if the prompt is one already. */
  audio: string;
}

/** What callers hear in one language, in the order in which a call meets it: the script for a recording studio. */
export function listSpokenTexts(flow: Flow, { language, ui }: { language: string; ui: UiLanguage }): SpokenText[] {
  const found: SpokenText[] = [];
  for (const id of orderOfCalls(flow)) {
    const node = flow.nodes.find((candidate) => candidate.id === id);
    const kind = node && nodeKind(node.kind);
    const parsed = kind?.config.safeParse(node?.config);
    if (!node || !kind || !parsed?.success) continue;
    const { title } = describeNode(node, ui, language);
    visitFields(kind.config, parsed.data, (field) => {
      if (!isHeard(field)) return;
      const value = String(Object(field.value)[language] ?? '');
      const isAudio = field.meta.widget === 'audio';
      if (value === '') return;
      const label = kind.texts[ui].fields[promptPath(field.textPath)]?.label ?? kind.texts[ui].name;
      found.push({
        number: found.length + 1,
        node: node.id,
        nodeName: title,
        field: label,
        text: isAudio ? '' : value,
        audio: isAudio ? value : '',
      });
    });
  }
  return found;
}

function isHeard({ meta, textPath, value }: VisitedField): boolean {
  const isSegment = /\[\]\.(?:text|audio)$/.test(textPath);
  return isSegment && meta.localized === true && typeof value === 'object' && value !== null;
}

/** `noInput.prompt[].text` is named by its prompt. */
function promptPath(textPath: string): string {
  return textPath.replace(/\[\]\.(?:text|audio)$/, '');
}

/** Nodes from the start on, nearest first; those that nothing leads to come last. */
function orderOfCalls({ nodes, edges }: Flow): string[] {
  const order = new Set(nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id));
  for (const id of order) {
    for (const { source, target } of edges) if (source === id) order.add(target);
  }
  for (const { id } of nodes) order.add(id);
  return [...order];
}
