import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { placeOf } from '#schemas/strategy/table.ts';
import { selectionOf } from '../document/selection.ts';
import { useEditor } from '../editor/editor.ts';
import { addNumber, removeNumber } from './change-table.ts';
import { NumberSection } from './number-section.tsx';
import { Overview } from './overview.tsx';
import { SettingsSection } from './settings-section.tsx';
import classes from './strategy.module.css';
import { useSelectNode, useTable } from './use-table.ts';

/** A call strategy as its admins know it: one number after the other, each with its week and its rules. */
export function StrategyTable({ onShowDrawing }: { onShowDrawing: () => void }) {
  const { store, readOnly } = useEditor();
  const { strategy: texts } = useMessages().flows;
  const { table, leftovers, places, change } = useTable();
  const select = useSelectNode();
  const [chosen, setChosen] = useState<number | 'all'>();
  const number = table.numbers.find(({ terms }) => terms.tel === chosen) ?? table.numbers[0];
  const isOverview = chosen === 'all';
  const tel = number?.terms.tel;

  const add = () => {
    let added = 0;
    change((current) => {
      const next = addNumber(current);
      added = next.tel;
      return next.table;
    });
    setChosen(added);
  };
  const addButton = !readOnly && (
    <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
      {texts.addNumber}
    </Button>
  );

  return (
    <section className={classes.view} aria-label={texts.label} data-scroll>
      <SettingsSection />
      {leftovers.length > 0 && (
        <div className={classes.leftovers} role="note">
          <span>{texts.leftovers(leftovers.length)}</span>
          <Button
            variant="subtle"
            onClick={() => {
              store.select(selectionOf({ nodes: leftovers }));
              onShowDrawing();
            }}
          >
            {texts.showDrawing}
          </Button>
        </div>
      )}
      {number && tel !== undefined ? (
        <>
          <div className={classes.numbers}>
            <div className={classes.tabs} role="tablist" aria-label={texts.numbers}>
              {table.numbers.map(({ terms }) => (
                <button
                  key={terms.tel}
                  type="button"
                  role="tab"
                  className={classes.tab}
                  aria-selected={!isOverview && terms.tel === tel}
                  onClick={() => {
                    setChosen(terms.tel);
                    select(places.get(placeOf.number(terms.tel)));
                  }}
                >
                  TEL{terms.tel}
                  <span className={classes.column}>{terms.column}</span>
                </button>
              ))}
              <button
                type="button"
                role="tab"
                className={classes.tab}
                aria-selected={isOverview}
                onClick={() => setChosen('all')}
              >
                {texts.overview}
              </button>
            </div>
            {addButton}
            <span className={classes.space} />
            {!readOnly && !isOverview && (
              <Tooltip label={texts.removeNumber(tel)}>
                <ActionIcon
                  aria-label={texts.removeNumber(tel)}
                  onClick={() => {
                    setChosen(undefined);
                    change((current) => removeNumber(current, tel));
                  }}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
          {isOverview ? (
            <Overview table={table} onChoose={setChosen} />
          ) : (
            <NumberSection
              key={tel}
              number={number}
              table={table}
              places={places}
              change={change}
              onShowDrawing={onShowDrawing}
            />
          )}
        </>
      ) : (
        <EmptyState title={texts.empty} text={texts.emptyHelp} action={addButton} />
      )}
    </section>
  );
}
