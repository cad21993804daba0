import type { Environment } from '@marcbachmann/cel-js';
import type { Value } from '#schemas/flow/variable.ts';
import { ContactView, environmentFor } from './environment.ts';
import { displayValue, toValue } from './evaluate.ts';
import { prepareExpression } from './prepare.ts';
import { parseTemplate } from './template.ts';

type Fields = Readonly<Record<string, Value>>;

/** What an e-mail of a conversation can be filled in with. */
export interface MergeScope {
  /** As in flows. */
  contact: Fields;
  /** The customer's record, by column. */
  record: Fields;
  /** What the caller's flow has collected, by variable. */
  collected: Fields;
  agent: { name: string; login: string };
  campaign: { name: string };
  /** What the agent has written. */
  message: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Fills the `{{ }}` of a text in.
 * @param asText What is done to a value, so that it is only text where it lands.
 * @returns The text, and the fields that are empty or cannot be worked out; they leave nothing behind.
 */
export function mergeText(
  text: string,
  scope: MergeScope,
  asText: (value: string) => string,
): { text: string; missing: string[] } {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return { text, missing: [text.slice(parsed.issue.start, parsed.issue.start + SHOWN_CHARACTERS)] };
  const missing: string[] = [];
  const merged = parsed.parts.map((part) => {
    if (part.type === 'text') return part.text;
    const value = workOut(part.source, scope);
    if (value === '') missing.push(part.source);
    return asText(value);
  });
  return { text: merged.join(''), missing: [...new Set(missing)] };
}

/** Whether a template says the agent's own message somewhere. */
export function takesMessage(text: string): boolean {
  const parsed = parseTemplate(text);
  return parsed.ok && parsed.parts.some((part) => part.type === 'expression' && /\bmessage\b/.test(part.source));
}

const SHOWN_CHARACTERS = 60;

function workOut(source: string, scope: MergeScope): string {
  try {
    const run = prepareExpression(source, mergeEnvironment());
    const { contact, now, ...others } = scope;
    return displayValue(toValue(run({ ...others, contact: new ContactView(contact), now: new Date(now) })));
  } catch {
    return '';
  }
}

let environment: Environment | undefined;

function mergeEnvironment(): Environment {
  if (!environment) {
    environment = environmentFor([]).clone();
    for (const name of ['record', 'collected', 'agent', 'campaign'])
      environment.registerVariable(name, 'map<string, dyn>');
    environment.registerVariable('message', 'string');
  }
  return environment;
}
