import type { TelephonyPort } from '../../telephony/port.ts';
import type { CallCommand } from './picture.ts';

export function carryOut(telephony: TelephonyPort, command: CallCommand): Promise<void> {
  switch (command.do) {
    case 'originate': {
      const { do: _, ...call } = command;
      return telephony.originate(call);
    }
    case 'leave-bridge':
      return telephony.leaveBridge(command.bridgeId, command.callId);
    case 'unbridge':
      return telephony.unbridge(command.bridgeId);
    case 'stop-monitor':
      return telephony.stopMonitor(command.monitorId);
    case 'stop-playback':
      return telephony.stopPlayback(command.playbackId);
    case 'stop-recording':
      return telephony.stopRecording(command.recordingId);
    case 'play': {
      const { do: _, ...play } = command;
      return telephony.play(play);
    }
    case 'bridge':
      return telephony.bridge(command.bridgeId, command.callIds);
    case 'record': {
      const { do: _, ...recording } = command;
      return telephony.recordBridge(recording);
    }
    case 'monitor': {
      const { do: _, ...monitor } = command;
      return telephony.monitor(monitor);
    }
    case 'hang-up':
      return telephony.hangUp(command.callId);
  }
}
