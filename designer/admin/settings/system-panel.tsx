import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { readSystem, type SystemState } from '#schemas/api/system.ts';

const ASKED_EVERY_MS = 10_000;
/** More languages than this are counted; their names are a hover away. */
const MOST_NAMED = 8;

/** Database, telephony and speech of the installation, as they are now. */
export function SystemPanel() {
  const { settings: texts, app } = useMessages();
  const { language } = useLanguage();
  const formats = useFormats();
  const system = useQuery({ ...reading(readSystem), refetchInterval: ASKED_EVERY_MS });
  if (system.isError && !system.data) return <LoadError error={system.error} onRetry={() => void system.refetch()} />;
  if (!system.data) return <Skeleton height={150} />;
  const { version, database, telephony, speech, liveContacts } = system.data;
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const spoken = speech.languages.map((code) => names.of(code) ?? code).sort(formats.compare);
  const allSpoken = new Intl.ListFormat(language, { type: 'conjunction' }).format(spoken);
  const spokenInShort = spoken.length > MOST_NAMED ? texts.speechInMany(spoken.length) : texts.speechIn(allSpoken);
  return (
    <dl>
      <dt>{texts.version}</dt>
      <dd>{version}</dd>
      <dt>{texts.database}</dt>
      <dd>{texts.databases[database]}</dd>
      <dt>{texts.telephony}</dt>
      <dd>
        <TelephonyTag telephony={telephony} texts={app.telephony} />
      </dd>
      <dt>{texts.speech}</dt>
      <dd title={allSpoken}>{speech.available ? spokenInShort : texts.speechNone}</dd>
      <dt>{texts.liveContacts}</dt>
      <dd>{formats.number(liveContacts)}</dd>
    </dl>
  );
}

interface TelephonyTagProps {
  telephony: SystemState['telephony'];
  texts: Messages['app']['telephony'];
}

function TelephonyTag({ telephony, texts }: TelephonyTagProps) {
  if (telephony.driver === 'simulated') return <Tag title={texts.simulatedHelp}>{texts.simulated}</Tag>;
  return telephony.connected ? (
    <Tag tone="good" dot="still">
      {texts.asterisk}
    </Tag>
  ) : (
    <Tag tone="bad" dot="still" title={texts.asteriskAwayHelp}>
      {texts.asteriskAway}
    </Tag>
  );
}
