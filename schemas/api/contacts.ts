import { z } from 'zod';
import { contact, contactExport, contactKind, journalEntry } from '#schemas/domain/contact.ts';
import { contactResult } from '#schemas/effects/contact.ts';
import { contract, MAX_INT } from './contract.ts';

const tag = 'contacts';
const readers = ['admin', 'designer', 'supervisor'] as const;
const id = z.object({ id: z.string() });

export const listContacts = contract({
  method: 'get',
  path: '/api/contacts',
  summary: 'Contacts, newest first',
  tag,
  roles: readers,
  query: z.object({
    status: z.enum(['live', 'ended']).optional(),
    result: contactResult.optional(),
    /** Calls, unless a flow or a parent is asked for. */
    kind: contactKind.optional(),
    campaign: z.string().max(64).optional(),
    /** What accompanies this contact. */
    parent: z.string().max(200).optional(),
    flow: z.string().optional(),
    version: z.coerce.number().int().min(1).max(MAX_INT).optional(),
    /** Ended contacts that entered this node, by its path; with `exit` those that left it so. */
    node: z.string().max(1000).optional(),
    /** An exit of `node`, or `$hung-up`, `$completed`, `$failed` for contacts that ended there. */
    exit: z.string().max(100).optional(),
    /** Part of the caller's or the called number. */
    search: z.string().max(40).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    /** `next` of the page before. */
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({ contacts: z.array(contact), next: z.string().nullable() }),
});

export const readContact = contract({
  method: 'get',
  path: '/api/contacts/{id}',
  summary: 'One contact',
  tag,
  roles: readers,
  params: id,
  response: z.object({ contact }),
});

export const readJournal = contract({
  method: 'get',
  path: '/api/contacts/{id}/journal',
  summary: 'Everything that happened to a contact, in order',
  tag,
  roles: readers,
  params: id,
  query: z.object({ after: z.coerce.number().int().min(-1).max(MAX_INT).default(-1) }),
  response: z.object({ entries: z.array(journalEntry) }),
});

/** The most journals that are read at once. */
export const MAX_JOURNALS = 100;

export const readJournals = contract({
  method: 'get',
  path: '/api/journals',
  summary: 'The journals of several contacts, to replay them on another version',
  tag,
  roles: readers,
  query: z.object({
    /** Ids parted by commas. */
    contacts: z
      .string()
      .max(MAX_JOURNALS * 70)
      .transform((list) => list.split(',').filter((one) => one !== ''))
      .pipe(z.array(z.string().max(64)).min(1).max(MAX_JOURNALS)),
  }),
  response: z.object({ journals: z.array(z.object({ contactId: z.string(), entries: z.array(journalEntry) })) }),
});

export const exportContact = contract({
  method: 'get',
  path: '/api/contacts/{id}/export',
  summary: 'A contact with its journal as a file, as `switchyard replay` reads it',
  tag,
  roles: readers,
  params: id,
  response: contactExport,
});

export const readContactMachine = contract({
  method: 'get',
  path: '/api/contacts/{id}/machine',
  summary: 'The lowered flow the contact runs, to replay its journal with',
  tag,
  roles: readers,
  params: id,
  response: z.object({ ir: z.unknown() }),
});

export const readRecording = contract({
  method: 'get',
  path: '/api/contacts/{id}/recordings/{recording}',
  summary: 'A recording of a contact as wav',
  tag,
  roles: ['admin', 'supervisor'],
  params: z.object({ id: z.string(), recording: z.string() }),
  produces: 'audio/wav',
});

export const endContact = contract({
  method: 'post',
  path: '/api/contacts/{id}/hang-up',
  summary: 'Hang up a live contact',
  tag,
  roles: ['admin', 'supervisor'],
  params: id,
  status: 204,
});

/** Messages of the WebSocket `/api/live`. Every contact that changes is announced; journal lines only on request. */
export const liveMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('contact'), contact }),
  z.object({ type: z.literal('journal'), contactId: z.string(), entries: z.array(journalEntry) }),
  /** Somebody said something about a flow; whoever shows its comments reads them again. */
  z.object({ type: z.literal('comments'), flowId: z.string() }),
  /** Something that summaries of campaigns look at has changed; whoever shows one asks for it again. */
  z.object({ type: z.literal('installation') }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;

/** What a client may send on `/api/live`: the contact whose journal it wants, with the last line it has (-1 for none). */
export const liveRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('watch'), contactId: z.string(), after: z.number().int().min(-1).max(MAX_INT) }),
  z.strictObject({ type: z.literal('unwatch') }),
]);
export type LiveRequest = z.infer<typeof liveRequest>;
