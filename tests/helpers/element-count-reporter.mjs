// One plain closing line for @web/test-runner, for logs and CI, on a line of its own: the reporter before it
// leaves cursor codes behind.
export function elementCountReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const add = (suite) => {
        for (const test of suite?.tests ?? []) {
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        }
        suite?.suites.forEach(add);
      };
      for (const session of sessions) {
        const before = count.failed;
        add(session.testResults);
        // A file can fail without a failing test: it did not load, or an error came after the last test.
        if (!session.passed && count.failed === before) count.failed++;
      }
      console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
    },
  };
}
