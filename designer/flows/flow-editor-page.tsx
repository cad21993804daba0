/** The editor of one flow. */
export function FlowEditorPage({ flowId }: { flowId: string }) {
  return <h1>{flowId}</h1>;
}
