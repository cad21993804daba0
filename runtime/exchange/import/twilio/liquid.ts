import type { FlowBuilder } from '../flow-builder.ts';

/**
 * What Liquid names of Studio mean here. A name without a counterpart becomes a variable of the flow, which nothing sets:
 * the checker says so.
 */
export interface LiquidReader {
  /** A text with `{{ }}` of Liquid as one with `{{ }}` of CEL. */
  text(liquid: string): string;
  /** A text that is one `{{ }}`, or none, as an expression. */
  expression(liquid: string): string;
  /** Parts that were taken over without being understood. */
  readonly doubtful: readonly string[];
}

export function createLiquidReader(builder: FlowBuilder): LiquidReader {
  const doubtful: string[] = [];

  function name(source: string): string {
    const [path = '', ...filters] = source.split('|').map((part) => part.trim());
    if (filters.length > 0 || !/^[A-Za-z0-9_.\-[\]'"]+$/.test(path)) doubtful.push(`{{${source}}}`);
    return known[path] ?? builder.variable(variableSource(path));
  }

  return {
    doubtful,
    text: (liquid) =>
      liquid
        // Liquid's tags (if, assign, for) have no counterpart in a text.
        .replace(/\{%.*?%\}/gs, (tag) => {
          doubtful.push(tag);
          return '';
        })
        .replace(/\{\{(.*?)\}\}/gs, (_, source: string) => `{{ ${name(source)} }}`),
    expression(liquid) {
      const single = /^\s*\{\{(.*?)\}\}\s*$/s.exec(liquid);
      if (single) return name(single[1] ?? '');
      if (!liquid.includes('{{')) return JSON.stringify(liquid);
      // Text around and between insertions is joined to them.
      return liquid
        .split(/(\{\{.*?\}\})/s)
        .filter(Boolean)
        .map((part) => (part.startsWith('{{') ? `string(${name(part.slice(2, -2))})` : JSON.stringify(part)))
        .join(' + ');
    },
  };
}

const known: Record<string, string> = {
  'trigger.call.From': 'contact.caller',
  'trigger.call.Caller': 'contact.caller',
  'trigger.call.To': 'contact.called',
  'trigger.call.Called': 'contact.called',
  'trigger.call.CallSid': 'contact.id',
  'contact.channel.address': 'contact.caller',
  'flow.channel.address': 'contact.called',
};

/** `flow.variables.x` and `widgets.gather.Digits` by what they hold, so that every mention is the same variable. */
export function variableSource(path: string): string {
  const flow = /^flow\.variables\.(.+)$/.exec(path);
  if (flow) return flow[1] ?? path;
  const widget = /^widgets\.(.+)$/.exec(path);
  return widget?.[1] ?? path;
}
