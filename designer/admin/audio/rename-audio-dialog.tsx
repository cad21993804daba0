import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { NameDialog } from '#designer/ui/form/name-dialog.tsx';
import { listAudio, renameAudio } from '#schemas/api/audio.ts';
import type { Audio } from '#schemas/domain/audio.ts';

interface RenameAudioDialogProps {
  audio: Audio;
  onClose: () => void;
}

export function RenameAudioDialog({ audio, onClose }: RenameAudioDialogProps) {
  const { audio: texts, common } = useMessages();
  const rename = useCall(renameAudio, { refreshes: [listAudio] });
  return (
    <NameDialog
      title={texts.renameTitle}
      action={common.rename}
      name={audio.name}
      help={texts.renameHelp(audio.id)}
      schema={renameAudio.body}
      send={(body) => rename.mutateAsync({ params: { id: audio.id }, body })}
      onClose={onClose}
    />
  );
}
