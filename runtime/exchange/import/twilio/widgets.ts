import type { FlowBuilder, SourceElement } from '../flow-builder.ts';
import { readCondition } from './conditions.ts';
import type { LiquidReader } from './liquid.ts';
import type { StudioState } from './studio-flow.ts';

/** What a widget's translation works with. */
export interface WidgetContext {
  builder: FlowBuilder;
  liquid: LiquidReader;
  state: StudioState;
  element: SourceElement;
  /** Takes a property; what nobody takes is reported as left over. */
  take(name: string): string;
  /** Where an event of the widget leads. */
  next(event: string): string | undefined;
}

type Widget = (context: WidgetContext) => void;

/** Every type of widget that has a counterpart; the others become placeholders. */
export const widgets: Record<string, Widget> = {
  trigger(context) {
    const { builder, element, next, state } = context;
    builder.beginWith(next('incomingCall'));
    builder.note(element, 'exact');
    for (const { event, next: target } of state.transitions) {
      if (!target || event === 'incomingCall') continue;
      builder.note(element, 'approximated', {
        en: `Only calls start a flow here; “${event}” would have led to ${target}.`,
        fr: `Ici, seuls les appels démarrent un flux ; « ${event} » menait à ${target}.`,
      });
    }
  },

  'say-play'(context) {
    const { builder, element, next, take } = context;
    const repeats = Math.max(1, Math.min(20, Math.round(Number(take('loop'))) || 1));
    const once = readPrompt(context);
    const prompt = Array.from({ length: repeats }, () => once)
      .flat()
      .slice(0, 50);
    const id = builder.add(element, { kind: 'play-prompt', config: { prompt, interruptible: false } });
    builder.connect(id, 'next', next('audioComplete'));
    builder.note(element, 'exact');
  },

  'gather-input-on-call'(context) {
    const { builder, element, next, take, state } = context;
    const digits = Number(take('number_of_digits'));
    const timeout = Number(take('timeout')) || 5;
    const repeats = Math.max(1, Math.min(11, Number(take('loop')) || 1));
    const finish = take('finish_on_key');
    const id = builder.add(element, {
      kind: 'collect-digits',
      config: {
        prompt: readPrompt(context),
        interruptible: true,
        minDigits: 1,
        maxDigits: Math.max(1, Math.min(30, digits || 30)),
        terminator: terminators[finish] ?? 'none',
        variable: builder.variable(`${state.name}.Digits`),
        firstDigitMs: Math.max(500, timeout * 1000),
        nextDigitMs: Math.max(500, Math.min(60_000, timeout * 1000)),
        noInput: { retries: repeats - 1, prompt: [] },
        invalid: { retries: 0, prompt: [] },
      },
    });
    builder.connect(id, 'valid', next('keypress'));
    builder.connect(id, 'no-input', next('timeout'));
    builder.connect(id, 'invalid', next('timeout'));
    builder.note(element, 'exact');
    const speech = next('speech');
    for (const name of [
      'speech_timeout',
      'speech_model',
      'gather_language',
      'profanity_filter',
      'hints',
      'stop_gather',
    ])
      take(name);
    if (speech !== undefined) {
      builder.note(element, 'approximated', {
        en: `Spoken answers are not understood here; they would have led to ${speech}.`,
        fr: `Les réponses parlées ne sont pas comprises ici ; elles menaient à ${speech}.`,
      });
    }
  },

  'split-based-on'(context) {
    const { builder, element, liquid, take, state } = context;
    const input = take('input');
    const matches = state.transitions.filter(({ event }) => event === 'match');
    const branches = matches.map(({ conditions = [], next }, index) => {
      const read = conditions.map((condition) => readCondition(condition, { builder, input, liquid }));
      for (const { note } of read) if (note) builder.note(element, 'approximated', note);
      const when = read.map(({ when: one }) => (read.length > 1 ? `(${one})` : one)).join(' && ') || 'true';
      return {
        branch: { id: String(index + 1), label: conditions[0]?.friendly_name?.slice(0, 100) ?? '', when },
        next,
      };
    });
    builder.note(element, 'exact');
    if (branches.length === 0) {
      // A split without a match always takes its last way.
      const id = builder.add(element, {
        kind: 'condition',
        config: { branches: [{ id: '1', label: '', when: 'false' }] },
      });
      builder.connect(id, 'otherwise', context.next('noMatch'));
      builder.connect(id, 'branch-1', context.next('noMatch'));
      return;
    }
    const id = builder.add(element, { kind: 'condition', config: { branches: branches.map(({ branch }) => branch) } });
    for (const { branch, next } of branches) builder.connect(id, `branch-${branch.id}`, next ?? undefined);
    builder.connect(id, 'otherwise', context.next('noMatch'));
  },

  'set-variables'({ builder, element, liquid, next, state, take }) {
    take('variables');
    const { variables } = state.properties;
    const assignments = (Array.isArray(variables) ? variables : []).flatMap((item: unknown) => {
      const { key, value } = Object(item);
      if (typeof key !== 'string') return [];
      return [{ variable: builder.variable(key), value: liquid.expression(String(value ?? '')) }];
    });
    builder.note(element, 'exact');
    const id = builder.add(element, {
      kind: 'set-variable',
      config: { assignments: assignments.length > 0 ? assignments.slice(0, 50) : [{ variable: '', value: '' }] },
    });
    builder.connect(id, 'next', next('next'));
  },

  'make-http-request'(context) {
    const { builder, element, liquid, next, take, state } = context;
    const method = take('method').toUpperCase() || 'GET';
    const type = take('content_type');
    const form = readForm(context);
    const body = take('body') === '' ? form : liquid.text(String(state.properties.body ?? ''));
    const url = liquid.text(take('url'));
    const hasQuery = method === 'GET' && form !== '';
    const id = builder.add(element, {
      kind: 'http-request',
      config: {
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? method : 'POST',
        url: hasQuery ? `${url}${url.includes('?') ? '&' : '?'}${form}` : url,
        headers: type === '' || method === 'GET' ? [] : [{ name: 'Content-Type', value: type, hidden: false }],
        body: hasQuery ? '' : body,
        timeoutMs: 10_000,
        mapping: [],
      },
    });
    builder.connect(id, 'success', next('success'));
    for (const exit of ['http-error', 'timeout']) builder.connect(id, exit, next('failed'));
    builder.note(element, 'exact');
  },

  'run-function'(context) {
    const { builder, element, liquid, next, take } = context;
    for (const name of ['service_sid', 'environment_sid', 'function_sid']) take(name);
    const id = builder.add(element, {
      kind: 'http-request',
      config: {
        method: 'POST',
        url: liquid.text(take('url')),
        headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded', hidden: false }],
        body: readForm(context),
        timeoutMs: 10_000,
        mapping: [],
      },
    });
    builder.connect(id, 'success', next('success'));
    for (const exit of ['http-error', 'timeout']) builder.connect(id, exit, next('fail') ?? next('failed'));
    builder.note(element, 'approximated', {
      en: 'The function is called over the web like any other address; it must accept calls that Twilio has not signed.',
      fr: 'La fonction est appelée par le web comme toute autre adresse ; elle doit accepter des appels non signés par Twilio.',
    });
  },

  'connect-call-to'(context) {
    const { builder, element, liquid, next, take } = context;
    const noun = take('noun');
    if (noun !== '' && !['number', 'sip', 'number-multi'].includes(noun)) {
      placeholder(context);
      return;
    }
    const target = noun === 'sip' ? take('sip_endpoint') : take('to');
    const callerId = take('caller_id');
    const given = callerId !== '' && !/contact\.channel\.address|trigger\.call\.From/.test(callerId);
    const [first = '', ...others] = target.split(',').map((number) => number.trim());
    const id = builder.add(element, {
      kind: 'transfer',
      config: {
        destination: liquid.text(first),
        callerId: given ? 'given' : 'caller',
        callerNumber: given ? liquid.text(callerId) : '',
        ringTimeoutMs: Math.max(1000, Math.min(300_000, (Number(take('timeout')) || 30) * 1000)),
      },
    });
    for (const exit of ['ended', 'busy', 'no-answer', 'failed']) builder.connect(id, exit, next('callCompleted'));
    builder.note(element, 'exact');
    if (others.length > 0) {
      builder.note(element, 'approximated', {
        en: `Only the first number is called; these were called at the same time: ${others.join(', ')}.`,
        fr: `Seul le premier numéro est appelé ; ceux-ci l’étaient en même temps : ${others.join(', ')}.`,
      });
    }
  },

  'record-voicemail'({ builder, element, next, take, state }) {
    const finish = take('finish_on_key');
    const id = builder.add(element, {
      kind: 'record-message',
      config: {
        prompt: [],
        beep: take('play_beep') !== 'false',
        maxSeconds: Math.max(1, Math.min(3600, Number(take('max_length')) || 3600)),
        maxSilenceSeconds: Math.max(0, Math.min(60, Number(take('timeout')) || 5)),
        minSeconds: 1,
        terminator: terminators[finish] ?? (finish === '' ? 'any' : 'none'),
        variable: builder.variable(`${state.name}.RecordingUrl`),
        secondsVariable: '',
      },
    });
    builder.connect(id, 'recorded', next('recordingComplete'));
    builder.connect(id, 'too-short', next('noAudio'));
    builder.connect(id, 'hung-up', next('hangup'));
    builder.note(element, 'exact');
    if (take('transcribe') === 'true') {
      builder.note(element, 'approximated', {
        en: 'The recording is not written down as text.',
        fr: 'L’enregistrement n’est pas transcrit.',
      });
    }
  },

  'send-message': sendMessage,

  'enqueue-call': enqueue,
  'send-to-flex': enqueue,

  'run-subflow'({ builder, element, next, take, liquid, state }) {
    const flow = take('flow_sid');
    take('flow_revision');
    take('parameters');
    const { parameters } = state.properties;
    const inputs = (Array.isArray(parameters) ? parameters : []).flatMap((item: unknown) => {
      const { key, value } = Object(item);
      return typeof key === 'string' ? [{ name: key.slice(0, 60), value: liquid.expression(String(value ?? '')) }] : [];
    });
    const id = builder.add(element, {
      kind: 'sub-flow',
      config: { flow: flow.slice(0, 64), inputs: inputs.slice(0, 100), outputs: [] },
    });
    builder.connect(id, 'returned', next('completed'));
    builder.connect(id, 'error', next('failed'));
    builder.note(element, 'approximated', {
      en: `The flow ${flow} must be imported too, and chosen in this node.`,
      fr: `Le flux ${flow} doit aussi être importé, puis choisi dans ce nœud.`,
    });
  },
};

