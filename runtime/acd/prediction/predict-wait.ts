/** What a wait is predicted from. */
export interface WaitFacts {
  /** Those who will be served before; a fraction stands for who may be served by other agents as well. */
  ahead: number;
  /** Agents who could serve, busy ones included. */
  staffed: number;
  /** Of them, those to whom a contact could be given now. */
  ready: number;
  /** What a contact costs an agent on average, wrap-up included. */
  handlingSeconds: number;
  /** How long callers are willing to wait on average; null when nobody gives up, as with promised calls. */
  patienceSeconds: number | null;
}

/** Terms of the sum that are added up one by one; after as many the integral differs by less than a millionth. */
const EXACT_TERMS = 32;

/**
 * Predicts how long somebody will wait who does not give up: Erlang-A on current staffing, in which each of those ahead
 * leaves by being served or by giving up. With s agents, k ahead, handling time 1/μ and patience 1/θ the next leaves
 * after 1/(s·μ + k·θ), so the wait is the sum of that for k from 0 to `ahead`.
 * @returns Seconds, 0 when somebody is ready, null while nobody is staffed.
 * @see Garnett, Mandelbaum & Reiman 2002, "Designing a call center with impatient customers"
 * @see Gans, Koole & Mandelbaum 2003, "Telephone call centers: tutorial, review, and research prospects"
 */
export function predictWait({ ahead, staffed, ready, handlingSeconds, patienceSeconds }: WaitFacts): number | null {
  if (staffed <= 0) return null;
  if (ready > 0 || handlingSeconds <= 0) return 0;
  const served = staffed / handlingSeconds;
  if (patienceSeconds === null) return (ahead + 1) / served;
  const impatience = 1 / patienceSeconds;
  const whole = Math.floor(ahead);
  const until = Math.min(whole, EXACT_TERMS - 1);
  let seconds = (ahead - whole) / (served + (whole + 1) * impatience);
  for (let k = 0; k <= until; k += 1) seconds += 1 / (served + k * impatience);
  return whole > until ? seconds + sumFrom(until + 1, whole, served, impatience) : seconds;
}

/** The sum of 1/(served + k·impatience) for k from `first` to `last`, by the formula of Euler and Maclaurin. */
function sumFrom(first: number, last: number, served: number, impatience: number): number {
  const low = served + first * impatience;
  const high = served + last * impatience;
  const integral = Math.log1p(((last - first) * impatience) / low) / impatience;
  return integral + (1 / low + 1 / high) / 2 + (impatience / 12) * (1 / low ** 2 - 1 / high ** 2);
}
