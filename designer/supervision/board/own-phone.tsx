import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DeskProvider, useDesk } from '#designer/agent/desk/use-desk.tsx';
import { PhoneStatus } from '#designer/agent/phone/phone-status.tsx';
import { PhoneProvider } from '#designer/agent/phone/use-phone.tsx';
import type { Listening } from '#designer/agent/phone/use-phone-subject.ts';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { readDesk } from '#schemas/api/desk.ts';
import { useSupervisor } from '../use-supervisor.ts';

/** The phone of a supervisor who listens with the browser; it is that of the desktop and rings here as well. */
export function OwnPhone({ listening }: { listening: Listening | null }) {
  const { line } = useSupervisor();
  const listens = line?.type === 'browser';
  const desk = useQuery({ ...reading(readDesk), enabled: listens, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (!listens || !desk.data) return null;
  return (
    <DeskProvider desk={desk.data.desk}>
      <PhoneProvider listening={listening}>
        <PhoneOrWay />
      </PhoneProvider>
    </DeskProvider>
  );
}

function PhoneOrWay() {
  const { actions: texts } = useMessages().supervision;
  const { state } = useDesk();
  if (state.state !== 'signed-out') return <PhoneStatus />;
  return (
    <span title={texts.desktopOffHelp}>
      <Tag tone="warn">{texts.desktopOff}</Tag> <Link to="/desk">{texts.desktop}</Link>
    </span>
  );
}
