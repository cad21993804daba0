import type { FlowTraffic } from '#schemas/api/traffic.ts';

/** One line per node and per exit; spreadsheets take the first line as names. */
export function trafficCsv({ nodes, exits }: Pick<FlowTraffic, 'nodes' | 'exits'>): string {
  const lines = nodes.flatMap(({ node, contacts, passages, medianMs, hungUp, completed, failed }) => [
    [node, '', contacts, passages, medianMs === null ? '' : medianMs / 1000, hungUp, completed, failed],
    ...exits.filter((exit) => exit.node === node).map((exit) => [node, exit.exit, exit.contacts, exit.passages]),
  ]);
  const head = ['node', 'exit', 'contacts', 'passages', 'median_seconds', 'hung_up', 'completed', 'failed'];
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A spreadsheet takes text that begins so for a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
