/** What has to be closed, last opened first closed; one that fails does not keep the others open. */
export class Cleanup {
  private readonly steps: (() => Promise<void>)[] = [];

  add(...steps: (() => Promise<void>)[]): void {
    this.steps.push(...steps);
  }

  /** @throws AggregateError once everything has been tried, when something failed */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'cleanup.failed');
  }
}
