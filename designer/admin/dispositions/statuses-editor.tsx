import { Button, Menu } from '@mantine/core';
import { IconListCheck, IconPlus, IconRobot, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { systemStatuses } from '#schemas/domain/system-statuses.ts';
import { AgentPreview } from './agent-preview.tsx';
import classes from './dispositions.module.css';
import { moveStatus, newStatus } from './edit-statuses.ts';
import { StatusList } from './status-list.tsx';

interface StatusesEditorProps {
  statuses: readonly DispositionStatus[];
  currency: string;
}

/** The statuses in their order, the form of the one that is chosen, and what agents will see of them. */
export function StatusesEditor({ statuses, currency }: StatusesEditorProps) {
  const form = useRecord();
  const { dispositions: texts } = useMessages();
  const [chosen, setChosen] = useState(0);
  useWantedStatus(setChosen);
  const index = Math.min(chosen, statuses.length - 1);
  const status = statuses[index];
  const put = (next: readonly DispositionStatus[], choose: number) => {
    form.set(['statuses'], next);
    setChosen(Math.max(0, choose));
  };
  return (
    <div className={classes.editor}>
      <section className={classes.column} aria-label={texts.statuses}>
        <div className={classes.head}>
          <h2 className={classes.heading}>{texts.statuses}</h2>
          {!form.readOnly && (
            <AddMenu statuses={statuses} onAdd={(added) => put([...statuses, added], statuses.length)} />
          )}
        </div>
        <StatusList
          statuses={statuses}
          chosen={index}
          onChoose={setChosen}
          onMove={(from, to) => put(moveStatus(statuses, from, to), to > from ? to - 1 : to)}
          onRemove={(at) =>
            put(
              statuses.filter((_, other) => other !== at),
              at - 1,
            )
          }
        />
      </section>
      <section className={classes.column} aria-label={status?.name || texts.sections.statuses}>
        {status ? (
          // Another status has other fields to leave.
          <div key={`${index}/${statuses.length}`} className={classes.status}>
            <div className={classes.head}>
              <h2 className={classes.heading}>{status.name || texts.unnamed}</h2>
              {!form.readOnly && (
                <Button
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size={14} aria-hidden />}
                  onClick={() =>
                    put(
                      statuses.filter((_, other) => other !== index),
                      index - 1,
                    )
                  }
                >
                  {texts.remove}
                </Button>
              )}
            </div>
            {status.system && <p className={classes.hint}>{texts.systemHelp}</p>}
            <FormFields path={['statuses', index]} only={status.system ? FIELDS.slice(1) : FIELDS} />
          </div>
        ) : (
          <EmptyState
            icon={<IconListCheck size={32} stroke={1.3} />}
            title={texts.noStatuses}
            text={texts.noStatusesHelp}
          />
        )}
      </section>
      <AgentPreview statuses={statuses} currency={currency} chosen={status} />
    </div>
  );
}

const FIELDS = [
  'code',
  'name',
  'colour',
  'category',
  'type',
  'benefit',
  'quota',
  'quick',
  'final',
  'callback',
  'details',
  'description',
] as const;

/** A status of one's own, or one of those that the system gives and that the group does not have yet (S43). */
function AddMenu({
  statuses,
  onAdd,
}: {
  statuses: readonly DispositionStatus[];
  onAdd: (status: DispositionStatus) => void;
}) {
  const { dispositions: texts } = useMessages();
  const { language } = useLanguage();
  const missing = systemStatuses(language).filter(({ code }) => !statuses.some((status) => status.code === code));
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>
          {texts.addStatus}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => onAdd(newStatus(statuses))}>
          {texts.ownStatus}
        </Menu.Item>
        {missing.length > 0 && <Menu.Label>{texts.systemStatuses}</Menu.Label>}
        {missing.map((status) => (
          <Menu.Item key={status.code} leftSection={<IconRobot size={15} aria-hidden />} onClick={() => onAdd(status)}>
            {status.code} · {status.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Chooses the status whose field a problem points at. */
function useWantedStatus(choose: (index: number) => void): void {
  const { wanted } = useRecord();
  const [seen, setSeen] = useState<unknown>();
  if (!wanted || wanted === seen) return;
  setSeen(wanted);
  const [field, index] = wanted.path;
  // An address writes numbers as text.
  if (field === 'statuses' && index !== undefined) choose(Number(index) || 0);
}
