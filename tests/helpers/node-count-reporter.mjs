// One plain closing line for node:test, for logs and CI, from the totals that it reports as diagnostics.
export default async function* countReporter(events) {
  const total = {};
  for await (const { type, data } of events) {
    const match =
      type === 'test:diagnostic' && /^(pass|fail|cancelled|skipped|todo) (\d+)$/.exec(data.message);
    if (match) total[match[1]] = Number(match[2]);
  }
  const { pass = 0, fail = 0, cancelled = 0, skipped = 0, todo = 0 } = total;
  yield `\n${pass} passed, ${fail + cancelled} failed, ${skipped + todo} skipped\n`;
}
