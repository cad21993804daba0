import { pause } from '#runtime/engine/clock.ts';
import { keepTrying } from '#runtime/engine/keep-trying.ts';
import type { LiveContact } from '#runtime/engine/live-contact.ts';
import type { QueueHost, WaitEffect } from '#runtime/engine/queue-carrier.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { LiveState } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { Distribution, Requeue, WaitEnd, WaitStanding } from '../ports.ts';
import { announceTurn } from './announcements.ts';
import { changeWait } from './change-wait.ts';
import { describeWait, KeptWait } from './kept-wait.ts';
import { OverflowRun, overflowIdOf } from './overflow-run.ts';
import { endByCaller, endByFlow, NO_STORY, type OverflowStory } from './overflow-story.ts';
import { createRoomSound, type RoomSound } from './room-sound.ts';
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

/** The queue is heard again when its overflow flow says nothing for so long, and nobody is put through meanwhile. */
const BREATH_MS = 500;
/** Within this, distribution has heard of a queue that somebody has added. */
const KNOWN_LIMIT_MS = 4000;
/** How long an agent who is there waits for an overflow flow that is between two things. */
const SETTLE_LIMIT_MS = 1500;
/** Joining takes less; a caller for whom it takes longer, as while a database is away, hears the queue meanwhile. */
const JOIN_SILENCE_MS = 3000;
/** An agent who is not there soon after the caller has been made ready does not come any more. */
const JOIN_LIMIT_MS = 15_000;
/** For distribution to take a caller who hears ringing meanwhile; longer than a database is away. */
const ENTER_LIMIT_MS = 120_000;
/** For the overflow flow to be found, while the caller hears the queue. */
const OVERFLOW_LIMIT_MS = 600_000;

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
  private readonly watch: TriggerWatch;
  private breathTimer: unknown = null;
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
    this.watch = new TriggerWatch({
      clock: host.clock,
      wait: this.wait,
      turns: this.turns,
      flow: () => (this.phase === 'waiting' ? this.overflow : null),
    });
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
    if (!(await this.isKnown())) return this.conclude('failed', { reason: 'unknown-queue' });
    const mayFindNobody = former !== null || place.onlyFor !== null || effect.params.waitsWithoutAgents;
    if (!mayFindNobody && !this.wait.isStaffed()) return this.conclude('no-agents', {});
    let standing: WaitStanding;
    try {
      standing = await keepTrying(() => this.wait.enter(), {
        clock: host.clock,
        limitMs: ENTER_LIMIT_MS,
        isWanted: () => this.is('entering'),
        onFailure: (error) => {
          host.log.warn({ error, waitId: this.waitId }, 'a caller is not in their queue yet');
          if (this.is('entering')) this.sound.loop();
        },
      });
    } catch (error) {
      if (!this.is('entering')) return;
      host.log.error({ error, waitId: this.waitId }, 'a caller could not be put into a queue');
      return this.conclude('failed', { reason: 'unavailable' });
    }
    if (this.phase === 'entering') await this.begin(standing);
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
    else await this.shareLine();
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

  /** Whether there is such a queue. One that was added a moment ago becomes known while the caller hears ringing. */
  private async isKnown(): Promise<boolean> {
    const { clock } = this.options.host;
    const until = clock.now() + KNOWN_LIMIT_MS;
    while (!this.wait.knows() && clock.now() < until && this.phase === 'entering') {
      this.sound.loop();
      await pause(clock, 500);
    }
    return this.wait.knows();
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
    try {
      const begin = () => host.accompany(this.contact, { id: overflowIdOf(this.waitId), flowId });
      const child = await keepTrying(begin, {
        clock: host.clock,
        limitMs: OVERFLOW_LIMIT_MS,
        isWanted: () => this.is('waiting'),
        onFailure: (error) => host.log.warn({ error, flowId, waitId: this.waitId }, 'no overflow flow yet'),
      });
      if (child) this.overflow ??= new OverflowRun(host, child);
      else host.log.warn({ flowId, waitId: this.waitId }, 'no version of the overflow flow is published');
    } catch (error) {
      if (!this.is('waiting')) return;
      host.log.error({ error, flowId, waitId: this.waitId }, 'the overflow flow could not begin');
    }
  }

  /** Goes on beside the overflow flow of a former life, or with what it had come to. */
  private async resumeOverflow(): Promise<void> {
    const { effect } = this.options;
    if (this.overflow === null && effect.params.overflow !== '') {
      const ended = await this.readEndedOverflow();
      if (!this.is('waiting')) return;
      if (ended) return this.onOverflowEnded(ended.story, ended.result);
      await this.beginOverflow();
    }
    await this.shareLine();
    if (this.overflow?.asked) this.serve(this.overflow.asked);
  }

  private async readEndedOverflow(): Promise<{ story: OverflowStory; result: string | null } | null> {
    const { host } = this.options;
    try {
      const ended = await host.replayEnded(overflowIdOf(this.waitId));
      return ended && OverflowRun.retell(ended);
    } catch (error) {
      host.log.error({ error, waitId: this.waitId }, 'an overflow flow that has ended could not be read');
      return { story: NO_STORY, result: 'failed' };
    }
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
    await this.shareLine();
  }

  private async hangUp(): Promise<void> {
    const { telephony, log } = this.options.host;
    try {
      await telephony.hangUp(this.contact.callId);
    } catch (error) {
      log.warn({ error, waitId: this.waitId }, 'a caller who has left the queue could not be hung up');
    }
  }

  /**
   * The queue keeps quiet while its overflow flow talks, listens or connects. It is heard, and agents may come, at once
   * where the flow watches; where it does something else unheard, the queue is heard after a breath.
   */
  private async shareLine(): Promise<void> {
    const { clock } = this.options.host;
    clock.clearTimeout(this.breathTimer);
    if (this.overflow?.takesLine) {
      this.wait.hold(true);
      return this.sound.silence();
    }
    if (this.overflow === null || this.overflow.watches) {
      this.wait.hold(false);
      this.turns.goOn();
      return;
    }
    this.breathTimer = clock.setTimeout(() => {
      this.wait.hold(true);
      this.turns.goOn();
    }, BREATH_MS);
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
    clock.clearTimeout(this.breathTimer);
    clock.clearTimeout(this.joinTimer);
    clock.clearTimeout(this.silenceTimer);
    this.watch.stop();
  }
}
