import type { CallCommand } from './picture.ts';

/** A telephone system that does what it is told, and says when it is told nonsense. */
export class Phones {
  readonly calls = new Set<string>();
  readonly used = new Set<string>();
  readonly bridges = new Map<string, Set<string>>();
  readonly playing = new Map<string, string>();

  obey(command: CallCommand): void {
    switch (command.do) {
      case 'originate':
        demand(!this.used.has(command.callId), 'a call is placed once');
        this.used.add(command.callId);
        this.calls.add(command.callId);
        return;
      case 'leave-bridge':
        this.bridges.get(command.bridgeId)?.delete(command.callId);
        return;
      case 'unbridge':
        this.bridges.delete(command.bridgeId);
        return;
      case 'stop-playback':
        this.playing.delete(command.playbackId);
        return;
      case 'play':
        demand(!this.used.has(command.playbackId), 'a playback is begun once');
        this.used.add(command.playbackId);
        demand(this.bridgeOf(command.callId) === null, 'nobody in a bridge is played to');
        this.playing.set(command.playbackId, command.callId);
        return;
      case 'bridge':
        for (const callId of command.callIds) {
          demand(![...this.playing.values()].includes(callId), 'who is played to is not joined');
          const bridge = this.bridgeOf(callId);
          demand(bridge === null || bridge === command.bridgeId, 'who talks is not joined with others');
          this.bridges.set(command.bridgeId, this.membersOf(command.bridgeId).add(callId));
        }
        return;
      case 'hang-up':
        demand(this.calls.has(command.callId), 'only a call that is up is hung up');
        this.end(command.callId);
        return;
      default:
    }
  }

  end(callId: string): void {
    this.calls.delete(callId);
    for (const members of this.bridges.values()) members.delete(callId);
    for (const [id, heardBy] of this.playing) if (heardBy === callId) this.playing.delete(id);
  }

  membersOf(bridgeId: string): Set<string> {
    return this.bridges.get(bridgeId) ?? new Set();
  }

  bridgeOf(callId: string): string | null {
    return [...this.bridges].find(([, members]) => members.has(callId))?.[0] ?? null;
  }

  hears(callId: string): boolean {
    const bridge = this.bridgeOf(callId);
    return (bridge !== null && this.membersOf(bridge).size > 1) || [...this.playing.values()].includes(callId);
  }
}

function demand(holds: boolean, rule: string): void {
  if (!holds) throw new Error(rule);
}
