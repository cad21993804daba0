import { Button, FileButton } from '@mantine/core';
import { IconUpload, IconVolume } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { DropTarget } from '#designer/ui/drop-target.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { PlayerBar } from '#designer/ui/player/player-bar.tsx';
import { usePlayer } from '#designer/ui/player/use-player.ts';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { listAudio, readAudioContent, uploadAudio } from '#schemas/api/audio.ts';
import { UploadList } from './upload-list.tsx';
import { useAudioColumns } from './use-audio-columns.tsx';
import { useUploads } from './use-uploads.ts';

/** The audio library: upload, listen, rename, see who uses what, delete. */
export function AudioPage() {
  const { audio: texts } = useMessages();
  const may = useMay();
  const library = useQuery(reading(listAudio));
  const [search, setSearch] = useState('');
  const player = usePlayer();
  const uploads = useUploads();
  const columns = useAudioColumns(player, (audio) =>
    player.toggle({ id: audio.id, title: audio.name, url: urlOf(readAudioContent, { params: { id: audio.id } }) }),
  );
  const rows = useMemo(() => {
    return library.data?.audio.filter(({ name, id }) => isFound([name, id], search));
  }, [library.data, search]);

  const add = may(uploadAudio) && (
    <FileButton multiple accept=".wav,.mp3,audio/wav,audio/mpeg" onChange={uploads.add}>
      {(props) => (
        <Button {...props} leftSection={<IconUpload size={15} />} title={texts.uploadHelp}>
          {texts.upload}
        </Button>
      )}
    </FileButton>
  );

  return (
    <DropTarget hint={texts.dropHere} onFiles={may(uploadAudio) ? uploads.add : undefined}>
      <Page
        title={texts.title}
        note={library.data && texts.count(library.data.audio.length)}
        actions={add}
        toolbar={<SearchInput value={search} onChange={setSearch} label={texts.search} />}
      >
        <UploadList uploads={uploads.list} onDismiss={uploads.dismiss} />
        {library.isError && !library.data ? (
          <LoadError error={library.error} onRetry={() => void library.refetch()} />
        ) : (
          <DataTable
            label={texts.title}
            columns={columns}
            rows={rows}
            rowKey={(audio) => audio.id}
            initialSort={{ key: 'name', descending: false }}
            empty={
              library.data?.audio.length === 0 ? (
                <EmptyState
                  icon={<IconVolume size={36} stroke={1.3} />}
                  title={texts.emptyTitle}
                  text={texts.emptyText}
                  action={add}
                />
              ) : (
                <NoResults onClear={() => setSearch('')} />
              )
            }
          />
        )}
        <PlayerBar player={player} />
      </Page>
    </DropTarget>
  );
}
