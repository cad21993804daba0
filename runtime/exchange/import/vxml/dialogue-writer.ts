import type { Prompt } from '#schemas/nodes/prompt.ts';
import type { FlowBuilder, SourceElement } from '../flow-builder.ts';
import { translateScript } from './ecmascript.ts';
import { elementsOf, type VxmlElement } from './read-document.ts';

const ROW = 260;
const COLUMN = 300;
const noRetry = { retries: 0, prompt: [] as Prompt };

/** Where a piece of dialogue goes on: the name of another one; undefined for the end of the call. */
type Next = string | undefined;

/** Attributes that need no counterpart because they say what every document says. */
const USUAL = new Set([
  'id',
  'name',
  'cond',
  'xml:lang',
  'xmlns',
  'version',
  'scope',
  'bargein',
  'count',
  'dtmf',
  'expr',
]);

/**
 * Writes the dialogues of a document. Every element becomes a named piece, `line.<number>`, which leads to the piece that
 * follows it; jumps go by the id of their dialogue.
 */
export class DialogueWriter {
  private readonly builder: FlowBuilder;
  private readonly root: VxmlElement;
  private readonly seen = new Map<string, number>();

  constructor(builder: FlowBuilder, root: VxmlElement) {
    this.builder = builder;
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
      if (dialogue.name === 'menu') this.writeMenu(dialogue, { name, row, handlers });
      else this.writeForm(dialogue, { name, row, handlers, next: undefined });
    });
  }

  private writeMenu(menu: VxmlElement, place: { name: string; row: number; handlers: VxmlElement[] }): void {
    const { builder } = this;
    const element = this.elementOf(menu, place.row, 0, place.name);
    const countsFrom1 = menu.attributes.dtmf === 'true';
    const choices = elementsOf(menu, 'choice').map((choice, index) => ({
      key: choice.attributes.dtmf?.trim() || (countsFrom1 && index < 9 ? String(index + 1) : ''),
      label: textOf(choice).slice(0, 100),
      choice,
    }));
    const usable = choices.filter(({ key }, index) => {
      return /^[0-9*#]$/.test(key) && choices.findIndex((other) => other.key === key) === index;
    });
    builder.note(element, 'exact');
    for (const { choice, key } of choices) {
      const own = this.elementOf(choice, place.row, 1);
      builder.note(own, 'exact');
      if (!usable.some((one) => one.choice === choice)) {
        builder.note(own, 'approximated', {
          en: `The choice “${textOf(choice)}” has no single key (${key || 'spoken only'}) and was left out.`,
          fr: `Le choix « ${textOf(choice)} » n’a pas de touche unique (${key || 'parlé seulement'}) et a été omis.`,
        });
      }
      this.noteLeftOver(own, choice, ['next', 'dtmf', 'expr', 'event']);
    }
    const handlers = [...elementsOf(menu).filter(({ name }) => HANDLERS.has(name)), ...place.handlers];
    const id = builder.add(element, {
      kind: 'menu',
      config: {
        prompt: this.promptOf(menu, element, place.row),
        choices:
          usable.length > 0 ? usable.slice(0, 12).map(({ key, label }) => ({ key, label })) : [{ key: '1', label: '' }],
        timeoutMs: timeoutOf(menu),
        noInput: this.retryOf('noinput', handlers, place.row),
        noMatch: this.retryOf('nomatch', handlers, place.row),
      },
    });
    for (const { key, choice } of usable) builder.connect(id, `key-${key}`, this.targetOf(choice, place.row));
    builder.connect(id, 'no-input', this.writeHandler('noinput', handlers, { row: place.row, self: place.name }));
    builder.connect(id, 'no-match', this.writeHandler('nomatch', handlers, { row: place.row, self: place.name }));
    const others = elementsOf(menu).filter(
      ({ name }) => !['choice', 'prompt', 'audio', 'value'].includes(name) && !HANDLERS.has(name),
    );
    this.keepOthers(others, place.row);
    this.noteLeftOver(element, menu, ['accept']);
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
  private writeBlocks(
    blocks: readonly VxmlElement[],
    place: { next: Next; row: number; handlers: VxmlElement[] },
  ): void {
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
    field: (step, element, place) => this.writeField(step, element, place),
    record: (step, element, place) => this.writeRecord(step, element, place),
    transfer: (step, element, place) => this.writeTransfer(step, element, place),
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

  private writeField(
    field: VxmlElement,
    element: SourceElement,
    { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
  ): void {
    const { builder } = this;
    const own = [...elementsOf(field).filter(({ name }) => HANDLERS.has(name)), ...handlers];
    const filled = elementsOf(field, 'filled');
    const after = filled.length > 0 ? this.pieceName(filled[0]) : next;
    const options = elementsOf(field, 'option');
    const keys = options.map(({ attributes }) => attributes.dtmf?.trim() ?? '');
    const variable = builder.variable(field.attributes.name ?? element.name);
    for (const option of options) builder.note(this.elementOf(option, row, 2), 'exact');
    const noInput = this.writeHandler('noinput', own, { row, self: element.name });
    const noMatch = this.writeHandler('nomatch', own, { row, self: element.name });
    const retries = { noInput: this.retryOf('noinput', own, row), noMatch: this.retryOf('nomatch', own, row) };
    if (options.length > 0 && keys.every((key) => /^[0-9*#]$/.test(key)) && new Set(keys).size === keys.length) {
      const id = builder.add(element, {
        kind: 'menu',
        config: {
          prompt: this.promptOf(field, element, row),
          choices: options
            .slice(0, 12)
            .map((option, index) => ({ key: keys[index], label: textOf(option).slice(0, 100) })),
          timeoutMs: timeoutOf(field),
          ...retries,
        },
      });
      options.slice(0, 12).forEach((option, index) => {
        const set = builder.add(element, {
          kind: 'set-variable',
          shift: 1 + index,
          label: '',
          config: {
            assignments: [{ variable, value: JSON.stringify(option.attributes.value ?? textOf(option)) }],
          },
        });
        builder.connectNode(id, `key-${keys[index]}`, set);
        builder.connect(set, 'next', after);
      });
      builder.connect(id, 'no-input', noInput);
      builder.connect(id, 'no-match', noMatch);
    } else {
      const limits = digitsOf(field);
      for (const grammar of elementsOf(field, 'grammar')) {
        const grammarElement = this.elementOf(grammar, row, 2);
        builder.note(grammarElement, 'exact');
        if (!limits.understood) {
          builder.note(grammarElement, 'approximated', {
            en: 'Only the number of digits of a grammar is kept; what else it allows or forbids is not.',
            fr: 'D’une grammaire, seul le nombre de chiffres est gardé ; ce qu’elle permet ou interdit d’autre ne l’est pas.',
          });
        }
      }
      const id = builder.add(element, {
        kind: 'collect-digits',
        config: {
          prompt: this.promptOf(field, element, row),
          minDigits: limits.min,
          maxDigits: limits.max,
          terminator: '#',
          variable,
          firstDigitMs: timeoutOf(field),
          nextDigitMs: 3000,
          noInput: retries.noInput,
          invalid: retries.noMatch,
        },
      });
      builder.connect(id, 'valid', after);
      builder.connect(id, 'no-input', noInput);
      builder.connect(id, 'invalid', noMatch);
    }
    this.writeBlocks(filled, { next, row, handlers });
    this.keepOthers(
      elementsOf(field).filter(({ name }) => !FIELD_PARTS.has(name) && !HANDLERS.has(name)),
      row,
    );
  }

  private writeRecord(
    step: VxmlElement,
    element: SourceElement,
    { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
  ): void {
    const { builder } = this;
    const own = [...elementsOf(step).filter(({ name }) => HANDLERS.has(name)), ...handlers];
    const filled = elementsOf(step, 'filled');
    const after = filled.length > 0 ? this.pieceName(filled[0]) : next;
    const seconds = (name: string, fallback: number) => Math.round(secondsOf(step.attributes[name]) ?? fallback);
    const id = builder.add(element, {
      kind: 'record-message',
      config: {
        prompt: this.promptOf(step, element, row),
        beep: step.attributes.beep === 'true',
        maxSeconds: Math.max(1, Math.min(3600, seconds('maxtime', 120))),
        maxSilenceSeconds: Math.max(0, Math.min(60, seconds('finalsilence', 4))),
        minSeconds: 1,
        terminator: step.attributes.dtmfterm === 'false' ? 'none' : 'any',
        variable: builder.variable(step.attributes.name ?? element.name),
        secondsVariable: '',
      },
    });
    builder.connect(id, 'recorded', after);
    builder.connect(id, 'too-short', this.writeHandler('noinput', own, { row, self: element.name }));
    this.writeBlocks(filled, { next, row, handlers });
    this.keepOthers(
      elementsOf(step).filter(({ name }) => !FIELD_PARTS.has(name) && !HANDLERS.has(name)),
      row,
    );
  }

  private writeTransfer(
    step: VxmlElement,
    element: SourceElement,
    { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
  ): void {
    const { builder } = this;
    const filled = elementsOf(step, 'filled');
    const after = filled.length > 0 ? this.pieceName(filled[0]) : next;
    const written = step.attributes.dest ?? '';
    const computed = step.attributes.destexpr === undefined ? null : translateScript(step.attributes.destexpr, builder);
    const destination = computed === null ? written.replace(/^tel:/, '') : `{{ ${computed} }}`;
    const id = builder.add(element, {
      kind: 'transfer',
      config: {
        destination,
        ringTimeoutMs: Math.max(1, Math.min(300, secondsOf(step.attributes.connecttimeout) ?? 30)) * 1000,
      },
    });
    const answers: Record<string, string> = {
      ended: 'far_end_disconnect',
      busy: 'busy',
      'no-answer': 'noanswer',
      failed: 'unknown',
    };
    const result = step.attributes.name;
    Object.entries(answers).forEach(([exit, value], index) => {
      if (result === undefined || filled.length === 0) {
        builder.connect(id, exit, after);
        return;
      }
      const set = builder.add(element, {
        kind: 'set-variable',
        shift: 1 + index,
        label: '',
        config: { assignments: [{ variable: builder.variable(result), value: JSON.stringify(value) }] },
      });
      builder.connectNode(id, exit, set);
      builder.connect(set, 'next', after);
    });
    if (elementsOf(step, 'prompt').length > 0) {
      builder.note(element, 'approximated', {
        en: `Said before the transfer, now to be put in a node of its own: ${textOf(elementsOf(step, 'prompt')[0] ?? step)}`,
        fr: `Dit avant le transfert, à placer dans un nœud à part : ${textOf(elementsOf(step, 'prompt')[0] ?? step)}`,
      });
    }
    this.writeBlocks(filled, { next, row, handlers });
    this.keepOthers(
      elementsOf(step).filter(({ name }) => !FIELD_PARTS.has(name) && !HANDLERS.has(name)),
      row,
    );
  }

  /** Retries that handlers with a count ask for: the highest count ends them, the lower ones say something before. */
  private retryOf(event: string, handlers: readonly VxmlElement[], row: number) {
    const own = handlers.filter((handler) => handles(handler, event));
    const counts = own.map(({ attributes }) => Number(attributes.count) || 1);
    const last = Math.max(0, ...counts);
    const first = own.find(({ attributes }) => (Number(attributes.count) || 1) === 1);
    const repeats = first !== undefined && elementsOf(first, 'reprompt').length > 0;
    if (own.length === 0) return noRetry;
    const retries = last > 1 ? last - 1 : repeats ? 2 : 0;
    if (retries === 0 || first === undefined) return { ...noRetry, retries: Math.min(10, retries) };
    const element = this.elementOf(first, row, 2);
    return { retries: Math.min(10, retries), prompt: this.promptOf(first, element, row) };
  }

  /** What happens once the retries are used up. */
  private writeHandler(
    event: string,
    handlers: readonly VxmlElement[],
    { row, self }: { row: number; self: string },
  ): Next {
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

  /** What is heard of an element: its prompts, or its own text. */
  private promptOf(from: VxmlElement, element: SourceElement, row: number): Prompt {
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
  private keepOthers(others: readonly VxmlElement[], row: number): void {
    for (const other of others) this.builder.addPlaceholder(this.elementOf(other, row, 3), []);
  }

  private noteLeftOver(element: SourceElement, from: VxmlElement, taken: readonly string[]): void {
    const left = Object.entries(from.attributes).filter(([name]) => !USUAL.has(name) && !taken.includes(name));
    this.builder.noteLeftOver(element, Object.fromEntries(left));
    if (from.attributes.cond !== undefined && from.name !== 'if' && from.name !== 'elseif') {
      this.builder.noteLeftOver(element, { cond: from.attributes.cond });
    }
  }

  /** `#menu`, `other.vxml#menu`: the id after the hash; another document has to be imported by itself. */
  private targetOf({ attributes, line }: VxmlElement, row: number): Next {
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

  private nameOfDialogue({ attributes, line, name }: VxmlElement): string {
    return `dialogue.${attributes.id ?? `${name}-${line}`}`;
  }

  private readonly pieces = new Map<VxmlElement, string>();

  /** The name of the piece that an element becomes; two on one line get a number each. */
  private pieceName(element: VxmlElement | undefined): string {
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

  private elementOf(from: VxmlElement, row: number, column: number, name?: string): SourceElement {
    return {
      name: name ?? this.pieceName(from),
      label: from.attributes.id ?? from.attributes.name ?? '',
      type: from.name,
      content: from.source || textOf(from),
      position: { x: column * COLUMN, y: row * ROW },
    };
  }
}

/** Elements that answer events. */
const HANDLERS: ReadonlySet<string> = new Set(['noinput', 'nomatch', 'catch', 'error', 'help', 'link']);
/** What a field or a recording is made of. */
const FIELD_PARTS: ReadonlySet<string> = new Set(['prompt', 'audio', 'value', 'option', 'grammar', 'filled']);

/** Attributes that the translation of an element has used. */
const TAKEN: Record<string, readonly string[]> = {
  field: ['type'],
  record: ['beep', 'maxtime', 'finalsilence', 'dtmfterm'],
  transfer: ['dest', 'destexpr', 'connecttimeout', 'bridge', 'type'],
  subdialog: ['src'],
  submit: ['next', 'method', 'namelist'],
  goto: ['next', 'nextitem'],
  if: ['cond'],
  property: ['value'],
  meta: ['content', 'http-equiv'],
  log: ['label'],
  clear: ['namelist'],
  exit: ['namelist'],
  audio: ['src'],
  prompt: ['timeout'],
};

function handles({ name, attributes }: VxmlElement, event: string): boolean {
  return name === event || (name === 'catch' && (attributes.event ?? '').split(/\s+/).includes(event));
}

function textOf({ children }: VxmlElement): string {
  return children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `5s`, `500ms` in seconds. */
function secondsOf(time: string | undefined): number | undefined {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(ms|s)\s*$/.exec(time ?? '');
  if (!found) return undefined;
  return Number(found[1]) / (found[2] === 'ms' ? 1000 : 1);
}

function timeoutOf(element: VxmlElement): number {
  const [prompt] = elementsOf(element, 'prompt');
  const seconds = secondsOf(prompt?.attributes.timeout) ?? 5;
  return Math.round(Math.max(0.5, Math.min(120, seconds)) * 1000);
}

/** How many digits a field takes, as its type or its grammar says. */
function digitsOf(field: VxmlElement): { min: number; max: number; understood: boolean } {
  const type = field.attributes.type ?? '';
  const exact = /length=(\d+)/.exec(type);
  const min = /minlength=(\d+)/.exec(type);
  const max = /maxlength=(\d+)/.exec(type);
  const clamp = (value: string | undefined, fallback: number) => Math.max(1, Math.min(30, Number(value) || fallback));
  if (min || max) return { min: clamp(min?.[1], 1), max: clamp(max?.[1], 30), understood: true };
  if (exact) return { min: clamp(exact[1], 1), max: clamp(exact[1], 30), understood: true };
  if (type === 'boolean') return { min: 1, max: 1, understood: true };
  if (type !== '') return { min: 1, max: 30, understood: true };
  const repeated = /repeat="(\d+)(?:-(\d+))?"/.exec(field.source);
  if (repeated) return { min: clamp(repeated[1], 1), max: clamp(repeated[2] ?? repeated[1], 30), understood: false };
  return { min: 1, max: 30, understood: false };
}
