import { useLiveState } from '#designer/api/use-live.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';

/** Whether changes arrive as they happen. */
export function LiveState() {
  const { contacts: texts } = useMessages();
  const state = useLiveState();
  if (state === 'open') {
    return (
      <Tag tone="good" dot="pulsing" title={texts.liveHelp}>
        {texts.liveList}
      </Tag>
    );
  }
  return (
    <Tag tone="warn" dot="still">
      {texts.reconnecting}
    </Tag>
  );
}
