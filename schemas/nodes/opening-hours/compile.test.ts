import { expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { buildCaseFlow, nodeCase } from '#tests/flows/node-case.ts';

/** Whether a key ends the announcement of a holiday. */
function isInterruptible(afterAnnouncement: string): boolean {
  const given = nodeCase.parse({
    name: 'holiday',
    config: { schedule: '', holidays: 'france', announce: true, afterAnnouncement },
    when: [],
    expect: {},
  });
  const environment = environmentWith([], { catalogue: { 'holiday-group': ['france'] } });
  const { ir } = compileFlow({ document: buildCaseFlow('opening-hours', given), environment });
  const plays = Object.values(ir?.states ?? {}).flatMap((state) =>
    state.type === 'effect' && state.effect === 'play' ? [state] : [],
  );
  expect(plays).toHaveLength(1);
  return plays[0]?.onKey !== undefined;
}

it('has its announcement heard to the end by callers who then go their own way', () => {
  expect([isInterruptible('holiday'), isInterruptible('announced')]).toEqual([true, false]);
});
