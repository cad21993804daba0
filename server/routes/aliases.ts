import { clearNextVersion } from '../services/aliases/clear-next-version.ts';
import { readAliases } from '../services/aliases/read-aliases.ts';
import { setLiveVersion } from '../services/aliases/set-live-version.ts';
import { setNextVersion } from '../services/aliases/set-next-version.ts';

export const aliasRoutes = [readAliases, setLiveVersion, setNextVersion, clearNextVersion];
