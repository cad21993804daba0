import { z } from 'zod';
import { language } from '#schemas/flow/flow.ts';
import type { IrTemplate } from '#schemas/ir/ir.ts';
import { expressionText, templateText } from './evaluated.ts';
import { field } from './fields.ts';

/**
 * One piece of what a caller hears. Audio and text are given per language of the flow; that one is empty is reported for
 * the language, not for the field.
 */
export const promptSegment = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('audio'),
    audio: field(
      z.record(language, field(z.string().max(64), { reference: 'audio', widget: 'audio', optional: true })),
      {
        widget: 'audio',
        localized: true,
      },
    ),
  }),
  z.strictObject({
    type: z.literal('text'),
    text: field(
      z.record(language, field(templateText, { evaluated: 'template', widget: 'template', optional: true })),
      {
        widget: 'template',
        localized: true,
      },
    ),
  }),
  z.strictObject({
    type: z.literal('number'),
    value: field(expressionText, { widget: 'expression', evaluated: 'number' }),
  }),
  z.strictObject({
    type: z.literal('digits'),
    value: field(expressionText, { widget: 'expression', evaluated: 'text' }),
  }),
  z.strictObject({
    type: z.literal('date'),
    value: field(expressionText, { widget: 'expression', evaluated: 'date-time' }),
    style: field(z.enum(['date', 'time', 'date-and-time']).default('date'), { widget: 'select' }),
  }),
  z.strictObject({
    type: z.literal('amount'),
    value: field(expressionText, { widget: 'expression', evaluated: 'number' }),
    currency: field(
      z
        .string()
        .regex(/^[A-Z]{3}$/, 'currency-code')
        .default('EUR'),
      { widget: 'text' },
    ),
  }),
]);
export type PromptSegment = z.infer<typeof promptSegment>;

/** What a caller hears: pieces played one after the other. */
export const prompt = field(z.array(promptSegment).max(50), { widget: 'prompt' });
export type Prompt = z.infer<typeof prompt>;

/** A prompt of one spoken text, empty in every language of the flow, to start from. */
export function emptyPrompt(languages: readonly string[]): Prompt {
  return [{ type: 'text', text: Object.fromEntries(languages.map((code) => [code, ''])) }];
}

/** The prompt as effect parameters; values are worked out when the effect is emitted. */
export function lowerPrompt(segments: Prompt): IrTemplate[] {
  return segments.map((segment) => LOWER[segment.type](segment as never));
}

/** The prompt in one line, for the canvas. */
export function summarisePrompt(segments: Prompt, language: string): string {
  return segments
    .map((segment) => SUMMARY[segment.type](segment as never, language))
    .filter(Boolean)
    .join(' · ');
}

type SegmentOf<T extends PromptSegment['type']> = Extract<PromptSegment, { type: T }>;

const SPEAKER = { language: { $language: true } } as const;

const LOWER: { [T in PromptSegment['type']]: (segment: SegmentOf<T>) => IrTemplate } = {
  audio: (s) => ({ type: 'audio', audio: { $localized: s.audio } }),
  text: (s) => ({
    type: 'speech',
    text: { $localized: Object.fromEntries(Object.entries(s.text).map(([code, text]) => [code, { $text: text }])) },
    ...SPEAKER,
  }),
  number: (s) => ({ type: 'number', value: { $value: s.value }, ...SPEAKER }),
  digits: (s) => ({ type: 'digits', value: { $value: s.value }, ...SPEAKER }),
  date: (s) => ({ type: 'speech', text: { $spoken: { as: s.style, value: { $value: s.value } } }, ...SPEAKER }),
  amount: (s) => ({
    type: 'speech',
    text: { $spoken: { as: 'amount', value: { $value: s.value }, currency: s.currency } },
    ...SPEAKER,
  }),
};

const SUMMARY: { [T in PromptSegment['type']]: (segment: SegmentOf<T>, language: string) => string } = {
  audio: (s, language) => `♪ ${s.audio[language] ?? Object.values(s.audio)[0] ?? '—'}`,
  text: (s, language) => s.text[language] ?? Object.values(s.text)[0] ?? '',
  number: (s) => `# ${s.value}`,
  digits: (s) => `1-2-3 ${s.value}`,
  date: (s) => s.value,
  amount: (s) => `${s.value} ${s.currency}`,
};
