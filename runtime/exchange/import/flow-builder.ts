import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { isVariableName, type VariableType } from '#schemas/flow/variable.ts';
import type { Prompt } from '#schemas/nodes/prompt.ts';
import type { Fidelity, ImportedElement, ImportNote } from './report.ts';

interface Position {
  x: number;
  y: number;
}

interface PendingEdge {
  from: string;
  exit: string;
  /** Name of an element of the source, or the id of a node made here. */
  to: { element: string | undefined } | { node: string };
}

/** What importers know of the element they are turning into nodes. */
export interface SourceElement {
  name: string;
  /** What people called it; '' where the source only numbers its elements. Its name when absent. */
  label?: string;
  type: string;
  /** Word for word, for placeholders. */
  content: string;
  position?: Position;
}

const MAX_LABEL = 200;
const MAX_CONTENT = 200_000;

/**
 * Puts an imported flow together: nodes with ids made of the source's names, edges between elements by their names in the
 * source, and the report on each element.
 */
export class FlowBuilder {
  readonly language: string;
  private readonly name: string;
  private readonly source: string;
  private readonly nodes: FlowNode[] = [];
  private readonly edges: PendingEdge[] = [];
  private readonly variables = new Map<string, VariableType>();
  private readonly variableNames = new Map<string, string>();
  private readonly entries = new Map<string, string>();
  private readonly skipped = new Map<string, string | undefined>();
  private readonly taken = new Set<string>();
  private readonly elements = new Map<string, ImportedElement>();
  private readonly ui: 'en' | 'fr';
  private start = '';

  /** `ui` is the language of the notes beside nodes, `language` that of the prompts. */
  constructor({ name, language, source, ui }: { name: string; language: string; source: string; ui: 'en' | 'fr' }) {
    this.ui = ui;
    this.name = name;
    this.language = language;
    this.source = source;
  }

  /** Adds a node; the first one of an element is where the element is entered. */
  add(
    element: SourceElement,
    { kind, config, label, shift = 0 }: { kind: string; config: object; label?: string; shift?: number },
  ): string {
    const id = this.freeId(shift === 0 ? element.name : `${element.name}-${kind}`);
    const { x, y } = element.position ?? { x: 0, y: 0 };
    this.nodes.push({
      id,
      kind,
      label: (label ?? element.label ?? element.name).slice(0, MAX_LABEL),
      position: { x: x + shift * 280, y },
      config: structuredClone(config) as FlowNode['config'],
    });
    if (!this.entries.has(element.name)) this.entries.set(element.name, id);
    const known = this.elements.get(element.name);
    if (known) known.node ??= id;
    return id;
  }

  /** A node that keeps the element as it is, with its ways out, until somebody replaces it. */
  addPlaceholder(element: SourceElement, outcomes: readonly { name: string; to: string | undefined }[]): string {
    this.note(element, 'unsupported', {
      en: `There is no counterpart for “${element.type}”. It is kept in a placeholder.`,
      fr: `« ${element.type} » n’a pas d’équivalent. Il est conservé dans un nœud d’attente.`,
    });
    const unique = outcomes.filter(({ name }, index) => outcomes.findIndex((other) => other.name === name) === index);
    const named = unique.slice(0, 100).map((outcome) => ({ ...outcome, name: outcome.name.slice(0, 90) || 'next' }));
    const id = this.add(element, {
      kind: 'imported',
      config: {
        source: this.source,
        type: element.type.slice(0, 200),
        content: element.content.slice(0, MAX_CONTENT),
        outcomes: named.map(({ name }) => name),
      },
    });
    for (const { name, to } of named) this.connect(id, `to-${name}`, to);
    return id;
  }

  /** An element that needs no node: whatever leads to it leads to what comes after it. */
  skip(element: string, next: string | undefined): void {
    this.skipped.set(element, next);
  }

  /** Leads an exit to an element of the source; to the end of the call when there is none. */
  connect(from: string, exit: string, element: string | undefined): void {
    this.edges.push({ from, exit, to: { element } });
  }

  /** Leads an exit to a node that was added here. */
  connectNode(from: string, exit: string, node: string): void {
    this.edges.push({ from, exit, to: { node } });
  }

  /** The element that a call begins with. */
  beginWith(element: string | undefined): void {
    this.start = element ?? '';
  }

