/**
 * What of an HTML text would do something by itself, which mail programs refuse and spam filters punish: scripts, frames,
 * forms, event handlers, addresses that are code.
 * @returns What was found first, as it is written.
 */
export function findActiveContent(html: string): string | undefined {
  // Mail programs undo entities and forget about line breaks before they look at an address.
  const plain = html.replace(/&(?:colon|#58|#x3a);?/gi, ':').replace(/&(?:tab|newline|#9|#10|#13|#x9|#xa|#xd);?/gi, '');
  for (const pattern of PATTERNS) {
    const found = pattern.exec(plain);
    if (found) return found[0].trim().slice(0, SHOWN_CHARACTERS);
  }
  return undefined;
}

const SHOWN_CHARACTERS = 40;

const PATTERNS = [
  /<\s*\/?\s*(?:script|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|base|link|svg|math|portal)\b/i,
  /<\s*meta\b[^>]*http-equiv/i,
  /<[^>]*[\s/"']on[a-z]+\s*=/i,
  /(?:href|src|action|background|poster|style)\s*=\s*["']?[^"'>]*(?:java|vb)\s*script\s*:/i,
  /(?:href|src)\s*=\s*["']?\s*data\s*:\s*(?!image\/(?:png|jpeg|gif|webp))/i,
  /style\s*=\s*["'][^"']*(?:expression\s*\(|-moz-binding|@import)/i,
];
