// The second and third lock on a reader's address. The first is in tests/types/email.ts.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { format, inspect } from 'node:util';
import { Email, revealEmail, withoutAddress } from '../../src/model/email.js';
import { CommentError } from '../../src/model/errors.js';
import { normalize } from '../../src/model/normalize.js';

const SECRET = 'secret@x.example';

describe('Lock 2: an address that a backend sends does not come in', () => {
  const LEAKS = [
    'email',
    'mail',
    'author_email',
    'authorEmail',
    'user_email',
    'comment_author_email',
    'ip',
    'author_ip',
    'gravatar',
    '_email',
    'contact',
  ];

  for (const key of LEAKS)
    test(`"${key}" vanishes, in the comment, its author and its replies`, () => {
      const leak = { [key]: SECRET };
      const nested = { [key]: { value: SECRET, list: [SECRET] } };
      const comments = normalize([
        {
          id: 1,
          ...leak,
          author: { name: 'Ann', ...leak, details: nested },
          meta: nested,
          replies: [{ id: 2, ...nested, author: { name: 'Ben', ...leak } }],
        },
        { id: 3, ...leak, author: { ...leak }, text: 'x' },
      ]);
      assert.equal(comments.length, 3);
      assert.doesNotMatch(JSON.stringify(comments), /@/);
      assert.doesNotMatch(inspect(comments, { depth: null, showHidden: true }), /@/);
    });

  test('fields that take no text of this kind do not carry it either', () => {
    const comments = normalize([
      {
        id: 1,
        createdAt: SECRET,
        editedAt: SECRET,
        status: SECRET,
        author: { name: 'Ann', url: `mailto:${SECRET}`, avatar: SECRET },
      },
      { id: 2, author: { name: { email: SECRET }, url: `https://${SECRET}/` }, html: { email: SECRET } },
    ]);
    assert.equal(comments.length, 2);
    assert.doesNotMatch(JSON.stringify(comments), /@/);
  });
});

describe('Lock 3: an address on its way to the backend shows nothing to those who touch it', () => {
  const email = new Email(SECRET);
  const says = (value: unknown): string => String(value);

  const PRINTS: Record<string, () => unknown> = {
    'String()': () => says(email),
    'a template': () => `to: ${email as unknown as string}`,
    concatenation: () => 'to: ' + (email as unknown as string),
    'a number': () => Number(email),
    JSON: () => JSON.stringify(email),
    'JSON within an object': () => JSON.stringify({ draft: { email, list: [email] } }),
    'the console': () => inspect(email, { depth: null, showHidden: true, getters: true }),
    'the console, within an object': () => format('%s %o %O %j', email, { email }, [email], { email }),
    keys: () => Object.keys(email),
    entries: () => Object.entries(email),
    'own properties': () => Reflect.ownKeys(email).map((key) => says(Reflect.get(email, key))),
    'for…in': () => {
      const found: string[] = [];
      for (const key in email) found.push(key, says(Reflect.get(email, key)));
      return found;
    },
    // eslint-disable-next-line @typescript-eslint/no-misused-spread -- that it loses all is the point
    spread: () => JSON.stringify({ ...email }),
    'Object.assign': () => inspect(Object.assign({}, email)),
    structuredClone: () => inspect(structuredClone(email), { depth: null, showHidden: true }),
    'a form or an address': () => new URLSearchParams({ email: email as unknown as string }).toString(),
    'an error': () => new Error(email as unknown as string).stack?.split('\n')[0],
    'a date or locale': () => (email as { toLocaleString(): string }).toLocaleString(),
  };

  for (const [way, print] of Object.entries(PRINTS))
    test(`${way} shows nothing of it`, () => {
      assert.doesNotMatch(inspect(print(), { depth: null }), /secret|example/);
    });

  test('it prints as the empty text and serialises as not there', () => {
    assert.equal(says(email), '');
    assert.equal(JSON.stringify({ email }), '{}');
  });

  test('an adapter that asks for it by name gets it, without the spaces around it', () => {
    assert.equal(revealEmail(new Email(`  ${SECRET} `)), SECRET);
  });

  for (const said of [
    `<b>${SECRET}</b> is unknown`,
    `${SECRET.toUpperCase()} is unknown`,
    `/subscribe?who=${encodeURIComponent(SECRET)}`,
    `A sentence that was cut off within secret@x.exa`,
    `within secr`,
  ])
    test(`a backend that says "${said.replace(/secr/i, '(secr)')}" does not say it on`, () => {
      const told = withoutAddress(
        new CommentError('invalid', { message: said, hint: said, signInUrl: said, fields: { email: said } }),
        email,
      );
      assert.doesNotMatch(inspect(told, { depth: null }), /secr/i);
      assert.match(told.details.message ?? '', /…/);
    });

  test('only a real one opens', () => {
    assert.throws(() => revealEmail(structuredClone(email)));
    assert.throws(() => revealEmail({} as Email));
  });
});
