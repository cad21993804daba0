import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallResult } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { likelyCountry } from '#designer/ui/country-select.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import {
  type CsvFormat,
  createDataFile,
  type ImportColumn,
  listDataFiles,
  PREVIEW_BYTES,
  previewDataFile,
  replaceDataFile,
} from '#schemas/api/data-files.ts';
import { type DataFile, dataColumn, MAX_DATA_FILE_BYTES } from '#schemas/domain/data-file.ts';

/** A column of the file, and whether it is imported. */
export interface ColumnDraft extends ImportColumn {
  taken: boolean;
}

/** Everything between a file on the desk and its rows on the server. */
export function useImport(target: DataFile | null) {
  const messages = useMessages();
  const { language } = useLanguage();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const texts = messages.data.import;
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [country, setCountry] = useState(() => target?.country ?? likelyCountry(language));
  const [preview, setPreview] = useState<CallResult<typeof previewDataFile> | null>(null);
  const [columns, setColumns] = useState<ColumnDraft[]>([]);
  const [isReading, setReading] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [nameError, setNameError] = useState<string | null>(null);
  const [done, setDone] = useState<CallResult<typeof createDataFile> | null>(null);

  const read = useCallback(
    async (chosen: File, format?: CsvFormat) => {
      setReading(true);
      setFailure(null);
      try {
        const found = await look(chosen, country, format);
        setPreview(found);
        setColumns(found.columns.map((column) => adopt(column, target)));
      } catch (error) {
        setFailure(describeError(error, messages));
      } finally {
        setReading(false);
      }
    },
    [country, target, messages],
  );

  const choose = useCallback(
    async (chosen: File) => {
      if (chosen.size > MAX_DATA_FILE_BYTES) return setFailure(texts.tooLarge(formats.bytes(chosen.size)));
      setFile(chosen);
      setName(chosen.name.replace(/\.\w+$/, '').slice(0, 100));
      await read(chosen);
    },
    [read, texts, formats],
  );

  /** Numbers of another country may turn a column of texts into one of phone numbers; nothing else is touched. */
  const changeCountry = async (next: string) => {
    setCountry(next);
    if (!file || !preview) return;
    const found = await look(file, next, preview.format).catch(() => null);
    const isPhone = (index: number) => found?.columns.some((one) => one.index === index && one.type === 'phone');
    setColumns((before) =>
      before.map((column) =>
        column.type === 'text' && isPhone(column.index) ? { ...column, type: 'phone', key: true } : column,
      ),
    );
  };

  const submit = async () => {
    if (!file || !preview) return;
    const refusal = refuse(columns, texts);
    setFailure(refusal);
    const isNameless = target === null && name.trim() === '';
    setNameError(isNameless ? messages.errors.required : null);
    if (refusal || isNameless) return;
    const taken = columns.filter((column) => column.taken).map(({ taken: _, ...column }) => column);
    const fields = { file, country, format: JSON.stringify(preview.format), columns: JSON.stringify(taken) };
    setProgress(0);
    try {
      const result = target
        ? await upload(replaceDataFile, { params: { id: target.id }, fields, onProgress: setProgress })
        : await upload(createDataFile, { fields: { ...fields, name }, onProgress: setProgress });
      setDone(result);
      await queryClient.invalidateQueries({ queryKey: keyOf(listDataFiles) });
    } catch (error) {
      setFailure(describeError(error, messages));
    } finally {
      setProgress(null);
    }
  };

  return {
    name,
    setName,
    nameError,
    country,
    changeCountry,
    preview,
    columns,
    setColumns,
    /** Columns that the data file has and the newer file does not. */
    missing: (target?.columns ?? [])
      .map((column) => column.name)
      .filter((known) => !columns.some((column) => column.taken && column.name === known)),
    isReading,
    progress,
    failure,
    done,
    choose,
    readAgain: async (format: CsvFormat) => {
      if (file) await read(file, format);
    },
    submit,
  };
}

/** The beginning of a file is sent alone: it says enough, and soon. */
function look(file: File, country: string, format?: CsvFormat): Promise<CallResult<typeof previewDataFile>> {
  const beginning = new File([file.slice(0, PREVIEW_BYTES)], file.name);
  return upload(previewDataFile, {
    fields: { file: beginning, country, ...(format ? { format: JSON.stringify(format) } : {}) },
    onProgress: () => {},
  });
}

/** A column that the data file has already keeps its name and type, so that flows keep working. */
function adopt(column: ImportColumn, target: DataFile | null): ColumnDraft {
  const known = target?.columns.find(
    ({ label, name }) => (label !== '' && label === column.label) || name === column.name,
  );
  return { ...column, ...(known ? { name: known.name, type: known.type, key: known.key } : {}), taken: true };
}

function refuse(columns: readonly ColumnDraft[], texts: { noColumns: string; badNames: string }): string | null {
  const names = columns.filter(({ taken }) => taken).map(({ name }) => name);
  if (names.length === 0) return texts.noColumns;
  const areFine = names.every((name) => dataColumn.shape.name.safeParse(name).success);
  return areFine && new Set(names).size === names.length ? null : texts.badNames;
}
