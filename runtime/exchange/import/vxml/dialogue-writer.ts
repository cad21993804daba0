import type { FlowBuilder, SourceElement } from '../flow-builder.ts';
import { Dialogue, type Next } from './dialogue.ts';
import { translateScript } from './ecmascript.ts';
import { elementsOf, type VxmlElement } from './read-document.ts';
import { HANDLERS, handles, SPOKEN, TAKEN } from './vocabulary.ts';
import { writeField, writeMenu, writeRecord, writeTransfer } from './write-inputs.ts';

/**
 * Writes the dialogues of a document. Every element becomes a named piece, `line.<number>`, which leads to the piece that
 * follows it; jumps go by the id of their dialogue.
 */
export class DialogueWriter extends Dialogue {
  private readonly root: VxmlElement;

  constructor(builder: FlowBuilder, root: VxmlElement) {
    super(builder);
    this.root = root;
  }

  writeAll(): void {
    const dialogues = elementsOf(this.root, 'menu', 'form');
    const names = dialogues.map((dialogue) => this.nameOfDialogue(dialogue));
    const before = elementsOf(this.root).filter((child) => !['menu', 'form'].includes(child.name));
    const globals = before.filter(({ name }) => !HANDLERS.has(name));
    this.builder.beginWith(globals.length > 0 ? this.pieceName(globals[0]) : names[0]);
    this.writeSteps(globals, { next: names[0], row: -1, handlers: [] });
    const handlers = before.filter(({ name }) => HANDLERS.has(name));
    dialogues.forEach((dialogue, row) => {
      const name = names[row] ?? '';
      if (dialogue.name === 'menu') writeMenu(this, dialogue, { name, row, handlers });
      else this.writeForm(dialogue, { name, row, handlers, next: undefined });
    });
    this.keepForgotten(this.root);
  }

  /** What nobody has written by now (answers to other events, elements in places of their own) is kept all the same. */
  private keepForgotten(parent: VxmlElement): void {
    for (const child of elementsOf(parent)) {
      if (SPOKEN.has(child.name)) continue;
      const isDialogue = parent === this.root && ['menu', 'form'].includes(child.name);
      if (isDialogue || this.builder.isNoted(this.pieceName(child))) this.keepForgotten(child);
      else this.builder.addPlaceholder(this.elementOf(child, -2, 0), []);
    }
  }

  /** Items of a form, in their order; the last one leads to `next`. */
  private writeForm(
    form: VxmlElement,
    { name, row, handlers, next }: { name: string; row: number; handlers: VxmlElement[]; next: Next },
  ): void {
    const { builder } = this;
    const element = this.elementOf(form, row, 0, name);
    builder.note(element, 'exact');
    const own = elementsOf(form).filter((child) => HANDLERS.has(child.name));
    const items = elementsOf(form).filter((child) => !HANDLERS.has(child.name) && child.name !== 'filled');
    const filled = elementsOf(form, 'filled');
    const after = filled.length > 0 ? this.pieceName(filled[0]) : next;
    builder.skip(name, items.length > 0 ? this.pieceName(items[0]) : after);
    this.writeSteps(items, { next: after, row, handlers: [...own, ...handlers] });
    this.writeBlocks(filled, { next, row, handlers });
    this.noteLeftOver(element, form, []);
  }

