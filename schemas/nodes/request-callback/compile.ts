import type { IrAssignment, IrTarget, IrTemplate } from '#schemas/ir/ir.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import { resetCounter, retryStates } from '../retry.ts';
import type { RequestCallbackConfig } from './node.ts';

/** As in `isPhone`: the shortest and longest number that can be called back. */
const MIN_DIGITS = 4;
const MAX_DIGITS = 15;
const DIGITS_OF_A_TIME = 4;
const TIME_OF_DAY = '^([01][0-9]|2[0-3])[0-5][0-9]$';

const QUESTIONS = ['offer', 'number', 'confirm', 'time'] as const;
type Question = (typeof QUESTIONS)[number];

export function compileRequestCallback(config: RequestCallbackConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const asked = QUESTIONS.filter((question) => question !== 'time' || config.asksTime);
  const plan = to.state('plan');
  const accepted = config.asksTime ? to.state('time') : plan;
  const say = (keyed: Record<string, IrTarget>, otherwise: Question): NodeState => ({
    type: 'branch',
    branches: Object.entries(keyed).map(([key, then]) => ({ when: `event.keys == "${key}"`, then })),
    otherwise: to.state(`${otherwise}Invalid`),
    failed,
  });
  const ask = (
    question: Question,
    prompt: IrTemplate[],
    limits: { maxKeys: number; terminators: string },
  ): NodeState => ({
    type: 'collect',
    prompt,
    interruptible: true,
    ...limits,
    firstKeyMs: config.timeoutMs,
    nextKeyMs: config.timeoutMs,
    entered: to.state(`${question}Given`),
    silent: to.state(`${question}Silent`),
    failed,
  });
  const keep = (name: string, value: string, then: IrTarget): NodeState => ({
    type: 'assign',
    set: [{ to: { type: 'local', name }, value }],
    then,
    failed,
  });
  const oneKey = { maxKeys: 1, terminators: '' };
  return {
    reset: {
      type: 'assign',
      set: [
        ...asked.flatMap((question) => [resetCounter(`${question}Silent`), resetCounter(`${question}Invalid`)]),
        { to: { type: 'local', name: 'at' }, value: '""' },
      ],
      then: to.state('known'),
      failed,
    },
    known: {
      type: 'branch',
      branches: [{ when: 'isPhone(contact.caller)', then: to.state('offer') }],
      otherwise: to.state('number'),
      failed,
    },
    offer: ask('offer', lowerPrompt(config.offer), oneKey),
    offerGiven: say(
      {
        [config.acceptKey]: to.state('keepCaller'),
        [config.anotherKey]: to.state('number'),
        [config.declineKey]: to.exit('declined'),
      },
      'offer',
    ),
    keepCaller: keep('number', 'contact.caller', accepted),
    number: ask('number', lowerPrompt(config.askNumber), { maxKeys: MAX_DIGITS, terminators: '#' }),
    numberGiven: {
      type: 'branch',
      branches: [{ when: `event.keys.matches("^[0-9]{${MIN_DIGITS},${MAX_DIGITS}}$")`, then: to.state('keepNumber') }],
      otherwise: to.state('numberInvalid'),
      failed,
    },
    keepNumber: keep('number', 'event.keys', to.state('confirm')),
    confirm: ask(
      'confirm',
      [
        ...lowerPrompt(config.readBack),
        { type: 'digits', value: { $value: 'local.number' }, language: { $language: true } },
        ...lowerPrompt(config.confirm),
      ],
      oneKey,
    ),
    confirmGiven: say(
      {
        [config.acceptKey]: accepted,
        [config.anotherKey]: to.state('number'),
        [config.declineKey]: to.exit('declined'),
      },
      'confirm',
    ),
    ...(config.asksTime
      ? {
          time: ask('time', lowerPrompt(config.askTime), { maxKeys: DIGITS_OF_A_TIME, terminators: '#' }),
          timeGiven: {
            type: 'branch',
            branches: [
              // The end key alone: as soon as an agent is free.
              { when: 'event.keys == ""', then: plan },
              { when: `event.keys.matches("${TIME_OF_DAY}")`, then: to.state('keepTime') },
            ],
            otherwise: to.state('timeInvalid'),
            failed,
          } satisfies NodeState,
          keepTime: keep('at', 'string(nextTime(now, event.keys, contact.timeZone))', plan),
        }
      : {}),
    plan: {
      type: 'effect',
      effect: 'callback',
      params: {
        queue: config.queue,
        number: { $value: 'local.number' },
        at: { $value: 'local.at' },
        note: { $text: config.note },
      },
      outcomes: {
        planned: config.numberVariable === '' ? to.exit('planned') : to.state('planned'),
        refused: to.exit('refused'),
        failed,
      },
      failed,
    },
    ...(config.numberVariable === '' ? {} : { planned: planned(config.numberVariable, to) }),
    ...Object.assign({}, ...asked.map((question) => retriesOf(question, config, to))),
  };
}

function planned(variable: string, to: Targets): NodeState {
  const set: IrAssignment[] = [{ to: { type: 'variable', name: variable, scope: to.scope }, value: 'local.number' }];
  return { type: 'assign', set, then: to.exit('planned'), failed: to.exit('error') };
}

/** Each question counts its own silences and wrong answers. */
function retriesOf(question: Question, config: RequestCallbackConfig, to: Targets): Record<string, NodeState> {
  const common = { exit: 'no-input', ask: question };
  return {
    ...retryStates({ ...common, counter: `${question}Silent`, retry: config.noInput }, to),
    ...retryStates({ ...common, counter: `${question}Invalid`, retry: config.invalid }, to),
  };
}
