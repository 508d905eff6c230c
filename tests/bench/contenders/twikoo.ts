import { byRoot, type BenchComment } from '../comments.js';
import { avatar, HEAD, type Contender } from './contender.js';

/**
 * As https://twikoo.js.org/en/ says for a server of one's own. Its styles are in the script. It folds replies to a
 * height of its own, with no option for that: they are drawn, and cut off.
 */
const page = `${HEAD}
<div id="twikoo"></div>
<script src="/npm/twikoo/dist/twikoo.min.js"></script>
<script>
  twikoo.init({ envId: location.origin + '/api', el: '#twikoo', path: '/post/', lang: 'en' });
</script>`;

const wire = ({ id, author, createdAt, html }: BenchComment) => ({
  id,
  nick: author.name,
  avatar: avatar(author.name),
  mailMd5: '',
  link: '',
  comment: html,
  os: '',
  browser: '',
  ipRegion: '',
  master: false,
  like: 0,
  ups: 0,
  downs: 0,
  liked: false,
  disliked: false,
  replies: [],
  ruser: null,
  isOwner: false,
  created: Date.parse(createdAt),
  updated: Date.parse(createdAt),
});

/** Two levels, with the name of whom a reply answers. Its server says how long a page is: here it has all. */
function list(comments: readonly BenchComment[]): unknown {
  const names = new Map(comments.map(({ id, author }) => [id, author.name]));
  const data = [...byRoot(comments)].map(([root, replies]) => ({
    ...wire(root),
    replies: replies.map((reply) => ({
      ...wire(reply),
      pid: reply.parentId,
      rid: root.id,
      ruser: names.get(reply.parentId!),
    })),
  }));
  return { data, more: false, count: comments.length };
}

/** No emoji, for these come from a third party. */
const CONFIG = { VERSION: '1.7.9', IS_ADMIN: false, SHOW_IMAGE: 'true', SHOW_EMOTION: 'false' };

const answer: Contender['answer'] = ({ body }, comments) => {
  const { event } = JSON.parse(body) as { event: string };
  if (event === 'COMMENT_GET') return list(comments);
  if (event === 'GET_CONFIG') return { code: 0, config: CONFIG, accessToken: 'reader' };
  // Views of the page, the server's version.
  return { code: 0, data: [], time: 1, VERSION: CONFIG.VERSION };
};

export const twikoo = (version: string): Contender => ({
  name: `Twikoo ${version}`,
  page,
  find: { comment: '.tk-comment', reply: '.tk-action > :last-child', field: '.tk-comment textarea' },
  answer,
});
