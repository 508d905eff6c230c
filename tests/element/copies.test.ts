// Most comments are copies of one that Lit has drawn: each must be what Lit would have drawn.
import { expect } from 'chai';
import { render } from 'lit';
import { Localizer } from '../../src/i18n/localize.js';
import { normalize } from '../../src/model/normalize.js';
import { buildTree, type Row } from '../../src/model/tree.js';
import { article } from '../../src/templates/comment.js';
import { Copies } from '../../src/templates/copies.js';
import type { Shared } from '../../src/templates/view.js';

const shared = (changes: Partial<Shared> = {}): Shared => ({
  localizer: new Localizer('en', {}),
  headingLevel: 3,
  canReply: true,
  canAnswer: true,
  avatars: 'initials',
  actions: undefined,
  waiting: () => undefined,
  readonly: false,
  open: true,
  maxLength: 1000,
  ...changes,
});

const BODIES = [
  { text: 'Plain & "simple"\n\nin two' },
  { html: '<p>One <a href="https://x.example/?a=1&amp;b=2">link</a></p><ul><li>two</li></ul>' },
];
const AUTHORS: { url?: string; badge?: string }[] = [
  {},
  { url: 'https://ann.example/?a=1&b="2"&c=' },
  { badge: 'author' },
  { badge: 'a' },
  { url: 'https://ann.example/', badge: 'A <b>Captain</b> & "more"' },
];
/** Two of each kind: the first is the model of the second. */
function rows(): Row[] {
  const inputs = [0, 2, 3, 7, 8].flatMap((replies) =>
    AUTHORS.flatMap((author, a) =>
      BODIES.flatMap((body, b) => {
        const id = `${String(replies)}-${String(a)}-${String(b)}`;
        const name = `Ann "${id}" <O'Hara> & Böb`;
        const one = {
          id,
          author: { name, ...author, ...(author.url && { url: author.url + id }) },
          createdAt: 1e12 + a * 1e9 + b,
          ...body,
        };
        const below = Array.from({ length: replies }, (_, i) => ({
          ...{ id: `${id}-${String(i)}`, parentId: id, author: { name: `Reply ${String(i)}` }, text: 'x' },
          createdAt: Date.now() - 3_600_000,
        }));
        return [one, ...below];
      }),
    ),
  );
  const comments = normalize(inputs);
  return [...buildTree(new Map(comments.map((one) => [one.id, one])), 6).rows.values()];
}

/** Without Lit's markers, and with text in one piece. */
function seen(node: Node): string {
  const place = document.createElement('div');
  place.append(node);
  place.normalize();
  return place.innerHTML.replace(/<!--.*?-->/g, '');
}

describe('A copy of a comment', () => {
  for (const [what, changes] of Object.entries<Partial<Shared>>({
    'with headings': {},
    'without headings': { headingLevel: 0 },
    'in another language': { localizer: new Localizer('de', { 'reply.label': 'An {name}: antworten' }) },
  }))
    it(`is what Lit would have drawn (${what})`, () => {
      const copies = new Copies();
      const all = shared(changes);
      let copied = 0;
      for (const row of rows()) {
        const id = `comment-${row.comment.id}`;
        const copy = copies.make(row, id, all);
        if (!copy) continue;
        copied++;
        const said = seen(copy);
        const place = document.createDocumentFragment();
        render(article(row, id, all, false, false), place);
        expect(said, row.comment.id).to.equal(seen(place));
      }
      expect(copied).to.equal(rows().length);
    });

  it('follows another level of headings and another language', () => {
    const copies = new Copies();
    const [row] = rows();
    const levels = [3, 4, 0].map((headingLevel) => seen(copies.make(row!, 'x', shared({ headingLevel }))!));
    expect(levels[0]).to.contain('aria-level="3"');
    expect(levels[1]).to.contain('aria-level="4"');
    expect(levels[2]).not.to.contain('heading');
    const localizer = new Localizer('en', { reply: 'Answer' });
    expect(seen(copies.make(row!, 'x', shared({ localizer }))!)).to.contain('>Answer<');
  });

  it('is not made where there is more to a comment', () => {
    const copies = new Copies();
    const [row] = rows();
    const { comment } = row!;
    const change = (changes: object): Row => ({ ...row!, comment: { ...comment, ...changes } });
    for (const special of [
      change({ status: 'pending' }),
      change({ status: 'deleted' }),
      change({ editedAt: 1 }),
      change({ createdAt: NaN }),
      change({ nameless: true }),
      { ...row!, orphan: true },
      { ...row!, replyTo: comment },
    ])
      expect(copies.make(special, 'x', shared())).to.equal(undefined);
    expect(copies.make(row!, 'x', shared({ canAnswer: false }))).to.equal(undefined);
    const pictured = change({ author: { name: 'Ann', avatar: 'https://x.example/a.png' } });
    expect(copies.make(pictured, 'x', shared({ avatars: 'remote' }))).to.equal(undefined);
    expect(copies.make(pictured, 'x', shared())).not.to.equal(undefined);
  });
});
