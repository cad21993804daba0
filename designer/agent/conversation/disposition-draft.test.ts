import { describe, expect, it } from 'vitest';
import { type DispositionDraft, missingOf, type Status, toBody } from './disposition-draft.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const timeZone = 'Europe/Paris';

const status: Status = {
  code: 'later',
  name: 'Later',
  description: '',
  category: 'argued',
  type: 'misc',
  benefit: 0,
  quota: false,
  colour: '#336699',
  callback: { planned: 'mandatory', personal: true, earliestDays: null, latestDays: 2 },
  final: false,
  quick: false,
  system: false,
  details: [{ code: 'busy', name: 'Busy' }],
  window: { earliest: '2026-03-02T09:00:00Z', latest: '2026-03-04T22:59:59Z', suggested: null },
};
const draft: DispositionDraft = { code: 'later', detail: 'busy', note: ' soon ', callback: null };
const at = (local: string): DispositionDraft => ({ ...draft, callback: { local, personal: true, number: ' ' } });
const around = { now: NOW, timeZone, customer: '+33612345678' };
const missing = (given: DispositionDraft, of = status) => missingOf(given, of, around);

describe('a disposition that is being given', () => {
  it('says what is missing, one thing at a time', () => {
    expect(missingOf(draft, undefined, around)).toBe('status');
    expect(missing({ ...draft, detail: '' })).toBe('detail');
    expect(missing(draft)).toBe('callback');
    expect(missing(draft, { ...status, callback: { ...status.callback, planned: 'optional' } })).toBeNull();
  });

  it('asks for the number of a caller who showed none', () => {
    const planned = at('2026-03-02T10:01');
    expect(missingOf(planned, status, { ...around, customer: '' })).toBe('callback-number');
    const callback = { local: '2026-03-02T10:01', personal: true, number: '0612345678' };
    expect(missingOf({ ...draft, callback }, status, { ...around, customer: '' })).toBeNull();
  });

  it('is no callback in person under a status that has none', () => {
    const shared = { ...status, callback: { ...status.callback, personal: false } };
    expect(toBody(at('2026-03-02T10:01'), shared, timeZone).callback).toMatchObject({ personal: false });
    expect(toBody(at('2026-03-02T10:01'), status, timeZone).callback).toMatchObject({ personal: true });
  });

  it('keeps callbacks within the limits, by the clocks of the installation', () => {
    expect(missing(at(''))).toBe('callback-time');
    expect(missing(at('2026-03-02T09:59'))).toBe('callback-early');
    expect(missing(at('2026-03-02T10:01'))).toBeNull();
    expect(missing(at('2026-03-04T23:59'))).toBeNull();
    expect(missing(at('2026-03-05T00:00'))).toBe('callback-late');
  });

  it('goes out with the moment that the field names', () => {
    expect(toBody(at('2026-03-03T14:30'), status, timeZone)).toEqual({
      code: 'later',
      detail: 'busy',
      note: 'soon',
      callback: { at: '2026-03-03T13:30:00.000Z', personal: true, number: '' },
    });
  });

  it('leaves a callback out where the status has none', () => {
    const without: Status = { ...status, callback: { ...status.callback, planned: 'no' } };
    expect(missing(at(''), without)).toBeNull();
    expect(toBody(at('2026-03-03T14:30'), without, timeZone).callback).toBeNull();
  });
});
