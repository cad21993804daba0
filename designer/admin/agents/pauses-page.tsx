import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listPauseReasons, replacePauseReasons } from '#schemas/api/pause-reasons.ts';
import type { PauseReason } from '#schemas/domain/pause-reason.ts';
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
      {found.data && <PauseForm reasons={found.data.pauseReasons} />}
    </Page>
  );
}

function PauseForm({ reasons }: { reasons: PauseReason[] }) {
  const texts = useMessages().agents.pause;
  const toasts = useToasts();
  const replace = useCall(replacePauseReasons, { refreshes: [listPauseReasons] });
  const form = useRecordForm({
    schema: replacePauseReasons.body,
    stored: { revision: 0, value: { pauseReasons: reasons } },
    texts,
    save: async ({ pauseReasons }) => {
      const known = new Set(reasons.map(({ id }) => id));
      // Lines that were added in the form have ids of the form only.
      const named = pauseReasons.map((reason) => (known.has(reason.id) ? reason : { ...reason, id: '' as const }));
      const saved = await replace.mutateAsync({ body: { pauseReasons: named } });
      toasts.done(texts.saved);
      return { revision: 0, value: saved };
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
