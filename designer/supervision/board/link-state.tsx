import type { SocketState } from '#designer/api/reconnecting-socket.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';

/** Whether a board shows what goes on now. */
export function LinkState({ link }: { link: SocketState }) {
  const { supervision: texts } = useMessages();
  if (link === 'open') {
    return (
      <Tag tone="good" dot="pulsing" title={texts.liveHelp}>
        {texts.live}
      </Tag>
    );
  }
  return (
    <Tag tone="warn" dot="still">
      {texts.away}
    </Tag>
  );
}
