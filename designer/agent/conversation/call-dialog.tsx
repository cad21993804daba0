import { Alert, NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { callOut, listParties } from '#schemas/api/desk.ts';
import type { Party } from '#schemas/domain/conversation.ts';
import { useCommand } from '../desk/use-desk.tsx';
import { PartyPicker } from './party-picker.tsx';

/** A call that the agent places, for one of their campaigns or for none. */
export function CallDialog({ onClose }: { onClose: () => void }) {
  const { desk: texts, common } = useMessages();
  const { run, pending, error } = useCommand('call out');
  const campaigns = useQuery(reading(listParties)).data?.campaigns ?? [];
  const [campaign, setCampaign] = useState('');
  const place = async (to: Party) => {
    if (await run(() => call(callOut, { body: { to, campaign } }))) onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={texts.callOut.title}
      size={520}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="sm">
        <NativeSelect
          size="sm"
          label={texts.callOut.campaign}
          value={campaign}
          data={[
            { value: '', label: texts.callOut.noCampaign },
            ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => setCampaign(value)}
        />
        <PartyPicker
          pending={pending}
          actions={[
            { label: texts.callOut.call, takes: ({ type }) => type !== 'queue', run: (party) => void place(party) },
          ]}
        />
        {error && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
      </Stack>
    </Dialog>
  );
}