  /** Elements one after the other, each leading to the one behind it. */
  private writeSteps(
    steps: readonly VxmlElement[],
    { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
  ): void {
    steps.forEach((step, index) => {
      const follower = steps[index + 1];
      const to = follower ? this.pieceName(follower) : next;
      this.writeStep(step, { next: to, row, column: index + 1, handlers });
    });
  }

  /** Containers of steps (`block`, `filled`, `catch`). */
  writeBlocks(blocks: readonly VxmlElement[], place: { next: Next; row: number; handlers: VxmlElement[] }): void {
    blocks.forEach((block, index) => {
      const follower = blocks[index + 1];
      this.writeContainer(block, { ...place, next: follower ? this.pieceName(follower) : place.next });
    });
  }

  private writeContainer(block: VxmlElement, place: { next: Next; row: number; handlers: VxmlElement[] }): void {
    const element = this.elementOf(block, place.row, 1);
    this.builder.note(element, 'exact');
    const steps = this.wrapText(block);
    this.builder.skip(element.name, steps.length > 0 ? this.pieceName(steps[0]) : place.next);
    this.writeSteps(steps, place);
    this.noteLeftOver(element, block, ['mode', 'namelist', 'event']);
  }

  /** Text and audio between other elements is a prompt of its own. */
  private wrapText(block: VxmlElement): VxmlElement[] {
    const steps: VxmlElement[] = [];
    let spoken: VxmlElement['children'] = [];
    const flush = () => {
      const words = spoken.some((part) => typeof part !== 'string' || part.trim() !== '');
      if (words) {
        const first = spoken.find((part): part is VxmlElement => typeof part !== 'string');
        steps.push({
          ...block,
          name: 'prompt',
          line: first?.line ?? block.line,
          attributes: {},
          children: spoken,
          source: '',
        });
      }
      spoken = [];
    };
    for (const child of block.children) {
      if (typeof child === 'string' || ['audio', 'value', 'break', 'emphasis', 'say-as'].includes(child.name))
        spoken.push(child);
      else {
        flush();
        steps.push(child);
      }
    }
    flush();
    return steps;
  }

  private writeStep(
    step: VxmlElement,
    place: { next: Next; row: number; column: number; handlers: VxmlElement[] },
  ): void {
    const { builder } = this;
    const element = this.elementOf(step, place.row, place.column);
    const write = Object.hasOwn(this.steps, step.name) ? this.steps[step.name] : undefined;
    if (!write) {
      builder.addPlaceholder(element, [{ name: 'next', to: place.next }]);
      return;
    }
    builder.note(element, 'exact');
    write(step, element, place);
    this.noteLeftOver(element, step, TAKEN[step.name] ?? []);
  }

  private readonly steps: Record<
    string,
    (step: VxmlElement, element: SourceElement, place: { next: Next; row: number; handlers: VxmlElement[] }) => void
  > = {
    prompt: (step, element, { next, row }) => {
      const prompt = this.promptOf(step, element, row);
      const id = this.builder.add(element, {
        kind: 'play-prompt',
        label: '',
        config: { prompt, interruptible: step.attributes.bargein !== 'false' },
      });
      this.builder.connect(id, 'next', next);
    },
    audio: (step, element, place) => this.steps.prompt?.({ ...step, name: 'prompt', children: [step] }, element, place),
    block: (step, _, place) => this.writeContainer(step, place),
    filled: (step, _, place) => this.writeContainer(step, place),
    var: (step, element, { next }) =>
      this.writeAssignment(step.attributes.name, step.attributes.expr ?? "''", { element, next }),
    assign: (step, element, { next }) =>
      this.writeAssignment(step.attributes.name, step.attributes.expr, { element, next }),
    clear: (step, element, { next }) => {
      const [first = ''] = (step.attributes.namelist ?? '').split(/\s+/);
      this.writeAssignment(first, "''", { element, next });
    },
    log: (step, element, { next, row }) => {
      const [segment] = this.promptOf(step, element, row);
      const text = segment?.type === 'text' ? (Object.values(segment.text)[0] ?? '') : '';
      const id = this.builder.add(element, {
        kind: 'log-event',
        label: '',
        config: { level: 'info', text: text || 'log' },
      });
      this.builder.connect(id, 'next', next);
    },
    goto: (step, element, { row }) => this.builder.skip(element.name, this.targetOf(step, row)),
    submit: (step, element, { next }) => this.writeSubmit(step, element, next),
    exit: (_, element) => this.builder.skip(element.name, undefined),
    disconnect: (_, element) => {
      this.builder.add(element, { kind: 'hang-up', label: '', config: {} });
    },
    return: (_, element) => {
      this.builder.add(element, { kind: 'return', label: '', config: {} });
    },
    if: (step, element, place) => this.writeIf(step, element, place),
    field: (step, element, place) => writeField(this, step, element, place),
    record: (step, element, place) => writeRecord(this, step, element, place),
    transfer: (step, element, place) => writeTransfer(this, step, element, place),
    subdialog: (step, element, { next }) => {
      const flow = (step.attributes.src ?? '').replace(/^.*[#/]/, '').replace(/\.vxml$/, '');
      const id = this.builder.add(element, {
        kind: 'sub-flow',
        config: { flow: flow.slice(0, 64), inputs: [], outputs: [] },
      });
      this.builder.connect(id, 'returned', next);
      this.builder.note(element, 'approximated', {
        en: `The dialogue ${step.attributes.src ?? ''} must be imported as a flow of its own, and chosen in this node.`,
        fr: `Le dialogue ${step.attributes.src ?? ''} doit être importé comme un flux à part, puis choisi dans ce nœud.`,
      });
      this.keepOthers(elementsOf(step), -2);
    },
    property: (step, element, { next }) => {
      this.builder.skip(element.name, next);
      this.builder.note(element, 'approximated', {
        en: `The property ${step.attributes.name ?? ''} = ${step.attributes.value ?? ''} is set in each node here.`,
        fr: `La propriété ${step.attributes.name ?? ''} = ${step.attributes.value ?? ''} se règle ici dans chaque nœud.`,
      });
    },
    meta: (_, element, { next }) => this.builder.skip(element.name, next),
  };

  private writeAssignment(
    name: string | undefined,
    script: string | undefined,
    { element, next }: { element: SourceElement; next: Next },
  ): void {
    const { builder } = this;
    const value = script === undefined ? null : translateScript(script, builder);
    if (name === undefined || value === null) {
      builder.addPlaceholder(element, [{ name: 'next', to: next }]);
      return;
    }
    const isNumber = /^-? ?[\d.]+$/.test(value);
    const variable = builder.variable(
      name.replace(/^(?:application|document|dialog)\./, ''),
      isNumber ? 'number' : 'text',
    );
    const id = builder.add(element, {
      kind: 'set-variable',
      label: '',
      config: { assignments: [{ variable, value }] },
    });
    builder.connect(id, 'next', next);
  }

  private writeSubmit(step: VxmlElement, element: SourceElement, next: Next): void {
    const { builder } = this;
    const url = step.attributes.next ?? '';
    const method = (step.attributes.method ?? 'get').toUpperCase() === 'POST' ? 'POST' : 'GET';
    const form = (step.attributes.namelist ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => `${encodeURIComponent(name)}={{ ${builder.variable(name)} }}`)
      .join('&');
    const id = builder.add(element, {
      kind: 'http-request',
      config: {
        method,
        url: method === 'GET' && form ? `${url}${url.includes('?') ? '&' : '?'}${form}` : url,
        headers:
          method === 'POST'
            ? [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded', hidden: false }]
            : [],
        body: method === 'POST' ? form : '',
        timeoutMs: 10_000,
        mapping: [],
      },
    });
    for (const exit of ['success', 'http-error', 'timeout']) builder.connect(id, exit, next);
    builder.note(element, 'approximated', {
      en: 'The values are sent, but the answer is not run as the next dialogue.',
      fr: 'Les valeurs sont envoyées, mais la réponse n’est pas exécutée comme dialogue suivant.',
    });
  }

  private writeIf(
    step: VxmlElement,
    element: SourceElement,
    { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
  ): void {
    const { builder } = this;
    const parts: { condition: string | null; children: VxmlElement['children'] }[] = [
      { condition: step.attributes.cond ?? '', children: [] },
    ];
    for (const child of step.children) {
      if (typeof child !== 'string' && (child.name === 'elseif' || child.name === 'else')) {
        builder.note(this.elementOf(child, row, 1), 'exact');
        parts.push({ condition: child.name === 'else' ? null : (child.attributes.cond ?? ''), children: [] });
      } else parts.at(-1)?.children.push(child);
    }
    const branches = parts.flatMap(({ condition }, index) => {
      if (condition === null) return [];
      const when = translateScript(condition, builder);
      if (when === null) {
        builder.note(element, 'approximated', {
          en: `The condition “${condition}” could not be translated and never holds.`,
          fr: `La condition « ${condition} » n’a pas pu être traduite et n’est jamais remplie.`,
        });
      }
      return [{ id: String(index + 1), label: condition.slice(0, 100), when: when ?? 'false' }];
    });
    const id = builder.add(element, { kind: 'condition', label: '', config: { branches } });
    let otherwise = next;
    parts.forEach(({ condition, children }, index) => {
      const steps = this.wrapText({ ...step, line: step.line, children });
      const to = steps.length > 0 ? this.pieceName(steps[0]) : next;
      if (condition === null) otherwise = to;
      else builder.connect(id, `branch-${index + 1}`, to);
      this.writeSteps(steps, { next, row, handlers });
    });
    builder.connect(id, 'otherwise', otherwise);
  }

  /** What happens once the retries are used up. */
  writeHandler(event: string, handlers: readonly VxmlElement[], { row, self }: { row: number; self: string }): Next {
    const own = handlers.filter((handler) => handles(handler, event));
    for (const handler of own) this.builder.note(this.elementOf(handler, row, 2), 'exact');
    const last = own.toSorted((a, b) => (Number(b.attributes.count) || 1) - (Number(a.attributes.count) || 1))[0];
    if (!last) return undefined;
    const element = this.elementOf(last, row, 2);
    if (this.seen.has(`handler ${element.name}`)) return element.name;
    this.seen.set(`handler ${element.name}`, 1);
    const steps = this.wrapText(last).filter(({ name }) => name !== 'reprompt');
    for (const reprompt of elementsOf(last, 'reprompt')) this.builder.note(this.elementOf(reprompt, row, 2), 'exact');
    this.builder.skip(element.name, steps.length > 0 ? this.pieceName(steps[0]) : undefined);
    const leads = steps.some(({ name }) => ['goto', 'exit', 'disconnect', 'submit', 'return'].includes(name));
    this.writeSteps(steps, { next: leads ? undefined : own.length > 1 ? self : undefined, row, handlers: [] });
    return element.name;
  }
}
