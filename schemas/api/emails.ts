import { z } from 'zod';
import { catalogueId } from '#schemas/domain/catalogue-id.ts';
import { contract } from './contract.ts';

const tag = 'conversations';
const people = ['admin', 'supervisor', 'agent'] as const;
const id = z.object({ id: z.string().min(1).max(200) });

/** All attachments of an e-mail together. */
export const MAX_ATTACHED_BYTES = 15 * 1024 * 1024;

/** What the agent says of an e-mail; the template is merged by the server, for the preview as for the sending. */
const draft = {
  template: catalogueId,
  /** What the agent has written; templates show it as `{{ message }}`. */
  message: z.string().max(5000).default(''),
};

export const previewEmail = contract({
  method: 'post',
  path: '/api/conversations/{id}/emails/preview',
  summary: 'An e-mail template with the fields of this conversation filled in',
  tag,
  roles: people,
  params: id,
  body: z.strictObject(draft),
  response: z.object({
    subject: z.string(),
    html: z.string(),
    /** The customer's address, where their record has one. */
    to: z.string(),
    /** Merge fields that could not be filled in, as the template writes them. */
    missing: z.array(z.string()),
    /** Whether the template has a place for the agent's own message. */
    takesMessage: z.boolean(),
  }),
});

export const sendConversationEmail = contract({
  method: 'post',
  path: '/api/conversations/{id}/emails',
  summary: 'Send the customer an e-mail from a template, with attachments of the campaign',
  tag,
  roles: people,
  params: id,
  body: z.strictObject({
    ...draft,
    /** Made up by the browser; sent again under it, the e-mail goes once. */
    key: z.uuid(),
    to: z.email().max(254),
    attachments: z.array(z.string().min(1).max(64)).max(10).default([]),
  }),
  response: z.object({
    sent: z.boolean(),
    /** '' when it was sent, otherwise why it was not (`schemas/domain/messaging.ts`). */
    reason: z.string(),
  }),
});
