import { byRoot, numberOf, toMarkdown, type BenchComment } from '../comments.js';
import { HEAD, type Contender } from './contender.js';

/**
 * As https://artalk.js.org/en/ says, with no emoticons, for these come from a third party, no limits of height, for
 * these fold comments away, and no badges of browsers, for the others show none.
 */
const page = `${HEAD}
<link rel="stylesheet" href="/npm/artalk/dist/Artalk.css">
<div id="artalk"></div>
<script src="/npm/artalk/dist/Artalk.js"></script>
<script>
  Artalk.init({
    el: '#artalk', server: location.origin, site: 'Bench', pageKey: '/post/', pageTitle: 'Article', locale: 'en',
    emoticons: false, gravatar: { mirror: '/avatar/', params: 'd=mp' },
    pagination: { pageSize: 10000 }, heightLimit: { content: 0, children: 0 }, uaBadge: false,
  });
</script>`;

const wire = ({ id, parentId, author, createdAt, html }: BenchComment) => ({
  id: numberOf(id),
  content: toMarkdown(html),
  content_marked: html,
  user_id: 1,
  nick: author.name,
  email_encrypted: encodeURIComponent(author.name),
  link: '',
  ua: '',
  date: createdAt.slice(0, 19).replace('T', ' '),
  is_collapsed: false,
  is_pending: false,
  is_pinned: false,
  is_allow_reply: true,
  is_verified: false,
  rid: numberOf(parentId),
  badge_name: '',
  badge_color: '',
  visible: true,
  vote_up: 0,
  vote_down: 0,
  page_key: '/post/',
  page_url: '/post/',
  site_name: 'Bench',
});

const PAGE = { id: 1, admin_only: false, key: '/post/', url: '/post/', title: 'Article', site_name: 'Bench' };

/** Its server sends the top-level comments, then their replies. */
function list(comments: readonly BenchComment[]): unknown {
  const threads = byRoot(comments);
  return {
    comments: [...threads.keys(), ...[...threads.values()].flat()].map(wire),
    count: comments.length,
    roots_count: threads.size,
    page: { ...PAGE, vote_up: 0, vote_down: 0, pv: 1, date: '2026-01-01 00:00:00' },
  };
}

const answer: Contender['answer'] = ({ path }, comments) => {
  if (path === '/api/v2/conf') return { frontend_conf: {}, version: { version: '2.9.1', commit_hash: '' } };
  if (path === '/api/v2/comments') return list(comments);
  // Views of the page, statistics, messages for the reader.
  return { pv: 1, data: {}, notifies: [], count: 0 };
};

export const artalk = (version: string): Contender => ({
  name: `Artalk ${version}`,
  page,
  find: {
    comment: '.atk-comment',
    reply: '.atk-actions > span:not([class])',
    field: '.editor-traveling textarea',
  },
  answer,
});
