import { TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { listAudio, renameAudio } from '#schemas/api/audio.ts';
import type { Audio } from '#schemas/domain/audio.ts';

interface RenameAudioDialogProps {
  audio: Audio;
  onClose: () => void;
}

export function RenameAudioDialog({ audio, onClose }: RenameAudioDialogProps) {
  const { audio: texts, common } = useMessages();
  const rename = useCall(renameAudio, { refreshes: [listAudio] });
  const form = useForm({
    schema: renameAudio.body,
    initial: { name: audio.name },
    submit: async (body) => {
      await rename.mutateAsync({ params: { id: audio.id }, body });
      onClose();
    },
  });
  return (
    <FormDialog opened onClose={onClose} form={form} title={texts.renameTitle} action={common.rename}>
      <TextInput {...form.text('name')} label={common.name} description={texts.renameHelp(audio.id)} data-autofocus />
    </FormDialog>
  );
}
