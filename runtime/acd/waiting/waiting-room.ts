import { contactIdOfEffect, type LiveContact } from '#runtime/engine/live-contact.ts';
import type { QueueCarrier, QueueHost } from '#runtime/engine/queue-carrier.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { Distribution, Requeue, WaitingRoom } from '../ports.ts';
import { OverflowRun, overflowIdOf } from './overflow-run.ts';
import { type Place, type QueueEffect, Room } from './room.ts';

export interface WaitingRoomOptions {
  /** Asked for when it is needed: distribution itself needs the waiting room. */
  distribution(): Distribution;
}

/** A contact of a former life, until its wait is asked for again. */
interface Former {
  steps: readonly SessionStep[];
  /** The effect that its caller waits by. */
  effect: QueueEffect | null;
  /** What its caller may still hear. */
  sound: string;
}

/**
 * All callers of a node who wait. Distribution has the one side of it, the host of their contacts the other; `queueing` is
 * the host's option of that name.
 */
export function createWaitingRoom({ distribution }: WaitingRoomOptions) {
  const rooms = new Map<string, Room>();
  const byContact = new Map<string, Room>();
  const former = new Map<string, Former>();
  let host: QueueHost | null = null;

  function open(contact: LiveContact, effect: QueueEffect, place: Place): Room {
    const known = rooms.get(place.waitId);
    if (known) return known;
    const room = new Room({
      host: hostOf(),
      distribution: distribution(),
      contact,
      effect,
      place,
      former: takeFormer(contact, place.waitId),
      requeue: (to, { inFormerLife }) => {
        close(room);
        if (!inFormerLife) former.delete(contact.id);
        open(contact, effect, { ...to, waitId: nextWaitId(place.waitId) });
      },
    });
    rooms.set(room.waitId, room);
    byContact.set(contact.id, room);
    void room.enter();
    return room;
  }

  function close(room: Room): void {
    room.end();
    rooms.delete(room.waitId);
    if (byContact.get(room.contact.id) === room) byContact.delete(room.contact.id);
  }

  function takeFormer(contact: LiveContact, waitId: string) {
    const mine = former.get(contact.id);
    if (!mine) return null;
    const child = hostOf().live.get(overflowIdOf(waitId));
    const steps = child && former.get(child.id)?.steps;
    // What is heard belongs to the first room; a wait that the caller was passed on to is found behind it.
    former.set(contact.id, { ...mine, sound: '', effect: null });
    if (!child || !steps) return { sound: mine.sound || null, overflow: null };
    former.delete(child.id);
    const overflow = new OverflowRun(hostOf(), child);
    for (const step of steps) overflow.tell(step);
    return { sound: mine.sound || null, overflow };
  }

  function hostOf(): QueueHost {
    if (!host) throw new Error('waiting-room.without-host');
    return host;
  }

  /** The room of a wait; after a crash distribution may be quicker than the contact, which then begins it. */
  function find(waitId: string): Room | undefined {
    const known = rooms.get(waitId);
    if (known || !host) return known;
    const effectId = waitId.replace(/~[0-9]+$/, '');
    const contact = host.live.get(contactIdOfEffect(effectId));
    const { pending } = contact ?? {};
    if (!contact || pending?.effect !== 'queue' || pending.id !== effectId) return undefined;
    open(contact, pending, firstPlace(contact, pending));
    return rooms.get(waitId);
  }

  /** Who was called by an agent has been on the line since they answered. */
  function firstPlace(contact: LiveContact, { id, params }: QueueEffect): Place {
    const { calledAt, calledFor } = contact.session.context.contact;
    const since = typeof calledAt === 'number' ? calledAt : hostOf().clock.now();
    const onlyFor = typeof calledFor === 'string' ? calledFor : null;
    return { waitId: id, queue: params.queue, since, onlyFor };
  }

  const room: WaitingRoom = {
    readyToTalk: async (waitId) => (await find(waitId)?.readyToTalk()) ?? false,
    answered: (waitId, by) => find(waitId)?.answered(by),
    returned: (waitId) => find(waitId)?.returned(),
    ended: (waitId, outcome) => find(waitId)?.ended(outcome),
    requeue: (waitId, to: Requeue) => find(waitId)?.requeue(to),
    admit: async (customer) => hostOf().admit(customer),
  };

  const carrier: QueueCarrier = {
    ask(contact, effect) {
      if (effect.effect === 'queue') {
        // The caller may have left while the step was being written.
        if (contact.pending?.id === effect.id) open(contact, effect, firstPlace(contact, effect));
        return;
      }
      const accompanied = contact.parentId === null ? undefined : byContact.get(contact.parentId);
      // A room of a former life asks again for what its flow awaits once it is open.
      if (accompanied) accompanied.serve(effect);
      else if (contact.parentId === null || !hostOf().live.has(contact.parentId)) {
        const event = { type: `${effect.effect}.failed`, effect: effect.id, data: { reason: 'no-wait' } } as const;
        hostOf().dispatch(contact, event);
      }
    },

    async onStep(contact, step) {
      if (contact.parentId !== null) return byContact.get(contact.parentId)?.onOverflowStep(contact, step);
      const left = former.get(contact.id)?.effect;
      // Gone before their wait could go on: distribution is to know.
      const current = byContact.get(contact.id) ?? (left ? open(contact, left, firstPlace(contact, left)) : undefined);
      if (!current || contact.pending?.id === current.effectId) return;
      current.leave(step.event);
      close(current);
    },

    forget(contact) {
      former.delete(contact.id);
      const current = byContact.get(contact.id);
      if (current) close(current);
    },

    keysOf(contact) {
      const current = byContact.get(contact.id);
      if (current) return current.keyTaker;
      // After a crash keys of the gap come before the room is open again.
      const children = [...hostOf().live.values()].filter(({ parentId }) => parentId === contact.id);
      return children.find(({ id }) => former.has(id)) ?? null;
    },

    onPlayback(event) {
      const waitId = /^(.+):sound-[0-9a-z]+$/.exec(event.playbackId)?.[1];
      if (waitId === undefined) return false;
      rooms.get(waitId)?.onPlayback(event);
      return true;
    },

    revive(contact, { steps, sound }) {
      const effect = contact.pending?.effect === 'queue' ? contact.pending : null;
      former.set(contact.id, { steps, sound, effect });
    },

    playsTo: (callId) => [...rooms.values()].some(({ contact, sounding }) => contact.callId === callId && sounding),

    *playbackIds() {
      for (const one of rooms.values()) yield* one.playbackIds();
      for (const { sound } of former.values()) if (sound !== '') yield sound;
    },

    resynchronised(state) {
      for (const one of rooms.values()) void one.compare(state);
      for (const mine of former.values()) if (!state.playbackIds.has(mine.sound)) mine.sound = '';
    },

    stop() {
      for (const one of [...rooms.values()]) close(one);
    },
  };

  return {
    room,
    queueing(of: QueueHost): QueueCarrier {
      host = of;
      return carrier;
    },
  };
}

/** `<effect>`, `<effect>~2`, `<effect>~3` … */
function nextWaitId(waitId: string): string {
  const [, base = waitId, number = '1'] = /^(.+?)(?:~([0-9]+))?$/.exec(waitId) ?? [];
  return `${base}~${Number(number) + 1}`;
}
