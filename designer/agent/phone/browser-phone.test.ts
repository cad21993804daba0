import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BrowserPhone, type PhoneParts } from './browser-phone.ts';
import type { SipCall, SipEvents } from './sip-agent.ts';

const account = { username: 'agent-1001', password: 'secret', domain: 'switchyard.invalid', turnServers: [] };
const sound = { microphone: '', speaker: '', volume: 1, ringVolume: 0.5 };

/** Only identity and liveness of a stream matter here. */
function stream(): MediaStream {
  return { active: true, getTracks: () => [], getAudioTracks: () => [] } as unknown as MediaStream;
}

function fakeCall(more: Partial<SipCall> = {}) {
  const done: string[] = [];
  const call: SipCall = {
    from: '+33140000001',
    answersItself: false,
    answer: (_, { muted }) => done.push(muted ? 'answer muted' : 'answer'),
    end: () => done.push('end'),
    mute: (on) => done.push(on ? 'mute' : 'unmute'),
    press: (digit) => done.push(digit),
    useMicrophone: () => done.push('microphone'),
    ...more,
  };
  return { call, done };
}

let events: SipEvents;
let parts: PhoneParts;
let phone: BrowserPhone;
let accounts: number;
let stopped: number;
let ringing: boolean;
let autoAnswer: boolean;
let keptMute: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  accounts = 0;
  stopped = 0;
  ringing = false;
  autoAnswer = false;
  keptMute = false;
  parts = {
    openAccount: async () => {
      accounts += 1;
      return account;
    },
    connect: async (_, given) => {
      events = given;
      return {
        stop: () => {
          stopped += 1;
        },
      };
    },
    openMicrophone: async () => stream(),
    speaker: { play: () => {}, set: () => {} },
    ringer: {
      start: () => {
        ringing = true;
      },
      stop: () => {
        ringing = false;
      },
    },
    sound,
    keepSound: () => {},
    answersItself: () => autoAnswer,
    mute: {
      read: () => keptMute,
      keep: (on) => {
        keptMute = on;
      },
    },
  };
  phone = new BrowserPhone(parts);
});
afterEach(() => {
  vi.useRealTimers();
});

/** A call comes in. @returns What the phone listens to. */
function ring(call: SipCall) {
  let listener: Parameters<Parameters<SipEvents['incoming']>[1]>[0] | undefined;
  events.incoming(call, (given) => {
    listener = given;
  });
  return listener;
}

