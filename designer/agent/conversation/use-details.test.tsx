// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '#schemas/domain/conversation.ts';
import type { DeskLink } from '../desk/desk-store.ts';
import { type Details, useDetails } from './use-details.ts';

let link: DeskLink;
vi.mock('../desk/use-desk.tsx', () => ({ useDeskLink: () => link }));

const root = createRoot(document.body.appendChild(document.createElement('div')));
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const asked = vi.fn(async () => new Response('', { status: 502 }));
let details: Details;

function Card({ phase }: Pick<Conversation, 'phase'>) {
  // Nothing else of a conversation decides about it.
  details = useDetails({ id: 'c1', phase, disposition: null } as Conversation);
  return null;
}

async function show(phase: Conversation['phase']): Promise<void> {
  await act(() =>
    root.render(
      <QueryClientProvider client={client}>
        <Card phase={phase} />
      </QueryClientProvider>,
    ),
  );
  // Queries tell the page of an answer in a turn of their own.
  await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('fetch', asked);
  link = 'open';
});
afterEach(async () => {
  await act(() => root.render(null));
  vi.unstubAllGlobals();
});

describe('what is known of a customer', () => {
  it('is asked for again when the server is back, and at each step of the conversation', async () => {
    await show('ringing');
    expect(asked).toHaveBeenCalledTimes(1);
    expect(details.error).not.toBeNull();
    link = 'away';
    await show('ringing');
    expect(asked).toHaveBeenCalledTimes(1);
    link = 'open';
    await show('ringing');
    expect(asked).toHaveBeenCalledTimes(2);
    await show('talking');
    expect(asked).toHaveBeenCalledTimes(3);
  });
});
