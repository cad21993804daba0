import { useParams } from '@tanstack/react-router';
import { FlowEditorPage } from '#designer/flows/flow-editor-page.tsx';

/** Gives the editor the flow of the address; another flow is another editor, with nothing left over from the first. */
export function FlowEditorRoute() {
  const { flowId } = useParams({ from: '/shell/flows/$flowId' });
  return <FlowEditorPage key={flowId} flowId={flowId} />;
}
