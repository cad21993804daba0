/** Black or white, whichever can be read better on a colour `#rrggbb`; one of them always reaches a contrast of 4.5. */
export function readableOn(colour: string): '#000000' | '#ffffff' {
  const light = luminance(colour);
  // WCAG 2.2: (lighter + 0.05) / (darker + 0.05)
  const onBlack = (light + 0.05) / 0.05;
  const onWhite = 1.05 / (light + 0.05);
  return onBlack >= onWhite ? '#000000' : '#ffffff';
}

/** Relative luminance of sRGB, 0 to 1; that of grey for what is no colour. */
function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1] ?? '868e96';
  const [red, green, blue] = [0, 2, 4].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