/** Twilio's keys that end an input; the empty one means any key but digits. */
const terminators: Record<string, string> = { '#': '#', '*': '*' };

function sendMessage({ builder, element, liquid, next, take }: WidgetContext): void {
  const id = builder.add(element, {
    kind: 'send-sms',
    config: { to: liquid.text(take('to') || '{{contact.channel.address}}'), text: liquid.text(take('body')) },
  });
  builder.connect(id, 'sent', next('sent'));
  builder.connect(id, 'failed', next('failed'));
  for (const name of ['service', 'channel']) take(name);
  const from = take('from');
  builder.note(element, 'approximated', {
    en: `The message is sent by the SMS gateway of this installation, not from ${from || 'the number of the flow'}.`,
    fr: `Le message part de la passerelle SMS de cette installation, et non de ${from || 'numéro du flux'}.`,
  });
}

function enqueue({ builder, element, next, take, state }: WidgetContext): void {
  const name = take('queue_name') || take('workflow_sid') || take('workflow') || '?';
  const id = builder.add(element, {
    kind: 'enter-queue',
    config: { queue: '', intervalSeconds: 30 },
  });
  builder.connect(id, 'agent-ended', next('callComplete'));
  builder.connect(id, 'closed', next('failedToEnqueue'));
  builder.connect(id, 'no-agents', next('callFailure'));
  builder.connect(id, 'overflow', next('callFailure'));
  builder.note(element, 'approximated', {
    en: `Callers waited in “${name}” (${state.type}); choose the queue of this installation that takes its place.`,
    fr: `Les appelants attendaient dans « ${name} » (${state.type}) ; choisissez la file de cette installation qui la remplace.`,
  });
}

