import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { recorded, secrets } from '../harness.js';

const HASHES = ['md5', 'sha1', 'sha256'];
const ENCODINGS = ['hex', 'base64', 'base64url'] as const;

/** Runs last: looks through every answer of all tests before. */
export function privacy(): void {
  describe('Nobody’s address', () => {
    it('nor any hash of it is in any answer, neither body nor header', () => {
      assert.ok(secrets.size > 100 && recorded.length > 400, 'the tests before have not run');
      const answers = new Set(
        recorded.map(({ answer }) => `${answer.body} ${JSON.stringify([...answer.headers])}`),
      );
      // Words instead of one long search: thousands of disguises in megabytes of answers would take minutes.
      const words = new Set([...answers].flatMap((answer) => answer.toLowerCase().split(/[^\w@.+/=%-]+/)));
      const leaks = [...secrets].flatMap(disguises).filter((disguise) => words.has(disguise.toLowerCase()));
      const parts = [...words].filter((word) => /@|%40/.test(word));
      for (const secret of secrets) {
        const plain = [secret, encodeURIComponent(secret)].map((word) => word.toLowerCase());
        leaks.push(...parts.filter((part) => plain.some((word) => part.includes(word))));
      }
      assert.deepEqual(leaks, []);
      // It does find what is there.
      assert.ok(words.has('comment') && words.has('published'));
    });
  });
}

function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const hashes = HASHES.flatMap((name) => {
    const digest = createHash(name).update(secret.toLowerCase()).digest();
    return ENCODINGS.map((encoding) => digest.toString(encoding));
  });
  return [secret, ...ENCODINGS.map((encoding) => bytes.toString(encoding)), ...hashes];
}
