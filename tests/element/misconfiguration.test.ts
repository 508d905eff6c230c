/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
// What a page's author did wrong is said once, in the console, with what to write. Nothing throws.
import { expect } from 'chai';
import type { CommentThread } from '../../src/comment-thread.js';
import { by, leave, open } from '../helpers/thread-harness.js';

describe("A page's author", () => {
  const { error, warn } = console;
  let errors: string[];
  let warnings: string[];
  beforeEach(() => {
    errors = [];
    warnings = [];
    console.error = (...words: unknown[]) => void errors.push(words.join(' '));
    console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  });
  afterEach(async () => {
    Object.assign(console, { error, warn });
    await leave();
  });

  const WRONG: Record<
    string,
    [attributes: Record<string, string>, properties: Partial<CommentThread>, ...words: string[]]
  > = {
    'who gives no backend': [{}, {}, 'src=', 'adapter="local"'],
    'who misspells the adapter': [{ adapter: 'locale' }, {}, '"locale"', 'rest', 'local'],
    'who gives an adapter that is none': [{}, { adapter: {} as never }, 'list(query, {signal})'],
    'who gives an address that is none': [{ src: 'https://' }, {}, 'src="https://"'],
    'who gives a mapping that is not JSON': [{ src: '/api', mapping: '{list}' }, {}, 'mapping', 'JSON'],
    'who gives a mapping with a wrong key': [
      { src: '/api', mapping: '{"lst":"GET /c"}' },
      {},
      'mapping',
      '"lst"',
      'list',
    ],
    'who gives a mapping that is nowhere': [
      { src: '/api', mapping: '/no-such-file.json' },
      {},
      '/no-such-file.json',
      '404',
    ],
    'who gives a wrong mapping as a property': [
      { src: '/api' },
      { mapping: { list: 'x' } },
      '"list"',
      'GET /posts/{thread}/comments',
    ],
  };
  for (const [who, [attributes, properties, ...words]] of Object.entries(WRONG))
    it(`${who} reads one sentence about it`, async () => {
      const codes: string[] = [];
      document.addEventListener(
        'comment-error',
        (event) => codes.push((event as never as { error: { code: string } }).error.code),
        {
          once: true,
        },
      );
      const reader = await open(null, { attributes, properties });
      expect(reader.element.status).to.equal('error');
      expect(errors.length).to.equal(1);
      expect(errors[0]).to.match(/^<comment-thread> /);
      for (const word of words) expect(errors[0]).to.contain(word);
      expect(reader.alert).to.contain('The comments could not be loaded');
      for (const word of words)
        if (!/^(rest|local|JSON|list|mapping|404)$/.test(word)) expect(reader.text).not.to.contain(word);
      expect(codes).to.deep.equal(['server']);
    });

  it('who mends it sees the comments', async () => {
    const reader = await open(null);
    reader.element.adapter = { list: () => Promise.resolve({ comments: [by('Ann')] }) };
    await reader.settled();
    await reader.answered();
    expect(reader.authors).to.deep.equal(['Ann']);
  });

  for (const [name, value] of [
    ['theme', 'pink'],
    ['avatars', 'gravatar'],
    ['sort', 'best'],
    ['page-size', '-3'],
    ['max-depth', '0'],
    ['heading-level', '9'],
    ['maxlength', '1.5'],
  ] as const)
    it(`who writes ${name}="${value}" is told once, and it works as if it were not there`, async () => {
      const reader = await open({ comments: [by('Ann')] }, { attributes: { [name]: value } });
      reader.element.requestUpdate();
      await reader.settled();
      await open({ comments: [by('Ben')] }, { attributes: { [name]: value, thread: 'u' } });
      expect(reader.authors).to.deep.equal(['Ann']);
      expect(reader.backend.lists[0]!.asked).to.include({ limit: 50, sort: 'oldest' });
      expect(reader.part('title')!.getAttribute('aria-level')).to.equal('2');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain(name);
      expect(errors).to.deep.equal([]);
    });

  it('can say the mapping inside the element', async () => {
    const own = window.fetch;
    const asked: string[] = [];
    window.fetch = (url) => {
      asked.push(url as string);
      return Promise.resolve(Response.json({ rows: [{ no: 1, who: 'Ann', said: 'Hi' }] }));
    };
    const element = document.createElement('comment-thread');
    element.innerHTML = `<script type="application/json" slot="mapping">
      {"list": "GET /c?post={thread}", "items": "rows", "comment": {"id": "no", "author": "who", "text": "said"}}
    </script>`;
    Object.assign(element, { src: 'https://api.example', thread: 'a b' });
    document.body.append(element);
    try {
      while (element.status !== 'ready') await new Promise((resolve) => setTimeout(resolve, 10));
      expect(asked).to.deep.equal(['https://api.example/c?post=a%20b']);
      expect(element.comments[0]!.author.name).to.equal('Ann');
      expect(errors).to.deep.equal([]);
    } finally {
      window.fetch = own;
      element.remove();
    }
  });

  it('can write the attributes before the script comes, clone the element and set properties early', async () => {
    const template = document.createElement('template');
    template.innerHTML = '<comment-thread thread="t" heading-level="4" readonly></comment-thread>';
    const element = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as CommentThread;
    Object.defineProperty(element, 'adapter', {
      value: { list: () => Promise.resolve({ comments: [by('Ann')] }) },
      configurable: true,
      enumerable: true,
      writable: true,
    });
    document.body.append(element);
    while (!['ready', 'error'].includes(element.status))
      await new Promise((resolve) => setTimeout(resolve, 10));
    await element.updateComplete;
    expect(element.status).to.equal('ready');
    expect(element.shadowRoot!.querySelector('[part~=title]')!.getAttribute('aria-level')).to.equal('4');
    element.remove();
  });
});
