import { IconMessage2Down } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { PlayerBar } from '#designer/ui/player/player-bar.tsx';
import { usePlayer } from '#designer/ui/player/use-player.ts';
import { readRecording } from '#schemas/api/contacts.ts';
import { listVoicemails } from '#schemas/api/voicemails.ts';
import type { Voicemail } from '#schemas/domain/voicemail.ts';
import { type ListProps, MessageList, MOST_ROWS, RENEWED_EVERY_MS } from './message-list.tsx';
import { useVoicemailColumns } from './use-voicemail-columns.tsx';

/** Messages of callers: to be heard in the order in which they came. */
export function VoicemailList({ state, search, onClear, onCount }: ListProps) {
  const { messages: texts } = useMessages();
  const formats = useFormats();
  const player = usePlayer();
  const { toggle } = player;
  const query = useQuery({
    ...reading(listVoicemails, { query: { state, search, limit: MOST_ROWS } }),
    placeholderData: keepPreviousData,
    refetchInterval: RENEWED_EVERY_MS,
  });
  const total = query.data?.total;
  useEffect(() => onCount(total === undefined ? undefined : texts.voicemailCount(total, formats.number(total))));
  const play = useCallback(
    ({ id, box, caller, contactId, recordingId }: Voicemail) =>
      toggle({
        id,
        title: `${caller || texts.hiddenNumber} – ${box}`,
        url: urlOf(readRecording, { params: { id: contactId, recording: recordingId } }),
      }),
    [toggle, texts],
  );
  const columns = useVoicemailColumns(player, play);
  return (
    <>
      <MessageList
        label={texts.shows.voicemails}
        query={query}
        columns={columns}
        rows={query.data?.voicemails}
        search={search}
        icon={<IconMessage2Down size={36} stroke={1.3} />}
        empty={texts.noVoicemails[state]}
        onClear={onClear}
      />
      <PlayerBar player={player} />
    </>
  );
}
