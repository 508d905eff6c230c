import type { CommentAdapter, CommentPage } from '../adapters/adapter.js';
import { Identity } from '../adapters/identity.js';
import type { RestMapping } from '../adapters/mapping.js';
import { CommentError } from '../model/errors.js';
import { aboutItems, aboutMapping } from './answer.js';
import { visitor, type Exchange } from './ask.js';
import { aboutContent } from './content.js';
import { fine, note, plural, warning, wrong, type Finding } from './finding.js';
import { aboutLeaks } from './leaks.js';
import { aboutPages } from './paging.js';
import { readPages } from './reading.js';
import { presetOf, restOf, type Host, type Inside, type Subject } from './subject.js';
import { unreached } from './unreached.js';
import { aboutPlainPermalinks, aboutWordPress, aboutWordPressRefusal } from './wordpress.js';

export interface Examined {
  readonly findings: readonly Finding[];
  /** What must be in no finding. */
  readonly secrets: readonly string[];
}

/** Asks the backend and looks at what it says. */
export async function examine(host: Host, inside: Inside, signal: AbortSignal): Promise<Examined> {
  const { adapter, query, sort } = inside;
  if (!adapter || !query) return { findings: [], secrets: [] };
  const rest = restOf(inside);
  if (!rest) return { findings: await aboutAdapter(adapter, inside, signal), secrets: [] };
  const { src, map } = rest;
  const { headers, token } = query.source;
  const own = Boolean(query.source.mapping);
  let secrets: Record<string, string> = {};
  const findings: Finding[] = [];
  try {
    secrets = await new Identity({ headers, token }, map.token).headers();
  } catch (cause) {
    findings.push(
      wrong(`\`token()\` failed: ${String(cause)}`, 'Let it return a token, or nothing for a guest.'),
    );
  }
  const subject: Subject = { src, map, query, sort, preset: presetOf(query), own, secrets, signal };
  findings.push(...(await aboutBackend(host, subject)));
  const known = [...Object.values(secrets), visitor(src) ?? ''];
  const words = known.flatMap((value) => [value, ...value.split(' ')]);
  return { findings, secrets: words };
}

async function aboutBackend(host: Host, subject: Subject): Promise<Finding[]> {
  const { preset } = subject;
  const reading = await readPages(subject);
  const { pages, failed } = reading;
  const findings: Finding[] = [];
  if (failed) findings.push(await aboutFailure(subject, failed, pages.length));
  const [first] = pages;
  if (first) {
    findings.push(
      ...aboutRedirect(subject, first.exchange),
      ...aboutMapping(subject, first),
      ...aboutPages(subject, reading),
      ...aboutContent(subject, reading, { shown: new Set(host.comments.map(({ id }) => id)) }),
      ...aboutLeaks(subject, pages.map(({ exchange }) => exchange.answer?.json)[0]),
    );
    if (preset === 'wordpress') findings.push(...(await aboutWordPress(subject)));
  }
  return findings;
}

async function aboutFailure(subject: Subject, exchange: Exchange, before: number): Promise<Finding> {
  const { answer, error, url } = exchange;
  const { map, preset, query } = subject;
  if (preset === 'wordpress' && error && navigator.onLine) {
    // With plain permalinks `/wp-json` is the home page, which other origins may not even read.
    const found = (await aboutPlainPermalinks(subject, exchange)) ?? aboutWordPressRefusal(subject, exchange);
    if (found) return found;
  }
  if (error?.code === 'offline')
    return unreached(exchange, {
      origin: location.origin,
      onLine: navigator.onLine,
      credentials: query.source.credentials ?? map.credentials,
    });
  if (!error) return aboutItems(subject, exchange);
  const which = before > 0 ? `Page ${String(before + 1)}` : 'The list';
  if (!answer)
    return wrong(
      error.details.hint ?? `${which} could not be read.`,
      'Open the address in a tab: it must answer with JSON and nothing else. A page of HTML is a login, an error page, or the site itself instead of its API.',
    );
  const { status } = answer.response;
  const said = error.details.message ? ` It said: “${error.details.message}”` : '';
  return wrong(
    `${which}, \`${url}\`, was answered with ${String(status)} (\`${error.code}\`).${said}`,
    status === 404
      ? 'Check `src`, the path of `list` and `thread`: open the address in a tab.'
      : status === 401 || status === 403
        ? 'Let the backend hand out its comments to guests, or give `headers` or `token`.'
        : status === 405
          ? 'Check the method in `list`.'
          : status >= 500
            ? 'Its log says more.'
            : 'Check the names and the values in the query of `list`.',
  );
}

function aboutRedirect({ src }: Subject, { answer, url }: Exchange): Finding[] {
  if (!answer?.response.redirected) return [];
  const to = answer.response.url;
  // What both have at their ends was not changed by the redirect.
  let same = 0;
  while (same < url.length && url.at(-1 - same) === to.at(-1 - same)) same++;
  const base = to.slice(0, Math.max(0, src.length + to.length - url.length));
  return [
    warning(
      `The backend redirects from \`${url}\` to \`${to}\`. Reading follows that, but posting and requests with a token do not.`,
      same > 0 ? `Write \`src="${base.replace(/\/$/, '')}"\`.` : 'Write the final address in `src`.',
    ),
  ];
}

/** An adapter of the page's own: its list can be asked for, the rest is its own business. */
async function aboutAdapter(
  adapter: CommentAdapter,
  { query, sort }: Inside,
  signal: AbortSignal,
): Promise<Finding[]> {
  const { thread, limit, source } = query!;
  if (source.adapter === 'local')
    return [
      note(
        'The comments stay in this browser (`adapter="local"`): nobody else sees them.',
        'For a real thread give `src`.',
      ),
    ];
  let page: CommentPage;
  try {
    page = await adapter.list({ thread, limit, sort }, { signal });
  } catch (cause) {
    const { code, details } = CommentError.from(cause);
    return [wrong(`\`list()\` failed with \`${code}\`: ${details.hint ?? details.message ?? ''}`)];
  }
  const { comments, next, total } = page as Partial<CommentPage>;
  if (!Array.isArray(comments)) return [wrong('`list()` must resolve to `{comments: […]}`.')];
  const exchange = { method: '`list()`', url: '', headers: {}, milliseconds: 0 };
  const map: RestMapping = { list: 'GET ', comment: { ...OWN } };
  const subject: Subject = {
    src: location.href,
    map: { ...map, replies: 'replies' },
    query: query!,
    sort,
    preset: undefined,
    own: false,
    secrets: {},
    signal,
  };
  const reading = { pages: [{ exchange, items: comments, next: next ?? '' }], limit, complete: !next };
  return [
    fine(
      `The adapter’s \`list()\` gave ${plural(comments.length, 'comment')}${
        next ? ', and there are more' : ''
      }, ${typeof total === 'number' ? `${String(total)} in all` : 'with no count of all'}.`,
    ),
    ...aboutContent(subject, reading, { shown: new Set() }),
    ...aboutLeaks(subject, page),
  ];
}

const OWN = {
  id: 'id',
  parentId: 'parentId',
  author: ['author.name', 'author'],
  createdAt: 'createdAt',
  html: 'html',
  text: 'text',
  source: 'source',
} as const;
