import type { CommentAdapter } from '../adapters/adapter.js';
import { fine, listing, note, type Finding } from './finding.js';
import { partsOf } from './reading.js';
import { isContract, restOf, type Host, type Inside } from './subject.js';

/** What readers can do here, and why not the rest. */
export function aboutAbilities(host: Host, inside: Inside): Finding[] {
  const { adapter, query, state } = inside;
  if (!adapter || !query) return [];
  const on: string[] = [];
  const off = new Map<string, string[]>();
  const say = (name: string, reason: string | undefined): void => {
    if (reason === undefined) on.push(name);
    else off.set(reason, [...(off.get(reason) ?? []), name]);
  };
  const { headers, token } = query.source;
  const known = Boolean(headers ?? token);
  const map = restOf(inside)?.map;
  const none = map
    ? isContract(inside)
      ? 'the REST contract has none'
      : 'not in the mapping'
    : 'not in the adapter';
  const missing = (key: keyof CommentAdapter): string | undefined =>
    typeof adapter[key] === 'function' ? undefined : none;
  const may = (right: 'edit' | 'remove' | 'moderate'): string | undefined => {
    if (host.comments.length === 0) return 'there is no comment yet';
    if (host.comments.some(({ can }) => (can as typeof can | undefined)?.[right])) return undefined;
    if (!map) return `no comment says \`can.${right}\``;
    if (right === 'moderate')
      return known ? 'the reader is no moderator by `session`' : 'nobody is signed in: `headers` or `token`';
    if (!map.comment) return `no comment says \`can.${right}\``;
    if (partsOf(map).own !== undefined) return 'no comment is `own`';
    return known
      ? 'no comment is this reader’s by `userId` and `session`'
      : 'nobody is signed in: `headers` or `token`';
  };
  say(
    'post',
    missing('create') ??
      (state.info.open === false ? 'the thread is closed' : undefined) ??
      (host.readonly ? 'the attribute `readonly` is set' : undefined),
  );
  say('edit', missing('edit') ?? may('edit'));
  say('remove', missing('remove') ?? may('remove'));
  say(
    'vote',
    missing('vote') ??
      (map?.comment && map.comment.up === undefined ? 'the mapping has no `comment.up`' : undefined),
  );
  say('moderate', missing('moderate') ?? may('moderate'));
  const sorts = adapter.sorts ?? [];
  return [
    fine(
      `Readers can ${listing(['read', ...on])}; ${
        sorts.length > 1 ? `orders: ${sorts.join(', ')}` : 'there is one order'
      }.`,
    ),
    ...(off.size > 0
      ? [note(`Off: ${[...off].map(([reason, names]) => `${listing(names)} (${reason})`).join('; ')}.`)]
      : []),
  ];
}
