import type { FlowBuilder } from '../flow-builder.ts';
import type { ImportNote } from '../report.ts';
import type { LiquidReader } from './liquid.ts';
import type { StudioCondition } from './studio-flow.ts';

/** A condition of a split as an expression; what is not understood never holds and is said. */
export function readCondition(
  condition: StudioCondition,
  { input, liquid }: { builder: FlowBuilder; input: string; liquid: LiquidReader },
): { when: string; note?: ImportNote } {
  const [argument = input] = condition.arguments;
  const value = `string(${liquid.expression(argument)})`;
  const wanted = condition.value.includes('{{') ? liquid.expression(condition.value) : JSON.stringify(condition.value);
  const list = condition.value.split(',').map((item) => JSON.stringify(item.trim()));
  const write = Object.hasOwn(operators, condition.type) ? operators[condition.type] : undefined;
  if (write) return { when: write({ value, wanted, list: `[${list.join(', ')}]` }) };
  return {
    when: 'false',
    note: {
      en: `The condition “${condition.type} ${condition.value}” has no counterpart and never holds.`,
      fr: `La condition « ${condition.type} ${condition.value} » n’a pas d’équivalent et n’est jamais remplie.`,
    },
  };
}

interface Operands {
  value: string;
  wanted: string;
  list: string;
}

const operators: Record<string, (operands: Operands) => string> = {
  equal_to: ({ value, wanted }) => `${value} == ${wanted}`,
  not_equal_to: ({ value, wanted }) => `${value} != ${wanted}`,
  matches_any_of: ({ value, list }) => `${value} in ${list}`,
  does_not_match_any_of: ({ value, list }) => `!(${value} in ${list})`,
  is_blank: ({ value }) => `${value} == ""`,
  is_not_blank: ({ value }) => `${value} != ""`,
  contains: ({ value, wanted }) => `${value}.contains(${wanted})`,
  does_not_contain: ({ value, wanted }) => `!${value}.contains(${wanted})`,
  starts_with: ({ value, wanted }) => `${value}.startsWith(${wanted})`,
  does_not_start_with: ({ value, wanted }) => `!${value}.startsWith(${wanted})`,
  regex: ({ value, wanted }) => `${value}.matches(${wanted})`,
  less_than: ({ value, wanted }) => `double(${value}) < double(${wanted})`,
  greater_than: ({ value, wanted }) => `double(${value}) > double(${wanted})`,
};
