/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
// A backend may answer in any shape. What the reader sees is whole, each comment once, and made of words.
import { expect } from 'chai';
import type { RestMapping } from '../../src/adapters/mapping.js';
import { ODD_VALUES } from '../helpers/odd-values.js';
import { answering, by, leave, open, pages, type Reader } from '../helpers/thread-harness.js';

const FIELDS = [
  ...['id', 'parentId', 'author', 'author.name', 'author.url', 'author.avatar', 'author.badge', 'createdAt'],
  ...['editedAt', 'html', 'text', 'status', 'source', 'votes', 'votes.up', 'votes.down', 'votes.mine', 'can'],
  ...['can.edit', 'replies', 'nameless', 'body', '__proto__'],
];
const OUR_NAMES: RestMapping = {
  list: 'GET /comments?after={cursor}',
  create: 'POST /comments',
  items: 'comments',
  total: 'total',
  next: 'next',
  paging: 'cursor',
  fields: 'thread.fields',
  open: 'thread.open',
  replies: 'replies',
  comment: {
    id: 'id',
    parentId: 'parentId',
    author: ['author.name', 'author'],
    url: 'author.url',
    avatar: 'author.avatar',
    badge: 'author.badge',
    createdAt: 'createdAt',
    editedAt: 'editedAt',
    html: 'html',
    text: 'text',
    source: 'source',
    status: 'status',
    up: 'votes.up',
    down: 'votes.down',
    mine: 'votes.mine',
    own: 'can.edit',
  },
  words: { status: { true: 'pending', text: 'deleted' }, mine: { 1: 1 }, badge: { text: 'author' } },
};

const { next: _, ...rest } = OUR_NAMES;
const PAGES: RestMapping = { ...rest, list: 'GET /comments?p={page}', paging: 'page', pages: 'total' };

/** A comment of which one field is odd. */
function strange(field: string, value: unknown, i: number): object {
  const [outer = '', inner] = field.split('.');
  const comment = { id: `odd-${field}-${i}`, author: { name: 'Odd' }, votes: { up: 1 }, text: 'odd' };
  const held = { ...((comment as Record<string, unknown>)[outer] as object) };
  return Object.defineProperty(comment, outer, {
    value: inner ? Object.assign(held, { [inner]: value }) : value,
    enumerable: true,
  });
}

/** Odd comments, each between two that are not. */
function surrounded(fields: readonly string[]): { list: unknown[]; neighbours: string[] } {
  const list: unknown[] = [by('Neighbour 0')];
  for (const field of fields)
    for (const [i, value] of ODD_VALUES.entries())
      list.push(strange(field, value, i), by(`Neighbour ${list.length}`));
  return { list, neighbours: list.filter((_, i) => i % 2 === 0).map((one) => (one as { id: string }).id) };
}

