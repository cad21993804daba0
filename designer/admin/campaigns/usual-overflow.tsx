import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createUsualOverflow } from '#schemas/api/campaigns.ts';
import { listFlows } from '#schemas/api/flows.ts';
import type { UsualOverflow as Overflow } from '#schemas/campaign/usual-overflow.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import classes from './campaigns.module.css';
import { nameOf } from './flow-template-field.tsx';

/** Makes an overflow flow from the usual triggers and one action; from then on it is drawn like any flow. */
export function UsualOverflow({ campaignId }: { campaignId: string }) {
  const form = useRecord();
  const { campaigns: texts } = useMessages();
  const [open, setOpen] = useState(false);
  if (form.readOnly) return null;
  return (
    <div className={classes.besides}>
      <Button
        variant="default"
        size="compact-sm"
        className={classes.besidesButton}
        leftSection={<IconWand size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {texts.usualOverflow}
      </Button>
      <span className={classes.help}>{texts.usualOverflowHelp}</span>
      {open && (
        <OverflowDialog
          campaignId={campaignId}
          queue={queueOf(form.values)}
          name={texts.usualOverflowName(nameOf(form.values))}
          languages={form.languages}
          onMade={(flowId) => form.set(['settings', 'overflow', 'flow'], flowId)}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function queueOf(values: unknown): string {
  const settings = inboundSettings.safeParse(Reflect.get(Object(values), 'settings')).data;
  return settings?.general.queue ?? '';
}

interface OverflowDialogProps {
  campaignId: string;
  queue: string;
  name: string;
  languages: readonly string[];
  onMade: (flowId: string) => void;
  onClose: () => void;
}

/** What callers of an average queue accept. */
const USUAL = { offer: 'watched-or-key', predictedWaitSeconds: 180, loops: 6, callers: null } as const;

function OverflowDialog({ campaignId, queue, name, languages, onMade, onClose }: OverflowDialogProps) {
  const { campaigns: texts } = useMessages();
  const toasts = useToasts();
  const create = useCall(createUsualOverflow, { refreshes: [listFlows] });
  const [begun] = useState(() => {
    const overflow: Overflow = { ...USUAL, languages: [...languages], action: { type: 'callback', queue } };
    return { value: { name, overflow }, revision: 0 };
  });
  const form = useRecordForm({
    schema: createUsualOverflow.body,
    stored: begun,
    texts: texts.overflowForm,
    languages: ({ overflow }) => overflow.languages,
    save: async (value) => {
      const { flow } = await create.mutateAsync({ params: { id: campaignId }, body: value });
      onMade(flow.id);
      toasts.done(texts.usualOverflowMade(flow.name));
      return { value, revision: 0 };
    },
  });
  return (
    <RecordDialog
      title={texts.usualOverflowTitle}
      action={texts.usualOverflowAction}
      form={form}
      onClose={onClose}
      size={560}
    >
      <FormField path={['name']} />
      <FormFields path={['overflow']} except={['languages']} />
    </RecordDialog>
  );
}
