// The contract kit's types guide its user: a check that does not exist is no word. `npm run types` is the test.
import { contract, runContract, type CheckName, type Result, type Subject } from '../backends/contract.js';
import type { CommentAdapter } from '../../src/index.js';

declare const adapter: CommentAdapter;

export const least: Subject = { adapter: () => adapter, threads: {} };

export const full: Subject = {
  adapter: () => Promise.resolve(adapter),
  threads: {
    open: '1',
    many: { key: '2', comments: 120 },
    nested: { key: '3', parents: { Ann: null, Bob: 'Ann' } },
  },
  draft: (check, nth) => (check === 'awkward words survive' ? { text: `${nth}` } : {}),
  refusals: {
    invalid: () => ({ email: 'nobody', fields: ['email'] }),
    duplicate: async (post) => ({ text: (await post()).text ?? '' }),
    // @ts-expect-error -- an unknown code
    oops: () => ({}),
  },
  // @ts-expect-error -- an unknown check
  cannot: { 'awkward word survives': 'No.' },
};

// @ts-expect-error -- a subject needs an adapter
export const without: Subject = { threads: {} };

export async function results(subject: Subject): Promise<void> {
  for (const check of contract(subject)) {
    check.name satisfies CheckName;
    (await check.run()) satisfies Result;
  }
  const [result] = await runContract(subject);
  result?.outcome satisfies 'passed' | 'failed' | 'skipped' | 'not offered' | undefined;
}
