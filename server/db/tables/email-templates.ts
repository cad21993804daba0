import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';

/** E-mails that agents send during a call (S24). */
export const emailTemplates = pgTable('email_templates', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  subject: text('subject').notNull(),
  html: text('html').notNull(),
  /** Every language has a template of its own. */
  language: text('language').notNull().default('fr'),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** Groups of files that may go with such an e-mail (S25). */
export const attachmentGroups = pgTable('attachment_groups', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

export const attachments = pgTable('attachments', {
  id: text('id').primaryKey(),
  groupId: text('group_id')
    .notNull()
    .references(() => attachmentGroups.id, { onDelete: 'cascade' }),
  fileName: text('file_name').notNull(),
  contentType: text('content_type').notNull(),
  size: integer('size').notNull(),
  content: bytes('content').notNull(),
  addedAt: moment('added_at').notNull(),
  addedBy: text('added_by').notNull(),
});

/** E-mails that agents have sent. */
export const sentEmails = pgTable(
  'sent_emails',
  {
    id: text('id').primaryKey(),
    conversationId: text('conversation_id').notNull(),
    template: text('template').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    attachments: jsonb('attachments').$type<{ id: string; fileName: string }[]>().notNull(),
    sentAt: moment('sent_at').notNull(),
    sentBy: text('sent_by').notNull(),
    /** The mail server's answer, or why it was not sent. */
    result: text('result').notNull(),
  },
  (table) => [
    index('sent_emails_conversation').on(table.conversationId),
    index('sent_emails_sender').on(table.sentBy, table.sentAt),
  ],
);
