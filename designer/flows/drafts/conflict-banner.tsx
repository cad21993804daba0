import { Button, Table, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { type Change, compareFlows } from '#runtime/compare/compare-flows.ts';
import { describeSides } from '#runtime/compare/describe-change.ts';
import { useFlow } from '../editor/editor.ts';
import type { OpenEditor } from '../editor/open-editor.ts';
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
      <Dialog opened={comparing} onClose={() => setComparing(false)} title={texts.compareTitle} size="xl">
        <Comparison theirs={theirs} />
      </Dialog>
    </div>
  );
}

function Comparison({ theirs }: { theirs: Theirs }) {
  const { conflict: texts } = useMessages().flows;
  const mine = useFlow((flow) => flow);
  const changes = compareFlows(mine, theirs.document);
  if (changes.length === 0) return <Text size="sm">{texts.same}</Text>;
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
        {changes.map((change) => (
          <ChangeRows key={`${change.part} ${change.id}`} change={change} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A part that only theirs has was added on the way from mine to theirs. */
function ChangeRows({ change }: { change: Change }) {
  const { language } = useLanguage();
  const { conflict: texts } = useMessages().flows;
  const sides = { added: texts.onlyTheirs, removed: texts.onlyMine };
  const { type, leads } = change;
  const side = type === 'added' || type === 'removed' ? sides[type] : type === 'moved' ? texts.moved : texts.different;
  return (
    <>
      <Table.Tr>
        <Table.Td colSpan={3} className={classes.part}>
          <strong>{texts.parts[change.part]}</strong> {change.title[language]} <Tag>{side}</Tag>
        </Table.Td>
      </Table.Tr>
      {change.fields.map((field) => {
        const { before, after } = describeSides(field, language);
        return <SideRow key={field.path.join('.')} name={field.name[language]} mine={before} theirs={after} />;
      })}
      {leads?.before && leads.after && (
        <SideRow name={texts.target} mine={leads.before[language]} theirs={leads.after[language]} />
      )}
    </>
  );
}

function SideRow({ name, mine, theirs }: { name: string; mine: string; theirs: string }) {
  return (
    <Table.Tr>
      <Table.Td className={classes.path}>{name}</Table.Td>
      <Table.Td className={classes.value}>{mine}</Table.Td>
      <Table.Td className={classes.value}>{theirs}</Table.Td>
    </Table.Tr>
  );
}
