// The contract kit: good adapters pass every check, and for every check there is a bad one that fails it alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CommentAdapter, CommentInput } from '../../src/index.js';
import { CHECKS, contract, runContract, type Result, type Subject } from './contract.js';
import {
  direct,
  memoryAdapter,
  memorySubject,
  networkOf,
  overTheNetwork,
} from './contract/test/memory-adapter.js';
import { MemoryServer } from './contract/test/memory-server.js';
import { openReference, references, type Reference } from './contract/test/reference.js';
import { READING } from './contract/test/sabotage-reading.js';
import { WRITING } from './contract/test/sabotage-writing.js';
import type { Sabotage } from './contract/test/saboteurs.js';

const { fetch } = globalThis;
after(() => (globalThis.fetch = fetch));
const server = new MemoryServer();
const inMemory = (): void => void (globalThis.fetch = networkOf(server));
const broken = (sabotage: Sabotage): Subject =>
  memorySubject(server, overTheNetwork, (good) => ({ ...good, ...sabotage(good) }));

const named = (results: readonly Result[], outcome: Result['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ name }) => name as string);
const sentences = (results: readonly Result[]) =>
  results.map(({ name, detail }) => `${name}: ${detail}`).join('\n');

describe('The reference backend', () => {
  let opened: Reference;
  before(async () => {
    opened = await openReference();
    globalThis.fetch = opened.fetch;
  });
  after(() => opened.close());
  for (const [way, subject] of Object.entries(references))
    for (const check of contract(subject))
      test(`by ${way}: ${check.name}`, { skip: check.skipped ?? false }, async (t) => {
        const { notes } = await check.run((why) => t.skip(why));
        for (const note of notes) t.diagnostic(note);
      });
});

describe('A server in memory', () => {
  before(inMemory);

  test('passes all checks', async () => {
    const results = await runContract(memorySubject(server, overTheNetwork));
    assert.deepEqual(named(results, 'passed'), Object.values(CHECKS).flat(), sentences(results));
    assert.deepEqual(
      results.flatMap(({ notes }) => notes),
      [],
    );
  });

  test('passes without a network, but for what cannot be seen then', async () => {
    const results = await runContract(memorySubject(server, direct(server)));
    assert.deepEqual(named(results, 'failed'), [], sentences(results));
    assert.deepEqual(named(results, 'not offered'), [
      'a server that cannot be reached is told as offline',
      'a broken answer is told as server',
      'the address leaves once, in a body',
    ]);
  });

  test('passes when it nests replies, counts in numbers and has no dislikes', async () => {
    const nested: Sabotage = (good) => ({
      list: async (query, options) => {
        const { comments, ...page } = await good.list({ ...query, limit: 50 }, options);
        const inputs = new Map(
          comments.map((input) => [
            input.id,
            { ...input, id: Number(input.id), replies: [] as CommentInput[] },
          ]),
        );
        const roots = [...inputs.values()].filter(({ parentId, replies: _, ...input }) => {
          const parent = inputs.get(String(parentId));
          const own = inputs.get(String(input.id))!;
          own.parentId = parentId == null ? 0 : undefined;
          own.votes = { up: (own.votes?.up ?? 0) - (own.votes?.down ?? 0) };
          parent?.replies.push(own);
          return !parent;
        });
        return { ...page, comments: roots };
      },
      vote: async (...call) => {
        await good.vote!(...call);
        return {};
      },
    });
    const { threads, ...subject } = broken(nested);
    // A tree is not cut by pages.
    const results = await runContract({
      ...subject,
      threads: { ...threads, many: undefined },
    });
    assert.deepEqual(named(results, 'failed'), [], sentences(results));
    assert.ok(named(results, 'passed').includes('replies have their parents'));
    assert.ok(named(results, 'passed').includes('a dislike counts'));
  });

  test('passes with one level of replies where the subject says so', async () => {
    const flat: Sabotage = (good) => ({
      create: (draft, options) => good.create!({ ...draft, parentId: draft.rootId }, options),
    });
    assert.deepEqual(named(await runContract(broken(flat)), 'failed'), [
      'a reply to a reply stands in its place',
    ]);
    assert.deepEqual(named(await runContract({ ...broken(flat), flattens: true }), 'failed'), []);
  });

  test('may be read-only: the rest is not offered', async () => {
    const good = memoryAdapter(overTheNetwork);
    const { threads } = memorySubject(server, overTheNetwork);
    const results = await runContract({
      adapter: (): CommentAdapter => ({ list: (...call) => good.list(...call) }),
      threads,
    });
    assert.deepEqual(named(results, 'failed'), [], sentences(results));
    const offered = new Set(
      results.filter(({ outcome }) => outcome === 'passed').map(({ ability }) => ability),
    );
    assert.deepEqual([...offered], ['listing', 'paging', 'nesting', 'refusing', 'aborting', 'privacy']);
  });
});

describe('Each check fails, alone, for an adapter that', () => {
  before(inMemory);
  for (const [name, sabotages] of Object.entries({ ...READING, ...WRITING }))
    for (const [nth, sabotage] of sabotages.entries())
      test(`breaks "${name}" (${nth + 1})`, async (t) => {
        // The test runner would take the rejections that nobody handles for its own.
        const listeners = process.listeners('unhandledRejection');
        process.removeAllListeners('unhandledRejection');
        t.after(() => listeners.forEach((listener) => process.on('unhandledRejection', listener)));
        const failed = (await runContract(broken(sabotage))).filter(({ outcome }) => outcome === 'failed');
        assert.deepEqual(named(failed, 'failed'), [name], sentences(failed));
      });
});
