import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Keeps passwords of other systems unreadable in the database and its copies. */
export interface SecretBox {
  seal(text: string): string;
  /** @returns Null for what was sealed with another key. */
  open(sealed: string): string | null;
}

const FORMAT = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a key made from a secret that is kept outside the database. */
export function createSecretBox(secret: string): SecretBox {
  const key = scryptSync(secret, 'switchyard secrets', KEY_BYTES);
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [FORMAT, Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')].join(':');
    },
    open(sealed) {
      const [format, content = ''] = sealed.split(':');
      const bytes = Buffer.from(content, 'base64');
      if (format !== FORMAT || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
