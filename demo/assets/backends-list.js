// What an owner has to know of each backend. `needs` is what must be set on the server, once.
const MAPPING = {
  list: 'GET /posts/{thread}/remarks?p={page}&per={limit}&order={sort}',
  create: {
    route: 'POST /posts/{thread}/remarks',
    body: { reply_to: '{parent}', who: '{name}', mail: '{email}', site: '{url}', words: '{text}' },
  },
  paging: 'page',
  items: 'data.items',
  total: 'data.count',
  comment: {
    id: 'uid',
    parentId: 'reply_to',
    author: 'who',
    url: 'site',
    createdAt: 'when',
    text: 'words',
    status: 'state',
  },
  created: 'data',
  words: { sort: { oldest: 'asc', newest: 'desc' }, status: { live: 'published', held: 'pending' } },
  errors: { code: 'error.kind', fields: 'error.fields', codes: { too_fast: 'rate-limited', shut: 'closed' } },
};

const { origin } = location;
const PATH = 'The path of the page, such as /2026/wall.html';

export const backends = {
  reference: {
    name: 'Reference',
    src: '/api',
    thread: 'backends',
    srcHint: 'The backend of this demo, or any that speaks the REST contract.',
    threadHint: 'A name of your own for the page.',
    needs: 'Start it with the origin of your site:',
    code: `CORS_ORIGINS=${origin} npm start`,
  },
  wordpress: {
    name: 'WordPress',
    example: 'https://blog.example/',
    srcHint: 'The site. With plain permalinks: https://blog.example/?rest_route=/',
    threadHint: 'The id of the post: a number.',
    needs:
      'Guests may comment only with this line in functions.php or a plugin; other origins are allowed already.',
    code: "add_filter( 'rest_allow_anonymous_comments', '__return_true' );",
  },
  waline: {
    name: 'Waline',
    example: 'https://waline.example/',
    srcHint: 'The server, without /api.',
    threadHint: PATH,
    needs: 'Nothing. If SECURE_DOMAINS is set, your site must be among them:',
    code: `SECURE_DOMAINS=${location.hostname}`,
  },
  twikoo: {
    name: 'Twikoo',
    example: 'https://twikoo.example/',
    srcHint: 'What is envId elsewhere, with https:// in front.',
    threadHint: PATH,
    needs: 'Nothing. If a safe domain is set in its panel, it must be your site:',
    code: `CORS_ALLOW_ORIGIN: ${origin}`,
  },
  isso: {
    name: 'Isso',
    example: 'https://isso.example/',
    srcHint: 'The server.',
    threadHint: PATH,
    needs: 'Isso answers only to the sites in its configuration:',
    code: `[general]\nhost = ${origin}/`,
  },
  remark42: {
    name: 'Remark42',
    example: 'https://remark.example/?site=blog',
    srcHint: 'The server, with the id of the site: ?site=…',
    threadHint: 'The whole address of the page.',
    needs: 'Guests need both of these, unless Remark42 has the same origin as your page:',
    code: 'AUTH_ANON=true\nAUTH_SEND_JWT_HEADER=true',
  },
  artalk: {
    name: 'Artalk',
    example: 'https://artalk.example/?site_name=Blog',
    srcHint: 'The server, with the name of the site: ?site_name=…',
    threadHint: 'The key of the page.',
    needs:
      'Your site must be a trusted domain. Dates come without a zone: say the server’s in the changes, {"zone": "+02:00"}.',
    code: `trusted_domains:\n  - ${origin}`,
  },
  'json-server': {
    name: 'json-server',
    example: 'http://localhost:3000',
    srcHint: 'Version 0.17.',
    threadHint: 'A postId.',
    needs: 'A table of comments. It hands out all it has, addresses too: to try things, not for a site.',
    code: `echo '{"comments": []}' > db.json\nnpx json-server@0.17 db.json`,
  },
  mastodon: {
    name: 'Mastodon',
    example: 'https://mastodon.example/',
    srcHint: 'The server that the post is on.',
    threadHint: 'The id of the post: the number at the end of its address.',
    needs: 'Nothing: answers to a public post can be read from everywhere. Readers answer on Mastodon.',
  },
  own: {
    name: 'Your own',
    src: '/demo/other/api',
    thread: 'backends',
    mapping: MAPPING,
    srcHint: 'What the routes of the mapping stand behind.',
    threadHint: 'Whatever your backend calls the page.',
    needs: 'From another origin it must allow your site:',
    code: `Access-Control-Allow-Origin: ${origin}`,
  },
};
