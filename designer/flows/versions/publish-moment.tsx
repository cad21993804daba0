import { Alert, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { readAliases } from '#schemas/api/aliases.ts';
import { useEditor } from '../editor/editor.ts';
import { isInPast } from './local-time.ts';

interface PublishMomentProps {
  /** As the input writes it; undefined for at once. */
  startsAt: string | undefined;
  onChange: (startsAt: string | undefined) => void;
}

/** Whether a version is live at once or from a date on. Before the first one there is nothing to take over from. */
export function PublishMoment({ startsAt, onChange }: PublishMomentProps) {
  const { flowId } = useEditor();
  const { aliases: texts } = useMessages().flows.compare;
  const formats = useFormats();
  const aliases = useQuery(reading(readAliases, { params: { id: flowId } })).data;
  if (!aliases || aliases.live === null) return null;
  const { next } = aliases;
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={texts.publishAt}
        value={startsAt === undefined ? 'now' : 'later'}
        onChange={(value) => onChange(value === 'now' ? undefined : '')}
        data={[
          { value: 'now', label: texts.publishNow },
          { value: 'later', label: texts.publishLater },
        ]}
      />
      {startsAt !== undefined && (
        <TextInput
          type="datetime-local"
          required
          label={texts.startsAt}
          error={isInPast(startsAt) ? texts.inPast : undefined}
          value={startsAt}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {startsAt !== undefined && next && <Alert color="yellow">{texts.takesPlaceOf(next.version)}</Alert>}
      {startsAt === undefined && next?.startsAt && (
        <Alert color="yellow">{texts.willFollow(next.version, formats.dateTime(next.startsAt))}</Alert>
      )}
    </>
  );
}
