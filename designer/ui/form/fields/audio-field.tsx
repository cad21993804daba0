import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { use, useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { keyOf, reading } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listAudio, readAudioContent, uploadAudio } from '#schemas/api/audio.ts';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, SpokenLanguagesContext, useFormScope } from '../form-scope.ts';
import { isRecord } from '../set-at-path.ts';
import { FieldFrame, useFieldTexts } from './field-frame.tsx';
import { SearchSelect } from './search-select.tsx';
import { useListen } from './use-listen.ts';

/** A file of the audio library, to choose, hear and upload; a localised one in the language that the editor shows. */
export function AudioField(field: FieldProps) {
  const form = useFormScope();
  const { audio: texts } = useMessages().form;
  const formats = useFormats();
  const { label } = useFieldTexts(field);
  const { spoken: language } = use(SpokenLanguagesContext);
  const files = useQuery(reading(listAudio)).data?.audio ?? [];
  const localised = field.meta.localized === true;
  const record = isRecord(field.value) ? field.value : {};
  const path = localised ? [...field.path, language] : field.path;
  const value = String((localised ? record[language] : field.value) ?? '');
  const choose = (id: string) => form.set(path, id);
  const buttonSize = form.dense ? 30 : 36;
  return (
    <FieldFrame field={field}>
      <div style={{ display: 'flex', gap: 4 }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <SearchSelect
            id={fieldId(form.id, path)}
            label={localised ? `${label} (${language})` : label}
            value={value}
            unknown={texts.missing}
            options={files.map(({ id, name, seconds }) => ({
              value: id,
              label: name,
              hint: formats.duration(seconds * 1000),
            }))}
            placeholder={texts.choose}
            none={texts.none}
            clearable={field.meta.optional}
            onChoose={choose}
            readOnly={form.readOnly}
            error={false}
          />
        </div>
        <Listen id={value} size={buttonSize} />
        {!form.readOnly && <Upload onUploaded={choose} size={buttonSize} />}
      </div>
    </FieldFrame>
  );
}

function Listen({ id, size }: { id: string; size: number }) {
  const { audio: texts } = useMessages().form;
  const { playing, toggle } = useListen(id && urlOf(readAudioContent, { params: { id } }));
  const label = playing ? texts.stop : texts.listen;
  return (
    <Tooltip label={label}>
      <ActionIcon size={size} aria-label={label} disabled={id === ''} onClick={toggle}>
        {playing ? <IconPlayerStop size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

function Upload({ onUploaded, size }: { onUploaded: (id: string) => void; size: number }) {
  const { audio: texts } = useMessages().form;
  const client = useQueryClient();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const send = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    try {
      const name = file.name.replace(/\.[^.]+$/, '');
      const { audio } = await upload(uploadAudio, { fields: { file, name }, onProgress: () => undefined });
      await client.invalidateQueries({ queryKey: keyOf(listAudio) });
      onUploaded(audio.id);
    } catch (error) {
      toasts.failed(error, file.name);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FileButton accept="audio/wav,audio/mpeg,.wav,.mp3" onChange={(file) => void send(file)}>
      {(props) => (
        <Tooltip label={texts.upload}>
          <ActionIcon {...props} size={size} aria-label={texts.upload} loading={busy}>
            <IconUpload size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
