// The attribute `debug`: what a developer reads of a backend that is not as it should be.
import { expect } from 'chai';
import type { RestMapping } from '../../src/adapters/mapping.js';
import type { CommentThread } from '../../src/comment-thread.js';
import { unreached } from '../../src/debug/unreached.js';
import { leave, open, pause, plain, until, type Reader } from '../helpers/thread-harness.js';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}
type Backend = (url: URL, init: RequestInit) => Answer | undefined;

const API = 'https://api.example/v1';
const MINUTE = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();
/** A row of a backend with its own names. */
const row = (no: number, rest: object = {}): object => ({
  no,
  user: { name: `Reader ${String(no)}` },
  at: ago(1000 - no),
  words: `Words ${String(no)}`,
  ...rest,
});
const rows = (from: number, to: number): object[] =>
  Array.from({ length: to - from + 1 }, (_, i) => row(from + i));
const MAPPING: RestMapping = {
  list: 'GET /c?post={thread}&page={page}&per={limit}',
  create: { route: 'POST /c', body: { post: '{thread}', words: '{text}' } },
  paging: 'page',
  items: 'data.rows',
  total: 'data.count',
  comment: { id: 'no', author: 'user.name', createdAt: 'at', text: 'words' },
};
const data = (list: object[], count = list.length): Answer => ({ body: { data: { rows: list, count } } });

/** The self-check of a thread, as it is read. */
class Panel {
  readonly reader: Reader;
  constructor(reader: Reader) {
    this.reader = reader;
  }
  get element(): HTMLDetailsElement | null {
    return this.reader.part('self-check') as HTMLDetailsElement | null;
  }
  get status(): string {
    return plain(this.element?.querySelector('[role=status]')?.textContent);
  }
  get findings(): string[] {
    return [...(this.element?.querySelectorAll('li') ?? [])].map(({ textContent }) => plain(textContent));
  }
  async done(): Promise<this> {
    await until(() => this.status && this.status !== 'Checking…', 'the self-check');
    return this;
  }
  /** The one finding with these words. */
  finding(...words: (string | RegExp)[]): string {
    const found = this.findings.filter((text) =>
      words.every((word) => (typeof word === 'string' ? text.includes(word) : word.test(text))),
    );
    if (found.length !== 1)
      throw new Error(
        `${String(found.length)} findings say ${words.join(' … ')}:\n${this.findings.join('\n')}`,
      );
    return found[0]!;
  }
  async press(name: string): Promise<void> {
    await this.reader.press(name, this.element!);
  }
}

