import { eq } from 'drizzle-orm';
import { type MergeScope, mergeText, takesMessage } from '#schemas/expressions/merge.ts';
import type { Database } from '../../db/open.ts';
import { emailTemplates } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

export interface MergedEmail {
  subject: string;
  html: string;
  missing: string[];
  takesMessage: boolean;
}

/**
 * A template with its fields filled in. Values are text in it, whatever they hold.
 * @throws ServiceError `invalid-input` for a template that the campaign does not have
 */
export async function mergeEmail(
  db: Database,
  { template, allowed, scope }: { template: string; allowed: readonly string[]; scope: MergeScope },
): Promise<MergedEmail> {
  const [known] = allowed.includes(template)
    ? await db.select().from(emailTemplates).where(eq(emailTemplates.id, template))
    : [];
  if (!known) throw new ServiceError('invalid-input', { issues: [ruleIssue(['template'], 'unknown-template')] });
  const subject = mergeText(known.subject, scope, (value) => value.replace(/\s+/g, ' '));
  const html = mergeText(known.html, scope, escapeHtml);
  return {
    subject: subject.text.replace(/\s+/g, ' ').trim(),
    html: html.text,
    missing: [...new Set([...subject.missing, ...html.missing])],
    takesMessage: takesMessage(known.html),
  };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A value as text inside HTML. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(/\r?\n/g, '<br>');
}
