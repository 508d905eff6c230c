import type { RestMapping } from '../mapping.js';
import type { Preset } from '../preset.js';

/**
 * WordPress, its REST API v2 (https://developer.wordpress.org/rest-api/reference/comments/). `thread` is the id of
 * the post. Pages go over all comments, so replies may come before their parents; these are fetched by id.
 */
const FIELDS = '_fields=id,parent,author,author_name,author_url,author_avatar_urls,date_gmt,content,status';
const LIST = `GET /wp/v2/comments?post={thread}&per_page={limit}&page={page}&order={sort}&${FIELDS}`;
const one = (status: string) => ({ route: 'POST /wp/v2/comments/{id}', body: { status } });

const mapping: RestMapping = {
  list: LIST,
  parents: `GET /wp/v2/comments?post={thread}&include={ids}&per_page=100&${FIELDS}`,
  info: 'GET /wp/v2/posts/{thread}?_fields=comment_status',
  create: {
    route: 'POST /wp/v2/comments',
    body: {
      post: '{thread}',
      parent: '{parent}',
      author_name: '{name}',
      author_email: '{email}',
      author_url: '{url}',
      content: '{text}',
    },
  },
  edit: { route: 'POST /wp/v2/comments/{id}', body: { content: '{text}' } },
  remove: 'DELETE /wp/v2/comments/{id}',
  approve: one('approved'),
  spam: one('spam'),
  trash: one('trash'),
  token: 'X-WP-Nonce: {token}',
  session: {
    route: 'GET /wp/v2/users/me?context=edit&_fields=id,name,capabilities',
    name: 'name',
    moderator: 'capabilities.moderate_comments',
    list: `${LIST}&status=all&context=edit`,
  },
  paging: 'page',
  maxLimit: 100,
  pages: 'header:X-WP-TotalPages',
  total: 'header:X-WP-Total',
  open: 'comment_status',
  comment: {
    id: 'id',
    parentId: 'parent',
    author: 'author_name',
    url: 'author_url',
    avatar: ['author_avatar_urls.96', 'author_avatar_urls.48'],
    createdAt: 'date_gmt',
    html: 'content.rendered',
    source: 'content.raw',
    status: 'status',
  },
  escaped: true,
  words: {
    sort: { oldest: 'asc', newest: 'desc' },
    // What the disallowed words sent to the trash was taken all the same: its writer is told no more.
    status: { hold: 'pending', spam: 'pending', trash: 'pending' },
    open: { open: true, closed: false },
  },
  errors: {
    fields: 'data.params',
    codes: {
      rest_comment_closed: 'closed',
      rest_comment_draft_post: 'closed',
      rest_comment_invalid_post_id: 'not-found',
      rest_post_invalid_id: 'not-found',
      comment_duplicate: 'duplicate',
      comment_flood: 'rate-limited',
      rest_comment_login_required: 'sign-in',
      rest_cannot_read_post: 'sign-in',
      rest_cookie_invalid_nonce: 'sign-in',
      rest_comment_content_invalid: 'invalid:text',
      comment_content_column_length: 'invalid:text',
      comment_author_column_length: 'invalid:name',
      comment_author_email_column_length: 'invalid:email',
      comment_author_url_column_length: 'invalid:url',
    },
  },
};

/** The REST API under `?rest_route=`, for sites without pretty permalinks. */
function underQuery(map: RestMapping): RestMapping {
  const turn = (route: string): string =>
    route.replace(/ (\/[^?]*)\??/, (_, path: string) => ` ?rest_route=${path}&`);
  return JSON.parse(JSON.stringify(map), (_, value: unknown) =>
    typeof value === 'string' && /^[A-Z]+ \//.test(value) ? turn(value) : value,
  ) as RestMapping;
}

const preset: Preset = {
  mapping,
  /** `src` is the site, its `/wp-json`, or its `?rest_route=/`. */
  connect(src) {
    const url = new URL(src);
    const query = url.searchParams.has('rest_route');
    url.searchParams.delete('rest_route');
    url.pathname = url.pathname.replace(/\/wp-json(\/wp\/v2)?\/?$/, '/').replace(/\/?$/, '/');
    const signIn = `${url.href}wp-login.php?redirect_to={page}`;
    if (query) return { src: url.href, mapping: { ...underQuery(mapping), signIn } };
    return { src: `${url.href}wp-json`, mapping: { ...mapping, signIn } };
  },
};
export default preset;
