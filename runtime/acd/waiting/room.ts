import { pause } from '#runtime/engine/clock.ts';
import type { LiveContact } from '#runtime/engine/live-contact.ts';
import type { QueueHost, WaitEffect } from '#runtime/engine/queue-carrier.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { LiveState } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { Distribution, Requeue, WaitEnd, WaitStanding } from '../ports.ts';
import { announceTurn } from './announcements.ts';
import { beginOverflow, readEndedOverflow } from './begin-overflow.ts';
import { changeWait } from './change-wait.ts';
import { becomesKnown, enterWait } from './enter-wait.ts';
import { describeWait, KeptWait } from './kept-wait.ts';
import { OverflowRun } from './overflow-run.ts';
import { endByCaller, endByFlow, NO_STORY, type OverflowStory } from './overflow-story.ts';
import { createRoomSound, type RoomSound } from './room-sound.ts';
import { SharedLine } from './shared-line.ts';
import { TriggerWatch } from './trigger-watch.ts';
import { Turns } from './turns.ts';

export type QueueEffect = Extract<WaitEffect, { effect: 'queue' }>;
type EffectOf<K extends WaitEffect['effect']> = Extract<WaitEffect, { effect: K }>;

/** Which wait of an effect it is. */
export interface Place extends Requeue {
  waitId: string;
}

export interface RoomOptions {
  host: QueueHost;
  distribution: Distribution;
  contact: LiveContact;
  effect: QueueEffect;
  place: Place;
  /** Of a wait that a former life began: what may still be heard, and the overflow flow if it is not over. */
  former: { sound: string | null; overflow: OverflowRun | null } | null;
  /** The caller is passed on to another queue, now or in a former life. */
  requeue(to: Requeue, options: { inFormerLife: boolean }): void;
}

/**
 * `entering`: distribution is being told. `joining`: an agent is about to be put through. `leaving`: the overflow flow hangs
 * up. `over`: nothing is done any more, whatever happens.
 */
type Phase = 'entering' | 'waiting' | 'joining' | 'talking' | 'leaving' | 'over';

/** How long an agent who is there waits for an overflow flow that is between two things. */
const SETTLE_LIMIT_MS = 1500;
/** Joining takes less; a caller for whom it takes longer, as while a database is away, hears the queue meanwhile. */
const JOIN_SILENCE_MS = 3000;
/** An agent who is not there soon after the caller has been made ready does not come any more. */
const JOIN_LIMIT_MS = 15_000;

/** One caller in a queue: what they hear, what watches over them, and how it ends. */
export class Room {
  readonly contact: LiveContact;
  readonly waitId: string;
  private readonly options: RoomOptions;
  private readonly sound: RoomSound;
  private readonly turns: Turns;
  private readonly wait: KeptWait;
  private phase: Phase = 'entering';
  private overflow: OverflowRun | null;
  /** Who talks to the caller. */
  private agent = '';
  private readonly line: SharedLine;
  private readonly watch: TriggerWatch;
  private joinTimer: unknown = null;
  private silenceTimer: unknown = null;

  constructor(options: RoomOptions) {
    const { host, distribution, contact, effect, place } = options;
    const { announcements } = effect.params;
    this.options = options;
    this.contact = contact;
    this.waitId = place.waitId;
    this.overflow = options.former?.overflow ?? null;
    this.wait = new KeptWait({
      ...host,
      distribution,
      isNew: options.former === null,
      wait: describeWait(contact, effect.params, { ...place, now: host.clock.now() }),
    });
    this.sound = createRoomSound({
      ...host,
      contact,
      waitId: this.waitId,
      onSaid: () => this.turns.goOn(),
    });
    if (options.former?.sound) this.sound.adopt(options.former.sound);
    this.turns = new Turns({
      clock: host.clock,
      sound: this.sound,
      intervalMs: announcements.intervalSeconds * 1000,
      announce: () => {
        const language = String(contact.session.context.contact.language);
        return host.keepAudible(announceTurn(announcements, this.wait.outlook, language));
      },
      mayBeHeard: () => this.phase === 'waiting' && this.overflow?.takesLine !== true,
    });
    this.line = new SharedLine({ clock: host.clock, wait: this.wait, sound: this.sound, turns: this.turns });
    this.watch = new TriggerWatch({
      clock: host.clock,
      wait: this.wait,
      turns: this.turns,
      flow: () => (this.phase === 'waiting' ? this.overflow : null),
    });
  }

  get sounding(): boolean {
    return this.sound.sounding;
  }

  get effectId(): string {
    return this.options.effect.id;
  }

  /** Whoever takes the caller's keys; nobody does while they talk. */
  get keyTaker(): LiveContact | null {
    return this.phase === 'waiting' || this.phase === 'entering' ? (this.overflow?.contact ?? null) : null;
  }

