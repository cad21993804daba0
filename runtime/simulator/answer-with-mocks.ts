import type { UsualOutcome } from '#schemas/effects/effect-kind.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import type { TestMock } from '#schemas/flow/flow-test.ts';
import type { Asked } from './simulator.ts';

/** What the mocks of a test answer; undefined where none of them fits. */
export function answerWithMocks(mocks: readonly TestMock[]): (asked: Asked) => UsualOutcome | undefined {
  const fitting = mocks.map((mock) => ({ mock, fits: matcher(mock) }));
  return ({ effect, node, before }) => {
    const found = fitting.find(({ mock, fits }) => {
      if (!fits(effect, node)) return false;
      return (
        mock.nth === undefined || before.filter((earlier) => fits(earlier.effect, earlier.node)).length + 1 === mock.nth
      );
    });
    if (!found) return undefined;
    const { outcome, data, afterSeconds } = found.mock;
    return { outcome, data, afterMs: afterSeconds * 1000 };
  };
}

function matcher(mock: TestMock): (effect: Effect, node: string) => boolean {
  const asked = mock.asked === undefined ? null : patternOf(mock.asked);
  return (effect, node) =>
    effect.effect === mock.effect &&
    (mock.node === undefined || mock.node === node) &&
    (asked === null || asked.test(describeAsked(effect) ?? ''));
}

/** A text in which `*` stands for any text. */
function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** An effect that leaves the machine, as tests write it; undefined for one that they do not speak of. */
export function describeAsked({ effect, params }: Effect): string | undefined {
  return effectKind(effect)?.asked?.(params);
}
