// The element by its script tag, and the least that shows the same: one string, and a form that moves.
import { HEAD, type Contender } from './contender.js';

const answer: Contender['answer'] = (_, comments) => ({ comments, total: comments.length });

export const ours: Contender = {
  name: 'comment-thread',
  page: `${HEAD}
<script type="module" src="/dist/comment-thread.js"></script>
<comment-thread src="/api" thread="t" page-size="10000"></comment-thread>`,
  find: { host: 'comment-thread', comment: 'article', reply: '[data-do=reply]', field: 'textarea' },
  answer,
};

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

const find = { comment: 'article', reply: '[data-do=reply]', field: 'textarea' };

export const base: Contender = { name: 'innerHTML', page: byInnerHtml(''), find, answer };

export const skipping: Contender = {
  name: 'innerHTML + content-visibility',
  page: byInnerHtml('.list > li { content-visibility: auto; contain-intrinsic-size: auto 9em }'),
  find,
  answer,
};
