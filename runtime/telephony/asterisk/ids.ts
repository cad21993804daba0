/**
 * Turns an id of the engine (`<uuid>:12.0`) into one that can be an Asterisk id, a path of a URL and a file name.
 * Reversible; `~` marks an escaped character and is escaped itself.
 */
export function toAsteriskId(id: string): string {
  return Array.from(new TextEncoder().encode(id), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(character) ? character : `~${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}

export function fromAsteriskId(asteriskId: string): string {
  return decodeURIComponent(asteriskId.replaceAll(/~([0-9a-f]{2})/g, '%$1'));
}
