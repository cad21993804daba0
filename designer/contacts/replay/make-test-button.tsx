import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { proposeTest } from '#designer/flows/tests/proposed-test.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { linkIr } from '#runtime/compiler/link.ts';
import { recordTest } from '#runtime/simulator/record-test.ts';
import { readContactMachine } from '#schemas/api/contacts.ts';
import { saveDraft } from '#schemas/api/flows.ts';
import type { Contact, JournalEntry } from '#schemas/domain/contact.ts';
import { type ContactEvent, contactEvent } from '#schemas/effects/contact.ts';
import { ir } from '#schemas/ir/ir.ts';

/** Makes a test of what happened to a contact and opens it in the editor of its flow. */
export function MakeTestButton({ contact, entries }: { contact: Contact; entries: readonly JournalEntry[] }) {
  const { tests: texts } = useMessages().flows;
  const toasts = useToasts();
  const navigate = useNavigate();
  const may = useMay();
  const machine = useQuery(reading(readContactMachine, { params: { id: contact.id } })).data;
  const lowered = ir.safeParse(machine?.ir);
  if (!may(saveDraft) || contact.status === 'live' || !lowered.success) return null;
  const make = () => {
    try {
      const lines = entries.map(({ at, event }) => ({ at: Date.parse(at), event: readEvent(event) }));
      proposeTest(contact.flowId, recordTest(linkIr(lowered.data), { name: texts.callName(contact.caller), lines }));
      void navigate({ to: '/flows/$flowId', params: { flowId: contact.flowId }, search: { panel: 'tests' } });
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <Button variant="default" leftSection={<IconFlask size={15} aria-hidden />} onClick={make}>
      {texts.fromContact}
    </Button>
  );
}

/** A journal line's event in the form of this version; the schema only knows outcomes by their pattern. */
function readEvent(event: JournalEntry['event']): ContactEvent {
  return contactEvent.parse(event) as ContactEvent;
}
