import type { IrAssignment, IrTarget, IrTemplate } from '#schemas/ir/ir.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt, type Prompt } from '../prompt.ts';
import type { EnterQueueConfig } from './node.ts';

export function compileEnterQueue(config: EnterQueueConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const states: Record<string, NodeState> = {};
  /** Keeps what the outcome told on the way to an exit; a state of its own only when there is something to keep. */
  const keeping = (name: string, exit: string, results: [variable: string, value: string][]): IrTarget => {
    const set = results.flatMap(([variable, value]): IrAssignment[] =>
      variable === '' ? [] : [{ to: { type: 'variable', name: variable, scope: to.scope }, value }],
    );
    if (set.length === 0) return to.exit(exit);
    states[name] = { type: 'assign', set, then: to.exit(exit), failed };
    return to.state(name);
  };
  const waited: [string, string] = [config.waitedVariable, 'double(event.waitedSeconds)'];
  const queue: NodeState = {
    type: 'effect',
    effect: 'queue',
    params: {
      queue: config.queue,
      priority: config.priority,
      skills: config.skills.map(({ skill, level }) => ({ skill, level })),
      announcements: lowerAnnouncements(config),
      overflow: config.overflow,
      waitsWithoutAgents: config.waitsWithoutAgents,
    },
    outcomes: {
      'agent-ended': keeping('ended', 'agent-ended', [[config.agentVariable, 'event.agent'], waited]),
      overflow: keeping('left', 'overflow', [[config.reasonVariable, 'event.reason'], waited]),
      closed: to.exit('closed'),
      'no-agents': to.exit('no-agents'),
      failed,
    },
    failed,
  };
  return { queue, ...states };
}

function lowerAnnouncements(config: EnterQueueConfig): IrTemplate {
  const around = (said: boolean, before: Prompt, after: Prompt) => ({
    before: said ? lowerPrompt(before) : [],
    after: said ? lowerPrompt(after) : [],
  });
  return {
    greeting: lowerPrompt(config.greeting),
    waiting: lowerPrompt(config.waiting),
    position: around(config.saysPosition, config.positionBefore, config.positionAfter),
    predictedWait: around(config.saysPredictedWait, config.predictedWaitBefore, config.predictedWaitAfter),
    invitation: lowerPrompt(config.invitation),
    whisper: lowerPrompt(config.whisper),
    intervalSeconds: config.intervalSeconds,
  };
}
