import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import type { Player } from '#designer/ui/player/use-player.ts';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import type { Audio } from '#schemas/domain/audio.ts';
import { AudioMenu } from './audio-menu.tsx';

export function useAudioColumns(player: Player, onPlay: (audio: Audio) => void): Column<Audio>[] {
  const { audio: texts, common } = useMessages();
  const formats = useFormats();
  const playing = player.playing ? player.track?.id : undefined;
  return useMemo(
    () => [
      {
        key: 'play',
        header: '',
        cell: (audio) => (
          <ActionIcon
            radius="xl"
            variant={audio.id === playing ? 'light' : 'subtle'}
            color={audio.id === playing ? 'rail' : 'gray'}
            aria-label={audio.id === playing ? texts.pause(audio.name) : texts.play(audio.name)}
            onClick={() => onPlay(audio)}
          >
            {audio.id === playing ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
          </ActionIcon>
        ),
        width: 60,
      },
      {
        key: 'name',
        header: common.name,
        cell: (audio) => <span title={audio.id}>{audio.name}</span>,
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      {
        key: 'duration',
        header: texts.duration,
        cell: (audio) => formats.duration(audio.seconds * 1000),
        compare: (a, b) => a.seconds - b.seconds,
        align: 'end',
        width: 110,
      },
      {
        key: 'size',
        header: texts.size,
        cell: (audio) => `${audio.source} · ${formats.bytes(audio.bytes)}`,
        compare: (a, b) => a.bytes - b.bytes,
        align: 'end',
        width: 130,
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: (audio) => <UsedByList flows={audio.usedBy} campaigns={audio.campaigns} />,
        compare: (a, b) => a.usedBy.length - b.usedBy.length,
        width: '28%',
      },
      {
        key: 'added',
        header: texts.added,
        cell: (audio) => <RelativeTime at={audio.createdAt} />,
        compare: (a, b) => a.createdAt.localeCompare(b.createdAt),
        width: 130,
      },
      { key: 'menu', header: '', cell: (audio) => <AudioMenu audio={audio} />, align: 'end', width: 64 },
    ],
    [texts, common, formats, playing, onPlay],
  );
}
