import type { FlowBuilder, SourceElement } from '../flow-builder.ts';
import type { ImportNote } from '../report.ts';
import type { Block } from './contact-flow.ts';
import type { ReferenceReader } from './references.ts';

export interface BlockContext {
  builder: FlowBuilder;
  references: ReferenceReader;
  block: Block;
  element: SourceElement;
  /** Takes a parameter; what nobody takes is reported as left over. */
  take(name: string): unknown;
  /** Where the first of these errors leads; any other error otherwise. */
  onError(...types: string[]): string | undefined;
}

type Translate = (context: BlockContext) => void;

/** Every type of block that has a counterpart; the others become placeholders. */
export const blocks: Record<string, Translate> = {
  MessageParticipant(context) {
    const { builder, element, block } = context;
    const id = builder.add(element, {
      kind: 'play-prompt',
      config: { prompt: readPrompt(context), interruptible: false },
    });
    builder.connect(id, 'next', block.next);
    connectError(context, id);
    builder.note(element, 'exact');
  },

  GetParticipantInput(context) {
    const { builder, element, block, take, onError } = context;
    const seconds = Math.max(1, Math.min(120, Number(take('InputTimeLimitSeconds')) || 5));
    const keys = block.conditions.flatMap(({ operands }) => operands);
    const isMenu = keys.length > 0 && keys.every((key) => /^[0-9*#]$/.test(key));
    builder.note(element, 'exact');
    take('StoreInput');
    const maxDigits = readMaximum(context);
    if (isMenu) {
      const prompt = readPrompt(context);
      const id = builder.add(element, {
        kind: 'menu',
        config: {
          prompt,
          choices: [...new Set(keys)].map((key) => ({ key, label: '' })),
          timeoutMs: seconds * 1000,
          noInput: noRetry,
          noMatch: noRetry,
        },
      });
      for (const { operands, to } of block.conditions)
        for (const key of operands) builder.connect(id, `key-${key}`, to);
      builder.connect(id, 'no-input', onError('InputTimeLimitExceeded'));
      builder.connect(id, 'no-match', onError('NoMatchingCondition'));
      connectError(context, id);
      return;
    }
    const variable = builder.variable('StoredCustomerInput');
    const id = builder.add(element, {
      kind: 'collect-digits',
      config: {
        prompt: readPrompt(context),
        minDigits: 1,
        maxDigits,
        terminator: '#',
        variable,
        firstDigitMs: seconds * 1000,
        nextDigitMs: Math.min(60, seconds) * 1000,
        noInput: noRetry,
        invalid: noRetry,
      },
    });
    builder.connect(id, 'no-input', onError('InputTimeLimitExceeded'));
    builder.connect(id, 'invalid', onError('InvalidPhoneNumber', 'NoMatchingCondition'));
    connectError(context, id);
    if (block.conditions.length === 0) {
      builder.connect(id, 'valid', block.next);
      return;
    }
    const cases = keys.map((equals, index) => ({ id: String(index + 1), equals: equals.slice(0, 200), label: '' }));
    const decide = builder.add(element, { kind: 'switch', shift: 1, config: { value: variable, cases } });
    builder.connectNode(id, 'valid', decide);
    const targets = block.conditions.flatMap(({ operands, to }) => operands.map(() => to));
    cases.forEach((one, index) => {
      builder.connect(decide, `case-${one.id}`, targets[index]);
    });
    builder.connect(decide, 'otherwise', onError('NoMatchingCondition'));
  },

  DisconnectParticipant: hangUp,
  EndFlowExecution: hangUp,

  EndFlowModuleExecution({ builder, element }) {
    builder.add(element, { kind: 'return', config: {} });
    builder.note(element, 'exact');
  },

  UpdateContactTargetQueue(context) {
    const { builder, element, block, take } = context;
    const queue = String(take('QueueId') ?? '');
    const id = builder.add(element, {
      kind: 'set-variable',
      config: { assignments: [{ variable: builder.variable('TargetQueue'), value: JSON.stringify(queue) }] },
    });
    builder.connect(id, 'next', block.next);
    connectError(context, id);
    builder.note(element, 'approximated', {
      en: `The queue “${queue}” is only remembered; choose it in the node that lets the caller wait.`,
      fr: `La file « ${queue} » est seulement mémorisée ; choisissez-la dans le nœud qui fait attendre l’appelant.`,
    });
  },

  TransferContactToQueue(context) {
    const { builder, element, block, onError } = context;
    const id = builder.add(element, { kind: 'enter-queue', config: { queue: '', intervalSeconds: 30 } });
    builder.connect(id, 'agent-ended', block.next);
    builder.connect(id, 'overflow', onError('QueueAtCapacity'));
    builder.connect(id, 'closed', onError());
    builder.connect(id, 'no-agents', onError());
    connectError(context, id);
    builder.note(element, 'approximated', {
      en: 'Choose the queue of this installation that takes the place of the one that was set before.',
      fr: 'Choisissez la file de cette installation qui remplace celle définie auparavant.',
    });
  },

  TransferParticipantToThirdParty(context) {
    const { builder, element, block, references, take, onError } = context;
    const seconds = Number(take('ThirdPartyConnectionTimeLimitSeconds')) || 30;
    const goesOn = String(take('ContinueFlowExecution') ?? 'True') !== 'False';
    const id = builder.add(element, {
      kind: 'transfer',
      config: {
        destination: references.text(String(take('ThirdPartyPhoneNumber') ?? '')),
        ringTimeoutMs: Math.max(1, Math.min(300, seconds)) * 1000,
      },
    });
    builder.connect(id, 'ended', goesOn ? block.next : undefined);
    builder.connect(id, 'no-answer', onError('ConnectionTimeLimitExceeded', 'CallFailed'));
    for (const exit of ['busy', 'failed']) builder.connect(id, exit, onError('CallFailed'));
    connectError(context, id);
    builder.note(element, 'exact');
  },

  CheckHoursOfOperation(context) {
    const { builder, element, block, take } = context;
    const hours = String(take('HoursOfOperationId') ?? '');
    const id = builder.add(element, { kind: 'opening-hours', config: { schedule: '', holidays: '' } });
    const closed = answerOf(block, 'False');
    builder.connect(id, 'open', answerOf(block, 'True'));
    builder.connect(id, 'closed', closed);
    builder.connect(id, 'holiday', closed);
    connectError(context, id);
    builder.note(element, 'approximated', {
      en: `Choose the opening hours of this installation that take the place of “${hours || 'those of the queue'}”.`,
      fr: `Choisissez les horaires de cette installation qui remplacent « ${hours || 'ceux de la file'} ».`,
    });
  },

  Compare(context) {
    const { builder, element, block, references, take, onError } = context;
    const value = references.expression(take('ComparisonValue'));
    builder.note(element, 'exact');
    const branches = block.conditions.slice(0, 50).map(({ operator, operands }, index) => {
      const [operand = ''] = operands;
      const wanted = references.expression(operand);
      const write = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
      if (!write) builder.note(element, 'approximated', unknownOperator(operator, operand));
      const when = write?.(`string(${value})`, wanted) ?? 'false';
      return { id: String(index + 1), label: operand.slice(0, 100), when };
    });
    const id = builder.add(element, {
      kind: 'condition',
      config: { branches: branches.length > 0 ? branches : [{ id: '1', label: '', when: 'false' }] },
    });
    block.conditions.slice(0, 50).forEach(({ to }, index) => {
      builder.connect(id, `branch-${index + 1}`, to);
    });
    if (branches.length === 0) builder.connect(id, 'branch-1', onError('NoMatchingCondition'));
    builder.connect(id, 'otherwise', onError('NoMatchingCondition'));
    connectError(context, id);
  },

  UpdateContactAttributes(context) {
    const { builder, element, block, references, take } = context;
    const attributes = Object.entries(Object(take('Attributes'))).slice(0, 50);
    take('TargetContact');
    const assignments = attributes.map(([name, value]) => {
      return { variable: builder.variable(name), value: references.expression(value) };
    });
    const id = builder.add(element, {
      kind: 'set-variable',
      config: { assignments: assignments.length > 0 ? assignments : [{ variable: '', value: '' }] },
    });
    builder.connect(id, 'next', block.next);
    connectError(context, id);
    builder.note(element, 'exact');
  },

  InvokeLambdaFunction(context) {
    const { builder, element, block, references, take, onError } = context;
    const arn = String(take('LambdaFunctionARN') ?? '');
    const inputs = Object.entries(Object(take('LambdaInvocationAttributes') ?? take('Attributes')));
    const body = inputs.map(([name, value]) => `${JSON.stringify(name)}: "${references.text(String(value))}"`);
    const seconds = Number(take('InvocationTimeLimitSeconds')) || 8;
    const id = builder.add(element, {
      kind: 'http-request',
      config: {
        method: 'POST',
        url: '',
        headers: [{ name: 'Content-Type', value: 'application/json', hidden: false }],
        body: body.length > 0 ? `{ ${body.join(', ')} }` : '',
        timeoutMs: Math.max(1, Math.min(60, seconds)) * 1000,
        mapping: [],
      },
    });
    builder.connect(id, 'success', block.next);
    for (const exit of ['http-error', 'timeout']) builder.connect(id, exit, onError());
    connectError(context, id);
    builder.note(element, 'approximated', {
      en: `The function ${arn} needs a web address; enter it in this node.`,
      fr: `La fonction ${arn} a besoin d’une adresse web ; saisissez-la dans ce nœud.`,
    });
  },

  DistributeByPercentage({ builder, element, block, onError }) {
    // Each condition is “less than” the sum of the shares so far, counted from 1.
    let before = 0;
    const shares = block.conditions.slice(0, 19).map(({ operands, to }) => {
      const upTo = Math.max(before, Math.min(100, (Number(operands[0]) || 0) - 1));
      const percent = Math.round(upTo - before);
      before = upTo;
      return { percent, to };
    });
    shares.push({ percent: Math.round(100 - before), to: onError('NoMatchingCondition') });
    if (shares.length < 2) shares.push({ percent: 0, to: undefined });
    const id = builder.add(element, {
      kind: 'split',
      config: { shares: shares.map(({ percent }, index) => ({ id: String(index + 1), label: '', percent })) },
    });
    shares.forEach(({ to }, index) => {
      builder.connect(id, `share-${index + 1}`, to);
    });
    builder.note(element, 'exact');
  },

  Loop(context) {
    const { builder, element, block, references, take } = context;
    const counter = builder.variable(`loop ${element.name}`, 'number');
    const times = take('LoopCount');
    const most =
      typeof times === 'string' && times.startsWith('$.')
        ? `double(${references.path(times)})`
        : String(Number(times) || 1);
    const count = builder.add(element, {
      kind: 'set-variable',
      config: { assignments: [{ variable: counter, value: `${counter} + 1` }] },
    });
    const decide = builder.add(element, {
      kind: 'condition',
      shift: 1,
      config: { branches: [{ id: '1', label: '', when: `${counter} <= ${most}` }] },
    });
    const reset = builder.add(element, {
      kind: 'set-variable',
      shift: 2,
      config: { assignments: [{ variable: counter, value: '0' }] },
    });
    builder.connectNode(count, 'next', decide);
    builder.connect(decide, 'branch-1', answerOf(block, 'ContinueLooping'));
    builder.connectNode(decide, 'otherwise', reset);
    builder.connect(reset, 'next', answerOf(block, 'DoneLooping'));
    builder.note(element, 'exact');
  },

  TransferToFlow: subFlow,
  InvokeFlowModule: subFlow,

  UpdateFlowLoggingBehavior: passed({
    en: 'Every call is journalled here anyway.',
    fr: 'Ici, chaque appel est journalisé de toute façon.',
  }),
  UpdateContactRecordingBehavior: passed({
    en: 'What is recorded is set by campaign and not in the flow.',
    fr: 'Ce qui est enregistré se règle par campagne et non dans le flux.',
  }),
  UpdateContactTextToSpeechVoice: passed({
    en: 'Texts are spoken by the voice of this installation.',
    fr: 'Les textes sont dits par la voix de cette installation.',
  }),
  UpdateContactEventHooks: passed({
    en: 'What callers and agents hear while waiting is set in the queue’s own node.',
    fr: 'Ce qu’entendent appelants et agents pendant l’attente se règle dans le nœud de la file.',
  }),
  UpdateContactRoutingBehavior: passed({
    en: 'The priority is set in the node that lets the caller wait.',
    fr: 'La priorité se règle dans le nœud qui fait attendre l’appelant.',
  }),
};

const noRetry = { retries: 0, prompt: [] };

function hangUp({ builder, element }: BlockContext): void {
  builder.add(element, { kind: 'hang-up', config: {} });
  builder.note(element, 'exact');
}

function subFlow(context: BlockContext): void {
  const { builder, element, block, take } = context;
  const flow = String(take('ContactFlowId') ?? take('FlowModuleId') ?? '');
  const id = builder.add(element, {
    kind: 'sub-flow',
    config: { flow: flow.split('/').at(-1)?.slice(0, 64) ?? '', inputs: [], outputs: [] },
  });
  builder.connect(id, 'returned', block.next);
  connectError(context, id);
  builder.note(element, 'approximated', {
    en: `The flow ${flow} must be imported too, and chosen in this node.`,
    fr: `Le flux ${flow} doit aussi être importé, puis choisi dans ce nœud.`,
  });
}

/** A block that sets something which is not part of flows here: its place is taken by what comes after it. */
function passed(note: ImportNote): Translate {
  return ({ builder, element, block, take }) => {
    const values = Object.keys(block.parameters).map((name) => [name, take(name)] as const);
    builder.skip(block.id, block.next);
    builder.note(element, 'approximated', note);
    builder.noteLeftOver(element, Object.fromEntries(values));
  };
}

/** Keeps the block as it is. */
export function placeholder({ builder, element, block }: BlockContext): void {
  const outcomes = [
    ...(block.next === undefined ? [] : [{ name: 'next', to: block.next }]),
    ...block.conditions.map(({ operator, operands, to }) => ({
      name: `${operator} ${operands.join(', ')}`.trim(),
      to,
    })),
    ...block.errors.map(({ type, to }) => ({ name: type, to })),
  ];
  builder.addPlaceholder(element, outcomes);
}

function readPrompt({ builder, element, references, take }: BlockContext) {
  const ssml = String(take('SSML') ?? '');
  const text = String(take('Text') ?? '');
  const recording = String(take('PromptId') ?? Object(take('Media')).Uri ?? '');
  for (const name of ['TextToSpeechType', 'InterruptFrequencySeconds']) take(name);
  if (recording !== '') {
    const { prompt, note } = builder.playFile(recording);
    builder.note(element, 'approximated', note);
    return prompt;
  }
  if (ssml !== '' || /<speak>/.test(text)) {
    builder.note(element, 'approximated', {
      en: 'The marks for emphasis and pauses (SSML) were taken out of the text.',
      fr: 'Les balises d’intonation et de pause (SSML) ont été retirées du texte.',
    });
  }
  return builder.speak(references.text(ssml === '' ? text : ssml));
}

/** Digits that are taken at most: said by the validation, or as many as a phone number has. */
function readMaximum({ take }: BlockContext): number {
  const validation = Object(take('InputValidation'));
  const own = Object(validation.CustomValidation).MaximumLength ?? take('MaximumLength');
  take('DTMFConfiguration');
  return Math.max(1, Math.min(30, Number(own) || 20));
}

function answerOf(block: Block, value: string): string | undefined {
  return block.conditions.find(({ operands }) => operands[0] === value)?.to;
}

/** Whatever else goes wrong. */
function connectError({ builder, block }: BlockContext, id: string): void {
  const other = block.errors.find(({ type }) => type === 'NoMatchingError');
  if (other) builder.connect(id, 'error', other.to);
}

const operators: Record<string, (value: string, wanted: string) => string> = {
  Equals: (value, wanted) => `${value} == ${wanted}`,
  TextStartsWith: (value, wanted) => `${value}.startsWith(${wanted})`,
  TextEndsWith: (value, wanted) => `${value}.endsWith(${wanted})`,
  TextContains: (value, wanted) => `${value}.contains(${wanted})`,
  NumberLessThan: (value, wanted) => `double(${value}) < double(${wanted})`,
  NumberLessOrEqualTo: (value, wanted) => `double(${value}) <= double(${wanted})`,
  NumberGreaterThan: (value, wanted) => `double(${value}) > double(${wanted})`,
  NumberGreaterOrEqualTo: (value, wanted) => `double(${value}) >= double(${wanted})`,
};

function unknownOperator(operator: string, operand: string): ImportNote {
  return {
    en: `The comparison “${operator} ${operand}” has no counterpart and never holds.`,
    fr: `La comparaison « ${operator} ${operand} » n’a pas d’équivalent et n’est jamais vraie.`,
  };
}