/** Keeps the widget as it is. */
export function placeholder({ builder, element, state }: WidgetContext): void {
  const outcomes = state.transitions.map(({ event, next }) => ({ name: event, to: next ?? undefined }));
  builder.addPlaceholder(element, outcomes);
}

function readPrompt({ builder, element, liquid, take }: WidgetContext) {
  const said = take('say');
  const played = take('play');
  const digits = take('digits');
  take('language');
  const voice = take('voice');
  if (voice !== '' && voice !== 'default') {
    builder.note(element, 'approximated', {
      en: `The text is spoken by this installation’s voice instead of ${voice}.`,
      fr: `Le texte est dit par la voix de cette installation au lieu de ${voice}.`,
    });
  }
  if (played !== '') {
    const { prompt, note } = builder.playFile(played);
    builder.note(element, 'approximated', note);
    return prompt;
  }
  if (said === '' && digits !== '') {
    builder.note(element, 'approximated', {
      en: `The tones ${digits} are not played.`,
      fr: `Les tonalités ${digits} ne sont pas jouées.`,
    });
  }
  return builder.speak(liquid.text(said));
}

/** The key–value pairs of a request as a form. */
function readForm({ liquid, state, take }: WidgetContext): string {
  take('parameters');
  const { parameters } = state.properties;
  return (Array.isArray(parameters) ? parameters : [])
    .flatMap((item: unknown) => {
      const { key, value } = Object(item);
      return typeof key === 'string' ? [`${encodeURIComponent(key)}=${liquid.text(String(value ?? ''))}`] : [];
    })
    .join('&');
}
