import { Alert, Stack } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import type { Conversation, ConversationCommand } from '#schemas/domain/conversation.ts';
import { useConversationCommand } from '../desk/use-desk.tsx';
import { PartyPicker } from './party-picker.tsx';

interface TransferDialogProps {
  conversation: Conversation;
  mayConsult: boolean;
  onClose: () => void;
}

/** To whom the customer goes: at once, or after a word with them. */
export function TransferDialog({ conversation, mayConsult, onClose }: TransferDialogProps) {
  const { desk: texts, common } = useMessages();
  const { run, pending, error } = useConversationCommand(conversation.id);
  const send = async (command: ConversationCommand) => {
    if (await run(command)) onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={texts.controls.transfer}
      size={520}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="sm">
        <PartyPicker
          pending={pending}
          actions={[
            {
              label: texts.parties.transfer,
              takes: () => true,
              whileBusy: true,
              run: (to) => void send({ type: 'transfer', to }),
            },
            {
              label: texts.parties.consult,
              takes: ({ type }) => mayConsult && type !== 'queue',
              run: (to) => void send({ type: 'consult', to }),
            },
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
