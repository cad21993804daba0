import { type Clock, pause } from '#runtime/engine/clock.ts';
import type { LiveContact } from '#runtime/engine/live-contact.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { EffectParams } from '#schemas/effects/index.ts';
import type { Distribution, EnteringWait, Requeue, WaitChange, WaitEnd, WaitOutlook, WaitStanding } from '../ports.ts';

/** Distribution is told again that a wait is over, until it takes it or somebody else has cleared up. */
const LEAVE_ATTEMPTS = 20;
const LEAVE_RETRY_MS = 1000;
/** A wait that stays held is given to nobody ever: distribution is told until it has heard. */
const HOLD_RETRY_MS = 1000;

/** One wait as distribution has it. It is told one thing after the other. */
export class KeptWait {
  private readonly distribution: Distribution;
  private readonly clock: Clock;
  private readonly log: EngineLog;
  private wait: EnteringWait;
  private lastChange: string | null = null;
  /** Not known of a wait that another life has left. */
  private held: boolean | null;
  private commands: Promise<unknown> = Promise.resolve();

  constructor(options: {
    distribution: Distribution;
    clock: Clock;
    log: EngineLog;
    wait: EnteringWait;
    isNew: boolean;
  }) {
    this.distribution = options.distribution;
    this.clock = options.clock;
    this.log = options.log;
    this.wait = options.wait;
    this.held = options.isNew ? false : null;
  }

  get queue(): string {
    return this.wait.queue;
  }

  get priority(): number {
    return this.wait.priority;
  }

  get since(): number {
    return this.wait.since;
  }

  /** The effect that has changed it last. */
  get changedBy(): string | null {
    return this.lastChange;
  }

  /** Milliseconds since 1970. */
  get enteredAt(): number {
    return this.wait.enteredAt;
  }

  /** What is known of it now; null before it is known. */
  get outlook(): WaitOutlook | null {
    return this.distribution.outlook(this.wait.id);
  }

  /** Callers in its queue. */
  get callers(): number {
    return this.distribution.figures(this.wait.queue).waiting;
  }

  isStaffed(queue = this.wait.queue): boolean {
    return this.distribution.isStaffed({ queue, skills: this.wait.skills, medium: this.wait.medium });
  }

  knows(queue = this.wait.queue): boolean {
    return this.distribution.knows(queue);
  }

  /** @throws when distribution cannot take it. */
  async enter(): Promise<WaitStanding> {
    const standing = await this.inTurn(() => this.distribution.enter(this.wait));
    if (standing.at === 'waiting') {
      const { changedBy, ...kept } = standing.kept;
      this.wait = { ...this.wait, ...kept };
      this.lastChange = changedBy;
    }
    return standing;
  }

  /** @returns whether distribution has taken it. */
  async change(change: WaitChange): Promise<boolean> {
    const { held: _, changedBy, ...kept } = change;
    try {
      await this.inTurn(() => this.distribution.change(this.wait.id, change));
      this.wait = { ...this.wait, ...kept };
      this.lastChange = changedBy ?? this.lastChange;
      return true;
    } catch (error) {
      this.log.error({ error, waitId: this.wait.id }, 'a wait could not be changed');
      return false;
    }
  }

  /** Nobody is to be given it for now, or somebody may again. */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    void this.tellHeld(held);
  }

  private async tellHeld(held: boolean): Promise<void> {
    while (this.held === held && !(await this.change({ held }))) await pause(this.clock, HOLD_RETRY_MS);
  }

  /** Resolves once distribution knows, or does not take it in spite of many attempts. */
  async leave(end: WaitEnd): Promise<void> {
    const waitId = this.wait.id;
    this.held = null;
    for (let attempt = 1; attempt <= LEAVE_ATTEMPTS; attempt += 1) {
      try {
        await this.inTurn(() => this.distribution.leave(waitId, end));
        return;
      } catch (error) {
        this.log.error({ error, waitId, attempt }, 'distribution could not be told that a wait is over');
        await pause(this.clock, LEAVE_RETRY_MS);
      }
    }
  }

  private inTurn<T>(command: () => Promise<T>): Promise<T> {
    const told = this.commands.then(command);
    this.commands = told.catch(() => {});
    return told;
  }
}

/** The wait of a caller as it begins. */
export function describeWait(
  contact: LiveContact,
  { skills, announcements, priority }: EffectParams<'queue'>,
  { waitId, queue, since, onlyFor, now }: Requeue & { waitId: string; now: number },
): EnteringWait {
  const { campaign, caller, called } = contact.session.context.contact;
  return {
    id: waitId,
    medium: 'call',
    queue,
    priority,
    since,
    skills,
    onlyFor,
    contactId: contact.id,
    campaign: String(campaign ?? ''),
    customer: String(caller),
    called: String(called),
    enteredAt: now,
    whisper: announcements.whisper,
    about: null,
  };
}
