import type { Prompt } from '#schemas/nodes/prompt.ts';
import type { SourceElement } from '../flow-builder.ts';
import type { Next } from './dialogue.ts';
import type { DialogueWriter } from './dialogue-writer.ts';
import { translateScript } from './ecmascript.ts';
import { elementsOf, type VxmlElement } from './read-document.ts';
import {
  digitsOf,
  FIELD_PARTS,
  HANDLERS,
  handles,
  isInterruptible,
  secondsOf,
  textOf,
  timeoutOf,
} from './vocabulary.ts';

const noRetry = { retries: 0, prompt: [] as Prompt };

/** A menu with its choices, by single keys. */
export function writeMenu(
  writer: DialogueWriter,
  menu: VxmlElement,
  place: { name: string; row: number; handlers: VxmlElement[] },
): void {
  const { builder } = writer;
  const element = writer.elementOf(menu, place.row, 0, place.name);
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
    const own = writer.elementOf(choice, place.row, 1);
    builder.note(own, 'exact');
    if (!usable.some((one) => one.choice === choice)) {
      builder.note(own, 'approximated', {
        en: `The choice “${textOf(choice)}” has no single key (${key || 'spoken only'}) and was left out.`,
        fr: `Le choix « ${textOf(choice)} » n’a pas de touche unique (${key || 'parlé seulement'}) et a été omis.`,
      });
    }
    writer.noteLeftOver(own, choice, ['next', 'dtmf', 'expr', 'event']);
  }
  const handlers = [...elementsOf(menu).filter(({ name }) => HANDLERS.has(name)), ...place.handlers];
  const id = builder.add(element, {
    kind: 'menu',
    config: {
      prompt: writer.promptOf(menu, element, place.row),
      choices:
        usable.length > 0 ? usable.slice(0, 12).map(({ key, label }) => ({ key, label })) : [{ key: '1', label: '' }],
      interruptible: isInterruptible(menu),
      timeoutMs: timeoutOf(menu),
      noInput: retryOf(writer, 'noinput', handlers, place.row),
      noMatch: retryOf(writer, 'nomatch', handlers, place.row),
    },
  });
  for (const { key, choice } of usable) builder.connect(id, `key-${key}`, writer.targetOf(choice, place.row));
  builder.connect(id, 'no-input', writer.writeHandler('noinput', handlers, { row: place.row, self: place.name }));
  builder.connect(id, 'no-match', writer.writeHandler('nomatch', handlers, { row: place.row, self: place.name }));
  const others = elementsOf(menu).filter(
    ({ name }) => !['choice', 'prompt', 'audio', 'value'].includes(name) && !HANDLERS.has(name),
  );
  writer.keepOthers(others, place.row);
  writer.noteLeftOver(element, menu, ['accept']);
}

/** A field: a menu when its options have a key each, digits otherwise. */
export function writeField(
  writer: DialogueWriter,
  field: VxmlElement,
  element: SourceElement,
  { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
): void {
  const { builder } = writer;
  const own = [...elementsOf(field).filter(({ name }) => HANDLERS.has(name)), ...handlers];
  const filled = elementsOf(field, 'filled');
  const after = filled.length > 0 ? writer.pieceName(filled[0]) : next;
  const options = elementsOf(field, 'option');
  const keys = options.map(({ attributes }) => attributes.dtmf?.trim() ?? '');
  const variable = builder.variable(field.attributes.name ?? element.name);
  for (const option of options) builder.note(writer.elementOf(option, row, 2), 'exact');
  const noInput = writer.writeHandler('noinput', own, { row, self: element.name });
  const noMatch = writer.writeHandler('nomatch', own, { row, self: element.name });
  const retries = { noInput: retryOf(writer, 'noinput', own, row), noMatch: retryOf(writer, 'nomatch', own, row) };
  if (options.length > 0 && keys.every((key) => /^[0-9*#]$/.test(key)) && new Set(keys).size === keys.length) {
    const id = builder.add(element, {
      kind: 'menu',
      config: {
        prompt: writer.promptOf(field, element, row),
        choices: options
          .slice(0, 12)
          .map((option, index) => ({ key: keys[index], label: textOf(option).slice(0, 100) })),
        interruptible: isInterruptible(field),
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
      const grammarElement = writer.elementOf(grammar, row, 2);
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
        prompt: writer.promptOf(field, element, row),
        minDigits: limits.min,
        maxDigits: limits.max,
        terminator: '#',
        variable,
        interruptible: isInterruptible(field),
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
  writer.writeBlocks(filled, { next, row, handlers });
  writer.keepOthers(
    elementsOf(field).filter(({ name }) => !FIELD_PARTS.has(name) && !HANDLERS.has(name)),
    row,
  );
}

/** A recording of what the caller says. */
export function writeRecord(
  writer: DialogueWriter,
  step: VxmlElement,
  element: SourceElement,
  { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
): void {
  const { builder } = writer;
  const own = [...elementsOf(step).filter(({ name }) => HANDLERS.has(name)), ...handlers];
  const filled = elementsOf(step, 'filled');
  const after = filled.length > 0 ? writer.pieceName(filled[0]) : next;
  const seconds = (name: string, fallback: number) => Math.round(secondsOf(step.attributes[name]) ?? fallback);
  const id = builder.add(element, {
    kind: 'record-message',
    config: {
      prompt: writer.promptOf(step, element, row),
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
  builder.connect(id, 'too-short', writer.writeHandler('noinput', own, { row, self: element.name }));
  writer.writeBlocks(filled, { next, row, handlers });
  writer.keepOthers(
    elementsOf(step).filter(({ name }) => !FIELD_PARTS.has(name) && !HANDLERS.has(name)),
    row,
  );
}

/** A call to somebody else; how it ended is kept for what follows. */
export function writeTransfer(
  writer: DialogueWriter,
  step: VxmlElement,
  element: SourceElement,
  { next, row, handlers }: { next: Next; row: number; handlers: VxmlElement[] },
): void {
  const { builder } = writer;
  const filled = elementsOf(step, 'filled');
  const after = filled.length > 0 ? writer.pieceName(filled[0]) : next;
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
  writer.writeBlocks(filled, { next, row, handlers });
  writer.keepOthers(
    elementsOf(step).filter(({ name }) => !FIELD_PARTS.has(name) && !HANDLERS.has(name)),
    row,
  );
}

/** Retries that handlers with a count ask for: the highest count ends them, the lower ones say something before. */
function retryOf(writer: DialogueWriter, event: string, handlers: readonly VxmlElement[], row: number) {
  const own = handlers.filter((handler) => handles(handler, event));
  const counts = own.map(({ attributes }) => Number(attributes.count) || 1);
  const last = Math.max(0, ...counts);
  const first = own.find(({ attributes }) => (Number(attributes.count) || 1) === 1);
  const repeats = first !== undefined && elementsOf(first, 'reprompt').length > 0;
  if (own.length === 0) return noRetry;
  const retries = last > 1 ? last - 1 : repeats ? 2 : 0;
  if (retries === 0 || first === undefined) return { ...noRetry, retries: Math.min(10, retries) };
  const element = writer.elementOf(first, row, 2);
  return { retries: Math.min(10, retries), prompt: writer.promptOf(first, element, row) };
}
