import type { IrAssignment } from '#schemas/ir/ir.ts';
import { type ContactRecord, recordsOf } from '#schemas/script/records.ts';
import type { NodeState, Targets } from '../node-kind.ts';

/**
 * Reads the contact's records into the variables that stand for their columns; without such variables it only begins. A
 * record that is found by a phone number, and by no other value, is the one of whoever calls.
 */
export function compileStart(_config: unknown, to: Targets): Record<string, NodeState> {
  const records = recordsOf(to.variables).filter(({ read }) => read.length > 0);
  const states: Record<string, NodeState> = {};
  const next = to.exit('next');
  const first = records.length > 0 ? to.state(reading(0)) : next;
  const set = records.filter(({ key }) => key.type === 'phone').map((record) => findByCaller(record, to));
  states.begin = { type: 'assign', set, then: first, failed: first };
  records.forEach((record, index) => {
    const then = index + 1 < records.length ? to.state(reading(index + 1)) : next;
    Object.assign(states, readRecord(record, { name: reading(index), to, then }));
  });
  return states;
}

function findByCaller({ key: { name } }: ContactRecord, to: Targets): IrAssignment {
  return {
    to: { type: 'variable', name, scope: to.scope },
    value: `${name} == "" ? contact.caller : ${name}`,
  };
}

function reading(index: number): string {
  return `read-${index + 1}`;
}

interface Reading {
  name: string;
  to: Targets;
  /** Whether a record is found or not: fields without one stay empty. */
  then: NodeTarget;
}

type NodeTarget = ReturnType<Targets['exit']>;

function readRecord({ file, key, read }: ContactRecord, { name, to, then }: Reading): Record<string, NodeState> {
  return {
    [name]: {
      type: 'branch',
      branches: [{ when: `string(${key.name}) == ""`, then }],
      otherwise: to.state(`${name}-find`),
      failed: then,
    },
    [`${name}-find`]: {
      type: 'effect',
      effect: 'lookup',
      params: { file, column: key.column.column, value: { $text: `{{ ${key.name} }}` } },
      outcomes: { found: to.state(`${name}-fill`), 'not-found': then, failed: then },
      failed: then,
    },
    [`${name}-fill`]: {
      type: 'assign',
      set: read.map((variable) => ({
        to: { type: 'variable', name: variable.name, scope: to.scope },
        value: `event.record[${JSON.stringify(variable.column.column)}]`,
        emptyForNull: true,
      })),
      then,
      failed: then,
    },
  };
}
