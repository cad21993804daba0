import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { saveFile } from '#designer/ui/save-file.ts';
import { Tag } from '#designer/ui/tag.tsx';
import type { ImportedElement } from '#schemas/api/flows.ts';
import classes from './conversion-report.module.css';
import type { Conversion } from './use-import.ts';

const FIDELITIES = ['unsupported', 'approximated', 'exact'] as const;
type Fidelity = (typeof FIDELITIES)[number];
const TONES = { unsupported: 'bad', approximated: 'warn', exact: 'good' } as const;

interface ConversionReportProps {
  conversion: Conversion;
  pending: boolean;
  onCreate: () => void;
  onClose: () => void;
}

/** What became of each element of another product's flow, before anything is created. */
export function ConversionReport({ conversion, pending, onCreate, onClose }: ConversionReportProps) {
  const { flowList, common } = useMessages();
  const { language } = useLanguage();
  const { conversion: texts } = flowList;
  const [shown, setShown] = useState<Fidelity | 'all'>('all');
  const { converted, file } = conversion;
  const { report, format, document } = converted;
  const countOf = (fidelity: Fidelity) => report.filter((item) => item.fidelity === fidelity).length;
  const rows = FIDELITIES.filter((fidelity) => shown === 'all' || shown === fidelity).flatMap((fidelity) =>
    report.filter((item) => item.fidelity === fidelity),
  );
  const save = () =>
    saveFile(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }), `${document.id}.import.json`);
  return (
    <Dialog opened onClose={onClose} size={820} title={texts.title(file, texts.formats[format])}>
      <Stack gap="sm">
        <Text size="sm">{texts.intro(report.length)}</Text>
        {countOf('unsupported') > 0 && <Alert color="yellow">{texts.placeholders(countOf('unsupported'))}</Alert>}
        <SegmentedControl
          size="xs"
          aria-label={texts.filter}
          value={shown}
          onChange={(value) => setShown(FIDELITIES.find((known) => known === value) ?? 'all')}
          data={[
            { value: 'all', label: `${common.all} ${report.length}` },
            ...FIDELITIES.map((value) => ({ value, label: `${texts.fidelities[value]} ${countOf(value)}` })),
          ]}
        />
        {/* Scrolled by keyboard as well, which needs the focus. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <section className={classes.list} tabIndex={0} aria-label={texts.elements} data-scroll>
          {rows.map((row) => (
            <Element key={`${row.type} ${row.element}`} row={row} language={language} />
          ))}
        </section>
        <Group justify="space-between">
          <Button variant="subtle" leftSection={<IconDownload size={15} aria-hidden />} onClick={save}>
            {texts.download}
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={onClose} disabled={pending}>
              {common.cancel}
            </Button>
            <Button onClick={onCreate} loading={pending} data-autofocus>
              {texts.create}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Element({ row, language }: { row: ImportedElement; language: 'en' | 'fr' }) {
  const { conversion: texts } = useMessages().flowList;
  return (
    <div className={classes.element}>
      <div className={classes.head}>
        <strong>{row.element}</strong>
        <span className={classes.type}>{row.type}</span>
        <Tag tone={TONES[row.fidelity]}>{texts.fidelities[row.fidelity]}</Tag>
      </div>
      {row.notes.length > 0 && (
        <ul className={classes.notes}>
          {row.notes.map((note) => (
            <li key={note.en}>{note[language]}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
