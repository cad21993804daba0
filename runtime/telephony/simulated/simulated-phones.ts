import type { TelephonyEvent } from '../port.ts';

/** The browser phones that are known, and whether they can be reached. */
export interface SimulatedPhones {
  provision(extension: string): void;
  /** A phone that nobody has provisioned stays unknown. */
  setReachable(extension: string, reachable: boolean): void;
  /** Whether a call to this destination arrives anywhere; what is no browser phone is not ours to say. */
  canReach(to: string): boolean;
}

export function createSimulatedPhones(emit: (event: TelephonyEvent) => void): SimulatedPhones {
  const phones = new Map<string, boolean>();

  function note(extension: string, reachable: boolean): void {
    if (phones.get(extension) === reachable) return;
    phones.set(extension, reachable);
    emit({ type: 'phone', extension, reachable });
  }

  return {
    provision: (extension) => note(extension, true),
    setReachable(extension, reachable) {
      if (phones.has(extension)) note(extension, reachable);
    },
    canReach(to) {
      const extension = /^agent:(.*)$/.exec(to)?.[1];
      return extension === undefined || phones.get(extension) === true;
    },
  };
}
