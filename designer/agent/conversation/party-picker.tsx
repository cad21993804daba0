import { Button, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { listParties } from '#schemas/api/desk.ts';
import type { Party } from '#schemas/domain/conversation.ts';
import classes from './party-picker.module.css';

export interface PartyAction {
  label: string;
  /** Which parties it is offered for. */
  takes: (party: Party) => boolean;
  /** Whether it can be done with a colleague who is busy, for whom the customer then waits. */
  whileBusy?: boolean;
  run: (party: Party) => void;
}

interface PartyPickerProps {
  actions: readonly PartyAction[];
  pending: boolean;
}

const STATES_FREE: ReadonlySet<string> = new Set(['ready', 'paused']);
const STATES_BUSY: ReadonlySet<string> = new Set(['reserved', 'ringing', 'talking', 'wrap-up']);
const ASKED_EVERY_MS = 5_000;

/** Somebody to call or to pass a customer on to: a number that is typed, a colleague or a queue that is found by name. */
export function PartyPicker({ actions, pending }: PartyPickerProps) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const parties = useQuery({ ...reading(listParties), refetchInterval: ASKED_EVERY_MS });
  const [search, setSearch] = useState('');
  const number = search.replace(/[ .()/-]/g, '');
  const isNumber = /^\+?[0-9*#]{2,20}$/.test(number);
  const agents = (parties.data?.agents ?? [])
    .filter(({ name, login, state }) => state !== 'signed-out' && isFound([name, login], search))
    .sort(
      (a, b) => Number(STATES_FREE.has(b.state)) - Number(STATES_FREE.has(a.state)) || formats.compare(a.name, b.name),
    );
  const queues = (parties.data?.queues ?? []).filter(({ id, name }) => isFound([id, name], search));
  const takesQueues = actions.some(({ takes }) => takes({ type: 'queue', queue: '' }));
  const buttons = (party: Party, name: string, offered = actions) =>
    offered
      .filter(({ takes }) => takes(party))
      .map(({ label, run }, index) => (
        <Button
          key={label}
          size="compact-sm"
          variant={index === 0 ? 'filled' : 'default'}
          disabled={pending}
          aria-label={`${label}: ${name}`}
          onClick={() => run(party)}
        >
          {label}
        </Button>
      ));
  return (
    <div className={classes.picker}>
      <TextInput
        size="sm"
        data-autofocus
        label={texts.parties.search}
        placeholder={texts.parties.placeholder}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={search}
        onChange={({ currentTarget: { value } }) => setSearch(value)}
      />
      <div className={classes.list} data-scroll>
        {isNumber && (
          <Line name={number} note={texts.parties.number}>
            {buttons({ type: 'number', number }, number)}
          </Line>
        )}
        {parties.isPending && <Loader m="md" aria-label={texts.parties.search} />}
        {parties.isError && !parties.data && <LoadError error={parties.error} onRetry={() => void parties.refetch()} />}
        {agents.map(({ id, name, login, state }) => {
          const offered = actions.filter(
            ({ whileBusy }) => STATES_FREE.has(state) || (whileBusy && STATES_BUSY.has(state)),
          );
          const waits = offered.length > 0 && !STATES_FREE.has(state) ? ` · ${texts.parties.waits}` : '';
          return (
            <Line key={id} name={name} note={`${login} · ${texts.state.names[state]}${waits}`}>
              {buttons({ type: 'agent', agent: id }, name, offered)}
            </Line>
          );
        })}
        {takesQueues &&
          queues.map(({ id, name, waiting, ready }) => (
            <Line key={id} name={name} note={texts.parties.queue(id, waiting, ready)}>
              {buttons({ type: 'queue', queue: id }, name)}
            </Line>
          ))}
        {parties.data && !isNumber && agents.length === 0 && (queues.length === 0 || !takesQueues) && (
          <p className={classes.nothing}>{texts.parties.nothing}</p>
        )}
      </div>
    </div>
  );
}

function Line({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.name}>
        <strong>{name}</strong>
        <small>{note}</small>
      </span>
      {children}
    </div>
  );
}
