import type { IrTemplate } from '#schemas/ir/ir.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { DispositionConfig } from './node.ts';

export function compileDisposition(config: DispositionConfig, to: Targets): Record<string, NodeState> {
  return config.chosenBy === 'flow' ? setByFlow(config, to) : chosenByAgent(config, to);
}

function setByFlow({ status, detail, note }: DispositionConfig, to: Targets): Record<string, NodeState> {
  return { store: store({ status: { $text: status }, detail: { $text: detail }, note: { $text: note } }, to) };
}

function chosenByAgent({ choices, asksNote, variable }: DispositionConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const chosen =
    variable === ''
      ? []
      : [{ to: { type: 'variable' as const, name: variable, scope: to.scope }, value: 'event.status' }];
  return {
    choose: {
      type: 'effect',
      effect: 'choose-disposition',
      // Choices are data: they have no key that begins with `$`.
      params: { choices: choices as unknown as IrTemplate, asksNote, language: { $language: true } },
      outcomes: { chosen: to.state('keep'), failed },
      failed,
    },
    keep: { type: 'assign', set: chosen, then: to.state('store'), failed },
    store: store(
      { status: { $value: 'event.status' }, detail: { $value: 'event.detail' }, note: { $value: 'event.note' } },
      to,
    ),
  };
}

function store(params: Record<string, IrTemplate>, to: Targets): NodeState {
  const failed = to.exit('error');
  return { type: 'effect', effect: 'disposition', params, outcomes: { stored: to.exit('next'), failed }, failed };
}
