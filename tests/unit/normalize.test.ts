// A backend may send anything. What leaves the normaliser is complete, flat, frozen and known by name.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommentInput } from '../../src/model/comment.js';
import { normalize, normalizeOne } from '../../src/model/normalize.js';
import { ODD_VALUES } from '../helpers/odd-values.js';
import { assertSound, KNOWN_OF_AUTHOR } from '../helpers/sound.js';

const FIELDS = [
  ...[
    'id',
    'parentId',
    'author',
    'createdAt',
    'editedAt',
    'html',
    'text',
    'status',
    'source',
    'votes',
    'can',
  ],
  'replies',
] as const;

const one = (input: unknown) => {
  const comment = normalizeOne(input as CommentInput);
  assert.ok(comment, 'there is no comment');
  return comment;
};
const author = (value: unknown) => one({ id: 1, author: value }).author;

describe('A reader sees every comment, whatever shape it came in', () => {
  test('a complete comment keeps what it says', () => {
    const comment = one({
      id: 7,
      parentId: 3,
      author: { name: 'Rocky Mosan', url: 'https://rocky.example', badge: 'author' },
      createdAt: '2024-03-01T10:00:00Z',
      editedAt: '2024-03-01T11:00:00Z',
      html: '<p>Yes</p>',
      status: 'pending',
    });
    assert.deepEqual(comment, {
      id: '7',
      parentId: '3',
      author: { name: 'Rocky Mosan', url: 'https://rocky.example/', badge: 'author' },
      createdAt: Date.UTC(2024, 2, 1, 10),
      editedAt: Date.UTC(2024, 2, 1, 11),
      body: { html: '<p>Yes</p>' },
      status: 'pending',
      can: {},
    });
  });

  test('only known fields pass', () => {
    const comment = one({ id: 1, user_agent: 'Mozilla', role: 'x', author: { name: 'A', login: 'root' } });
    assert.doesNotMatch(JSON.stringify(comment), /Mozilla|login|root|role/);
    assertSound(comment);
  });

  for (const field of FIELDS)
    test(`an odd ${field} falls back and spares the neighbours`, () => {
      for (const value of ODD_VALUES) {
        const list = normalize([
          { id: 'a', text: 'before' },
          { id: 'x', [field]: value },
          { id: 'b', text: 'after' },
        ]);
        for (const comment of list) assertSound(comment);
        const texts = list.map(({ body }) => ('text' in body ? body.text : body.html));
        assert.equal(texts[0], 'before');
        assert.equal(texts.at(-1), 'after');
        assert.ok(list.length >= 3);
      }
    });

  for (const field of KNOWN_OF_AUTHOR)
    test(`an odd author.${field} falls back`, () => {
      for (const value of ODD_VALUES) assertSound(one({ id: 1, author: { name: 'A', [field]: value } }));
    });

  test('things that are no comments are passed over', () => {
    const list = normalize([null, 1, 'text', true, undefined, [], { id: 'a' }]);
    assert.ok(list.some(({ id }) => id === 'a'));
    for (const comment of list) assertSound(comment);
  });

  test('an answer that is no list holds no comments', () => {
    for (const value of ODD_VALUES) if (!Array.isArray(value)) assert.deepEqual(normalize(value), []);
  });

  test('an object with words for a prototype changes no prototype', () => {
    const comment = one(
      JSON.parse(
        '{"id":1,"__proto__":{"text":"sly"},"author":{"__proto__":{"name":"sly","badge":"author"}}}',
      ),
    );
    assert.doesNotMatch(JSON.stringify(comment), /sly/);
    assert.equal((Object.prototype as { polluted?: unknown }).polluted, undefined);
  });
});

