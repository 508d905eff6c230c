import { byRoot, numberOf, toMarkdown, type BenchComment } from '../comments.js';
import { avatar, HEAD, type Contender } from './contender.js';

/** As https://waline.js.org/en/ says, with no emoji, for these come from a third party. */
const page = `${HEAD}
<link rel="stylesheet" href="/npm/@waline/client/dist/waline.css">
<div id="waline"></div>
<script type="module">
  import { init } from '/npm/@waline/client/dist/waline.js';
  init({ el: '#waline', serverURL: location.origin, path: '/post/', lang: 'en', pageSize: 10000, emoji: false });
</script>`;

const wire = ({ id, parentId, author, createdAt, html }: BenchComment) => ({
  objectId: numberOf(id),
  user_id: null,
  nick: author.name,
  link: '',
  mail: '',
  avatar: avatar(author.name),
  type: '',
  comment: html,
  orig: toMarkdown(html),
  browser: '',
  os: '',
  like: 0,
  status: 'approved',
  sticky: 0,
  time: Date.parse(createdAt),
  ...(parentId !== null && { pid: numberOf(parentId) }),
});

/** Its server hangs all replies on the top-level comment, with the name of whom they answer. */
const answer: Contender['answer'] = (_, comments) => {
  const names = new Map(comments.map(({ id, author }) => [id, author.name]));
  const data = [...byRoot(comments)].map(([root, replies]) => ({
    ...wire(root),
    children: replies.map((reply) => ({
      ...wire(reply),
      rid: numberOf(root.id),
      reply_user: { nick: names.get(reply.parentId!), link: '', avatar: '' },
    })),
  }));
  return {
    errno: 0,
    errmsg: '',
    data: { page: 1, totalPages: 1, pageSize: 10000, count: comments.length, data },
  };
};

export const waline = (version: string): Contender => ({
  name: `Waline ${version}`,
  page,
  find: { comment: '.wl-card-item', reply: '.wl-reply', field: '.wl-reply-wrapper textarea' },
  answer,
});
