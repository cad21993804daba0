import type { z } from 'zod';

/** What an effect kind is: its contract, and how a world behaves in which nobody says otherwise. */
export interface EffectKindSpec<Params> {
  params: z.ZodType<Params>;
  /** By name; an outcome arrives as the event `<effect>.<outcome>` with this data. */
  outcomes: Record<string, z.ZodType>;
  /**
   * Who carries it out. `line`: the contact's call. `service`: something that is asked and answers (a web service, a mail
   * server, a schedule); it has the outcome `failed` or one of its own for that. `person`: somebody who takes their time (a queue's
   * agent, the agent at a screen, a customer who is called).
   */
  by: 'line' | 'service' | 'person';
  /** What comes back in a simulation without instructions. */
  usual?(params: Params): UsualOutcome;
  /** A simulation always lets the usual come back, also where somebody answers for the outside: there is nothing to decide. */
  automatic?: true;
  /** Parameters whose values leave the installation, or are written down where others read them. */
  discloses?: readonly string[];
  /** How tests name it: `http:GET https://example.org/`; effects without it are not part of what a test expects as asked. */
  asked?(params: Params): string;
}

export interface UsualOutcome {
  outcome: string;
  data?: Record<string, unknown>;
  /** From the moment it was asked for. */
  afterMs: number;
}

/** Declares an effect kind; it only helps the compiler to infer the type of `params`. */
export function defineEffect<Params, Outcomes extends Record<string, z.ZodType>>(
  spec: EffectKindSpec<Params> & { outcomes: Outcomes },
): EffectKindSpec<Params> & { outcomes: Outcomes } {
  return spec;
}
