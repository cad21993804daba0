import { describe, expect, it } from 'vitest';
import type { Contact } from '#schemas/domain/contact.ts';
import { type LiveList, release, takeIn } from './live-list.ts';

const contact = (id: string, minute: number, part: Partial<Contact> = {}): Contact => ({
  id,
  status: 'live',
  result: null,
  failure: null,
  caller: '+33140000001',
  called: '+33180000000',
  flowId: 'f',
  flowName: 'F',
  kind: 'call',
  parentId: null,
  campaign: '',
  campaignName: '',
  flowVersion: 1,
  node: 'start',
  startedAt: `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`,
  endedAt: null,
  ...part,
});
const all = () => true;
const ids = (list: LiveList) => list.rows.map(({ id }) => id);
const list: LiveList = { rows: [contact('b', 2), contact('a', 1)], waiting: [] };

describe('the live contact list', () => {
  it('puts a new contact on top', () => {
    const next = takeIn(list, { changed: [contact('c', 3)], matches: all, held: false, more: false });
    expect(ids(next)).toEqual(['c', 'b', 'a']);
  });

  it('lets new contacts wait while the list is being read, and changes known ones in place', () => {
    const changed = [contact('c', 3), contact('a', 1, { status: 'ended', result: 'completed' })];
    const next = takeIn(list, { changed, matches: all, held: true, more: false });
    expect(ids(next)).toEqual(['b', 'a']);
    expect(next.rows[1]?.status).toBe('ended');
    expect(next.waiting.map(({ id }) => id)).toEqual(['c']);
    expect(ids(release(next, all))).toEqual(['c', 'b', 'a']);
  });

  it('keeps a row that no longer matches until nothing is held, so that nothing jumps', () => {
    const live = ({ status }: Contact) => status === 'live';
    const changed = [contact('b', 2, { status: 'ended' })];
    expect(ids(takeIn(list, { changed, matches: live, held: true, more: false }))).toEqual(['b', 'a']);
    expect(ids(takeIn(list, { changed, matches: live, held: false, more: false }))).toEqual(['a']);
  });

  it('leaves out a contact older than the last row while there are pages to fetch', () => {
    const changed = [contact('old', 0)];
    expect(ids(takeIn(list, { changed, matches: all, held: false, more: true }))).toEqual(['b', 'a']);
    expect(ids(takeIn(list, { changed, matches: all, held: false, more: false }))).toEqual(['b', 'a', 'old']);
  });

  it('shows a waiting contact once, as it is now', () => {
    const held = takeIn(list, { changed: [contact('c', 3)], matches: all, held: true, more: false });
    const changed = [contact('c', 3, { status: 'ended' })];
    const next = takeIn(held, { changed, matches: all, held: false, more: false });
    expect(ids(next)).toEqual(['c', 'b', 'a']);
    expect(next.rows[0]?.status).toBe('ended');
  });
});
