import { Button, Modal, Table, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useFlow } from '../editor/editor.ts';
import type { OpenEditor } from '../editor/open-editor.ts';
import { compareFlows, type Difference } from './compare-flows.ts';
import classes from './conflict-banner.module.css';
import type { Theirs } from './draft-saver.ts';

/** Says that the draft was changed elsewhere, and lets the person decide with both versions in view. */
export function ConflictBanner({ open, theirs }: { open: OpenEditor; theirs: Theirs }) {
  const { conflict: texts } = useMessages().flows;
  const formats = useFormats();
  const [comparing, setComparing] = useState(false);
  const keepMine = () => void open.saver.keepMine();
  const takeTheirs = () => {
    const document = open.saver.takeTheirs();
    // As a change of its own, so that taking theirs by mistake can be undone.
    if (document) open.editor.store.edit(() => document);
  };
  return (
    <div className={classes.banner} role="alert">
      <IconGitMerge size={18} aria-hidden />
      <div className={classes.text}>
        <strong>{texts.title}</strong> {texts.text(theirs.updatedBy, formats.dateTime(theirs.updatedAt))}
      </div>
      <Button variant="default" onClick={() => setComparing(true)}>
        {texts.compare}
      </Button>
      <Button variant="default" onClick={takeTheirs} title={texts.takeTheirsHelp}>
        {texts.takeTheirs}
      </Button>
      <Button onClick={keepMine} title={texts.keepMineHelp}>
        {texts.keepMine}
      </Button>
      <Modal opened={comparing} onClose={() => setComparing(false)} title={texts.compareTitle} size="xl">
        <Comparison theirs={theirs} />
      </Modal>
    </div>
  );
}

function Comparison({ theirs }: { theirs: Theirs }) {
  const { conflict: texts } = useMessages().flows;
  const mine = useFlow((flow) => flow);
  const differences = compareFlows(mine, theirs.document);
  if (differences.length === 0) return <Text size="sm">{texts.same}</Text>;
  return (
    <Table layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%" />
          <Table.Th>{texts.mine}</Table.Th>
          <Table.Th>{texts.theirs}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map((difference) => (
          <DifferenceRows key={`${difference.part} ${difference.id}`} difference={difference} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function DifferenceRows({ difference }: { difference: Difference }) {
  const { conflict: texts } = useMessages().flows;
  const side = { mine: texts.onlyMine, theirs: texts.onlyTheirs, both: texts.different }[difference.side];
  return (
    <>
      <Table.Tr>
        <Table.Td colSpan={3} className={classes.part}>
          <strong>{texts.parts[difference.part]}</strong> {difference.title} <Tag>{side}</Tag>
        </Table.Td>
      </Table.Tr>
      {difference.fields.map((field) => (
        <Table.Tr key={field.path}>
          <Table.Td className={classes.path}>{field.path}</Table.Td>
          <Table.Td className={classes.value}>{show(field.mine, texts.empty)}</Table.Td>
          <Table.Td className={classes.value}>{show(field.theirs, texts.empty)}</Table.Td>
        </Table.Tr>
      ))}
    </>
  );
}

function show(value: unknown, empty: string): string {
  if (value === undefined || value === '') return empty;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
