import { AcdRefusal, type AgentDesks } from '#runtime/acd/desk-port.ts';

const refuse = () => Promise.reject(new AcdRefusal('unavailable'));

/** The desks of a server that distributes nothing: nobody can begin to work there. */
export const noDesks: AgentDesks = {
  signIn: refuse,
  setState: refuse,
  command: refuse,
  callOut: refuse,
  take: refuse,
  takeAbout: refuse,
  connected: () => {},
  disconnected: () => {},
  phoneLeft: async () => {},
  seen: () => {},
  read: async () => null,
  waiting: () => ({ calls: 0, callbacks: 0, voicemails: 0, longestSince: null }),
  outlook: () => ({ staffed: 0, ready: 0, predictedSeconds: null }),
  onChange: () => () => {},
  monitor: refuse,
  stopMonitor: refuse,
  forceState: refuse,
  disposed: async () => {},
};
