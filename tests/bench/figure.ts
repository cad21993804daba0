/** One measured value beside the limit measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  limit: number;
  /** value / limit; what good is depends on the figure and stands in `goal`. */
  ratio: number;
  /** What is asked for, in words. */
  goal: string;
}

export function figure(parts: Omit<Figure, 'ratio'>): Figure {
  return { ...parts, ratio: parts.limit === 0 ? 0 : parts.value / parts.limit };
}
