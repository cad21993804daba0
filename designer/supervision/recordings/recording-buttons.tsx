import { ActionIcon } from '@mantine/core';
import { IconDownload, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { urlOf } from '#designer/api/call.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Player } from '#designer/ui/player/use-player.ts';
import { downloadRecording, hearRecording, type Recording } from '#schemas/api/recordings.ts';

interface RecordingButtonsProps {
  recording: Recording;
  player: Player;
}

/** Plays a recording in place, and hands it over as a file. */
export function RecordingButtons({ recording, player }: RecordingButtonsProps) {
  const { supervision, desk } = useMessages();
  const { recordings: texts } = supervision;
  const formats = useFormats();
  const { contactId, id, state, customer, at } = recording;
  const title = `${customer || desk.unknownNumber} – ${formats.dateTime(at)}`;
  const params = { contact: contactId, recording: id };
  const track = { id: `${contactId} ${id}`, title, url: urlOf(hearRecording, { params }) };
  const playing = player.playing && player.track?.id === track.id;
  if (state !== 'ready') return null;
  return (
    <>
      <ActionIcon aria-label={playing ? texts.stop(title) : texts.hear(title)} onClick={() => player.toggle(track)}>
        {playing ? <IconPlayerPauseFilled size={15} /> : <IconPlayerPlayFilled size={15} />}
      </ActionIcon>
      <ActionIcon
        component="a"
        href={urlOf(downloadRecording, { params })}
        download
        aria-label={texts.download(title)}
        title={texts.download(title)}
      >
        <IconDownload size={15} />
      </ActionIcon>
    </>
  );
}
