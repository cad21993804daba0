import type { BoardCampaign, SupervisionBoard } from '#schemas/api/supervision.ts';
import { type Scope, seesAgent, seesQueue } from './read-scope.ts';
import type { Cell, WholeBoard } from './read-whole-board.ts';

/** The part of a board that somebody may see (S94): their agents, the queues of these, and calls in those queues. */
export function limitBoard(whole: WholeBoard, scope: Pick<Scope, 'agents' | 'queues'>): SupervisionBoard {
  const cells = whole.cells.filter(({ queue }) => seesQueue(scope, queue));
  const agents = whole.agents.filter(({ id }) => seesAgent(scope, id));
  return {
    queues: whole.queues
      .filter(({ id }) => seesQueue(scope, id))
      .map((queue) => ({ ...queue, today: addUp(cells.filter((cell) => cell.queue === queue.id)) })),
    agents,
    campaigns: whole.campaigns.flatMap(({ queue, ...campaign }): BoardCampaign[] => {
      const own = cells.filter((cell) => cell.campaign === campaign.id);
      if (own.length === 0 && !seesQueue(scope, queue)) return [];
      const waiting = own.reduce((sum, cell) => sum + cell.waiting, 0);
      const talking = agents.filter(
        ({ conversation }) => conversation?.campaign === campaign.id && conversation.phase === 'talking',
      ).length;
      return [{ ...campaign, waiting, talking, today: addUp(own) }];
    }),
    pauseReasons: whole.pauseReasons,
    now: new Date(whole.now).toISOString(),
  };
}

function addUp(cells: readonly Cell[]): BoardCampaign['today'] {
  const sum = (part: (cell: Cell) => number) => cells.reduce((total, cell) => total + part(cell), 0);
  return {
    offered: sum(({ offered }) => offered),
    answered: sum(({ answered }) => answered),
    abandoned: sum(({ abandoned }) => abandoned),
    inTime: sum(({ inTime }) => inTime),
  };
}
