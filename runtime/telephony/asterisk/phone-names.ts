/** What Asterisk calls the browser phone of an extension. */
export function phoneEndpoint(extension: string): string {
  return `${prefix}${extension}`;
}

/** The extension of a browser phone's endpoint; null for any other. */
export function extensionOf(endpoint: string): string | null {
  return endpoint.startsWith(prefix) && isExtension(endpoint.slice(prefix.length))
    ? endpoint.slice(prefix.length)
    : null;
}

export function isExtension(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,32}$/.test(text);
}

const prefix = 'agent-';