describe('What a reader may do, and has done', () => {
  const votes = (value: unknown) => one({ id: 1, votes: value }).votes;
  const can = (value: unknown) => one({ id: 1, can: value }).can;

  test('votes are whole sums from 0 on and the vote of this reader', () => {
    assert.deepEqual(votes({ up: 3, down: 1, mine: -1 }), { up: 3, down: 1, mine: -1 });
    assert.deepEqual(votes({ up: '12', mine: '1' }), { up: 12, mine: 1 });
    assert.deepEqual(votes({}), { up: 0, mine: 0 });
    assert.deepEqual(votes({ up: 2.7, down: -4, mine: 'x' }), { up: 2, down: 0, mine: 0 });
    assert.deepEqual(votes({ up: Infinity, down: null, mine: 0.4 }), { up: 0, mine: 0 });
    assert.deepEqual(votes({ up: -0.5, down: '', mine: true }), { up: 0, down: 0, mine: 0 });
    assert.ok(!('votes' in one({ id: 1 })));
    for (const value of ODD_VALUES) if (typeof value !== 'object') assert.equal(votes(value), undefined);
  });

  for (const field of ['up', 'down', 'mine'])
    test(`an odd votes.${field} falls back`, () => {
      for (const value of ODD_VALUES) assertSound(one({ id: 1, votes: { up: 1, [field]: value } }));
    });

  test('a right is one that is said to be true, and known', () => {
    assert.deepEqual(can({ edit: true, remove: false, moderate: true }), { edit: true, moderate: true });
    assert.deepEqual(can({ edit: 'true', remove: 1, moderate: {}, admin: true }), {});
    for (const value of ODD_VALUES) assert.deepEqual(can(value), {});
  });

  test('what was typed is the source, and plain text is its own', () => {
    assert.equal(one({ id: 1, html: '<b>x</b>', source: '*x*\r\ny' }).source, '*x*\ny');
    assert.equal(one({ id: 1, text: 'a\r\nb' }).source, 'a\nb');
    assert.ok(!('source' in one({ id: 1, html: '<b>x</b>', text: 'x' })));
    assert.equal(one({ id: 1, text: 'x', source: { toString: () => 'sly' } }).source, 'x');
  });
});

describe('A reader sees the talk in one piece, nested or flat', () => {
  test('nested replies come out flat, each after its parent', () => {
    const list = normalize([{ id: 1, replies: [{ id: 2, replies: [{ id: 3 }] }, { id: 4 }] }, { id: 5 }]);
    assert.deepEqual(
      list.map(({ id, parentId }) => [id, parentId]),
      [
        ['1', null],
        ['2', '1'],
        ['3', '2'],
        ['4', '1'],
        ['5', null],
      ],
    );
  });

  test('nested and flat replies may be mixed', () => {
    const list = normalize([
      { id: 1, replies: [{ id: 2 }] },
      { id: 3, parentId: 2 },
    ]);
    assert.deepEqual(
      list.map(({ id, parentId }) => [id, parentId]),
      [
        ['1', null],
        ['2', '1'],
        ['3', '2'],
      ],
    );
  });

  test('10,000 replies inside each other arrive', () => {
    let innermost: Record<string, unknown> = { id: 10_000 };
    for (let id = 9999; id > 0; id--) innermost = { id, replies: [innermost] };
    const list = normalize([innermost]);
    assert.equal(list.length, 10_000);
    assert.equal(list.at(-1)?.parentId, '9999');
  });

  test('objects that hold each other end', () => {
    const a: Record<string, unknown> = { id: 'a' };
    const b: Record<string, unknown> = { id: 'b', replies: [a] };
    a['replies'] = [b, a];
    assert.deepEqual(
      normalize([a, b]).map(({ id }) => id),
      ['a', 'b'],
    );
  });

  test('0, empty and null are no parent', () => {
    for (const parentId of [0, '', ' ', null, undefined])
      assert.equal(one({ id: 1, parentId }).parentId, null);
  });

  test('a comment is not its own parent', () => {
    assert.equal(one({ id: 1, parentId: '1' }).parentId, null);
  });
});

describe('Ids', () => {
  test('1 and "1" are the same comment', () => {
    assert.equal(one({ id: 1 }).id, one({ id: '1' }).id);
  });

  test('an id keeps every letter', () => {
    for (const id of ['a/b?c#d"e', "it's <b>", '日本', 'x'.repeat(500)]) assert.equal(one({ id }).id, id);
  });

  test('without an id the same content is the same comment, other content another', () => {
    const told = { author: 'Ann', createdAt: 1_700_000_000, text: 'Hello' };
    const [a, b, c] = normalize([told, { ...told }, { ...told, text: 'Bye' }]);
    assert.equal(a?.nameless, true);
    assert.equal(a.id, b?.id);
    assert.notEqual(a.id, c?.id);
  });
});