  /** A variable for something the source names; asked again, the same one. */
  variable(sourceName: string, type: VariableType = 'text'): string {
    const known = this.variableNames.get(sourceName);
    if (known !== undefined) return known;
    const plain = sourceName
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 50);
    const base = isVariableName(plain) ? plain : `v_${plain || 'value'}`;
    let name = base;
    for (let count = 2; this.variables.has(name); count += 1) name = `${base}_${count}`;
    this.variables.set(name, type);
    this.variableNames.set(sourceName, name);
    return name;
  }

  /** Every variable so far, by what the source calls it. */
  variableSources(): ReadonlyMap<string, string> {
    return this.variableNames;
  }

  /** Whether the report says something of an element. */
  isNoted(element: string): boolean {
    return this.elements.has(element);
  }

  /** Changes the config of an element's first node once everything is known. */
  amend(element: string, change: (config: FlowNode['config']) => FlowNode['config']): void {
    const id = this.entries.get(element);
    const node = this.nodes.find((candidate) => candidate.id === id);
    if (node) node.config = change(node.config);
  }

  /** A spoken text in the flow's language. */
  speak(text: string): Prompt {
    return [{ type: 'text', text: { [this.language]: text.slice(0, 5000) } }];
  }

  /** A recording of the source, which has to be brought into the library under this id. */
  playFile(url: string): { prompt: Prompt; note: ImportNote } {
    const file = url.split(/[?#]/)[0]?.split('/').at(-1) ?? url;
    const id = slug(file.replace(/\.[A-Za-z0-9]{2,4}$/, '')) || 'recording';
    return {
      prompt: [{ type: 'audio', audio: { [this.language]: id } }],
      note: {
        en: `The recording ${url} must be uploaded to the audio library as “${id}”.`,
        fr: `L’enregistrement ${url} doit être téléversé dans la bibliothèque audio sous « ${id} ».`,
      },
    };
  }

  /** Says how faithful an element is; said more than once, the worst holds and the notes add up. */
  note(element: Pick<SourceElement, 'name' | 'label' | 'type'>, fidelity: Fidelity, ...notes: ImportNote[]): void {
    const known = this.elements.get(element.name);
    if (known) {
      if (RANK[fidelity] > RANK[known.fidelity]) known.fidelity = fidelity;
      known.notes.push(...notes);
    } else {
      const node = this.entries.get(element.name);
      this.elements.set(element.name, {
        element: element.label || element.name,
        type: element.type,
        fidelity,
        node,
        notes,
      });
    }
  }

  /** Says of parameters that they have no counterpart, each with its value: nothing of the source is silently lost. */
  noteLeftOver(element: Pick<SourceElement, 'name' | 'label' | 'type'>, parameters: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(parameters)) {
      const shown = (typeof value === 'string' ? value : JSON.stringify(value))?.slice(0, 300) ?? '';
      this.note(element, 'approximated', {
        en: `“${name}” has no counterpart: ${shown}`,
        fr: `« ${name} » n’a pas d’équivalent : ${shown}`,
      });
    }
  }

  finish(): { document: Flow; report: ImportedElement[] } {
    let endId: string | undefined;
    const right = Math.max(0, ...this.nodes.map(({ position }) => position.x)) + 320;
    const endNode = () => {
      if (endId === undefined) {
        endId = this.freeId('end');
        this.nodes.push({ id: endId, kind: 'hang-up', label: '', position: { x: right, y: 0 }, config: {} });
      }
      return endId;
    };
    const targetOf = (element: string | undefined) => this.entryOf(element) ?? endNode();
    const first = this.nodes[0]?.position ?? { x: 0, y: 0 };
    const startId = this.freeId('start');
    const left = Math.min(...this.nodes.map(({ position }) => position.x), first.x) - 320;
    const edges = [{ from: startId, exit: 'next', to: { element: this.start } }, ...this.edges].map(
      ({ from, exit, to }, index) => ({
        id: `e${index + 1}`,
        source: from,
        exit,
        target: 'node' in to ? to.node : targetOf(to.element),
      }),
    );
    this.nodes.unshift({ id: startId, kind: 'start', label: '', position: { x: left, y: first.y }, config: {} });
    const noted = [...this.elements.values()].flatMap(({ node, notes, element, fidelity }) =>
      node === undefined || notes.length === 0 || fidelity === 'exact'
        ? []
        : [
            {
              node,
              text: describeNotes(
                element,
                notes.map((note) => note[this.ui]),
              ),
            },
          ],
    );
    const document = newFlow({
      id: slug(this.name).slice(0, 60) || 'imported',
      name: this.name.slice(0, 200) || this.source,
      kind: 'ivr',
      languages: [this.language],
      variables: [...this.variables].map(([name, type]) => ({ name, type, role: 'internal' })),
      nodes: this.nodes,
      edges: dropDoubles(edges),
      notes: noted.slice(0, 1000).map(({ node, text }, index) => ({
        id: `import-${index + 1}`,
        position: belowOf(this.nodes.find(({ id }) => id === node)?.position ?? first),
        size: { width: 240, height: 110 },
        text: text.slice(0, 5000),
        colour: 'yellow',
      })),
    });
    return { document, report: [...this.elements.values()] };
  }

  /** The node an element is entered by; undefined when there is none. */
  private entryOf(element: string | undefined): string | undefined {
    let at = element;
    // Skipped elements may lead to each other in a circle.
    for (let hops = 0; at !== undefined && hops <= this.skipped.size; hops += 1) {
      const entry = this.entries.get(at);
      if (entry !== undefined) return entry;
      at = this.skipped.get(at);
    }
    return undefined;
  }

  private freeId(name: string): string {
    const base = slug(name).slice(0, 56) || 'node';
    let id = base;
    for (let count = 2; this.taken.has(id); count += 1) id = `${base}-${count}`;
    this.taken.add(id);
    return id;
  }
}

const RANK: Record<Fidelity, number> = { exact: 0, approximated: 1, unsupported: 2 };

function describeNotes(element: string, notes: readonly string[]): string {
  return [element, ...notes.map((note) => `• ${note}`)].join('\n');
}

function belowOf({ x, y }: Position): Position {
  return { x, y: y + 190 };
}

/** An exit leads to one place; a source that says two keeps the first, as it would itself. */
function dropDoubles(edges: Flow['edges']): Flow['edges'] {
  const seen = new Set<string>();
  return edges.filter(({ source, exit }) => {
    const key = `${source}>${exit}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A name as an id: letters, digits, hyphens. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}