describe('The self-check', () => {
  /* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
  const { fetch } = window;
  const { error, warn } = console;
  let asked: { url: URL; init: RequestInit }[];
  beforeEach(() => {
    asked = [];
    console.error = console.warn = () => undefined;
  });
  afterEach(async () => {
    window.fetch = fetch;
    Object.assign(console, { error, warn });
    await leave();
  });

  const serve = (backend: Backend): void => {
    window.fetch = (target, init = {}) => {
      const url = new URL(target as string);
      asked.push({ url, init });
      const answer = backend(url, init);
      if (!answer) return Promise.reject(new TypeError('Failed to fetch'));
      const { status = 200, headers, body } = answer;
      const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
      return Promise.resolve(new Response(text, { status, headers: headers ?? {} }));
    };
  };

  interface Setting {
    readonly mapping?: RestMapping | null;
    readonly attributes?: Record<string, string>;
    readonly properties?: Partial<CommentThread>;
  }

  async function check(backend: Backend | Answer, setting: Setting = {}): Promise<Panel> {
    serve(typeof backend === 'function' ? backend : () => backend);
    const { mapping = MAPPING } = setting;
    const reader = await open(null, {
      attributes: { src: API, debug: '', ...setting.attributes },
      properties: { ...(mapping && { mapping }), ...setting.properties },
    });
    return new Panel(reader).done();
  }

  it('is not there, nor asks for anything, unless it is wanted', async () => {
    serve(() => data([row(1)]));
    const reader = await open(null, { attributes: { src: API }, properties: { mapping: MAPPING } });
    await pause(50);
    expect(reader.part('self-check')).to.equal(null);
    expect(asked.length).to.equal(1);
  });

  it('says what was checked when all is well', async () => {
    const panel = await check(data([row(1), row(2)]));
    expect(panel.status, panel.findings.join('\n')).to.equal('All is well');
    expect(panel.finding('OK', 'GET https://api.example/v1/c?post=t&page=1&per=50')).to.match(
      /2 comments came \(one page\), 2 in all by the backend’s count\. Page size 50; pages are turned by page number\./,
    );
    expect(panel.finding('Readers can read and post')).to.contain('there is one order');
    panel.finding('Note: Off: edit, remove, vote and moderate (not in the mapping).');
    expect(panel.findings.some((text) => /^(Error|Warning)/.test(text))).to.equal(false);
  });

  describe('as a panel', () => {
    it('has a heading, a list, an icon and a word for each finding, and folds', async () => {
      const panel = await check(data([row(1)]));
      const { element } = panel;
      expect(element!.open).to.equal(true);
      expect(element!.querySelector('summary [role=heading]')!.textContent).to.equal('Self-check');
      expect(element!.querySelector('[role=heading]')!.getAttribute('aria-level')).to.equal('3');
      expect(panel.reader.root.lastElementChild).to.equal(element);
      for (const item of element!.querySelectorAll('ol > li')) {
        expect(plain(item.querySelector('b')!.textContent)).to.match(/^(Error|Warning|Note|OK):$/);
        expect(item.querySelector('svg')!.checkVisibility()).to.equal(true);
      }
      expect(getComputedStyle(element!).borderTopWidth).to.equal('1px');
      element!.querySelector('summary')!.click();
      expect(element!.open).to.equal(false);
    });

    it('stays as it is while the thread is drawn again', async () => {
      const panel = await check(data([row(1)]));
      const { reader, element } = panel;
      const items = [...element!.querySelectorAll('li')];
      reader.element.headingLevel = 4;
      reader.element.theme = 'dark';
      await reader.settled();
      await reader.element.reload();
      await reader.settled();
      expect(reader.root.lastElementChild).to.equal(element);
      expect([...element!.querySelectorAll('li')]).to.deep.equal(items);
    });

    it('stays when the content of the page gives way to the thread', async () => {
      let answer: (value: Response) => void = () => undefined;
      window.fetch = () => new Promise((resolve) => (answer = resolve));
      const reader = await open(null, {
        attributes: { src: API, debug: '' },
        properties: { mapping: MAPPING },
        impatient: true,
      });
      reader.element.append('See the discussion elsewhere.');
      reader.element.src = `${API}/other`;
      await until(() => reader.part('self-check'), 'the panel');
      const panel = new Panel(reader);
      expect(panel.status).to.equal('Checking…');
      expect(reader.part('section')).to.equal(null);
      await pause(20);
      serve(() => data([row(1)]));
      answer(new Response(JSON.stringify({ data: { rows: [row(1)], count: 1 } })));
      await reader.answered();
      await panel.done();
      expect(reader.authors).to.deep.equal(['Reader 1']);
      expect(reader.root.lastElementChild).to.equal(panel.element);
    });

    it('comes and goes with the property', async () => {
      const panel = await check(data([row(1)]));
      panel.reader.element.debug = false;
      await until(() => !panel.element, 'the panel to go');
      panel.reader.element.debug = true;
      await panel.done();
      panel.finding('OK', '1 comment came');
    });

    it('asks again when told to, and by itself for another backend', async () => {
      const panel = await check(data([row(1)]));
      serve(() => data([row(1), row(2)]));
      await panel.press('Run again');
      await until(() => panel.findings.join().includes('2 comments came'), 'the second check');
      panel.reader.element.src = `${API}/other`;
      await until(() => panel.findings.join().includes('/v1/other/c?post=t'), 'the third check');
    });

    it('copies what it says, without tokens and addresses', async () => {
      let copied = '';
      const { clipboard } = navigator;
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: (text: string) => Promise.resolve(void (copied = text)) },
      });
      try {
        const answer = { status: 500, body: { message: 'Tell ann@x.example of key-abcdef' } };
        const panel = await check(answer, {
          attributes: { src: `${API}?api_token=tell-no-one` },
          properties: { token: () => 'key-abcdef' },
        });
        await panel.press('Copy');
        expect(copied).to.match(/^<comment-thread> self-check\n\nError: /);
        expect(copied).to.contain('was answered with 500');
        expect(copied).to.contain('…@… of …');
        expect(copied).to.contain('api_token=…');
        for (const secret of ['key-abcdef', 'ann@x.example', 'tell-no-one'])
          expect(`${copied} ${panel.findings.join()}`).not.to.contain(secret);
        expect(panel.reader.has('Copied', panel.element!)).to.equal(true);
      } finally {
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
      }
    });

    it('says nothing of the key by which the backend knows this browser', async () => {
      const mapping: RestMapping = { ...MAPPING, list: `${MAPPING.list as string}&as={visitor}` };
      const panel = await check((url) => ({ status: 500, body: { message: `Who is ${url.search}?` } }), {
        mapping,
      });
      const key = asked[0]!.url.searchParams.get('as')!;
      expect(key).to.match(/^[\da-f-]{36}$/);
      expect(localStorage.getItem('comment-thread:visitor:https://api.example')).to.equal(key);
      expect(asked.at(-1)!.url.searchParams.get('as')).to.equal(key);
      panel.finding('&as=…, was answered with 500', '&as=…?”');
      expect(panel.findings.join()).not.to.contain(key);
    });
  });

  describe('on the way to the backend', () => {
    it('tells that no server answers', async () => {
      const panel = await check(() => undefined);
      expect(panel.status).to.equal('1 error');
      panel.finding('Error: No server answers at https://api.example.', 'Start it');
    });

    it('tells that a server is there but the CORS header is missing', async () => {
      const panel = await check((_, { mode }) => (mode === 'no-cors' ? {} : undefined));
      panel.finding(
        'Error: A server answers at https://api.example, but it does not allow this page',
        `Access-Control-Allow-Origin: ${location.origin}`,
      );
    });

    it('tells that cookies need a header of their own', async () => {
      const panel = await check((_, { credentials }) => (credentials === 'include' ? undefined : {}), {
        attributes: { credentials: 'include' },
      });
      panel.finding(
        'allows this page to read its answers, but not to send cookies',
        'Access-Control-Allow-Credentials: true',
      );
    });

    it('tells that the preflight refuses a header', async () => {
      const panel = await check(
        (_, { headers }) => (new Headers(headers).has('authorization') ? undefined : {}),
        {
          properties: { token: () => 'abcdef' },
        },
      );
      panel.finding('refuses GET with Authorization beforehand', 'Access-Control-Allow-Headers');
    });

    it('tells what the policy of the page blocks', async () => {
      const panel = await check(() => {
        const init = {
          blockedURI: `${API}/c`,
          effectiveDirective: 'connect-src',
          disposition: 'enforce',
        } as const;
        const rest = { documentURI: '', originalPolicy: '', statusCode: 0, violatedDirective: '' };
        document.dispatchEvent(
          new SecurityPolicyViolationEvent('securitypolicyviolation', { ...init, ...rest }),
        );
        return undefined;
      });
      panel.finding(
        'Content-Security-Policy blocks requests to https://api.example',
        "connect-src 'self' https://api.example",
      );
    });

    it('tells mixed content and being offline from the rest', async () => {
      serve(() => undefined);
      const exchange = { method: 'GET', url: 'http://mixed.example/c', headers: {}, milliseconds: 0 };
      const asking = { origin: 'https://site.example', onLine: true, credentials: undefined };
      const mixed = await unreached(exchange, asking);
      expect(mixed.text).to.contain('mixed content');
      const local = await unreached({ ...exchange, url: 'http://localhost:8080/c' }, asking);
      expect(local.text).to.contain('No server answers');
      const offline = await unreached(exchange, { ...asking, origin: 'http://site.example', onLine: false });
      expect(offline.text).to.equal('This browser is offline.');
    });

    for (const [status, words] of [
      [404, 'the path of list and thread'],
      [401, 'headers or token'],
      [405, 'the method in list'],
      [503, 'Its log says more'],
    ] as const)
      it(`says what to look at when the list is answered with ${String(status)}`, async () => {
        const panel = await check({ status, body: {} });
        panel.finding(`was answered with ${String(status)}`, words);
      });

    it('says that a page of HTML is no answer', async () => {
      const panel = await check({ body: '<!doctype html><title>Log in</title>' });
      panel.finding('not JSON', 'Open the address in a tab');
    });
  });

  describe('of a mapping', () => {
    const comment = MAPPING.comment!;

    it('says what is wrong in itself', async () => {
      const panel = await check({}, { mapping: { ...MAPPING, lst: 'x' } as never });
      panel.finding('Error: The mapping is wrong:', '"lst"');
      expect(asked.length).to.equal(0);
    });

    it('says where the list is', async () => {
      const panel = await check(
        { body: { data: { comments: [row(1)], links: [] } } },
        { mapping: { ...MAPPING, items: 'data.items' } },
      );
      panel.finding(
        'data.items is not in the answer; it has data.comments.',
        'Write "items": "data.comments" in the mapping.',
      );
    });

    it('says what the answer has where there is no list', async () => {
      const panel = await check({ body: { ok: true, message: 'Hi' } });
      panel.finding('data.rows is not in the answer; it has ok, message.');
    });

    it('says that the answer itself is the list', async () => {
      const panel = await check({ body: [row(1)] });
      panel.finding('the answer is an array itself', 'Write "items": ""');
    });

    it('says that a backend does not speak the contract', async () => {
      const panel = await check({ body: [row(1)] }, { mapping: null });
      panel.finding(
        'not the answer of the REST contract',
        'comments is not in the answer',
        'adapter="wordpress"',
      );
    });

    it('says where a part of a comment is', async () => {
      const panel = await check(data([row(1)]), {
        mapping: { ...MAPPING, comment: { ...comment, author: 'author.name', text: 'body' } },
      });
      panel.finding(
        'Warning',
        'comment.author is at author.name, which no comment of the answer has; there is user.name.',
        'Write "author": "user.name" in the mapping.',
      );
      panel.finding('Error', 'comment.text is at body, which no comment of the answer has; there is words.');
    });

    it('finds the id and the date, and never points to an address', async () => {
      const odd = [{ _id: 'x', created_at: ago(5), email: 'ann@x.example', words: 'Hi' }];
      const panel = await check(data(odd));
      panel.finding('Error', 'comment.id is at no', 'there is _id');
      panel.finding('Warning', 'comment.createdAt is at at', 'there is created_at');
      expect(panel.finding('comment.author is at user.name', 'a comment has')).not.to.contain('"email"');
    });

    it('speaks of parts that may be absent only where there is something like them', async () => {
      const list = [row(1, { avatar_url: 'https://x.example/a.png', reply_to: null })];
      const panel = await check(data(list), {
        mapping: { ...MAPPING, comment: { ...comment, avatar: 'user.picture', badge: 'user.rank' } },
      });
      panel.finding('Note', 'comment.avatar is at user.picture', 'there is avatar_url');
      expect(panel.findings.join()).not.to.contain('comment.badge');
    });

    it('says that replies are not told from comments', async () => {
      const panel = await check(data([row(1), row(2, { parent_id: 1 })]));
      panel.finding('Note', 'the mapping has no parentId; there is parent_id');
    });

    it('says where the count is, and that a header must be exposed', async () => {
      let panel = await check(data([row(1)]), { mapping: { ...MAPPING, total: 'data.total' } });
      panel.finding('Warning', 'total is at data.total, which is not in the answer; it has data.count.');
      panel = await check(data([row(1)]), {
        mapping: { ...MAPPING, total: 'header:X-Total' },
        attributes: { thread: 'u' },
      });
      panel.finding('total is at header:X-Total', 'Access-Control-Expose-Headers: X-Total');
    });
  });

  describe('of pages', () => {
    const page = (url: URL): number => Number(url.searchParams.get('page'));
    const turned =
      (all: object[], size: number, count?: number): Backend =>
      (url) => {
        const list = all.slice((page(url) - 1) * size, page(url) * size);
        return count === undefined ? { body: { data: { rows: list } } } : data(list, count);
      };
    const uncounted: RestMapping = (({ total: _, ...rest }) => rest)(MAPPING);

    it('says how many a backend gives at most', async () => {
      const panel = await check(turned(rows(1, 45), 20, 45));
      panel.finding(
        'Warning: 50 comments a page were asked for, 20 came, and there are more.',
        '"maxLimit": 20',
      );
      panel.finding('OK', '45 comments came (3 pages read, which are all)');
    });

    it('finds comments that nobody gets to see', async () => {
      const panel = await check(turned(rows(1, 45), 20), { mapping: uncounted });
      panel.finding('Error', '20 came, and there are more, which nobody gets to see', '"maxLimit": 20');
    });

    it('says nothing of a short page that is the last one', async () => {
      const panel = await check(turned(rows(1, 20), 50), { mapping: uncounted });
      expect(panel.status).to.equal('All is well');
    });

    it('finds a backend that gives the first page again', async () => {
      const panel = await check(data(rows(1, 50), 120));
      expect(
        panel.findings.filter((text) => text.includes('brings the same comments')).length,
      ).to.be.greaterThan(0);
      panel.finding('Error: Page 2 brings the same comments as the pages before it.', '{page} in list');
    });

    it('finds comments that come twice', async () => {
      const panel = await check((url) => data(page(url) === 1 ? rows(1, 50) : rows(49, 80), 80));
      panel.finding('Warning: Page 2 brings 2 comments again', 'sort by date and id');
    });

    it('finds a cursor that leads back', async () => {
      const { comment } = MAPPING;
      const mapping: RestMapping = {
        list: 'GET /c?after={cursor}&n={limit}',
        items: 'rows',
        next: 'next',
        comment: comment!,
      };
      let from = 1;
      const panel = await check(() => ({ body: { rows: rows(from, (from += 5) - 1), next: 'same' } }), {
        mapping,
      });
      panel.finding('Error: Paging does not end: the answer names the same next page twice.');
      // The check itself comes to an end.
      expect(asked.length).to.be.lessThan(10);
    });

    it('compares the count with what came', async () => {
      let panel = await check(data(rows(1, 3), 2));
      panel.finding('Warning: The backend counts 2 comments (total), but 3 came.');
      panel = await check(data(rows(1, 3), 9), {
        mapping: { ...MAPPING, list: 'GET /c?post={thread}', paging: 'none' },
        attributes: { thread: 'u' },
      });
      panel.finding('Warning: There are more comments than came', '{offset}');
    });
  });

  describe('of comments', () => {
    const comment = { ...MAPPING.comment!, parentId: 'to' };
    const nested: RestMapping = { ...MAPPING, comment };

    it('finds e-mail addresses, and does not print them', async () => {
      const list = [
        row(1, { user: { name: 'Ann', mail: 'ann@x.example' } }),
        row(2, { words: 'Write to me@x.example' }),
      ];
      const panel = await check(data(list));
      const text = panel.finding('Error: The backend hands out e-mail addresses, at data.rows.*.user.mail.');
      expect(text).not.to.contain('words');
      expect(panel.findings.join()).not.to.contain('x.example.');
      expect(panel.findings.join()).not.to.contain('ann@');
    });

    it('knows names of the fediverse from addresses', async () => {
      const panel = await check(
        data([
          row(1, {
            acct: 'ann@social.example',
            at_name: '@ann@social.example',
            page: 'https://social.example/@ann@x.example',
          }),
        ]),
      );
      expect(panel.status).to.equal('All is well');
    });

    it('notes hashes of addresses', async () => {
      const hash = '0123456789abcdef0123456789abcdef';
      const panel = await check(
        data([row(1, { picture: `https://www.gravatar.com/avatar/${hash}?s=80`, mailMd5: hash })]),
      );
      panel.finding(
        'Note: The answer has hashes of e-mail addresses',
        'data.rows.*.picture',
        'data.rows.*.mailMd5',
      );
    });

    it('finds dates that cannot be read', async () => {
      const panel = await check(data([row(1), row(2, { at: 'last tuesday' })]));
      panel.finding('Warning: 1 date of 2 cannot be read, such as last tuesday.', 'ISO 8601');
    });

    it('finds dates in the future, and the zone that is missing', async () => {
      let panel = await check(data([row(1, { at: ago(-125) })]));
      panel.finding('Warning: The newest comment lies 2 hours in the future.', 'the clock');
      panel = await check(data([row(1, { at: ago(-125).replace('Z', '') })]), {
        attributes: { thread: 'u' },
      });
      panel.finding('The newest comment lies 2 hours in the future.', '"zone": "+02:00"');
      panel = await check(data([row(1, { at: Date.now() * 1000 })]), { attributes: { thread: 'v' } });
      panel.finding('years in the future', 'seconds or milliseconds');
    });

    it('finds clocks that differ', async () => {
      const panel = await check({
        ...data([row(1)]),
        headers: { date: new Date(Date.now() - 30 * MINUTE).toUTCString() },
      });
      panel.finding('Warning', 'differ by 30 minutes');
    });

    it('finds comments without an id', async () => {
      const panel = await check(data([row(1), row(2, { no: undefined })]));
      panel.finding('Error: 1 comment of 2 has no id', 'nobody can answer');
    });

    it('finds replies whose parent never came', async () => {
      const panel = await check(data([row(1, { to: 0 }), row(2, { to: 1 }), row(3, { to: 99 })]), {
        mapping: nested,
      });
      panel.finding('Warning: A reply answers a comment that never came (99)', 'deleted');
    });

    it('knows parents that come on a later page', async () => {
      const panel = await check(
        (url) => data(url.searchParams.get('page') === '1' ? [row(9, { to: 1 })] : [row(1, { to: 0 })], 2),
        { mapping: nested, attributes: { 'page-size': '1' } },
      );
      expect(panel.findings.join()).not.to.contain('never came');
      panel.finding('OK', '2 comments came (2 pages read, which are all)');
    });

    it('finds an order that is not kept, and lets a pinned comment be', async () => {
      const words = { sort: { oldest: 'asc', newest: 'desc' } };
      const mapping: RestMapping = {
        ...MAPPING,
        list: 'GET /c?post={thread}&o={sort}',
        paging: 'none',
        words,
      };
      let panel = await check(data([row(5), row(4), row(3), row(2)]), { mapping });
      panel.finding(
        'Warning: The order oldest was asked for (asc), and the comments come the other way round.',
        'words.sort',
      );
      panel = await check(data([row(9), row(2), row(3), row(4)]), { mapping, attributes: { thread: 'u' } });
      panel.finding('OK: The order oldest (asc) is kept.');
    });

    it('says that an empty thread shows little', async () => {
      const panel = await check(data([]));
      panel.finding('Note: The thread t has no comments yet');
    });

    it('sees avatars that cannot be loaded', async () => {
      const mapping: RestMapping = { ...MAPPING, comment: { ...MAPPING.comment!, avatar: 'pic' } };
      const panel = await check(data([row(1, { pic: `${location.origin}/no-such-picture.png` })]), {
        mapping,
        attributes: { avatars: 'remote' },
      });
      panel.finding('Warning: An avatar from', 'cannot be loaded');
    });

    it('sees that bodies are shown as text where no policy is allowed', async () => {
      const panel = await check(data([row(1, { html: '<p>Hi</p>' })]), {
        mapping: { ...MAPPING, comment: { ...MAPPING.comment!, html: 'html' } },
      });
      expect(panel.status).to.equal('All is well');
      const body = panel.reader.part('body')!;
      const text = document.createElement('p');
      text.className = 'plain';
      text.textContent = '<p>Hi</p>';
      body.replaceChildren(text);
      await panel.press('Run again');
      await until(() => panel.status === '1 error', 'the check');
      panel.finding('Error: Comments are shown as text with their tags', 'trusted-types comment-thread');
    });
  });

  describe('of WordPress', () => {
    const WP = 'https://blog.example';
    const post = (id: number, rest: object = {}): object => ({
      id,
      parent: 0,
      author_name: 'Ann',
      date_gmt: '2024-03-01T10:00:00',
      content: { rendered: '<p>Hi</p>' },
      status: 'approved',
      ...rest,
    });
    const refusal = (status: number, code: string): Answer => ({
      status,
      body: { code, message: code, data: { status } },
    });
    const site =
      (create: Answer, rest: Backend = () => undefined): Backend =>
      (url, { method }) => {
        const given = rest(url, { method: method! });
        if (given) return given;
        if (method === 'POST') return create;
        if (/\/(posts|pages)\//.test(url.href)) return { body: { comment_status: 'open' } };
        return { body: [post(1)], headers: { 'X-WP-Total': '1', 'X-WP-TotalPages': '1' } };
      };
    const look = (backend: Backend, attributes: Record<string, string> = {}): Promise<Panel> =>
      check(backend, {
        mapping: null,
        attributes: { src: WP, adapter: 'wordpress', thread: '4', ...attributes },
      });

    it('tells that the filter for guests is missing, and posts no comment for that', async () => {
      const panel = await look(site(refusal(401, 'rest_comment_login_required')));
      panel.finding(
        'Error: Guests cannot comment',
        "add_filter( 'rest_allow_anonymous_comments', '__return_true' );",
      );
      const posts = asked.filter(({ init }) => init.method === 'POST');
      expect(posts.map(({ init }) => init.body)).to.deep.equal(['{"post":4}']);
    });

    it('tells that guests can comment', async () => {
      const panel = await look(site(refusal(400, 'rest_comment_author_data_required')));
      expect(panel.status, panel.findings.join('\n')).to.equal('All is well');
      panel.finding('OK: Guests can comment');
    });

    it('tells plain permalinks from the rest', async () => {
      const html = { status: 404, body: '<!doctype html><title>Not found</title>' };
      const panel = await look(site({}, (url) => (url.pathname.startsWith('/wp-json') ? html : undefined)));
      panel.finding('this WordPress uses plain permalinks', 'Write src="https://blog.example/?rest_route=/"');
    });

    it('asks in the same way where permalinks are plain', async () => {
      const panel = await look(site(refusal(400, 'x')), { src: `${WP}/?rest_route=/` });
      panel.finding('OK: Guests can comment');
      expect(asked.every(({ url }) => url.searchParams.get('rest_route')?.startsWith('/wp/v2/'))).to.equal(
        true,
      );
    });

    it('tells that the REST API is closed or has no comments', async () => {
      let panel = await look(() => refusal(401, 'rest_not_logged_in'));
      panel.finding('Error: The REST API is blocked for guests (401 rest_not_logged_in)');
      panel = await look(() => refusal(404, 'rest_no_route'), { thread: '5' });
      panel.finding('Error: WordPress answers, but its REST API has no comments');
    });

    it('tells that a post is unknown, and that a key is no number', async () => {
      let panel = await look(
        site(refusal(403, 'rest_comment_invalid_post_id'), (url) =>
          /\/(posts|pages)\//.test(url.pathname) ? refusal(404, 'rest_post_invalid_id') : undefined,
        ),
      );
      panel.finding('Error: There is no post and no page with the id 4.');
      panel = await look(site({}), { thread: 'hello-world' });
      panel.finding('Error: thread="hello-world" is no number', 'the_ID()');
      expect(asked.some(({ init }) => init.method === 'POST')).to.equal(true);
    });

    it('sends such a POST to no other backend', async () => {
      await check(data([row(1)]));
      expect(asked.some(({ init }) => init.method === 'POST')).to.equal(false);
    });
  });

  describe('of the page and the reader', () => {
    it('tells which key is used where thread is missing', async () => {
      const panel = await check(data([row(1)]), { attributes: { thread: '' } });
      panel.finding('Note: thread is missing', `is the key, ${location.href.replace(/[?#].*/, '')}`);
    });

    it('finds a second element with the same thread', async () => {
      serve(() => data([row(1)]));
      await open(null, { attributes: { src: API }, properties: { mapping: MAPPING } });
      await open(null, { attributes: { src: API, thread: 'other' }, properties: { mapping: MAPPING } });
      const panel = await check(data([row(1)]));
      panel.finding('Warning: Another element on this page has the same backend and thread');
    });

    it('explains what was refused last', async () => {
      const panel = await check((_, { method }) =>
        method === 'POST' ? { status: 403, body: { message: 'Not you, ann@x.example' } } : data([row(1)]),
      );
      const { reader } = panel;
      await reader.introduce();
      await reader.type('Comment', 'Hello');
      await reader.submit();
      await until(() => panel.findings.join().includes('last posting'), 'the explanation');
      const text = panel.finding(
        'Warning: The last posting failed with forbidden',
        'The backend said: “Not you, …@…”',
      );
      expect(text).to.contain('cross-site');
      expect(asked.filter(({ init }) => init.method === 'GET').length, 'no new check').to.equal(2);
    });

    it('says why something cannot be done', async () => {
      const mapping: RestMapping = {
        ...MAPPING,
        open: 'data.open',
        edit: { route: 'PUT /c/{id}', body: { words: '{text}' } },
        vote: 'POST /c/{id}/{vote}',
      };
      const closed = { body: { data: { rows: [row(1)], count: 1, open: false } } };
      const panel = await check(closed, { mapping });
      expect(panel.finding('Note: Off:'))
        .to.contain('post (the thread is closed)')
        .and.to.contain('edit (nobody is signed in: headers or token)')
        .and.to.contain('vote (the mapping has no comment.up)');
      panel.reader.element.readonly = true;
      panel.reader.element.src = `${API}/2`;
      serve(() => data([row(1)]));
      await until(() => panel.findings.join().includes('the attribute readonly is set'), 'the check');
    });

    it('says what a thread without a backend is', async () => {
      const panel = await check({}, { mapping: null, attributes: { src: '', adapter: 'local' } });
      panel.finding('Note: The comments stay in this browser');
    });

    it('says what is missing where nothing is set', async () => {
      const panel = await check({}, { mapping: null, attributes: { src: '' } });
      panel.finding('Error', 'Set src="…"');
    });

    it('names keys of sentences that the element does not know, and those that were meant', async () => {
      const panel = await check(
        ({ pathname }) =>
          pathname === '/words.json'
            ? { body: { $schema: './strings.schema.json', reply: 'Respondi', 'error.emial': 'Retadreso?' } }
            : data([row(1)]),
        {
          attributes: { 'strings-src': '/words.json' },
          properties: {
            strings: { submit: 'Send it', canncel: 'No', 'Copy link': 'Link', zzzzzz: '' } as object,
          },
        },
      );
      panel.finding(
        'Warning: The property strings has 3 keys that the element does not know: ' +
          'canncel (did you mean cancel?), Copy link (did you mean link?) and zzzzzz.',
      );
      panel.finding(
        'Warning: The file /words.json has 1 key that the element does not know: error.emial (did you mean error.email?).',
      );
      const { element } = panel.reader;
      const block = document.createElement('script');
      Object.assign(block, { type: 'application/json', slot: 'strings', textContent: '{"Reply": "Answer"}' });
      element.append(block);
      element.strings = { submit: 'Send it' };
      await panel.press('Run again');
      await until(() => panel.findings.join().includes('Reply (did you mean reply?)'), 'the check');
      expect(panel.findings.join()).not.to.contain('canncel');
      block.textContent = '{"reply": "Answer",}';
      element.setAttribute('strings-src', '/words.json?2');
      await panel.press('Run again');
      await until(
        () => panel.findings.join().includes('The block slot="strings" cannot be read'),
        'the check',
      );
    });

    it('says that a file of sentences is not there, and nothing of right ones', async () => {
      const backend: Backend = ({ pathname }) =>
        pathname === '/none.json' ? { status: 404, body: '' } : data([row(1)]);
      const panel = await check(backend, { attributes: { 'strings-src': '/none.json' } });
      panel.finding('Warning: The file /none.json cannot be read');
      await leave();
      const right = await check(backend, {
        properties: { strings: { submit: 'Send', 'keys.close': 'Done' } },
      });
      expect(right.status).to.equal('All is well');
    });

    it('looks at what an adapter of the page gives', async () => {
      const list = (): Promise<unknown> =>
        Promise.resolve({
          comments: [
            { id: 1, author: { name: 'Ann', mail: 'ann@x.example' }, createdAt: 'soon', text: 'Hi' },
          ],
        });
      const panel = await check({}, { mapping: null, properties: { adapter: { list } as never } });
      panel.finding('OK: The adapter’s list() gave 1 comment, with no count of all.');
      panel.finding('Error: The backend hands out e-mail addresses, at comments.*.author.mail.');
      panel.finding('Warning: 1 date of 1 cannot be read');
      panel.finding('Note: Off: post, edit, remove, vote and moderate (not in the adapter).');
    });
  });
});