describe('A name stays on its line', () => {
  const name = (value: unknown): string => author({ name: value }).name;

  test('a plain name is kept, also as a bare string or number', () => {
    assert.equal(author('Ann').name, 'Ann');
    assert.equal(author(7).name, '7');
    assert.equal(name('  Zoë van der Berg '), 'Zoë van der Berg');
    assert.equal(name('محمد'), 'محمد');
    assert.equal(name('👩‍👩‍👧 family'), '👩‍👩‍👧 family');
  });

  test('bidirectional controls cannot turn the neighbours around', () => {
    assert.doesNotMatch(name('\u202eevil\u202c \u2066x\u2069'), /[\u202a-\u202e\u2066-\u2069]/);
    assert.match(name('\u202eevil'), /evil/);
  });

  test('line breaks and control characters become spaces', () => {
    assert.doesNotMatch(name('a\u0000b\nc\u009fd'), /\p{Cc}/u);
  });

  test('a name that nobody can see is no name', () => {
    for (const unseen of ['\u200b', '\u200b\u200d\ufeff', '\u2060 \u00ad', ' \t\n', '\u202e', '\u0300'])
      assert.equal(name(unseen), '', JSON.stringify(unseen));
  });

  test('towers of marks are cut to three, accents stay', () => {
    const zalgo = `Z${'\u0337\u0300\u0301'.repeat(40)}algo`;
    assert.ok(name(zalgo).length <= 'Zalgo'.length + 3);
    assert.equal(name('é'.normalize('NFD')), 'é'.normalize('NFD'));
  });

  test('a long name is cut between letters, never within an emoji', () => {
    const cut = name('😀'.repeat(400));
    assert.equal(cut, '😀'.repeat(245));
  });

  test('a badge is text of one short line', () => {
    assert.equal(author({ name: 'A', badge: 'author' }).badge, 'author');
    assert.ok((author({ name: 'A', badge: 'x'.repeat(500) }).badge ?? '').length <= 40);
    assert.ok(!('badge' in author({ name: 'A', badge: '\u200b' })));
  });
});

describe('Addresses of authors lead to the web or nowhere', () => {
  const url = (value: unknown): string | undefined => author({ name: 'A', url: value }).url;

  test('http and https stay', () => {
    assert.equal(url('https://x.example/a?b#c'), 'https://x.example/a?b#c');
    assert.equal(url('http://x.example'), 'http://x.example/');
    assert.equal(url(' https://x.example '), 'https://x.example/');
  });

  for (const bad of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://x.example/1',
    'file:///etc/passwd',
    'mailto:ann@x.example',
    'https://user:pass@x.example/',
    'https://user@x.example/',
    '//x.example',
    'x.example',
    '/path',
    'https://',
    `https://x.example/${'a'.repeat(2001)}`,
  ])
    test(`${JSON.stringify(bad.slice(0, 50))} is dropped, for links and for pictures`, () => {
      assert.ok(!('url' in author({ name: 'A', url: bad })));
      assert.ok(!('avatar' in author({ name: 'A', avatar: bad })));
    });

  test('a quote cannot leave the attribute', () => {
    assert.doesNotMatch(url('https://x.example/"onmouseover="alert(1)') ?? '', /"/);
  });
});

describe('Text', () => {
  test('HTML wins over text, and is not touched here', () => {
    assert.deepEqual(one({ id: 1, html: '<b>', text: 'x' }).body, { html: '<b>' });
    assert.deepEqual(one({ id: 1, html: '' }).body, { html: '' });
  });

  test('line ends are alike', () => {
    assert.deepEqual(one({ id: 1, text: 'a\r\nb\rc\nd' }).body, { text: 'a\nb\nc\nd' });
  });

  test('an unknown status is published', () => {
    assert.equal(one({ id: 1, status: 'held' }).status, 'published');
    assert.equal(one({ id: 1, status: 'deleted' }).status, 'deleted');
  });
});
