import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { deleteDidRange, listDids } from '#schemas/api/dids.ts';
import { listSites } from '#schemas/api/sites.ts';
import type { DidRange } from '#schemas/domain/did.ts';
import classes from './dids-page.module.css';

/** The declared ranges, site by site. */
export function RangeList({ ranges }: { ranges: readonly DidRange[] }) {
  const { dids: texts } = useMessages();
  const { compare } = useFormats();
  const sites = [...new Set(ranges.map((range) => range.site))].sort(compare);
  return (
    <aside className={classes.ranges} aria-label={texts.ranges} data-scroll>
      <h2 className={classes.rangesTitle}>{texts.ranges}</h2>
      {sites.map((site) => (
        <section key={site} aria-label={site}>
          <h3 className={classes.site}>{site}</h3>
          {ranges
            .filter((range) => range.site === site)
            .map((range) => (
              <RangeLine key={range.id} range={range} />
            ))}
        </section>
      ))}
    </aside>
  );
}

function RangeLine({ range }: { range: DidRange }) {
  const messages = useMessages();
  const formats = useFormats();
  const may = useMay();
  const confirm = useConfirm();
  const remove = useCall(deleteDidRange, { refreshes: [listDids, listSites] });
  const { dids: texts } = messages;
  const size = sizeOf(range);
  const ask = () =>
    confirm({
      title: texts.deleteTitle,
      text: texts.deleteText(range.site, range.first, range.last),
      action: texts.remove,
      danger: true,
      run: () => remove.mutateAsync({ params: { id: range.id } }),
      explain: (error) => explainRefusal(error, messages),
    });
  return (
    <div className={classes.range}>
      <span className={classes.numbers}>
        {range.first === range.last ? range.first : `${range.first} – ${range.last}`}
        <br />
        <span className={classes.size}>{texts.rangeSize(size, formats.number(size))}</span>
      </span>
      {may(deleteDidRange) && (
        <ActionIcon size="sm" aria-label={texts.deleteRange(range.first, range.last)} onClick={ask}>
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </div>
  );
}

/** Numbers have up to 15 digits, which a double still counts exactly. */
function sizeOf(range: DidRange): number {
  return Number(range.last.replace('+', '')) - Number(range.first.replace('+', '')) + 1;
}

function explainRefusal(error: unknown, messages: Messages): string {
  if (!(error instanceof ApiError) || error.code !== 'in-use') return describeError(error, messages);
  const numbers = Array.isArray(error.details.dids) ? error.details.dids.slice(0, 8).map(String) : [];
  return `${messages.dids.rangeInUse} ${numbers.join(', ')}`;
}
