import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { network } from '../../demo/server/client.js';
import { readConfig } from '../../demo/server/config.js';
import { countLinks, renderText } from '../../demo/server/render.js';

describe('The environment', () => {
  it('may be empty', () => {
    assert.deepEqual(readConfig({}), {
      port: 8080,
      portGiven: false,
      host: '127.0.0.1',
      dataDir: 'demo/.data/pglite',
      databaseUrl: undefined,
      corsOrigins: [],
      rateLimit: { posts: 10, seconds: 60 },
      trustProxy: false,
      sharedCache: 0,
    });
  });

  it('sets everything', () => {
    assert.deepEqual(
      readConfig({
        PORT: '80',
        HOST: '::1',
        DATA_DIR: '/data',
        DATABASE_URL: 'postgresql://me:secret@db/comments',
        CORS_ORIGINS: ' https://a.example, http://localhost:3000 ,null',
        RATE_LIMIT: 'off',
        TRUST_PROXY: '1',
        SHARED_CACHE: '2',
      }),
      {
        port: 80,
        portGiven: true,
        host: '::1',
        dataDir: '/data',
        databaseUrl: 'postgresql://me:secret@db/comments',
        corsOrigins: ['https://a.example', 'http://localhost:3000', 'null'],
        rateLimit: null,
        trustProxy: true,
        sharedCache: 2,
      },
    );
    assert.deepEqual(readConfig({ RATE_LIMIT: '5/1' }).rateLimit, { posts: 5, seconds: 1 });
  });

  it('is refused with a sentence for each wrong value, and without the password', () => {
    const wrong = {
      PORT: '65536',
      HOST: 'a b',
      DATABASE_URL: 'mysql://me:secret@db',
      CORS_ORIGINS: 'https://a.example/',
      RATE_LIMIT: '0/60',
      TRUST_PROXY: 'maybe',
      SHARED_CACHE: '1.5',
    };
    assert.throws(
      () => readConfig(wrong),
      (error: Error) => {
        const lines = error.message.split('\n');
        assert.deepEqual(lines.map((line) => line.split(' ')[0]).sort(), Object.keys(wrong).sort());
        return lines.every((line) => line.endsWith('.')) && !error.message.includes('secret');
      },
    );
    for (const origins of ['*', 'example.org', 'https://a.example/b', 'https://A.example', 'ftp://a']) {
      assert.throws(() => readConfig({ CORS_ORIGINS: origins }), /^Error: CORS_ORIGINS must be/, origins);
    }
  });
});

describe('A client', () => {
  it('is known by its network', () => {
    const networks = {
      '192.0.2.7': '192.0.2.7',
      '::ffff:192.0.2.7': '192.0.2.7',
      '2001:db8:0:1:2:3:4:5': '2001:db8:0:1::/64',
      '2001:DB8::5': '2001:db8:0:0::/64',
      '2001:0db8:0000:0001::': '2001:db8:0:1::/64',
      '::1': '0:0:0:0::/64',
      'fe80::1%eth0': 'fe80:0:0:0::/64',
      unix: 'unix',
      '': '',
    };
    for (const [address, expected] of Object.entries(networks))
      assert.equal(network(address), expected, address);
  });
});

describe('The text of a comment', () => {
  const link = (url: string, text = url) => `<a href="${url}" rel="nofollow ugc noopener">${text}</a>`;
  const cases: [string, string, string][] = [
    ['keeps its lines and paragraphs', 'a\nb\n\nc', '<p>a<br>\nb</p>\n<p>c</p>'],
    [
      'may be emphasised',
      '*a* **b** ~~c~~ `d`',
      '<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>',
    ],
    ['may quote', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['may list', '- a\n\n1. b', '<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>'],
    [
      'may show code, whose language is nobody’s class',
      '```js"x\n<a>\n```',
      '<pre><code>&lt;a&gt;\n</code></pre>',
    ],
    ['shows HTML as it was typed', '<b>a</b>', '<p>&lt;b&gt;a&lt;/b&gt;</p>'],
    ['links addresses with a scheme', 'https://a.example/b', `<p>${link('https://a.example/b')}</p>`],
    ['links no file names, no domains, no mail', 'a.rs a.com b@c.org', '<p>a.rs a.com b@c.org</p>'],
    ['links no script', '[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['links no data', '[a](data:text/html,x)', '<p>[a](data:text/html,x)</p>'],
    ['links no path of the page', '[a](/logout)', '<p>[a](/logout)</p>'],
    ['shows no image', '![a](https://a.example/b.png)', `<p>!${link('https://a.example/b.png', 'a')}</p>`],
    ['has no headings, rules or tables', '# a\n\nb\n===\n\n***', '<p># a</p>\n<p>b<br>\n===</p>\n<p>***</p>'],
    ['has no indented code', '    a', '<p>a</p>'],
    ['hides no reference', '[a]: https://a.example', `<p>[a]: ${link('https://a.example')}</p>`],
  ];
  for (const [what, text, html] of cases) it(what, () => assert.equal(renderText(text), html));

  it('is rendered in time, whatever it is', () => {
    const nasty = [
      '*',
      '[',
      '>',
      '`a',
      '_a ',
      '[a](b',
      '- ',
      '<',
      '~~a',
      '**_a_',
      '&',
      '![](',
      '<http://',
      '> a\n',
    ];
    for (const part of nasty) {
      const before = performance.now();
      renderText(part.repeat(65_000 / part.length));
      assert.ok(performance.now() - before < 5000, part);
    }
  });

  it('has as many links as it shows or spells', () => {
    const text = '[a](https://a.example) https://b.example www.c.example';
    assert.equal(countLinks(text, renderText(text)), 3);
    assert.equal(countLinks('a', renderText('a')), 0);
  });
});
