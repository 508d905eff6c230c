/* eslint-disable @typescript-eslint/unbound-method -- functions of the page are kept to be put back */
// What the element asks of the network, and what becomes of an answer that never comes.
import { expect } from 'chai';
import { contract } from '../../src/adapters/contract.js';
import { Email } from '../../src/model/email.js';
import { CommentError } from '../../src/model/errors.js';

const query = { thread: 't', sort: 'oldest', limit: 20 } as const;
const draft = {
  thread: 't',
  parentId: null,
  rootId: null,
  text: 'Hello',
  email: new Email('secret@x.example'),
  key: 'k',
};
const options = { signal: new AbortController().signal };

describe('The REST contract in a page', () => {
  const own = window.fetch;
  let asked: { url: string; init: RequestInit }[];
  const answer = (make: () => Response | Promise<Response>): void => {
    window.fetch = (url, init) => {
      asked.push({ url: url as string, init: init! });
      return Promise.resolve().then(make);
    };
  };
  beforeEach(() => {
    asked = [];
  });
  afterEach(() => {
    window.fetch = own;
  });

  const failure = async (promise: Promise<unknown>): Promise<CommentError> => {
    try {
      await promise;
    } catch (error) {
      expect(error).to.be.instanceOf(CommentError);
      return error as CommentError;
    }
    throw new Error('it was taken');
  };

  it('sends cookies to its own origin only, unless the page says otherwise', async () => {
    answer(() => Response.json({ comments: [] }));
    await contract({ src: 'https://api.example' }).list(query, options);
    await contract({ src: 'https://api.example', credentials: 'include' }).list(query, options);
    expect(asked.map(({ init }) => init.credentials)).to.deep.equal(['same-origin', 'include']);
  });

  it('posts JSON that no simple form could send, and follows no redirect with it', async () => {
    answer(() => Response.json({ id: 1 }));
    await contract({ src: 'https://api.example' }).create!(draft, options);
    const { url, init } = asked[0]!;
    expect(init.method).to.equal('POST');
    expect(init.redirect).to.equal('error');
    expect(new Headers(init.headers).get('content-type')).to.equal('application/json');
    expect(url).not.to.match(/secret|%40/);
    expect(JSON.stringify(init.headers)).not.to.contain('secret');
    expect(init.body).to.contain('secret@x.example');
  });

  it('says offline when nobody answers, and tells the developer where to look', async () => {
    answer(() => {
      throw new TypeError('Failed to fetch');
    });
    const error = await failure(contract({ src: 'https://api.example' }).list(query, options));
    expect(error.code).to.equal('offline');
    expect(error.details.hint)
      .to.contain('https://api.example/comments')
      .and.to.contain(location.origin)
      .and.to.contain('CORS');
    expect(error.details.message).to.equal(undefined);
  });

  it('says so when the connection is refused', async () => {
    window.fetch = own;
    // Port 9 is one that browsers or the system refuse.
    const error = await failure(contract({ src: 'http://127.0.0.1:9' }).list(query, options));
    expect(error.code).to.equal('offline');
  });

  for (const [link, href] of [
    ['/login', new URL('/login', document.baseURI).href],
    ['https://id.example/login?a=b', 'https://id.example/login?a=b'],
  ] as const)
    it(`makes the sign-in address ${link} whole`, async () => {
      answer(() => Response.json({ signInUrl: link }, { status: 401 }));
      const error = await failure(contract({ src: 'https://api.example' }).create!(draft, options));
      expect(error.code).to.equal('sign-in');
      expect(error.details.signInUrl).to.equal(href);
    });

  for (const link of ['javascript:alert(1)', 'data:text/html,x', '', 7, { a: 1 }])
    it(`takes ${JSON.stringify(link)} for no sign-in address`, async () => {
      answer(() => Response.json({ signInUrl: link }, { status: 401 }));
      const error = await failure(contract({ src: 'https://api.example' }).create!(draft, options));
      expect(error.details.signInUrl ?? '').not.to.match(/^(javascript|data):/);
    });

  it('gives up after 20 seconds', async () => {
    const { setTimeout: set } = window;
    const waits: number[] = [];
    window.setTimeout = ((run: () => void, wait: number) => {
      waits.push(wait);
      return set(run, wait === 20_000 ? 20 : wait);
    }) as never;
    window.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init!.signal!.addEventListener('abort', () => {
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    try {
      const error = await failure(contract({ src: 'https://api.example' }).list(query, options));
      expect(error.code).to.equal('server');
      expect(waits).to.include(20_000);
    } finally {
      window.setTimeout = set;
    }
  });
});
