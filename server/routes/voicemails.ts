import { handleVoicemail } from '../services/voicemails/handle-voicemail.ts';
import { listVoicemails } from '../services/voicemails/list-voicemails.ts';

export const voicemailRoutes = [listVoicemails, handleVoicemail];
