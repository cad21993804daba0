import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { findActiveContent } from '#schemas/domain/find-active-content.ts';
import { mergeText } from '#schemas/expressions/merge.ts';
import { exampleScope } from '#schemas/expressions/merge-example.ts';
import classes from './relations.module.css';

interface EmailPreviewProps {
  language: string;
  subject: string;
  html: string;
}

/** What a customer will get, filled in with an example, in a frame in which nothing of it can run. */
export function EmailPreview(props: EmailPreviewProps) {
  const { relations } = useMessages();
  const texts = relations.emails;
  const { language, subject, html } = useDeferredValue(props);
  const files = useQuery(reading(listDataFiles)).data?.dataFiles;
  const [now] = useState(() => Date.now());
  const shown = useMemo(() => {
    const scope = exampleScope({ language, now });
    // Columns without an example show their name.
    const columns = (files ?? []).flatMap((file) =>
      file.columns.map(({ name, label }) => [name, `[${label}]`] as const),
    );
    const filled = { ...scope, record: { ...Object.fromEntries(columns), ...scope.record } };
    const line = mergeText(subject, filled, (value) => value.replace(/\s+/g, ' '));
    // What would not be sent is not shown either.
    const active = findActiveContent(html);
    const page = mergeText(active === undefined ? html : '', filled, escapeText);
    return { active, subject: line.text, html: page.text, missing: [...new Set([...line.missing, ...page.missing])] };
  }, [language, subject, html, files, now]);
  return (
    <section className={classes.preview} aria-label={texts.preview}>
      <h2 className={classes.heading}>{texts.preview}</h2>
      <p className={classes.subject}>{shown.subject || '…'}</p>
      <iframe className={classes.frame} title={texts.preview} sandbox="" srcDoc={shown.html} />
      <p className={classes.hint}>{hintOf(shown, texts)}</p>
    </section>
  );
}

function hintOf(
  { active, missing }: { active: string | undefined; missing: readonly string[] },
  texts: ReturnType<typeof useMessages>['relations']['emails'],
): string {
  if (active !== undefined) return texts.active(active);
  return missing.length > 0 ? texts.missing(missing.join(', ')) : texts.previewHelp;
}

/** A value as text inside HTML. */
function escapeText(value: string): string {
  const element = document.createElement('div');
  element.textContent = value;
  return element.innerHTML.replaceAll('"', '&quot;').replace(/\r?\n/g, '<br>');
}
