/**
 * Behind the mapping page: a second service on the same comments that shares no name with the first. Lists are
 * flat and by age, so that newest first sends every reply before the comment it answers.
 */
import { Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { CommentJson, ProblemJson } from '../contract.js';
import type { Schema } from '../schema.js';
import type { Env } from './forward.js';

const FIELDS: Record<string, string> = {
  text: 'words',
  name: 'who',
  email: 'mail',
  url: 'site',
  parentId: 'reply_to',
};
const KINDS: Record<string, string> = {
  'rate-limited': 'too_fast',
  closed: 'shut',
  duplicate: 'said_before',
};

interface Remark {
  uid: number;
  reply_to: number | null;
  who: string;
  site: string | null;
  when: number;
  words: string;
  state: 'live' | 'held';
}

export function otherService(db: Kysely<Schema>, api: Hono): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/api/posts/:id/remarks', async (context) => {
    const current = whole(context.req.query('p'), 1, 100_000);
    const per = whole(context.req.query('per'), 10, 100);
    const order = context.req.query('order') === 'asc' ? 'asc' : 'desc';
    const remarks = db
      .selectFrom('comments')
      .innerJoin('threads', 'threads.id', 'comments.thread_id')
      .where('threads.key', '=', context.req.param('id'))
      .where('comments.status', '=', 'published');
    const rows = await remarks
      .select(['comments.id', 'parent_id', 'name', 'url', 'comments.created_at', 'text'])
      .orderBy('comments.id', order)
      .limit(per)
      .offset((current - 1) * per)
      .execute();
    const { count } = await remarks
      .select((builder) => builder.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    return context.json({
      data: {
        items: rows.map((row): Remark => ({
          uid: Number(row.id),
          reply_to: row.parent_id === null ? null : Number(row.parent_id),
          who: row.name,
          site: row.url,
          when: Math.floor(row.created_at.getTime() / 1000),
          words: row.text,
          state: 'live',
        })),
        pages: { current, last: Math.max(Math.ceil(Number(count) / per), 1) },
        count: Number(count),
      },
    });
  });

  // Checks, limits and moderation are those of the real service; only the names change on the way.
  app.post('/api/posts/:id/remarks', async (context) => {
    const theirs: unknown = await context.req.json().catch(() => null);
    const draft: Record<string, unknown> = { thread: context.req.param('id') };
    for (const [ours, name] of Object.entries(FIELDS)) {
      const value = (theirs as Record<string, unknown> | null)?.[name];
      // Their ids are numbers, ours are text.
      if (value !== undefined) draft[ours] = typeof value === 'number' ? String(value) : value;
    }
    const headers = new Headers(context.req.raw.headers);
    headers.delete('content-length');
    headers.set('content-type', 'application/json');
    const url = new URL('/comments', context.req.url);
    const body = JSON.stringify(draft);
    const response = await api.fetch(new Request(url, { method: 'POST', headers, body }), context.env);
    const kept = new Headers();
    for (const name of ['set-cookie', 'retry-after', 'cache-control']) {
      const value = response.headers.get(name);
      if (value !== null) kept.set(name, value);
    }
    const json: unknown = await response.json();
    const answer = response.ok
      ? { data: toRemark(json as CommentJson, draft['text'] as string) }
      : { error: toError(json as ProblemJson) };
    return Response.json(answer, { status: response.status, headers: kept });
  });

  return app;
}

function toRemark(comment: CommentJson, words: string): Remark {
  return {
    uid: Number(comment.id),
    reply_to: comment.parentId === null ? null : Number(comment.parentId),
    who: comment.author.name,
    site: comment.author.url ?? null,
    when: Math.floor(Date.parse(comment.createdAt) / 1000),
    words,
    state: comment.status === 'pending' ? 'held' : 'live',
  };
}

function toError({ code, errors = [] }: ProblemJson): { kind: string; fields: Record<string, string> } {
  const fields = errors.map(({ pointer, detail }) => {
    const name = pointer.replace('#/', '');
    return [FIELDS[name] ?? name, detail];
  });
  return { kind: KINDS[code] ?? code, fields: Object.fromEntries(fields) as Record<string, string> };
}

function whole(text: string | undefined, fallback: number, max: number): number {
  return text && /^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), max) : fallback;
}
