import { useEffect, useRef, useState } from 'react';
import { callWith } from '#designer/api/call.ts';
import type { ReplayVerdict } from '#runtime/compare/replay-contact.ts';
import { listContacts, MAX_JOURNALS, readJournals } from '#schemas/api/contacts.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Surroundings } from '../problems/compile-environment.ts';
import type { CompareAnswer, CompareRequest } from './compare.worker.ts';

export interface ReplayRequest {
  flowId: string;
  /** Only contacts of this version; of any when absent. */
  version: number | undefined;
  from: string;
  to: string;
  most: number;
  document: Flow;
  surroundings: Surroundings;
}

export interface ReplayState {
  status: 'idle' | 'loading' | 'running' | 'done';
  contacts: readonly Contact[];
  verdicts: readonly { contactId: string; verdict: ReplayVerdict }[];
  error?: unknown;
}

const IDLE: ReplayState = { status: 'idle', contacts: [], verdicts: [] };

/** Fetches past contacts page by page and runs them in a worker; leaving the page, or `stop`, ends it. */
export function useReplay() {
  const [state, setState] = useState<ReplayState>(IDLE);
  const running = useRef<AbortController | undefined>(undefined);
  const stop = () => {
    running.current?.abort();
    setState((now) => (now.status === 'loading' || now.status === 'running' ? { ...now, status: 'done' } : now));
  };
  useEffect(() => () => running.current?.abort(), []);

  const run = async (request: ReplayRequest) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const report = (next: ReplayState) => {
      if (!control.signal.aborted) setState(next);
    };
    const worker = new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' });
    control.signal.addEventListener('abort', () => worker.terminate());
    try {
      report({ ...IDLE, status: 'loading' });
      const { document, surroundings } = request;
      worker.postMessage({ type: 'prepare', seq: 0, document, surroundings } satisfies CompareRequest);
      const contacts = await findContacts(request, control.signal);
      let verdicts: ReplayState['verdicts'] = [];
      for (let start = 0; start < contacts.length; start += MAX_JOURNALS) {
        report({ status: 'running', contacts, verdicts });
        const ids = contacts.slice(start, start + MAX_JOURNALS).map(({ id }) => id);
        const { journals } = await callWith(readJournals, control.signal, { query: { contacts: ids } });
        verdicts = [...verdicts, ...(await judge(worker, journals, start))];
      }
      report({ status: 'done', contacts, verdicts });
    } catch (error) {
      report({ ...IDLE, status: 'done', error });
    } finally {
      worker.terminate();
    }
  };
  return { state, run, stop };
}

async function findContacts(request: ReplayRequest, signal: AbortSignal): Promise<Contact[]> {
  const found: Contact[] = [];
  let cursor: string | undefined;
  do {
    const { flowId: flow, version, from, to, most } = request;
    const limit = Math.min(500, most - found.length);
    const query = { flow, version, from, to, status: 'ended' as const, limit, cursor };
    const page = await callWith(listContacts, signal, { query });
    found.push(...page.contacts);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < request.most);
  return found;
}

type Journals = Extract<CompareRequest, { type: 'replay' }>['journals'];

function judge(worker: Worker, journals: Journals, seq: number): Promise<ReplayState['verdicts']> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<CompareAnswer>) => {
      if (data.type === 'replay' && data.seq === seq) resolve(data.verdicts);
      else reject(new Error('compare.not-replayed'));
    };
    worker.onerror = () => reject(new Error('compare.not-replayed'));
    worker.postMessage({ type: 'replay', seq, journals } satisfies CompareRequest);
  });
}