const NO_WORDS = /undefined|NaN|Invalid Date|\[object|\bnull\b|function|litType/;

const SAID = ['aria-label', 'title', 'alt', 'datetime', 'href'];

/** All that is said: text, and what attributes say to the pointer and to those who listen. */
function assertWords({ root }: Reader): void {
  for (const element of root.querySelectorAll('[part~=section] *')) {
    for (const { nodeName, textContent } of element.childNodes)
      if (nodeName === '#text') expect(textContent).not.to.match(NO_WORDS);
    for (const name of SAID) expect(element.getAttribute(name) ?? '', name).not.to.match(NO_WORDS);
  }
}

function assertAllThere(reader: Reader, neighbours: readonly string[]): void {
  const seen = reader.authors.filter((name) => name.startsWith('Neighbour'));
  expect([...seen].sort()).to.deep.equal([...neighbours].sort());
  for (const id of ['0', String(neighbours.length - 1)].map((i) => neighbours[Number(i)]!))
    expect(reader.comment(id).textContent).to.contain(`${id} says`);
  expect(reader.element.status).to.equal('ready');
  expect(reader.formTitle).to.equal('Leave a Reply');
  assertWords(reader);
}

describe('A backend that sends odd things', () => {
  const { fetch } = window;
  const { error } = console;
  let told: unknown[][];
  beforeEach(() => {
    told = [];
    console.error = (...words: unknown[]) => void told.push(words);
  });
  afterEach(async () => {
    window.fetch = fetch;
    console.error = error;
    await leave();
    expect((Object.prototype as { polluted?: unknown }).polluted).to.equal(undefined);
  });
  const answer = (said: unknown): void => {
    const body = JSON.stringify(said);
    window.fetch = () =>
      Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }));
  };

  for (const field of FIELDS)
    it(`as ${field} leaves all other comments where they are`, async () => {
      const { list, neighbours } = surrounded([field]);
      const reader = await open({
        list: () => ({ comments: list as never }),
        edit: 'held',
        votes: [1, -1],
        vote: 'held',
      });
      await reader.equipped();
      assertAllThere(reader, neighbours);
      expect(told).to.deep.equal([]);
    });

  for (const [how, mapping] of Object.entries({ 'our own contract': undefined, 'a mapping': OUR_NAMES }))
    it(`in ${how} leaves all other comments where they are`, async () => {
      const { list, neighbours } = surrounded(FIELDS);
      answer({ comments: list });
      const reader = await open(null, {
        attributes: { src: '/api' },
        properties: { ...(mapping && { mapping }) },
      });
      assertAllThere(reader, neighbours);
      expect(told).to.deep.equal([]);
    });

  for (const part of ['total', 'open', 'fields', 'user', 'text', 'maxLength'])
    it(`as ${part} of the thread shows the comments and the form`, async () => {
      for (const value of ODD_VALUES.filter((one) => part !== 'open' || one !== false)) {
        const about = {
          total: { total: value },
          open: { thread: { open: value } },
          fields: { thread: { fields: value } },
          user: { thread: { user: { name: value } } },
          text: { thread: { fields: { text: value, name: value } } },
          maxLength: { thread: { fields: { text: { maxLength: value }, email: { maxLength: value } } } },
        }[part]!;
        const adapter = await open({ list: () => ({ comments: [by('Ann')], ...about }) as never });
        answer({ comments: [by('Ann')], ...about });
        const contract = await open(null, { attributes: { src: '/api' } });
        const mapped = await open(null, { attributes: { src: '/api' }, properties: { mapping: OUR_NAMES } });
        const paged = await open(null, { attributes: { src: '/api' }, properties: { mapping: PAGES } });
        for (const reader of [adapter, contract, mapped, paged]) {
          expect(reader.authors, JSON.stringify(value)).to.deep.equal(['Ann']);
          assertWords(reader);
        }
        for (const reader of [adapter, contract]) expect(reader.formTitle).to.equal('Leave a Reply');
        await leave();
      }
      expect(told).to.deep.equal([]);
    });

  it('beside the comments shows no comment for what is none', async () => {
    const { comment: __, ...ourNames } = OUR_NAMES;
    for (const mapping of [undefined, OUR_NAMES, { ...ourNames, roots: 'total' }]) {
      const properties = mapping && { mapping };
      answer({ comments: [null, by('Ann'), null, by('Ben')] });
      const nothing = await open(null, { attributes: { src: '/api' }, properties: { ...properties } });
      expect(nothing.authors).to.deep.equal(['Ann', 'Ben']);
      answer({ comments: [7, by('Ann'), 'text', true, by('Ben')] });
      const little = await open(null, { attributes: { src: '/api' }, properties: { ...properties } });
      expect(little.authors).to.include.members(['Ann', 'Ben']);
      assertWords(little);
    }
  });

  it('as objects that throw when they are read costs those alone', async () => {
    const get = (): never => {
      throw new Error('not for you');
    };
    const list: unknown[] = [by('Ann'), new Proxy({}, { get }), by('Ben'), {}, 'item', by('Cat')];
    Object.defineProperty(list[3], 'author', { get });
    Object.defineProperty(list, 4, { get });
    const reader = await open({ list: () => ({ comments: list as never }) });
    expect(reader.authors).to.deep.equal(['Ann', 'Ben', 'Cat']);
    expect(told).to.deep.equal([]);
  });

  it('as a path that leads out of the answer is refused in one sentence', async () => {
    answer([{ id: 1, text: 'x' }]);
    for (const path of ['__proto__.polluted', 'constructor.prototype.x', 'a.prototype']) {
      told = [];
      const comment = { id: 'id', text: 'text', author: path };
      const reader = await open(null, {
        attributes: { src: '/api' },
        properties: { mapping: { list: 'GET /c', comment } },
      });
      expect(reader.element.status).to.equal('error');
      expect(told.join()).to.contain('"comment.author" must be a path').and.to.contain(path);
    }
  });

  it('as the prototype of a comment changes nothing but that comment', async () => {
    const sly = '{"polluted":1,"author":{"name":"Sly"},"text":"sly","status":"deleted"}';
    const said = `{"comments":[{"id":1,"__proto__":${sly},"constructor":{"prototype":${sly}}},${JSON.stringify(by('Ann'))}],"__proto__":${sly}}`;
    answer(JSON.parse(said));
    window.fetch = () => Promise.resolve(new Response(said));
    for (const mapping of [undefined, OUR_NAMES]) {
      const reader = await open(null, {
        attributes: { src: '/api' },
        properties: { ...(mapping && { mapping }) },
      });
      expect(reader.authors).to.deep.equal(['Anonymous', 'Ann']);
      expect(reader.text).not.to.match(/sly/i);
      expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
    }
  });
});