  /** Tells distribution, and begins or goes on. */
  async enter(): Promise<void> {
    const { place, former, effect, host } = this.options;
    const entering = {
      host,
      wait: this.wait,
      waitId: this.waitId,
      isWanted: () => this.is('entering'),
      onDelay: () => this.sound.loop(),
    };
    if (!(await becomesKnown(entering))) return this.conclude('failed', { reason: 'unknown-queue' });
    const mayFindNobody = former !== null || place.onlyFor !== null || effect.params.waitsWithoutAgents;
    if (!mayFindNobody && !this.wait.isStaffed()) return this.conclude('no-agents', {});
    const standing = await enterWait(entering);
    if (!this.is('entering')) return;
    if (standing === null) return this.conclude('failed', { reason: 'unavailable' });
    await this.begin(standing);
  }

  /** An effect of the overflow flow. */
  serve(effect: Exclude<WaitEffect, QueueEffect>): void {
    // What a former life was asked is done when the wait goes on.
    if (this.phase === 'entering') return;
    if (this.phase === 'talking') this.overflow?.answered(this.agent);
    else if (effect.effect === 'await-trigger') this.watch.look();
    else if (effect.effect !== 'keep-waiting') void this.changeWait(effect);
  }

  /** A step of the overflow flow, before its effects are carried out. */
  async onOverflowStep(child: LiveContact, step: SessionStep): Promise<void> {
    this.overflow ??= new OverflowRun(this.options.host, child);
    const { overflow } = this;
    if (overflow.contact !== child) return;
    overflow.tell(step);
    if (this.phase !== 'waiting') return;
    if (overflow.ended) await this.onOverflowEnded(overflow.story, overflow.contact.session.result);
    else await this.line.share(overflow);
  }

  /** The flow of the contact has left the queue by itself: the caller has hung up, or it cannot go on. */
  leave(event: ContactEvent): void {
    const { phase, overflow } = this;
    this.end();
    if (phase === 'over' || phase === 'leaving' || phase === 'talking') return;
    const hungUp = event.type === 'call.ended';
    void this.wait.leave(hungUp ? endByCaller(overflow?.story ?? NO_STORY) : 'failed');
    if (hungUp) return;
    void this.sound.silence();
    overflow?.giveUp('queue-left');
  }

  /** As `WaitingRoom` has it. */
  async readyToTalk(): Promise<boolean> {
    const { host } = this.options;
    if (!(await this.isSettled())) return false;
    this.phase = 'joining';
    this.clearTimers();
    try {
      await this.sound.hush();
      // Two people who talk are in a call, also where the flow has not answered it yet.
      if (this.contact.answersItself) await host.telephony.answer(this.contact.callId);
    } catch (error) {
      host.log.error({ error, waitId: this.waitId }, 'a caller could not be made ready for an agent');
      this.returned();
    }
    if (!this.is('joining')) return false;
    this.joinTimer = host.clock.setTimeout(() => this.returned(), JOIN_LIMIT_MS);
    this.silenceTimer = host.clock.setTimeout(() => this.sound.loopUntilJoined(), JOIN_SILENCE_MS);
    return true;
  }

  answered({ agent }: { agent: string }): void {
    if (this.phase !== 'joining' && this.phase !== 'waiting' && this.phase !== 'entering') return;
    this.phase = 'talking';
    this.agent = agent;
    this.clearTimers();
    void this.sound.silence();
    this.overflow?.answered(agent);
  }

  returned(): void {
    if (this.phase !== 'joining' && this.phase !== 'talking') return;
    this.phase = 'waiting';
    this.clearTimers();
    this.turns.goOn();
    this.watch.look();
  }

  ended(outcome: { agent: string; talkSeconds: number; waitedSeconds: number }): void {
    void this.conclude('agent-ended', outcome);
  }

  /** The caller goes to another queue as another wait. */
  requeue(to: Requeue, options = { inFormerLife: false }): void {
    if (this.phase === 'over') return;
    this.end();
    this.options.requeue(to, options);
  }

  playbackIds(): readonly string[] {
    return this.sound.playbackIds();
  }

  onPlayback: RoomSound['onPlayback'] = (event) => this.sound.onPlayback(event);

  /** What is up after a gap. */
  async compare(live: Pick<LiveState, 'callIds' | 'playbackIds'>): Promise<void> {
    this.sound.compare(live.playbackIds);
    if (this.phase === 'leaving' && live.callIds.has(this.contact.callId)) await this.hangUp();
  }

  /** Does nothing more, and tells nobody. */
  end(): void {
    this.phase = 'over';
    this.clearTimers();
    this.turns.stop();
    this.sound.stop();
  }

  private is(phase: Phase): boolean {
    return this.phase === phase;
  }

