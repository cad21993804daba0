import { type FlowTest, flowTest } from '#schemas/flow/flow-test.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { FlowModels } from './find-models.ts';

/** More different beginnings than this are not tried. */
const START_LIMIT = 60;

/** A weekday morning, evening and night, a Saturday, a Sunday and New Year's Day. */
const TIMES = [
  '2026-03-02T20:00:00Z',
  '2026-03-03T02:00:00Z',
  '2026-03-07T10:00:00Z',
  '2026-03-08T10:00:00Z',
  '2026-01-01T10:00:00Z',
];

/** Beginnings of a contact that its flow may tell apart, the plain one first. */
export function startingPoints(ir: Ir, { atStart, usesTime }: FlowModels): FlowTest['given'][] {
  const plain = flowTest.shape.given.parse({});
  const others = atStart.map((model) => {
    const given = { ...plain, variables: { ...plain.variables } };
    for (const [name, value] of Object.entries(model)) {
      if (name.startsWith('v:')) given.variables[name.slice(2)] = value;
      else if (name === 'contact.caller') given.caller = String(value);
      else if (name === 'contact.called') given.called = String(value);
      else if (ir.languages.includes(String(value))) given.language = String(value);
    }
    return given;
  });
  const times = usesTime ? TIMES.map((at) => ({ ...plain, at })) : [];
  return [plain, ...times, ...others].slice(0, START_LIMIT);
}
