/** An e-mail as the agent is writing it. */
export interface EmailDraft {
  template: string;
  /** null: the address of the customer's record. */
  to: string | null;
  message: string;
  attachments: string[];
  /** Sent again under it, the e-mail goes once. */
  key: string;
}

/** Nothing typed yet; without a template, the first that the campaign has. */
export function emptyDraft(template = ''): EmailDraft {
  return { template, to: null, message: '', attachments: [], key: newKey() };
}

/** A random UUID. `crypto.randomUUID` is missing on pages that did not come by HTTPS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    if (index === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0');
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0');
    return byte.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
