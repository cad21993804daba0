import { deleteAudio } from '../services/audio/delete-audio.ts';
import { listAudio } from '../services/audio/list-audio.ts';
import { readAudioContent } from '../services/audio/read-audio-content.ts';
import { renameAudio } from '../services/audio/rename-audio.ts';
import { speak } from '../services/audio/speak.ts';
import { uploadAudio } from '../services/audio/upload-audio.ts';

export const audioRoutes = [listAudio, uploadAudio, renameAudio, readAudioContent, deleteAudio, speak];
