import { Checkbox, Select } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type CsvFormat, csvFormat } from '#schemas/api/data-files.ts';
import classes from './import.module.css';

interface FormatFieldsProps {
  format: CsvFormat;
  onChange: (format: CsvFormat) => void;
}

/** How the file is written, as it was found out; whoever knows better says so. */
export function FormatFields({ format, onChange }: FormatFieldsProps) {
  const {
    data: { import: texts },
  } = useMessages();
  return (
    <div className={classes.format}>
      <Select
        size="xs"
        label={texts.separator}
        allowDeselect={false}
        value={format.separator}
        data={csvFormat.shape.separator.options.map((value) => ({ value, label: texts.separators[value] }))}
        onChange={(value) => onChange({ ...format, separator: csvFormat.shape.separator.parse(value) })}
      />
      <Select
        size="xs"
        label={texts.encoding}
        allowDeselect={false}
        value={format.encoding}
        data={csvFormat.shape.encoding.options.map((value) => ({ value, label: texts.encodings[value] }))}
        onChange={(value) => onChange({ ...format, encoding: csvFormat.shape.encoding.parse(value) })}
      />
      <Checkbox
        size="xs"
        label={texts.header}
        checked={format.header}
        onChange={(event) => onChange({ ...format, header: event.currentTarget.checked })}
      />
    </div>
  );
}
