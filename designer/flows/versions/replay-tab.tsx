import { Alert, Button, Group, Progress, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { wordsOf } from '#runtime/compare/flow-words.ts';
import { groupVerdicts, type ReplayGroup } from '#runtime/compare/group-verdicts.ts';
import { readAliases } from '#schemas/api/aliases.ts';
import { listVersions } from '#schemas/api/flows.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { useEditor } from '../editor/editor.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import { boundsOf, periods, type TrafficPeriod } from '../traffic/period.ts';
import classes from './compare-dialog.module.css';
import type { Side } from './side.ts';
import { type ReplayState, useReplay } from './use-replay.ts';
import { useSide } from './use-sides.ts';

interface ReplayTabProps {
  /** The version that past contacts are run on. */
  side: Side;
  document: Flow;
  onShow: (node: string) => void;
}

const SIZES = [100, 300, 1000];
const ANY = 'any';

/** What past contacts would have met on another version. */
export function ReplayTab({ side, document, onShow }: ReplayTabProps) {
  const { flowId } = useEditor();
  const messages = useMessages();
  const { compare: texts, traffic } = messages.flows;
  const versions = useQuery(reading(listVersions, { params: { id: flowId } })).data?.versions ?? [];
  const live = useQuery(reading(readAliases, { params: { id: flowId } })).data?.live;
  const surroundings = useSurroundings([document]);
  const [chosen, setChosen] = useState<string>();
  const [period, setPeriod] = useState<TrafficPeriod>('yesterday');
  const [most, setMost] = useState(300);
  const { state, run, stop } = useReplay();
  const version = chosen ?? (typeof live === 'number' ? String(live) : ANY);
  const busy = state.status === 'loading' || state.status === 'running';
  const start = () =>
    void run({
      flowId,
      version: version === ANY ? undefined : Number(version),
      ...boundsOf(period, Date.now()),
      most,
      document,
      surroundings,
    });
  return (
    <Stack gap="sm">
      <Text size="xs" c="dimmed">
        {texts.replay.intro(side === 'draft' ? texts.replay.draft : texts.replay.version(side))}
      </Text>
      <div className={classes.choices}>
        <Select
          size="xs"
          label={texts.replay.contactsOf}
          allowDeselect={false}
          disabled={busy}
          value={version}
          onChange={(value) => setChosen(value ?? ANY)}
          data={[
            { value: ANY, label: texts.replay.anyVersion },
            ...versions.map(({ version: number }) => ({ value: String(number), label: texts.version(number) })),
          ]}
        />
        <Select
          size="xs"
          label={texts.replay.period}
          allowDeselect={false}
          disabled={busy}
          value={period}
          onChange={(value) => setPeriod(periods.find((known) => known === value) ?? 'yesterday')}
          data={periods.map((value) => ({ value, label: traffic.periods[value] }))}
        />
        <Select
          size="xs"
          label={texts.replay.most}
          allowDeselect={false}
          disabled={busy}
          value={String(most)}
          onChange={(value) => setMost(Number(value))}
          data={SIZES.map(String)}
        />
      </div>
      <Group gap="xs">
        {busy ? (
          <Button size="xs" variant="default" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={stop}>
            {texts.replay.cancel}
          </Button>
        ) : (
          <Button size="xs" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={start}>
            {texts.replay.run}
          </Button>
        )}
        <Text size="xs" role="status">
          {state.status === 'loading' && texts.replay.loading}
          {state.status === 'running' && texts.replay.running(state.verdicts.length, state.contacts.length)}
        </Text>
      </Group>
      {state.status === 'running' && (
        <Progress
          value={(state.verdicts.length / Math.max(1, state.contacts.length)) * 100}
          aria-label={texts.replay.running(state.verdicts.length, state.contacts.length)}
        />
      )}
      {state.error !== undefined && (
        <Alert color="red" role="alert">
          {state.error instanceof Error && state.error.message.startsWith('compare.')
            ? texts.replay.notRun
            : describeError(state.error, messages)}
        </Alert>
      )}
      {state.status === 'done' && state.error === undefined && state.contacts.length === 0 && (
        <EmptyState
          icon={<IconUsers size={32} stroke={1.3} />}
          title={texts.replay.none}
          text={texts.replay.noneHelp}
        />
      )}
      {state.verdicts.length > 0 && (
        <Results state={state} from={version === ANY ? side : Number(version)} after={document} onShow={onShow} />
      )}
    </Stack>
  );
}

interface ResultsProps {
  state: ReplayState;
  /** The version the contacts were on, for the names of its nodes. */
  from: Side;
  after: Flow;
  onShow: (node: string) => void;
}

function Results({ state, from, after, onShow }: ResultsProps) {
  const { replay: texts } = useMessages().flows.compare;
  const before = useSide(from).document ?? after;
  const summary = useMemo(
    () => groupVerdicts(state.verdicts, { before: wordsOf(before), after: wordsOf(after) }),
    [state.verdicts, before, after],
  );
  const contacts = useMemo(() => new Map(state.contacts.map((contact) => [contact.id, contact])), [state.contacts]);
  const total = (groups: readonly ReplayGroup[]) => groups.reduce((sum, group) => sum + group.contacts.length, 0);
  const sections = [
    { title: texts.parted(total(summary.parted)), groups: summary.parted },
    { title: texts.worded(total(summary.worded)), groups: summary.worded },
    { title: texts.incomparable(total(summary.incomparable)), groups: summary.incomparable },
  ];
  return (
    <div>
      <strong>{texts.same(summary.same)}</strong>
      {sections
        .filter(({ groups }) => groups.length > 0)
        .map(({ title, groups }) => (
          <section key={title} aria-label={title}>
            <h3 className={classes.heading}>{title}</h3>
            <ul className={classes.list}>
              {groups.map((group) => (
                <ReplayedGroup key={group.key} group={group} contacts={contacts} onShow={onShow} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

const FIRST_CONTACTS = 10;

interface GroupProps {
  group: ReplayGroup;
  contacts: ReadonlyMap<string, Contact>;
  onShow: (node: string) => void;
}

function ReplayedGroup({ group, contacts, onShow }: GroupProps) {
  const { language } = useLanguage();
  const formats = useFormats();
  const { replay: texts, show } = useMessages().flows.compare;
  const [all, setAll] = useState(false);
  const shown = all ? group.contacts : group.contacts.slice(0, FIRST_CONTACTS);
  const node = group.point?.node.split('/')[0];
  const text = group.text[language];
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>
          {node ? (
            <UnstyledButton className={classes.jump} title={show(node)} onClick={() => onShow(node)}>
              {text}
            </UnstyledButton>
          ) : (
            text
          )}
        </span>
        <span className={classes.part}>{texts.contacts(group.contacts.length)}</span>
      </div>
      <ul className={classes.contacts}>
        {shown.map((id) => {
          const contact = contacts.get(id);
          return (
            <li key={id}>
              <Link to="/contacts/$contactId" params={{ contactId: id }} target="_blank">
                {contact ? `${contact.caller || id}, ${formats.dateTime(contact.startedAt)}` : id}
              </Link>
            </li>
          );
        })}
        {shown.length < group.contacts.length && (
          <li>
            <UnstyledButton className={classes.jump} onClick={() => setAll(true)}>
              {texts.more(group.contacts.length - shown.length)}
            </UnstyledButton>
          </li>
        )}
      </ul>
    </li>
  );
}
