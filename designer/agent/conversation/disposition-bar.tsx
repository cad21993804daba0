import { Button, Select, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useKeptFocus } from '#designer/ui/use-kept-focus.ts';
import { useOneAtATime } from '#designer/ui/use-one-at-a-time.ts';
import { type ConversationDetails, giveDisposition } from '#schemas/api/conversations.ts';
import type { Conversation } from '#schemas/domain/conversation.ts';
import { missingToQuota, type QuotaProgress } from '#schemas/domain/quota.ts';
import { useCommand, useServerNow } from '../desk/use-desk.tsx';
import { useKept } from '../desk/use-kept.ts';
import { CallbackPlanner } from './callback-planner.tsx';
import classes from './disposition-bar.module.css';
import { type DispositionDraft, givenDraft, isSameDraft, missingOf, type Status, toBody } from './disposition-draft.ts';
import { useUnsaved } from './unsaved-work.tsx';

interface DispositionBarProps {
  conversation: Conversation;
  details: ConversationDetails | undefined;
  refresh: () => Promise<unknown>;
}

/** How the conversation is qualified, always at hand: one button for the frequent ones, lists for the others. */
export function DispositionBar({ conversation, details, refresh }: DispositionBarProps) {
  const { desk: texts } = useMessages();
  const group = details?.dispositions ?? null;
  return (
    <section className={classes.bar} aria-label={texts.disposition.label}>
      {details && group && (
        <DispositionForm conversation={conversation} details={details} statuses={group.statuses} refresh={refresh} />
      )}
      {details && !group && <p className={classes.dimmed}>{texts.disposition.none}</p>}
    </section>
  );
}

interface FormProps extends DispositionBarProps {
  details: ConversationDetails;
  statuses: Status[];
}

function DispositionForm({ conversation, details, statuses, refresh }: FormProps) {
  const { desk: texts } = useMessages();
  const { id } = conversation;
  const { disposition } = details.conversation;
  const { run, pending, error, forget } = useCommand(`disposition ${id}`);
  // null: as the server has it, which a script may change as well.
  const [begun, setBegun] = useKept<DispositionDraft | null>(id, 'disposition', null);
  const stored = givenDraft(details);
  const draft = begun ?? stored;
  const [asked, setAsked] = useState<string | null>(null);
  const now = useServerNow();
  const status = statuses.find(({ code }) => code === draft.code);
  const change = (part: Partial<DispositionDraft>) => {
    setBegun({ ...draft, ...part });
    setAsked(null);
    forget();
  };
  const give = useOneAtATime(async (chosen: DispositionDraft) => {
    const found = statuses.find(({ code }) => code === chosen.code);
    const missing = missingOf(chosen, found, { now, timeZone: details.timeZone, customer: conversation.customer });
    setAsked(missing && texts.disposition.missing[missing]);
    if (missing !== null) return false;
    const body = toBody(chosen, found, details.timeZone);
    if (!(await run(() => call(giveDisposition, { params: { id }, body }).then(() => undefined)))) return false;
    await refresh();
    // A note that was begun meanwhile stays.
    setBegun((now) => (now === chosen ? null : now));
    return true;
  });
  const choose = (code: string) => {
    const next = { ...draft, code, detail: code === draft.code ? draft.detail : '' };
    setBegun(next);
    return next;
  };
  const given = disposition !== null && isSameDraft(draft, stored);
  useUnsaved('disposition', { begun: !isSameDraft(draft, stored), save: () => give(draft) });
  const bar = useKeptFocus<HTMLFormElement>(pending);
  const marked = (candidate: Status) => details.quota !== null && candidate.quota;
  const mark =
    details.quota && missingToQuota(details.quota) > 0 ? texts.disposition.quota.counts : texts.disposition.quota.full;
  const quick = statuses.filter((candidate) => candidate.quick);
  return (
    <form
      ref={bar}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!given) void give(draft);
      }}
    >
      <div className={classes.top}>
        <h2>{texts.disposition.label}</h2>
        {details.quota && <Quota quota={details.quota} />}
        <div className={classes.buttons}>
          {quick.map((candidate) => (
            <Button
              key={candidate.code}
              className={classes.quick}
              size="compact-sm"
              variant="default"
              style={{ borderInlineStartColor: candidate.colour }}
              aria-pressed={draft.code === candidate.code}
              title={candidate.description || undefined}
              disabled={pending}
              onClick={() => void give(choose(candidate.code))}
            >
              {candidate.name}
              {marked(candidate) && <small className={classes.mark}>{mark}</small>}
            </Button>
          ))}
        </div>
        <span className={classes.given} role="status">
          {disposition && (
            <Tag tone="good">
              {texts.disposition.given(disposition.name)}
              {stored.callback && ` · ${texts.disposition.withCallback}`}
            </Tag>
          )}
        </span>
      </div>
      <div className={classes.fields}>
        <Select
          size="sm"
          aria-label={texts.disposition.status}
          placeholder={texts.disposition.status}
          data={options(statuses, (status) => (marked(status) ? ` · ${mark}` : ''))}
          searchable
          allowDeselect={false}
          nothingFoundMessage={texts.disposition.nothingFound}
          value={draft.code || null}
          onChange={(code) => code && change(choose(code))}
        />
        <Select
          className={classes.detail}
          size="sm"
          aria-label={texts.disposition.detail}
          placeholder={status && status.details.length === 0 ? texts.disposition.noDetail : texts.disposition.detail}
          data={(status?.details ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          disabled={!status || status.details.length === 0}
          allowDeselect={false}
          value={draft.detail || null}
          onChange={(detail) => change({ detail: detail ?? '' })}
        />
        <TextInput
          className={classes.note}
          size="sm"
          aria-label={texts.disposition.note}
          placeholder={texts.disposition.note}
          maxLength={2000}
          value={draft.note}
          onChange={({ currentTarget: { value } }) => change({ note: value })}
        />
        <CallbackPlanner
          status={status}
          details={details}
          plan={draft.callback}
          onPlan={(callback) => change({ callback })}
        />
        <Button
          type="submit"
          size="sm"
          loading={pending}
          disabled={draft.code === ''}
          // Really disabled, it would lose the focus of whoever has just pressed it.
          aria-disabled={given}
          data-disabled={given || undefined}
          leftSection={<IconCheck size={15} aria-hidden />}
        >
          {disposition ? texts.disposition.change : texts.disposition.give}
        </Button>
      </div>
      <p className={classes.refusal} role="alert">
        {asked ?? error}
      </p>
    </form>
  );
}

/** How many are missing. Nobody is kept from giving a status that counts when none is. */
function Quota({ quota }: { quota: QuotaProgress }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const missing = missingToQuota(quota);
  const target = formats.number(quota.target);
  const words =
    missing > 0
      ? texts.disposition.quota.missing(formats.number(missing), target)
      : texts.disposition.quota.reached(target);
  return <p className={classes.quota}>{words[quota.per]}</p>;
}

/** System statuses last: an agent seldom gives them by hand. */
function options(statuses: Status[], mark: (status: Status) => string) {
  return [...statuses]
    .sort((a, b) => Number(a.system) - Number(b.system))
    .map((status) => ({ value: status.code, label: `${status.name} (${status.code})${mark(status)}` }));
}
