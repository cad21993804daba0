import { handleVoicemail } from '../services/voicemails/handle-voicemail.ts';
import { listVoicemails } from '../services/voicemails/list-voicemails.ts';
import { readVoicemailSound } from '../services/voicemails/read-voicemail-sound.ts';

export const voicemailRoutes = [listVoicemails, handleVoicemail, readVoicemailSound];
