import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CallResult } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listPauseReasons, replacePauseReasons } from '#schemas/api/pause-reasons.ts';
import { AgentTabs } from './agent-tabs.tsx';
import classes from './agents.module.css';
import { PauseReasonsField } from './pause-reasons-field.tsx';

/** Why agents pause, in the order in which they choose. */
export function PausesPage() {
  const texts = useMessages().agents.pause;
  const allowed = useMay()(replacePauseReasons);
  const found = useQuery(reading(listPauseReasons));
  if (!allowed) return <NotAllowed title={texts.title} />;
  return (
    <Page title={texts.title} toolbar={<AgentTabs />}>
      {found.isError && !found.data && <LoadError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton m={20} height={180} width="50%" />}
      {found.data && <PauseForm stored={found.data} />}
    </Page>
  );
}

type Stored = CallResult<typeof listPauseReasons>;

const schema = replacePauseReasons.body.omit({ revision: true });

function PauseForm({ stored }: { stored: Stored }) {
  const texts = useMessages().agents.pause;
  const toasts = useToasts();
  const replace = useCall(replacePauseReasons, { refreshes: [listPauseReasons] });
  const form = useRecordForm({
    schema,
    stored: recordOf(stored),
    texts,
    save: async ({ pauseReasons }, revision) => {
      const known = new Set(stored.pauseReasons.map(({ id }) => id));
      // Lines that were added in the form have ids of the form only.
      const named = pauseReasons.map((reason) => (known.has(reason.id) ? reason : { ...reason, id: '' as const }));
      const saved = await replace.mutateAsync({ body: { pauseReasons: named, revision } });
      toasts.done(texts.saved);
      return recordOf(saved);
    },
  });
  return (
    <RecordForm form={form}>
      <div className={classes.scrolled} data-scroll>
        <p className={classes.note}>{texts.intro}</p>
        <div className={classes.reasonList}>
          <FormField path={['pauseReasons']} widget={PauseReasonsField} />
        </div>
      </div>
      <SaveBar />
    </RecordForm>
  );
}

function recordOf({ pauseReasons, ...saved }: Stored): StoredRecord<ReturnType<typeof schema.parse>> {
  return { value: { pauseReasons }, ...saved };
}
