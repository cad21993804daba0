import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import type { Player } from '#designer/ui/player/use-player.ts';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { handleVoicemail, type ListedVoicemail, listVoicemails } from '#schemas/api/voicemails.ts';
import type { Voicemail } from '#schemas/domain/voicemail.ts';
import { HandledCell } from './handled-cell.tsx';

export function useVoicemailColumns(player: Player, onPlay: (voicemail: Voicemail) => void): Column<ListedVoicemail>[] {
  const { messages: texts, audio } = useMessages();
  const formats = useFormats();
  const { mutateAsync: handle } = useCall(handleVoicemail, { refreshes: [listVoicemails] });
  const playing = player.playing ? player.track?.id : undefined;
  return useMemo(() => {
    const nameOf = ({ caller, leftAt }: Voicemail) =>
      texts.messageOf(caller || texts.hiddenNumber, formats.dateTime(leftAt));
    return [
      {
        key: 'play',
        header: '',
        cell: (voicemail) =>
          voicemail.audible ? (
            <ActionIcon
              radius="xl"
              variant={voicemail.id === playing ? 'light' : 'subtle'}
              color={voicemail.id === playing ? 'rail' : 'gray'}
              aria-label={voicemail.id === playing ? audio.pause(nameOf(voicemail)) : audio.play(nameOf(voicemail))}
              onClick={() => onPlay(voicemail)}
            >
              {voicemail.id === playing ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
            </ActionIcon>
          ) : (
            <Tag title={texts.noSoundHelp}>{texts.noSound}</Tag>
          ),
        width: 110,
      },
      {
        key: 'caller',
        header: texts.caller,
        cell: ({ caller, contactId }) => (
          <Link to="/contacts/$contactId" params={{ contactId }}>
            {caller || texts.hiddenNumber}
          </Link>
        ),
        compare: (a, b) => formats.compare(a.caller, b.caller),
      },
      {
        key: 'box',
        header: texts.box,
        cell: ({ box, campaignName, movesAt, movesTo, handled }) => (
          <>
            {[box, campaignName].filter(Boolean).join(' · ')}
            {movesAt !== null && movesTo !== '' && handled === null && (
              <>
                {' '}
                <Tag title={texts.moves(movesTo, formats.dateTime(movesAt))}>→ {movesTo}</Tag>
              </>
            )}
          </>
        ),
        compare: (a, b) => formats.compare(a.box, b.box),
      },
      {
        key: 'seconds',
        header: texts.length,
        cell: ({ seconds }) => formats.duration(seconds * 1000),
        compare: (a, b) => a.seconds - b.seconds,
        align: 'end',
        width: 110,
      },
      {
        key: 'left',
        header: texts.left,
        cell: ({ leftAt }) => <RelativeTime at={leftAt} />,
        compare: (a, b) => a.leftAt.localeCompare(b.leftAt),
        width: 150,
      },
      {
        key: 'handled',
        header: '',
        cell: (voicemail) => (
          <HandledCell
            name={nameOf(voicemail)}
            handled={voicemail.handled}
            onChange={(handled) => handle({ params: { id: voicemail.id }, body: { handled } })}
          />
        ),
        align: 'end',
        width: 300,
      },
    ];
  }, [texts, audio, formats, playing, onPlay, handle]);
}
