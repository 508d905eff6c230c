// What the self-check makes of an answer, without a page around it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explain } from '../../src/debug/explain.js';
import { redact, sorted, fine, warning, wrong } from '../../src/debug/finding.js';
import { nearest, type Wanted } from '../../src/debug/nearest.js';
import { CommentError, type ErrorCode } from '../../src/model/errors.js';

const WORDPRESS = {
  id: 7,
  post: 4,
  parent: 0,
  author: 0,
  author_name: 'Ann',
  author_url: 'https://ann.example',
  author_email: 'ann@x.example',
  date: '2024-03-01T11:00:00',
  content: { rendered: '<p>Hi</p>' },
  status: 'approved',
};
const DISQUS = {
  id: '51',
  parent: null,
  createdAt: '2024-03-01T10:00:00',
  editableUntil: '2024-03-08T10:00:00',
  author: { name: 'Ann', url: 'https://ann.example', avatar: { permalink: 'https://ann.example/a.png' } },
  message: '<p>Hi</p>',
  likes: 3,
};
const MEANT: [what: string, json: unknown, wanted: Wanted, written: string, path: string | undefined][] = [
  ['a list one level down', { data: { comments: [{}] } }, 'items', 'data.items', 'data.comments'],
  ['the answer itself', [{}], 'items', 'comments', ''],
  ['the list that is called comments', { tags: [{}], comments: [{}] }, 'items', 'x', 'comments'],
  ['a list of whatever name', { zeug: [{}] }, 'items', 'x', 'zeug'],
  ['no list of words', { tags: ['a'] }, 'items', 'x', undefined],
  ['a count', { meta: { pages: 3, total_count: 9 } }, 'total', 'total', 'meta.total_count'],
  ['the number of pages', { meta: { total: 9, total_pages: 3 } }, 'pages', 'pages', 'meta.total_pages'],
  [
    'the same name written otherwise',
    { x: { createdAt: '2024-03-01' } },
    'createdAt',
    'created_at',
    'x.createdAt',
  ],
  ['the name of a WordPress author', WORDPRESS, 'author', 'author.name', 'author_name'],
  ['the date of a WordPress comment', WORDPRESS, 'createdAt', 'created', 'date'],
  ['the text of a WordPress comment', WORDPRESS, 'html', 'html', 'content.rendered'],
  ['the website of a WordPress author', WORDPRESS, 'url', 'site', 'author_url'],
  ['the name of a Disqus author', DISQUS, 'author', 'author_name', 'author.name'],
  ['the text of a Disqus comment', DISQUS, 'html', 'body', 'message'],
  ['likes', DISQUS, 'up', 'votes', 'likes'],
  ['never an address', { author_email: 'ann@x.example', text: 'Hi' }, 'author', 'author', undefined],
  ['never an address for an id', { email_id: 'ann@x.example', text: 'Hi' }, 'id', 'key', undefined],
  ['nothing in nothing', null, 'author', 'author', undefined],
];

describe('A developer with a wrong path is shown', () => {
  for (const [what, json, wanted, written, path] of MEANT)
    test(what, () => {
      assert.equal(nearest(json, wanted, written), path);
    });
});

describe('A finding that goes into a bug report', () => {
  test('holds no address, no token and no key', () => {
    const text = redact(
      'GET https://x.example/c?api_token=abc&page=2 said: ann+b@mail.x.example, Bearer s3cret',
      ['Bearer s3cret', 's3cret'],
    );
    assert.equal(text, 'GET https://x.example/c?api_token=…&page=2 said: …@…, …');
  });

  test('keeps names of the fediverse and addresses of pages', () => {
    const text = 'https://social.example/@ann@x.example and @ann@social.example';
    assert.equal(redact(text), text);
  });

  test('stands once, the worst first', () => {
    const found = sorted([fine('a'), warning('b'), wrong('c'), fine('a')]);
    assert.deepEqual(
      found.map(({ level, text }) => `${level} ${text}`),
      ['error c', 'warning b', 'ok a'],
    );
  });
});

describe('A developer reads what a failure means and what to do', () => {
  const REMEDIES: Record<ErrorCode, RegExp> = {
    invalid: /errors\.fields/,
    'rate-limited': /Retry-After/,
    closed: /Open it/,
    duplicate: /Nothing is to be done/,
    'sign-in': /signIn/,
    forbidden: /cross-site/,
    'not-found': /src/,
    offline: /other findings/,
    server: /log/,
  };
  for (const [code, remedy] of Object.entries(REMEDIES) as [ErrorCode, RegExp][])
    test(code, () => {
      const finding = explain(new CommentError(code, { message: 'So it is.' }), 'posting');
      assert.equal(finding.level, 'warning');
      assert.match(finding.text, new RegExp(`^The last posting failed with \`${code}\`: .*“So it is\\.”`));
      assert.match(finding.remedy ?? '', remedy);
    });

  test('which fields were refused, and how long to wait', () => {
    const fields = explain(new CommentError('invalid', { fields: { email: 'No such host' } }), 'posting');
    assert.match(fields.text, /`email`: No such host/);
    assert.match(
      explain(new CommentError('rate-limited', { retryAfter: 29.5 }), 'posting').remedy ?? '',
      /30 seconds/,
    );
  });

  test('a sentence about the configuration as it is', () => {
    const finding = explain(new CommentError('server', { hint: 'mapping: "lst" is no key.' }), 'loading');
    assert.equal(finding.text, 'The mapping is wrong: "lst" is no key.');
  });
});
