import { downloadRecording } from '../services/recordings/download-recording.ts';
import { hearRecording } from '../services/recordings/hear-recording.ts';
import { listRecordings } from '../services/recordings/list-recordings.ts';

export const recordingRoutes = [listRecordings, hearRecording, downloadRecording];
