// What an author of an adapter has of the contract kit besides its checks.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { contract, type Subject } from '../../contract.js';
import { awkwardText, saysThat } from '../words.js';
import { memorySubject, networkOf, overTheNetwork } from './memory-adapter.js';
import { MemoryServer } from './memory-server.js';
import type { Sabotage } from './saboteurs.js';

const { fetch } = globalThis;
after(() => (globalThis.fetch = fetch));
const server = new MemoryServer();
const inMemory = (): void => void (globalThis.fetch = networkOf(server));
const broken = (sabotage: Sabotage): Subject =>
  memorySubject(server, overTheNetwork, (good) => ({ ...good, ...sabotage(good) }));

describe('An author', () => {
  before(inMemory);

  test('skips with a reason what a backend cannot', async () => {
    const cannot = { 'awkward words survive': 'It takes ASCII only.' };
    const check = contract({ ...memorySubject(server, overTheNetwork), cannot }).find(
      ({ skipped }) => skipped,
    )!;
    assert.equal(check.skipped, 'It takes ASCII only.');
    const told: string[] = [];
    assert.equal((await check.run((why) => told.push(why))).outcome, 'skipped');
    assert.deepEqual(told, ['It takes ASCII only.']);
  });

  test('may say what is posted', async () => {
    const texts: string[] = [];
    const listening: Sabotage = (good) => ({
      create: (draft, options) => {
        texts.push(draft.text);
        return good.create!(draft, options);
      },
    });
    const check = contract({
      ...broken(listening),
      draft: (name, nth) => ({ text: `${name}, ${nth}`, url: undefined }),
    }).find(({ name }) => name === 'a reply stands under its parent')!;
    await check.run();
    assert.deepEqual(texts, ['a reply stands under its parent, 0', 'a reply stands under its parent, 1']);
  });

  test('is told in a sentence that an answer does not come', async () => {
    const silent: Sabotage = () => ({ list: () => new Promise(() => undefined) });
    const [first] = contract({ ...broken(silent), patience: 20 });
    await assert.rejects(first!.run(), {
      message: 'list({thread: "many", limit: 5}) gave no answer within 20 ms.',
    });
  });

  test('is told of avatars that give the address away', async () => {
    const avatar = (algorithm: string, email: string) =>
      `https://avatars.example/${createHash(algorithm).update(email).digest('hex')}?s=48`;
    const emails = ['a@mail.example', `${'long-'.repeat(12)}name@mail.example`];
    for (const email of emails)
      for (const [algorithm, kind] of [
        ['md5', 'MD5'],
        ['sha256', 'SHA-256'],
      ] as const) {
        const pictured: Sabotage = (good) => ({
          create: async (...call) => {
            const author = { name: 'Ada', avatar: avatar(algorithm, email) };
            return { ...(await good.create!(...call)), author };
          },
        });
        const check = contract({ ...broken(pictured), draft: () => ({ email }) }).find(
          ({ name }) => name === 'the address is in no answer',
        )!;
        const { outcome, notes } = await check.run();
        assert.equal(outcome, 'passed');
        assert.deepEqual(notes, [
          `create() gave the ${kind} of the address in author.avatar: who knows the address can tell.`,
        ]);
      }
  });

  test('may let the server render what was typed', () => {
    const typed = awkwardText();
    const html = typed.replace(/&/g, '&#038;').replace('1 < 2', '1 &lt; 2');
    const rendered = {
      wordpress: `<p>${html
        .replace('\n', '<br />\n')
        .replace(/ "(.*)" /, ' &#8220;$1&#8221; ')
        .replace(/'(\w+)'/, '&#8216;$1&#8217;')}</p>\n`,
      escaped: `<p>${html.replace('<b>', '&lt;b&gt;').replace('</b>', '&lt;/b&gt;').replace('\n', '</p><p>')}</p>`,
      pictures: html.replace('🧶', '<img class="emoji" alt="🧶" src="x.png">'),
    };
    for (const [how, answer] of Object.entries(rendered))
      assert.ok(saysThat({ id: 1, html: answer }, typed), how);
    assert.ok(!saysThat({ id: 1, html: html.replace('\n', '') }, typed));
    assert.ok(!saysThat({ id: 1, html: html.replace('fish', 'fi') }, typed));
    assert.ok(!saysThat({ id: 1, html: html.replace('&#038;', '&amp;amp;') }, typed));
  });
});