  private async begin(standing: WaitStanding): Promise<void> {
    const { former, host, effect } = this.options;
    const { waiting, greeting } = effect.params.announcements;
    if (standing.at === 'talking') return this.answered(standing);
    if (standing.at === 'over') return this.concludeLost(standing);
    this.phase = 'waiting';
    const [loop, greeted] = await Promise.all([host.keepAudible(waiting), host.keepAudible(former ? [] : greeting)]);
    if (!this.is('waiting')) return;
    this.sound.setWaiting(loop);
    if (former) {
      this.turns.resumeFrom(this.wait.enteredAt);
      return this.resumeOverflow();
    }
    if (greeted.length > 0) this.sound.say(greeted);
    this.turns.goOn();
    await this.beginOverflow();
  }

  private async beginOverflow(): Promise<void> {
    const { host, effect } = this.options;
    const flowId = effect.params.overflow;
    if (flowId === '') return;
    const { contact, waitId } = this;
    const child = await beginOverflow({ host, contact, waitId, flowId, isWanted: () => this.is('waiting') });
    // Its first step may have come before.
    if (child) this.overflow ??= new OverflowRun(host, child);
  }

  /** Goes on beside the overflow flow of a former life, or with what it had come to. */
  private async resumeOverflow(): Promise<void> {
    const { host, effect } = this.options;
    if (this.overflow === null && effect.params.overflow !== '') {
      const ended = await readEndedOverflow(host, this.waitId);
      if (!this.is('waiting')) return;
      if (ended) return this.onOverflowEnded(ended.story, ended.result);
      await this.beginOverflow();
    }
    await this.line.share(this.overflow);
    if (this.overflow?.asked) this.serve(this.overflow.asked);
  }

  /** Goes on with a wait that ended while nobody was there to be told. */
  private concludeLost(standing: Extract<WaitStanding, { at: 'over' }>): void {
    const { end, agent, talkSeconds, waitedSeconds, requeue } = standing;
    if (requeue) this.requeue(requeue, { inFormerLife: true });
    else if (end === 'answered') void this.conclude('agent-ended', { agent: agent ?? '', talkSeconds, waitedSeconds });
    else if (end === 'failed' || end === 'abandoned') void this.conclude('failed', { reason: 'interrupted' });
    else void this.conclude('overflow', { reason: this.overflow?.story.reason ?? '', waitedSeconds });
  }

  private async onOverflowEnded(story: OverflowStory, result: string | null): Promise<void> {
    if (story.hangsUp) {
      this.phase = 'leaving';
      this.clearTimers();
      await Promise.all([this.sound.silence(), this.wait.leave(endByFlow(story))]);
      // In a life of its own the flow hangs up by itself; that of a former one may not have come to it.
      if (!this.overflow) await this.hangUp();
      return;
    }
    if (result === 'completed') {
      const waitedSeconds = Math.round((this.options.host.clock.now() - this.wait.enteredAt) / 1000);
      return this.conclude('overflow', { reason: story.reason, waitedSeconds }, endByFlow(story));
    }
    // With the caller, whose own flow ends as well.
    if (result === 'hung-up') return;
    // It failed: the caller waits as if it did not exist.
    this.overflow = null;
    await this.line.share(null);
  }

  private async hangUp(): Promise<void> {
    const { telephony, log } = this.options.host;
    try {
      await telephony.hangUp(this.contact.callId);
    } catch (error) {
      log.warn({ error, waitId: this.waitId }, 'a caller who has left the queue could not be hung up');
    }
  }

  /** Whether an agent can have the caller; waits a moment for a flow that is between two things. */
  private async isSettled(): Promise<boolean> {
    const { clock } = this.options.host;
    const until = clock.now() + SETTLE_LIMIT_MS;
    for (;;) {
      if ((this.phase !== 'waiting' && this.phase !== 'entering') || this.overflow?.takesLine) return false;
      if (this.phase === 'waiting' && (this.overflow === null || this.overflow.watches)) return true;
      if (clock.now() >= until) return false;
      await pause(clock, 100);
    }
  }

  private async changeWait(effect: EffectOf<'change-queue' | 'raise-priority'>): Promise<void> {
    const { outcome, data } = await changeWait(this.wait, effect, this.options.host.clock.now());
    this.overflow?.answer(`${effect.effect}.${outcome}`, effect.id, data);
  }

  /** Gives the effect its outcome; a wait that distribution still has ends there first. */
  private async conclude(outcome: string, data: Record<string, unknown>, end?: WaitEnd): Promise<void> {
    if (this.phase === 'over') return;
    this.end();
    this.overflow?.giveUp('queue-left');
    await Promise.all([this.sound.silence(), end && this.wait.leave(end)]);
    this.options.host.dispatch(this.contact, {
      type: `queue.${outcome}`,
      effect: this.options.effect.id,
      data,
    });
  }

  private clearTimers(): void {
    const { clock } = this.options.host;
    this.line.stop();
    clock.clearTimeout(this.joinTimer);
    clock.clearTimeout(this.silenceTimer);
    this.watch.stop();
  }
}
