/**
 * Chooses the folder of Asterisk's vocabulary for a language: `fr-CA` is served by `fr_CA`, `fr` or any other kind of
 * French, such as Debian's `fr_CA_f_June`.
 * @returns The language itself when there is nothing like it, which leaves the choice to Asterisk.
 */
export function chooseSoundLanguage(language: string, available: readonly string[]): string {
  const wanted = language.replaceAll('-', '_');
  const [base = wanted] = wanted.split('_');
  return (
    available.find((name) => name === wanted) ??
    available.find((name) => name === base) ??
    available.find((name) => name.startsWith(`${wanted}_`)) ??
    available.find((name) => name.startsWith(`${base}_`)) ??
    wanted
  );
}
