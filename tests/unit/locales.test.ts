// Each language says all that English says, in the plural forms of its own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { strings as actions } from '../../src/i18n/action-strings.js';
import { LANGUAGES } from '../../src/i18n/languages.js';
import { strings as outbox } from '../../src/i18n/outbox-strings.js';
import { strings as shortcuts } from '../../src/i18n/shortcut-strings.js';
import { en, type Message } from '../../src/i18n/strings.js';
import { filesUnder } from '../helpers/project.js';

type Catalogue = Record<string, Message>;
const english: Catalogue = { ...en, ...actions, ...outbox, ...shortcuts };
const WRITTEN_FROM_RIGHT = ['ar', 'fa', 'he'];
/** Words that some languages share with English. */
const MOST_ALIKE = 12;

const part = async (file: string): Promise<Catalogue> =>
  ((await import(`../../src/i18n/locales/${file}.ts`)) as { default: Catalogue }).default;
const read = async (tag: string): Promise<Catalogue> => ({
  ...(await part(tag)),
  ...(await part(`more/${tag}`)),
});
const formsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const holesOf = (text: string): string[] => (text.match(/\{\w*\}/g) ?? []).sort();

/** The categories that whole numbers have; "many" of French and the like is for 1,000,000 and falls back to "other". */
function categories(tag: string): string[] {
  const rules = new Intl.PluralRules(tag);
  const used = Array.from({ length: 1001 }, (_, n) => rules.select(n));
  return [...new Set([...used, 'other'])].sort();
}

test('There are 24 languages besides English, each in two files: what every thread says, and what some say', async () => {
  const files = filesUnder('src/i18n/locales').map((path) => /locales\/(.+)\.ts$/.exec(path)![1]!);
  assert.equal(LANGUAGES.length, 24);
  assert.deepEqual(files.sort(), LANGUAGES.flatMap((tag) => [tag, `more/${tag}`]).sort());
  for (const tag of LANGUAGES) assert.deepEqual(Object.keys(await part(tag)).sort(), Object.keys(en).sort());
});

for (const tag of LANGUAGES)
  describe(`A reader of ${tag}`, () => {
    test('finds every sentence, and none that nobody says', async () => {
      assert.deepEqual(Object.keys(await read(tag)).sort(), Object.keys(english).sort());
    });

    test('counts as the language does', async () => {
      const wanted = categories(tag);
      for (const [key, message] of Object.entries(await read(tag))) {
        if (typeof english[key] === 'string') assert.equal(typeof message, 'string', key);
        else if (wanted.length > 1 || typeof message !== 'string')
          assert.deepEqual(Object.keys(message).sort(), wanted, key);
      }
    });

    test('finds names and numbers in the sentences, and no markup', async () => {
      for (const [key, message] of Object.entries(await read(tag))) {
        const wanted = holesOf(formsOf(english[key]!).at(-1)!);
        for (const text of formsOf(message)) {
          assert.ok(text.trim() !== '' && text === text.trim(), `${key} is empty or padded`);
          assert.doesNotMatch(text, /[<>&]|\.\.\./, key);
          // "One reply" needs no figure.
          const holes = holesOf(text);
          if (text !== formsOf(message).at(-1) && !holes.includes('{n}')) holes.push('{n}');
          assert.deepEqual(holes.sort(), wanted, `${key}: ${text}`);
        }
      }
    });

    test('who speaks to the page can name what is seen on a button', async () => {
      const catalogue = await read(tag);
      const lower = (key: string): string => formsOf(catalogue[key]!).join().toLocaleLowerCase(tag);
      for (const key of Object.keys(catalogue)) {
        const [, seen] = /^(.+)\.label$/.exec(key) ?? [];
        if (seen) assert.ok(lower(key).includes(lower(seen)), `${key}: ${lower(key)}`);
      }
    });

    test('is not served English', async () => {
      const same = Object.entries(await read(tag)).filter(
        ([key, message]) => key !== 'dir' && JSON.stringify(message) === JSON.stringify(english[key]),
      );
      assert.ok(same.length <= MOST_ALIKE, same.map(([key]) => key).join());
    });

    test('reads from the right side', async () => {
      assert.equal((await read(tag))['dir'], WRITTEN_FROM_RIGHT.includes(tag) ? 'rtl' : 'ltr');
    });
  });
