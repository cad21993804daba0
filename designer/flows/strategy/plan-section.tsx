import { ActionIcon, Button, Checkbox, NumberInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { CallExit } from '#schemas/nodes/call/node.ts';
import { CALL_EXITS } from '#schemas/nodes/call/node.ts';
import { type Attempt, type Plan, placeOf } from '#schemas/strategy/table.ts';
import { selectionOf } from '../document/selection.ts';
import { useEditor } from '../editor/editor.ts';
import {
  addAttempt,
  changeNumber,
  changePlan,
  type PlanPlace,
  sameRules,
  setRules,
  startingPlan,
  UNANSWERED,
} from './change-table.ts';
import { RuleRow } from './rule-row.tsx';
import classes from './strategy.module.css';
import type { ChangeTable } from './use-table.ts';

interface PlanSectionProps {
  title: string;
  /** Which colour the range has in the week. */
  tone?: number;
  plan: Plan;
  place: PlanPlace;
  tel: number;
  tels: readonly number[];
  places: ReadonlyMap<string, string>;
  change: ChangeTable;
  onShowDrawing: () => void;
}

/** The rules of one range: attempt by attempt, result by result. */
export function PlanSection(props: PlanSectionProps) {
  const { title, tone, plan, place, tel, change, onShowDrawing } = props;
  const { store, readOnly } = useEditor();
  const { plan: texts, showDrawing } = useMessages().flows.strategy;
  const heading = (
    <h3 className={classes.planTitle}>
      {tone !== undefined && <span className={classes.swatch} data-tone={tone} aria-hidden />}
      {title}
    </h3>
  );
  if (plan.type === 'drawn') {
    const { node } = plan;
    return (
      <section className={classes.plan}>
        {heading}
        <p className={classes.drawn}>{node === null ? texts.nothing : texts.drawn}</p>
        {node === null && !readOnly && (
          <Button variant="default" onClick={() => change((table) => fill(table, tel, place))}>
            {texts.fill}
          </Button>
        )}
        {node !== null && (
          <Button
            variant="subtle"
            onClick={() => {
              store.select(selectionOf({ nodes: [node] }));
              onShowDrawing();
            }}
          >
            {showDrawing}
          </Button>
        )}
      </section>
    );
  }
  const { attempts } = plan;
  const edit = (next: (attempts: Attempt[]) => Attempt[]) =>
    change((table) => changePlan(table, { tel, plan: place }, next));
  return (
    <section className={classes.plan} aria-label={title}>
      <div className={classes.planHead}>
        {heading}
        <Checkbox
          size="xs"
          label={texts.sameAttempts}
          checked={attempts.length === 1}
          disabled={readOnly}
          onChange={({ currentTarget: { checked } }) => edit((all) => (checked ? all.slice(-1) : addAttempt(all)))}
        />
        {!readOnly && attempts.length > 1 && (
          <Button variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => edit(addAttempt)}>
            {texts.addAttempt}
          </Button>
        )}
      </div>
      {attempts.map((attempt, index) => (
        <AttemptTable
          // The order is all that tells attempts apart.
          key={index}
          {...props}
          attempt={attempt}
          index={index}
          count={attempts.length}
          onRemove={() => edit((all) => all.filter((_, at) => at !== index))}
        />
      ))}
    </section>
  );
}

function fill(table: Parameters<typeof changeNumber>[0], tel: number, place: PlanPlace) {
  return changeNumber(table, tel, (number) => {
    const { week } = number;
    if (place.type === 'preliminary') return { ...number, preliminary: startingPlan(tel) };
    if (week.type !== 'ranges' || place.type !== 'range') return number;
    const ranges = week.ranges.map((range) => (range.id === place.id ? { ...range, plan: startingPlan(tel) } : range));
    return { ...number, week: { ...week, ranges } };
  });
}

interface AttemptTableProps extends PlanSectionProps {
  attempt: Attempt;
  index: number;
  count: number;
  onRemove: () => void;
}

function AttemptTable({ attempt, index, count, onRemove, tel, tels, place, places, change }: AttemptTableProps) {
  const { readOnly } = useEditor();
  const { plan: texts, results } = useMessages().flows.strategy;
  const [apart, setApart] = useState(false);
  const isSame = sameRules(attempt, UNANSWERED);
  const together = isSame && !apart;
  const name = count === 1 ? texts.only : index === count - 1 ? texts.others : texts.attempt(index + 1);
  const at = { tel, plan: place, attempt: index };
  const planPlace =
    place.type === 'range'
      ? placeOf.range(tel, place.id)
      : place.type === 'always'
        ? placeOf.always(tel)
        : placeOf.preliminary(tel);
  const attemptPlace = placeOf.attempt(planPlace, index, count);
  const rows: { name: string; exits: readonly CallExit[] }[] = together
    ? [
        { name: results.answered, exits: ['answered'] },
        { name: texts.unanswered, exits: UNANSWERED },
      ]
    : CALL_EXITS.map((exit) => ({ name: results[exit], exits: [exit] }));
  return (
    <div className={classes.attempt}>
      <div className={classes.attemptHead}>
        <h4 className={classes.attemptTitle}>{name}</h4>
        <Checkbox
          size="xs"
          label={texts.sameResults}
          checked={together}
          disabled={readOnly && !isSame}
          onChange={({ currentTarget: { checked } }) => {
            setApart(!checked);
            if (checked && !isSame) change((table) => setRules(table, at, UNANSWERED, attempt.rules['no-answer']));
          }}
        />
        <span className={classes.space} />
        <NumberInput
          size="xs"
          w={64}
          aria-label={texts.ring}
          title={texts.ring}
          value={attempt.ringSeconds}
          min={5}
          max={120}
          suffix=" s"
          allowDecimal={false}
          readOnly={readOnly}
          onChange={(ringSeconds) => {
            if (typeof ringSeconds !== 'number' || ringSeconds < 5 || ringSeconds > 120) return;
            change((table) =>
              changePlan(table, { tel, plan: place }, (all) =>
                all.map((one, position) => (position === index ? { ...one, ringSeconds } : one)),
              ),
            );
          }}
        />
        {!readOnly && count > 1 && (
          <Tooltip label={texts.removeAttempt(index + 1)}>
            <ActionIcon aria-label={texts.removeAttempt(index + 1)} onClick={onRemove}>
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <table className={classes.rules} aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.result}</th>
            <th scope="col">{texts.columns.action}</th>
            <th scope="col">{texts.columns.message}</th>
            <th scope="col">{texts.columns.sms}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RuleRow
              key={row.name}
              name={row.name}
              exits={row.exits}
              rule={attempt.rules[row.exits[0] ?? 'answered']}
              tel={tel}
              tels={tels}
              preliminary={place.type === 'preliminary'}
              node={places.get(placeOf.part(placeOf.rule(attemptPlace, row.exits[0] ?? 'answered'), 'action'))}
              onChange={(rule, coalesce) => change((table) => setRules(table, at, row.exits, rule), coalesce)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
