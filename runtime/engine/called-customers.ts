import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { ContactEvent, ContactFacts } from '#schemas/effects/contact.ts';
import type { Clock } from './clock.ts';
import { describeStep } from './describe-step.ts';
import type { LinkedFlows } from './linked-flows.ts';
import type { LiveContact } from './live-contact.ts';
import type { ContactChange, NewContact } from './ports.ts';
import { Session, type SessionStep } from './session/session.ts';

/** A customer whom an agent has called, and who is to wait in a queue. */
export interface CalledCustomer {
  /** The call that the agent has placed; the contact has its id. */
  callId: string;
  /** Their number, and the one they see. */
  caller: string;
  called: string;
  /** '' for none. */
  campaign: string;
  queue: string;
  /** A colleague in person for whom they wait, before anybody else may have them. */
  onlyFor: string | null;
  /** Since when they have been on the line, in milliseconds since 1970. */
  calledAt: number;
}

/** The contact as which such a customer goes on. Until it begins, nothing has happened and nothing needs to be undone. */
export interface Admission {
  /** To be written together with whatever lets the customer go. */
  change: ContactChange & { opened: NewContact };
  /**
   * It has been written: the contact is there from now on, and does something about its call once `letGo` resolves.
   * @param isUp false when the call has ended meanwhile.
   */
  begin(letGo: Promise<unknown>, options: { isUp: boolean }): void;
}

export interface CalledCustomersOptions {
  clock: Clock;
  /** IANA name, for spoken dates. */
  timeZone: string;
  flows: Pick<LinkedFlows, 'forQueue'>;
  add(
    contact: { contactId: string; parentId: null; flowId: string; flowVersion: number },
    linked: LinkedFlow,
    session: Session,
  ): LiveContact;
  /** Does what a step asks for once that it is safe resolves. */
  follow(contact: LiveContact, step: SessionStep, safe: Promise<boolean>): void;
  dispatch(contact: LiveContact, event: ContactEvent): void;
  onChange?(changes: readonly ContactChange[]): void;
}

/** Lets calls that agents have placed go on as contacts, which wait in a queue as callers do. */
export function createCalledCustomers(options: CalledCustomersOptions) {
  const { clock, timeZone, flows, add, follow, dispatch, onChange } = options;

  /** @returns null when there is no such queue. @throws when its flow cannot be made now. */
  return async function admit({ queue, ...customer }: CalledCustomer): Promise<Admission | null> {
    const { callId: id, caller, called, campaign, calledAt, onlyFor } = customer;
    const published = await flows.forQueue({ campaign, queue });
    if (!published) return null;
    const at = clock.now();
    const startedAt = new Date(at).toISOString();
    const facts: ContactFacts = { id, caller, called, startedAt, timeZone, campaign, calledAt };
    if (onlyFor !== null) facts.calledFor = onlyFor;
    const { flowId, version: flowVersion, linked } = published;
    const { session, step } = Session.start({ linked }, facts, at);
    const opened: NewContact = { facts, flowId, flowVersion, startedAtMs: at };
    const change = { ...describeStep({ id, session }, step), opened };
    return {
      change,
      begin(letGo, { isUp }) {
        const contact = add({ contactId: id, parentId: null, flowId, flowVersion }, linked, session);
        const safe = letGo.then(() => true);
        follow(contact, step, safe);
        onChange?.([change]);
        if (!isUp) dispatch(contact, { type: 'call.ended', cause: 'normal' });
      },
    };
  };
}