describe('A comment that comes more than once', () => {
  afterEach(leave);

  it('is shown once, as it was said last, and stays the same element', async () => {
    const said = (text: string) => [by('Ann', { text: 'first' }), by('Ben'), by('Ann', { text })];
    const reader = await open({ list: (_, nth) => ({ comments: said(`word ${nth}`) }) });
    expect([...reader.authors].sort()).to.deep.equal(['Ann', 'Ben']);
    expect(reader.comment('Ann').textContent).to.contain('word 1');
    expect(reader.text).not.to.contain('first');
    const before = reader.comment('Ann');
    await reader.element.reload();
    await reader.settled();
    expect(reader.comment('Ann')).to.equal(before);
    expect(before.textContent).to.contain('word 2');
  });

  it('under the number and the text of the same id is one', async () => {
    const reader = await open({
      comments: [by('Ann', { id: 1 }), by('Ann', { id: '1' }), by('Ben', { parentId: 1 })],
    });
    expect(reader.outline).to.deep.equal(['Ann', '·Ben']);
  });

  it('nested and flat in one answer is one tree', async () => {
    const cat = answering('Ben', 'Cat');
    const ben = answering('Ann', 'Ben', { replies: [cat] });
    const reader = await open({
      comments: [cat, by('Ann', { replies: [ben, cat] }), ben, cat, answering('Cat', 'Dan')],
    });
    expect(reader.outline).to.deep.equal(['Ann', '·Ben', '··Cat', '···Dan']);
  });
});

describe('Ids of any kind', () => {
  afterEach(leave);

  it('too big for a number are told apart as text', async () => {
    const ids = ['9007199254740992', '9007199254740993', '123456789012345678901234567890', '00', '0'];
    const reader = await open({
      comments: ids.flatMap((id) => [by(`To ${id}`, { id }), by(`From ${id}`, { parentId: id })]),
    });
    for (const id of ids.slice(0, 4)) expect(reader.outline.join('|')).to.contain(`To ${id}|·From ${id}`);
  });

  it('that every object has as a name are ids like any other', async () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const reader = await open({ comments: ids.flatMap((id) => [by(id), answering(id, `to ${id}`)]) });
    expect(reader.outline).to.deep.equal(ids.flatMap((id) => [id, `·to ${id}`]));
    await reader.reply('to __proto__');
    expect(reader.answering).to.equal('to __proto__');
  });
});

describe('Replies whose parents are odd', () => {
  afterEach(leave);

  it('stand at the top until the parent comes, and say so', async () => {
    const reader = await open({ list: pages([answering('Ann', 'Ben'), by('Cat')], [by('Ann')]) });
    expect(reader.outline).to.deep.equal(['Ben', 'Cat']);
    expect(reader.comment('Ben').textContent).to.contain('in reply to a comment that is not shown');
    await reader.press('Load more comments');
    expect(reader.outline).to.deep.equal(['Cat', 'Ann', '·Ben']);
    expect(reader.text).not.to.contain('not shown');
  });

  it('in a circle or in themselves are shown once each', async () => {
    const reader = await open({
      comments: [
        answering('Ben', 'Ann'),
        answering('Ann', 'Ben'),
        answering('Cat', 'Cat'),
        answering('Ben', 'Dan'),
      ],
    });
    expect(reader.outline).to.deep.equal(['Cat', 'Ann', '·Ben', '··Dan']);
  });
});
