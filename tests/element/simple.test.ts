// What most comments hold is built without a sanitiser: it must come to the same tree as with one.
import { expect } from 'chai';
import type { Comment } from '../../src/model/comment.js';
import { ALLOWED } from '../../src/sanitize/allow-list.js';
import { prepareSanitizer, renderBody } from '../../src/sanitize/body.js';
import { makeSanitize } from '../../src/sanitize/purify.js';
import { policy } from '../../src/sanitize/policy.js';
import { buildSimple } from '../../src/sanitize/simple.js';
import { cut, fetched, readAttacks, wrapped } from '../helpers/attacks.js';
import { random } from '../helpers/random.js';

const { html, lines, urls } = await readAttacks(fetched);
const sanitize = makeSanitize(ALLOWED, policy);

const ORDINARY = [
  '<p>One</p>',
  '<p>One<br>and two</p>\n<p>three &amp; four &lt;b&gt; &quot;five&quot; &#39;six&#039;</p>\n',
  'No paragraph, <em>but</em> a <strong>word</strong>',
  '<p>See <a href="https://example.com/?a=1&amp;b=2" rel="nofollow ugc" target="_blank">this</a>.</p>',
  '<ul>\n<li>one</li>\n<li><p>two</p><ol><li>three</li></ol></li>\n</ul>',
  '<blockquote><p>She said</p><p>that</p></blockquote><p class="x">Yes, <code>if (a)</code></p>',
  '<pre><code>a &lt; b\n\n  c</code></pre><p><abbr title="World Wide Web">WWW</abbr></p>',
];
/** In any order and number, right or wrong. */
const PIECES = [
  ...Object.keys(ALLOWED).flatMap((name) => [`<${name}>`, `</${name}>`, `</${name}>`]),
  ...[
    'text',
    ' ',
    '\n',
    '&amp;',
    '&lt;',
    '&#39;',
    '<a href="https://a.example/">',
    '<abbr title="x">',
    '<br>',
  ],
];

/** As a comment's body shows it. */
const drawn = (body: string): string => renderBody({ body: { html: body } } as Comment).innerHTML;
/** Text nodes in one piece, as both make them. */
function tree(node: Node): string {
  const holder = document.createElement('div');
  holder.append(node);
  return holder.innerHTML;
}
/** Undefined where the sanitiser is asked anyway. */
function simple(body: string): string | undefined {
  const fragment = buildSimple(body);
  if (!fragment) return undefined;
  for (const block of fragment.querySelectorAll('p, li, blockquote')) block.removeAttribute('dir');
  for (const link of fragment.querySelectorAll('a'))
    for (const name of ['href', 'rel', 'title']) link.removeAttribute(name);
  return tree(fragment);
}
function sanitised(body: string): string {
  const fragment = sanitize(body)!;
  // Which addresses stay is decided after both, by the same lines.
  for (const link of fragment.querySelectorAll('a')) link.removeAttribute('href');
  return tree(fragment);
}

describe('A body of plain markup', () => {
  before(prepareSanitizer);

  it('is built without the sanitiser, and is what that would have made of it', () => {
    for (const body of ORDINARY) expect(simple(body), body).to.equal(sanitised(body));
  });

  it('keeps its links', () => {
    expect(drawn(ORDINARY[3]!)).to.contain('href="https://example.com/?a=1&amp;b=2"');
    for (const url of urls) expect(drawn(`<a href="${url}">x</a>`)).to.not.match(/href="(?!https?:|mailto:)/);
  });

  it('is the same of all attacks, cut off anywhere, and wrapped', () => {
    let built = 0;
    for (const one of [...html, ...lines, ...html.flatMap((one) => cut(one)), ...html.map(wrapped)]) {
      const made = simple(one);
      if (made === undefined) continue;
      built++;
      expect(made, one).to.equal(sanitised(one));
    }
    expect(built).to.be.above(20);
  }).timeout(60_000);

  it('is the same of 30,000 made by chance', () => {
    const { below } = random(7);
    let built = 0;
    for (let i = 0; i < 30_000; i++) {
      const body = Array.from({ length: 1 + below(9) }, () => PIECES[below(PIECES.length)]!).join('');
      const made = simple(body);
      if (made === undefined) continue;
      built++;
      expect(made, body).to.equal(sanitised(body));
    }
    expect(built).to.be.above(300);
  }).timeout(60_000);
});
