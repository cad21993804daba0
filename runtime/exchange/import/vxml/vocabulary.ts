import { elementsOf, type VxmlElement } from './read-document.ts';

/** Attributes that need no counterpart because they say what every document says. */
export const USUAL = new Set([
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

/** Elements that answer events. */
export const HANDLERS: ReadonlySet<string> = new Set(['noinput', 'nomatch', 'catch', 'error', 'help', 'link']);
/** What a field or a recording is made of. */
export const FIELD_PARTS: ReadonlySet<string> = new Set(['prompt', 'audio', 'value', 'option', 'grammar', 'filled']);

/** What is part of a text that is heard, and reported with it. */
export const SPOKEN: ReadonlySet<string> = new Set(
  'prompt audio value break emphasis prosody say-as s p sub voice enumerate mark reprompt'.split(' '),
);

/** Attributes that the translation of an element has used. */
export const TAKEN: Record<string, readonly string[]> = {
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

/** Whether a handler answers an event, by its own name or as one of those a `catch` lists. */
export function handles({ name, attributes }: VxmlElement, event: string): boolean {
  return name === event || (name === 'catch' && (attributes.event ?? '').split(/\s+/).includes(event));
}

/** The words of an element, without what they are wrapped in. */
export function textOf({ children }: VxmlElement): string {
  return children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `5s`, `500ms` in seconds. */
export function secondsOf(time: string | undefined): number | undefined {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(ms|s)\s*$/.exec(time ?? '');
  if (!found) return undefined;
  return Number(found[1]) / (found[2] === 'ms' ? 1000 : 1);
}

/** How long the first prompt of an element waits for an answer, in milliseconds. */
export function timeoutOf(element: VxmlElement): number {
  const [prompt] = elementsOf(element, 'prompt');
  const seconds = secondsOf(prompt?.attributes.timeout) ?? 5;
  return Math.round(Math.max(0.5, Math.min(120, seconds)) * 1000);
}

/** How many digits a field takes, as its type or its grammar says. */
export function digitsOf(field: VxmlElement): { min: number; max: number; understood: boolean } {
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

/** Whether a key cuts the prompts of an element short. */
export function isInterruptible(element: VxmlElement): boolean {
  return elementsOf(element, 'prompt').every(({ attributes }) => attributes.bargein !== 'false');
}
