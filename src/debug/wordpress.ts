import { toText } from '../model/normalize.js';
import { at } from '../adapters/paths.js';
import { ask, type Exchange } from './ask.js';
import { fine, note, warning, wrong, type Finding } from './finding.js';
import type { Subject } from './subject.js';

const FILTER = "add_filter( 'rest_allow_anonymous_comments', '__return_true' );";
/** The address of a route, where permalinks are plain too. */
const routed = ({ map }: Subject, route: string): string =>
  JSON.stringify(map.list).includes('rest_route=')
    ? route.replace(/ (\/[^?]*)\??/, ' ?rest_route=$1&')
    : route;
const codeOf = ({ answer }: Exchange): string => toText(at('code', answer?.json));

const siteOf = ({ src }: Subject): string => src.replace(/\/wp-json\/?$/, '/').replace(/\?.*/, '');

/** Where the REST API is, if it is not where it was looked for. */
export async function aboutPlainPermalinks(
  subject: Subject,
  exchange: Exchange,
): Promise<Finding | undefined> {
  const site = siteOf(subject);
  // What refuses with a code of WordPress is its REST API.
  if (!/\/wp-json\/?$/.test(subject.src) || codeOf(exchange)) return undefined;
  const { answer } = await ask(subject, 'GET ', {}, `${site}?rest_route=/wp/v2/comments&per_page=1`);
  // A list is there while `/wp-json` is not.
  if (!answer?.response.ok || !Array.isArray(answer.json)) return undefined;
  return wrong(
    'There is no REST API at `/wp-json`: this WordPress uses plain permalinks.',
    `Write \`src="${site}?rest_route=/"\`, or choose other permalinks in Settings → Permalinks.`,
  );
}

/** Why WordPress did not give the list. */
export function aboutWordPressRefusal(subject: Subject, exchange: Exchange): Finding | undefined {
  const { answer } = exchange;
  if (!answer) return undefined;
  const { status } = answer.response;
  const code = codeOf(exchange);
  const site = siteOf(subject);
  if (code === 'rest_no_route')
    return wrong(
      'WordPress answers, but its REST API has no comments: a plugin or the theme has taken the route away.',
      'Allow `/wp/v2/comments` in the plugin that restricts the REST API.',
    );
  if (status === 404 && !code)
    return wrong(
      'There is no REST API at this address: `src` is not the site’s home, or the REST API is turned off.',
      `Write the address of the site’s home, or \`src="${site}?rest_route=/"\`.`,
    );
  if (code === 'rest_cannot_read_post')
    return wrong('The post is protected by a password, or not public: guests may not read its comments.');
  if (status === 401 || status === 403)
    return wrong(
      `The REST API is blocked for guests (${String(status)}${code && ` \`${code}\``}): a security plugin or the server’s firewall does that.`,
      'Allow `GET` and `POST` on `/wp-json/wp/v2/comments` there.',
    );
  return undefined;
}

/** What only WordPress can have wrong. The one POST holds no comment, so nothing is stored. */
export async function aboutWordPress(subject: Subject): Promise<Finding[]> {
  const { query, secrets } = subject;
  const { thread } = query;
  if (!/^[1-9]\d*$/.test(thread))
    return [
      wrong(
        `\`thread="${thread}"\` is no number: WordPress knows its posts by id.`,
        'Write the id of the post: in a theme `thread="<?php the_ID(); ?>"`; in the address of its editor it stands behind `post=`.',
      ),
    ];
  const findings: Finding[] = [];
  const kinds = await Promise.all(
    ['posts', 'pages'].map((kind) =>
      ask(subject, routed(subject, `GET /wp/v2/${kind}/{thread}?_fields=comment_status`), { thread }),
    ),
  );
  const [post, page] = kinds;
  const found = kinds.find(({ answer }) => answer?.response.ok);
  if (!found && post?.answer?.response.status === 404 && page?.answer?.response.status === 404)
    findings.push(
      wrong(
        `There is no post and no page with the id ${thread}.`,
        'Check `thread`, and whether the post is published.',
      ),
    );
  if (at('comment_status', found?.answer?.json) === 'closed')
    findings.push(note('Comments are closed on this post.', 'Open them in the editor: Discussion → Open.'));
  if (Object.keys(secrets).length > 0)
    return [...findings, note('Whether guests may comment was not checked: a reader is signed in.')];
  const empty = await ask(
    subject,
    { route: routed(subject, 'POST /wp/v2/comments'), body: { post: '{thread:number}' } },
    { thread },
  );
  const status = empty.answer?.response.status ?? 0;
  const code = codeOf(empty);
  if (status === 401 && code === 'rest_comment_login_required')
    findings.push(
      wrong(
        'Guests cannot comment: WordPress refuses comments without a login at its REST API (`rest_comment_login_required`).',
        `Put this line into the theme’s \`functions.php\` or a plugin: \`${FILTER}\` If it is there, untick “Users must be registered and logged in to comment” in Settings → Discussion.`,
      ),
    );
  else if (status === 400)
    findings.push(
      fine(
        'Guests can comment: WordPress took a request without a login and refused only that it held no comment.',
      ),
    );
  else if (code === 'rest_comment_closed' || !found) return findings;
  else
    findings.push(
      warning(
        `Whether guests can comment is not sure: a POST without a comment was answered ${status ? `${String(status)} ${code && `\`${code}\``}` : 'not at all'}.`,
        status
          ? 'A security plugin may stand in the way of `POST /wp-json/wp/v2/comments`.'
          : 'From another origin the preflight may be refused by the server’s firewall.',
      ),
    );
  return findings;
}
