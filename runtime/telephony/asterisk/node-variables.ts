/** Asterisk's global variable that names the applications of all runtimes, joined by `&`; there is none for a single one. */
export const runtimesVariable = 'SWITCHYARD_RUNTIMES';

/** The global variable in which a runtime says until when, in Asterisk's own seconds since 1970, it takes new calls. */
export function aliveUntilVariable(app: string): string {
  return `SWITCHYARD_ALIVE_${app}`;
}
