import { describe, expect, it } from 'vitest';
import { compileExpression } from '#schemas/expressions/evaluate.ts';
import { emptyValue, fitsType, initialValue, RESERVED_NAMES, variable, variableType } from './variable.ts';

describe('variable', () => {
  it.each([...RESERVED_NAMES])('cannot be called %s', (name) => {
    expect(variable.safeParse({ name, type: 'text' }).error?.issues[0]?.message).toBe('reserved-name');
  });

  it.each(['1st', 'é', 'a b', 'a-b', ''])('cannot be called “%s”', (name) => {
    expect(variable.safeParse({ name, type: 'text' }).success).toBe(false);
  });

  it.each(['size', 'duration', 'constructor', 'toString', 'dynamic', 'x'])('can be called %s and used', (name) => {
    const declared = variable.parse({ name, type: 'text' });
    const scope = { values: { [name]: 'abc' }, contact: {}, now: 0, event: null, local: {} };
    expect(compileExpression(`${name} + "d"`, [declared])(scope)).toBe('abcd');
  });

  it('refuses an initial value of another type', () => {
    const { error } = variable.safeParse({ name: 'total', type: 'number', initial: 'none' });
    expect(error?.issues[0]).toMatchObject({ message: 'initial-type', path: ['initial'] });
  });
});

it.each(variableType.options)('an empty %s fits its type', (type) => {
  expect(fitsType(emptyValue(type), type)).toBe(true);
  expect(initialValue({ type })).toEqual(emptyValue(type));
});

it('begins with its initial value when it has one', () => {
  expect(initialValue({ type: 'number', initial: 0 })).toBe(0);
  expect(initialValue({ type: 'boolean', initial: true })).toBe(true);
});
