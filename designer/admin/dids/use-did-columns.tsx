import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import type { Did } from '#schemas/domain/did.ts';
import { DidTarget } from './did-target.tsx';

export function useDidColumns(): Column<Did>[] {
  const { dids: texts } = useMessages();
  const { compare } = useFormats();
  return useMemo(
    () => [
      {
        key: 'number',
        header: texts.number,
        cell: (did) => did.number,
        compare: (a, b) => compare(a.number, b.number),
        width: 190,
      },
      {
        key: 'site',
        header: texts.site,
        cell: (did) => did.site,
        compare: (a, b) => compare(a.site, b.site),
        width: 200,
      },
      {
        key: 'flow',
        header: texts.flow,
        cell: (did) => <DidTarget did={did} />,
        compare: (a, b) => compare(targetName(a), targetName(b)),
      },
    ],
    [texts, compare],
  );
}

function targetName({ flow, campaign }: Did): string {
  return (campaign ?? flow)?.name ?? '';
}
