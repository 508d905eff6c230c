// The contenders, and the comments that all of them show.
import { random } from '../helpers/random.js';

export interface BenchComment {
  readonly id: string;
  readonly parentId: string | null;
  readonly author: { readonly name: string };
  readonly createdAt: string;
  readonly html: string;
}

const WORDS =
  'the wall of dry stone has a pipe in gravel behind it and drains to the ditch when rain comes'.split(' ');
const DEEPEST = 4;

/** The same comments each time: six of ten a paragraph, the others with a link, a list and code; up to five deep. */
export function makeComments(count: number, shape: 'mixed' | 'one'): BenchComment[] {
  const { below, next } = random(11);
  const words = (n: number): string => Array.from({ length: n }, () => WORDS[below(WORDS.length)]).join(' ');
  const depths: number[] = [];
  return Array.from({ length: count }, (_, i) => {
    const near = Math.max(0, i - 1 - below(8));
    const replies = i > 0 && (shape === 'one' || (next() < 0.7 && depths[near]! < DEEPEST));
    const parent = shape === 'one' ? 0 : near;
    depths.push(replies ? depths[parent]! + 1 : 0);
    const html =
      next() < 0.6
        ? `<p>${words(20 + below(40))}</p>`
        : `<p>${words(15)} <em>${words(2)}</em> <a href="https://example.com/${String(i)}">${words(2)}</a> ${words(9)}</p>` +
          `<ul><li>${words(4)}</li><li>${words(4)}</li></ul><p><code>${words(2)}</code></p>`;
    return {
      id: `c${String(i)}`,
      parentId: replies ? `c${String(parent)}` : null,
      author: { name: `${words(1)} ${words(1)}` },
      createdAt: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString(),
      html,
    };
  });
}

const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<style>body { font: 16px/1.5 sans-serif; max-width: 44em; margin: auto }</style><h1>Article</h1><p>Words.</p>`;

/** The least that shows the same: one string, and a form that moves. */
const byInnerHtml = (style: string): string => `${HEAD}
<style>li { list-style: none } article { display: grid; grid-template-columns: 2.5em 1fr; margin: 1em 0 }
.avatar { width: 2em; height: 2em; border-radius: 50%; background: #ccc } ${style}</style>
<div id="thread"></div>
<form hidden><label>Comment <textarea></textarea></label><label>Name <input></label><label>Email <input type="email"></label><button>Post</button></form>
<script type="module">
  const { comments } = await (await fetch('/api/comments')).json();
  const safe = (text) => text.replace(/[&<>"]/g, (one) => '&#' + one.charCodeAt() + ';');
  const replies = Map.groupBy(comments, ({ parentId }) => parentId);
  const item = (c) => '<li><article id="comment-' + c.id + '"><span class="avatar" aria-hidden="true">' + safe(c.author.name[0]) +
    '</span><div><div class="meta"><b>' + safe(c.author.name) + '</b> <a href="#comment-' + c.id + '"><time datetime="' +
    c.createdAt + '">' + new Date(c.createdAt).toLocaleDateString() + '</time></a></div><div class="body">' + c.html +
    '</div><div class="actions"><button data-do="reply">Reply</button><button data-do="link">Copy link</button></div></div></article>' +
    (replies.has(c.id) ? '<ol>' + replies.get(c.id).map(item).join('') + '</ol>' : '') + '</li>';
  const thread = document.getElementById('thread');
  thread.innerHTML = '<ol class="list">' + replies.get(null).map(item).join('') + '</ol>';
  const form = document.querySelector('form');
  thread.addEventListener('click', ({ target }) => {
    if (target.dataset.do !== 'reply') return;
    target.closest('article').after(form);
    form.hidden = false;
    form.querySelector('textarea').focus();
  });
</script>`;

export const CONTENDERS: Readonly<Record<string, string>> = {
  'comment-thread': `${HEAD}
<script type="module" src="/dist/comment-thread.js"></script>
<comment-thread src="/api" thread="t" page-size="10000"></comment-thread>`,
  innerHTML: byInnerHtml(''),
  'innerHTML + content-visibility': byInnerHtml(
    '.list > li { content-visibility: auto; contain-intrinsic-size: auto 9em }',
  ),
};
