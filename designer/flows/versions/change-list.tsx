import { Button, Group, Select, UnstyledButton } from '@mantine/core';
import { IconCopy, IconEqual } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Tag, type Tone } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import type { Change, ChangePart, FieldChange } from '#runtime/compare/compare-flows.ts';
import { describeChanges, describeSides } from '#runtime/compare/describe-change.ts';
import classes from './compare-dialog.module.css';
import { CHANGE_SIGNS } from './merge-flows.ts';

interface ChangeListProps {
  changes: readonly Change[];
  /** The node shown on the graph. */
  shown: string | undefined;
  onShow: (node: string) => void;
}

const TONES: Record<Change['type'], Tone> = {
  added: 'good',
  removed: 'bad',
  changed: 'warn',
  redirected: 'warn',
  moved: 'neutral',
};

/** Everything that two versions say differently; each node and connection can be shown on the graph. */
export function ChangeList({ changes, shown, onShow }: ChangeListProps) {
  const { language } = useLanguage();
  const { compare: texts } = useMessages().flows;
  const toasts = useToasts();
  const [part, setPart] = useState<ChangePart>();
  if (changes.length === 0) {
    return <EmptyState icon={<IconEqual size={32} stroke={1.3} />} title={texts.same} text={texts.sameHelp} />;
  }
  const parts = [...new Set(changes.map((change) => change.part))];
  const copy = async () => {
    await navigator.clipboard.writeText(describeChanges(changes, language).join('\n'));
    toasts.done(texts.copied);
  };
  const wanted = parts.find((one) => one === part);
  const count = (one: ChangePart) => changes.filter((change) => change.part === one).length;
  return (
    <>
      <Group justify="space-between" align="end" mb={8}>
        <Select
          size="xs"
          label={texts.filter}
          allowDeselect={false}
          value={wanted ?? 'all'}
          onChange={(value) => setPart(parts.find((one) => one === value))}
          data={[
            { value: 'all', label: texts.all(changes.length) },
            ...parts.map((one) => ({ value: one, label: `${texts.parts[one]} (${count(one)})` })),
          ]}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => void copy()}
        >
          {texts.copy}
        </Button>
      </Group>
      <ul className={classes.list}>
        {changes
          .filter((change) => wanted === undefined || change.part === wanted)
          .map((change) => (
            <ChangeItem
              key={`${change.part} ${change.id}`}
              change={change}
              shown={shown !== undefined && change.part === 'node' && change.id === shown}
              onShow={onShow}
            />
          ))}
      </ul>
    </>
  );
}

function ChangeItem({ change, shown, onShow }: { change: Change; shown: boolean; onShow: (node: string) => void }) {
  const { language } = useLanguage();
  const { compare: texts } = useMessages().flows;
  const item = useRef<HTMLLIElement>(null);
  const { type, node, leads, part } = change;
  const title = change.title[language];
  useEffect(() => {
    // Choosing a node on the graph finds what is said of it.
    if (shown) item.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <li ref={item} className={classes.item} data-shown={shown || undefined}>
      <div className={classes.head}>
        <span className={classes.name}>
          {node === undefined ? (
            title
          ) : (
            <UnstyledButton className={classes.jump} title={texts.show(title)} onClick={() => onShow(node)}>
              {title}
            </UnstyledButton>
          )}
        </span>
        <Tag tone={TONES[type]}>
          {CHANGE_SIGNS[type]} {texts.types[type]} {change.moved && type === 'changed' && texts.alsoMoved}
        </Tag>
      </div>
      <span className={classes.part}>{texts.parts[part]}</span>
      {(change.fields.length > 0 || leads) && (
        <dl className={classes.fields}>
          {change.fields.map((field) => (
            <Field key={`${field.type} ${field.path.join('.')}`} field={field} />
          ))}
          {leads && (
            <div className={classes.field}>
              <dd>
                {leads.before && <del>{leads.before[language]}</del>}{' '}
                {leads.after && <ins>→ {leads.after[language]}</ins>}
              </dd>
            </div>
          )}
        </dl>
      )}
    </li>
  );
}

function Field({ field }: { field: FieldChange }) {
  const { language } = useLanguage();
  const { compare: texts } = useMessages().flows;
  const { before, after } = describeSides(field, language);
  return (
    <div className={classes.field}>
      <dt>
        {field.name[language]} {field.type === 'order' && `(${texts.order})`}
      </dt>
      <dd>
        {field.type !== 'added' && <del>{before}</del>} {field.type !== 'removed' && <ins>{after}</ins>}
      </dd>
    </div>
  );
}
