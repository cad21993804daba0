import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { keyOf, reading } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listAudio, readAudioContent, uploadAudio } from '#schemas/api/audio.ts';
import { isRecord } from '../../document/set-at-path.ts';
import { useSpokenLanguage } from '../../editor/use-spoken-language.ts';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, useNodeForm } from '../node-form.ts';
import { FieldFrame, useFieldTexts } from './field-frame.tsx';
import { SearchSelect } from './search-select.tsx';
import { useListen } from './use-listen.ts';

/** A file of the audio library, to choose, hear and upload; a localised one in the language that the editor shows. */
export function AudioField(field: FieldProps) {
  const form = useNodeForm();
  const { audio: texts } = useMessages().flows;
  const formats = useFormats();
  const { label } = useFieldTexts(field);
  const [language] = useSpokenLanguage();
  const files = useQuery(reading(listAudio)).data?.audio ?? [];
  const localised = field.meta.localized === true;
  const record = isRecord(field.value) ? field.value : {};
  const path = localised ? [...field.path, language] : field.path;
  const value = String((localised ? record[language] : field.value) ?? '');
  const choose = (id: string) => form.set(path, id);
  return (
    <FieldFrame field={field}>
      <div style={{ display: 'flex', gap: 4 }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <SearchSelect
            id={fieldId(form.nodeId, path)}
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
            onChoose={choose}
            readOnly={form.readOnly}
            error={false}
          />
        </div>
        <Listen id={value} />
        {!form.readOnly && <Upload onUploaded={choose} />}
      </div>
    </FieldFrame>
  );
}

function Listen({ id }: { id: string }) {
  const { audio: texts } = useMessages().flows;
  const { playing, toggle } = useListen(id && urlOf(readAudioContent, { params: { id } }));
  const label = playing ? texts.stop : texts.listen;
  return (
    <Tooltip label={label}>
      <ActionIcon size={30} aria-label={label} disabled={id === ''} onClick={toggle}>
        {playing ? <IconPlayerStop size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

function Upload({ onUploaded }: { onUploaded: (id: string) => void }) {
  const { audio: texts } = useMessages().flows;
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
          <ActionIcon {...props} size={30} aria-label={texts.upload} loading={busy}>
            <IconUpload size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