describe('the phone in the browser', () => {
  it('registers, rings, talks, and is free again', async () => {
    await phone.start();
    events.registered();
    expect(phone.view).toMatchObject({ place: 'here', registration: 'registered', microphone: 'ready' });
    const { call, done } = fakeCall();
    const heard = ring(call);
    expect(phone.view.call).toEqual({ state: 'ringing', from: '+33140000001', muted: false });
    expect(ringing).toBe(true);
    await phone.answer();
    expect(done).toEqual(['answer']);
    expect(ringing).toBe(false);
    heard?.talking();
    phone.mute(true);
    phone.press('5');
    expect(done).toEqual(['answer', 'mute', '5']);
    expect(phone.view.call).toMatchObject({ state: 'talking', muted: true });
    heard?.ended();
    expect(phone.view.call).toBeNull();
  });

  it('answers by itself when the agent works like that, and when the call asks for it', async () => {
    await phone.start();
    const asked = fakeCall({ answersItself: true });
    ring(asked.call)?.ended();
    await vi.advanceTimersByTimeAsync(0);
    autoAnswer = true;
    const usual = fakeCall();
    ring(usual.call);
    await vi.advanceTimersByTimeAsync(0);
    expect(usual.done).toEqual(['answer']);
    expect(ringing).toBe(false);
  });

  it('is muted from the first moment in a call that was muted before the page was loaded again', async () => {
    await phone.start();
    const { call } = fakeCall();
    ring(call);
    await phone.answer();
    phone.mute(true);
    const reloaded = new BrowserPhone(parts);
    await reloaded.start();
    const again = fakeCall({ answersItself: true });
    const heard = ring(again.call);
    await vi.advanceTimersByTimeAsync(0);
    heard?.talking();
    expect(again.done).toEqual(['answer muted']);
    expect(reloaded.view.call).toMatchObject({ state: 'talking', muted: true });
    reloaded.mute(false);
    expect(keptMute).toBe(false);
  });

  it('refuses a second call while one is there', async () => {
    await phone.start();
    ring(fakeCall().call);
    const second = fakeCall();
    ring(second.call);
    expect(second.done).toEqual(['end']);
  });

  it('goes on ringing when there is no microphone to answer with', async () => {
    parts.openMicrophone = async () => {
      throw new DOMException('no', 'NotAllowedError');
    };
    await phone.start();
    const { call, done } = fakeCall();
    ring(call);
    await phone.answer();
    expect(done).toEqual([]);
    expect(phone.view).toMatchObject({ microphone: 'refused', call: { state: 'ringing' } });
    expect(ringing).toBe(true);
  });

  it('has one microphone open at a time, and none once it has stopped', async () => {
    const opened: { stopped: boolean; allow: () => void }[] = [];
    parts.openMicrophone = () =>
      new Promise((resolve) => {
        const one = {
          stopped: false,
          allow: () => resolve({ ...stream(), getTracks: () => [track] as unknown as MediaStreamTrack[] }),
        };
        const track = {
          stop: () => {
            one.stopped = true;
          },
        };
        opened.push(one);
      });
    await phone.start();
    const { call, done } = fakeCall();
    ring(call);
    const answered = phone.answer();
    for (const one of opened) one.allow();
    await answered;
    expect(done).toEqual(['answer']);
    phone.stop('off');
    await phone.start();
    phone.stop('off');
    for (const one of opened) one.allow();
    await vi.advanceTimersByTimeAsync(0);
    expect(opened.map((one) => one.stopped)).toEqual([true, true]);
    expect(phone.view.microphone).toBe('ready');
  });

  it('takes another microphone when the one it had is unplugged', async () => {
    const first = stream();
    const second = stream();
    parts.openMicrophone = vi.fn(async () => second).mockResolvedValueOnce(first);
    await phone.start();
    expect(await phone.prepareMicrophone()).toBe(first);
    Object.assign(first, { active: false });
    expect(await phone.prepareMicrophone()).toBe(second);
    expect(parts.openMicrophone).toHaveBeenCalledTimes(2);
  });

  it('opens a new account when the password is no longer right', async () => {
    await phone.start();
    events.registered();
    const { registeredAt } = phone.view;
    expect(registeredAt).toBe(Date.now());
    events.unregistered('lost');
    expect(phone.view.registration).toBe('lost');
    await vi.advanceTimersByTimeAsync(10_000);
    events.registered();
    expect(phone.view.registeredAt, 'it is the same phone').toBe(registeredAt);
    expect(accounts).toBe(1);
    events.unregistered('refused');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(accounts).toBe(2);
    expect(stopped).toBe(1);
    await vi.advanceTimersByTimeAsync(400_000);
    events.unregistered('refused');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(accounts).toBe(3);
  });

  it('gives way to another computer that takes it back, until it is taken here again', async () => {
    await phone.start();
    events.unregistered('refused');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(phone.view.place).toBe('here');
    events.unregistered('refused');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(phone.view.place).toBe('elsewhere');
    expect(accounts).toBe(2);
    await phone.start();
    expect(phone.view.place).toBe('here');
  });

  it('leaves its call to the tab that takes it, without hanging up', async () => {
    await phone.start();
    const { call, done } = fakeCall();
    ring(call);
    phone.stop('elsewhere');
    expect(done).toEqual([]);
    expect(ringing).toBe(false);
    expect(phone.view).toMatchObject({ place: 'elsewhere', call: null });
    expect(stopped).toBe(1);
  });
});
