import { createHmac } from 'node:crypto';

/** Where a browser phone finds a way for its sound past firewalls. */
export interface TurnServer {
  urls: string[];
  username: string;
  credential: string;
}

export interface TurnSettings {
  urls: readonly string[];
  /** What the server and its TURN servers share; '' where those want no password, as for STUN alone. */
  secret: string;
}

/**
 * The servers for one phone, with a password of its own that ends by itself: browsers never see the secret.
 * @see draft-uberti-behave-turn-rest-00, as coturn's `use-auth-secret` has it
 */
export function turnServers({ urls, secret }: TurnSettings, user: string, now: number): TurnServer[] {
  if (urls.length === 0) return [];
  if (secret === '') return [{ urls: [...urls], username: '', credential: '' }];
  const username = `${Math.floor(now / 1000) + PASSWORD_SECONDS}:${user}`;
  return [{ urls: [...urls], username, credential: createHmac('sha1', secret).update(username).digest('base64') }];
}

/** Longer than a working day: a phone is opened anew when its page is. */
const PASSWORD_SECONDS = 24 * 3600;
