// One plain closing line for Playwright, for logs and CI.
import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';

export default class CountReporter implements Reporter {
  #suite: Suite | undefined;
  #errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors++;
  }

  onEnd(result: FullResult): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      // A test that never ran because the run broke off is "skipped" without having been marked so.
      const unrun = outcome === 'skipped' && test.results.length === 0;
      if (unrun || outcome === 'unexpected') count.failed++;
      else if (outcome === 'skipped') count.skipped++;
      else count.passed++;
    }
    if (result.status !== 'passed' && count.failed === 0) count.failed = Math.max(1, this.#errors);
    console.log(
      `\n${String(count.passed)} passed, ${String(count.failed)} failed, ${String(count.skipped)} skipped`,
    );
  }

  printsToStdio(): boolean {
    return false; // the list or line reporter beside it does
  }
}
