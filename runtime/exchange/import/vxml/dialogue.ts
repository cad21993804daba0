import type { Prompt } from '#schemas/nodes/prompt.ts';
import type { FlowBuilder, SourceElement } from '../flow-builder.ts';
import { translateScript } from './ecmascript.ts';
import { elementsOf, type VxmlElement } from './read-document.ts';
import { FIELD_PARTS, textOf, USUAL } from './vocabulary.ts';

const ROW = 260;
const COLUMN = 300;

/** Where a piece of dialogue goes on: the name of another one; undefined for the end of the call. */
export type Next = string | undefined;

/** What everybody who writes a part of a document shares: names of its pieces, what is heard of an element, the report. */
export class Dialogue {
  readonly builder: FlowBuilder;
  /** How often something of a name has been met. */
  readonly seen = new Map<string, number>();
  private readonly pieces = new Map<VxmlElement, string>();

  constructor(builder: FlowBuilder) {
    this.builder = builder;
  }

  /** What is heard of an element: its prompts, or its own text. */
  promptOf(from: VxmlElement, element: SourceElement, row: number): Prompt {
    const prompts = from.name === 'prompt' ? [from] : elementsOf(from, 'prompt', 'audio');
    const parts =
      prompts.length > 0
        ? prompts.flatMap((prompt) => (prompt.name === 'audio' ? [prompt] : prompt.children))
        : from.children;
    const spoken: Prompt = [];
    let words = '';
    const flush = () => {
      const text = words.replace(/\s+/g, ' ').trim();
      if (text !== '') spoken.push(...this.builder.speak(text));
      words = '';
    };
    const read = (part: VxmlElement | string): void => {
      if (typeof part === 'string') words += part;
      else if (part.name === 'audio' && part.attributes.src) {
        flush();
        const { prompt, note } = this.builder.playFile(part.attributes.src);
        spoken.push(...prompt);
        this.builder.note(element, 'approximated', note);
      } else if (part.name === 'value') {
        const value = translateScript(part.attributes.expr ?? '', this.builder);
        if (value === null) {
          this.builder.note(element, 'approximated', {
            en: `The value “${part.attributes.expr ?? ''}” could not be translated and is not spoken.`,
            fr: `La valeur « ${part.attributes.expr ?? ''} » n’a pas pu être traduite et n’est pas dite.`,
          });
        } else words += ` {{ ${value} }} `;
      } else if (
        ['break', 'emphasis', 'prosody', 'say-as', 's', 'p', 'sub', 'voice', 'audio', 'enumerate'].includes(part.name)
      ) {
        if (part.name === 'enumerate') {
          this.builder.note(element, 'approximated', {
            en: 'The choices are not read out one by one; put them into the text.',
            fr: 'Les choix ne sont pas énumérés un à un ; mettez-les dans le texte.',
          });
        }
        for (const inner of part.children) read(inner);
        words += ' ';
      } else if (from.name !== 'prompt' && !FIELD_PARTS.has(part.name) && part.name !== 'reprompt') {
        // Steps beside the text are written by whoever walks through the element.
        return;
      }
    };
    for (const part of parts) read(part);
    flush();
    for (const prompt of prompts) {
      if (prompt !== from && prompt.name === 'prompt') this.builder.note(this.elementOf(prompt, row, 2), 'exact');
    }
    return spoken.slice(0, 50);
  }

  /** Elements nobody takes care of are kept as placeholders beside the flow. */
  keepOthers(others: readonly VxmlElement[], row: number): void {
    for (const other of others) this.builder.addPlaceholder(this.elementOf(other, row, 3), []);
  }

  noteLeftOver(element: SourceElement, from: VxmlElement, taken: readonly string[]): void {
    const left = Object.entries(from.attributes).filter(([name]) => !USUAL.has(name) && !taken.includes(name));
    this.builder.noteLeftOver(element, Object.fromEntries(left));
    if (from.attributes.cond !== undefined && from.name !== 'if' && from.name !== 'elseif') {
      this.builder.noteLeftOver(element, { cond: from.attributes.cond });
    }
  }

  /** `#menu`, `other.vxml#menu`: the id after the hash; another document has to be imported by itself. */
  targetOf({ attributes, line }: VxmlElement, row: number): Next {
    const address = attributes.next ?? (attributes.nextitem === undefined ? '' : `#${attributes.nextitem}`);
    const [file = '', id] = address.split('#');
    if (file === '' && id !== undefined) return `dialogue.${id}`;
    if (address === '' && attributes.expr === undefined && attributes.event === undefined) return undefined;
    const name = `jump.${line}`;
    const element = {
      name,
      type: 'other document',
      content: JSON.stringify(attributes),
      position: { x: 4 * COLUMN, y: row * ROW },
    };
    if (!this.seen.has(name)) this.builder.addPlaceholder(element, []);
    this.seen.set(name, 1);
    return name;
  }

  nameOfDialogue({ attributes, line, name }: VxmlElement): string {
    return `dialogue.${attributes.id ?? `${name}-${line}`}`;
  }

  /** The name of the piece that an element becomes; two on one line get a number each. */
  pieceName(element: VxmlElement | undefined): string {
    if (!element) return '';
    const known = this.pieces.get(element);
    if (known !== undefined) return known;
    const base = `${element.name} line ${element.line}`;
    const count = (this.seen.get(base) ?? 0) + 1;
    this.seen.set(base, count);
    const name = count === 1 ? base : `${base} (${count})`;
    this.pieces.set(element, name);
    return name;
  }

  elementOf(from: VxmlElement, row: number, column: number, name?: string): SourceElement {
    return {
      name: name ?? this.pieceName(from),
      label: from.attributes.id ?? from.attributes.name ?? '',
      type: from.name,
      content: from.source || textOf(from),
      position: { x: column * COLUMN, y: row * ROW },
    };
  }
}
