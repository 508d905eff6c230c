/** One POST: a single transaction that ends with a comment or leaves nothing behind. */
import { sql, type Kysely, type Transaction } from 'kysely';
import { hashToken, insertComment, lockThread, toJson } from './comments.js';
import type { CommentJson, DraftInput } from './contract.js';
import { isId } from './cursor.js';
import { ProblemError } from './problem.js';
import { countPost, type RateLimit } from './rate-limit.js';
import { countLinks, renderText } from './render.js';
import type { CommentRow, Schema, ThreadRow } from './schema.js';
import type { KeyedHash } from './secret.js';
import { newToken } from './writer.js';

export interface PostRequest {
  draft: DraftInput;
  idempotencyKey: string | null;
  /** The writer's cookie, if he brought one. */
  token: string | null;
  address: string;
  rateLimit: RateLimit | null;
  hash: KeyedHash;
}

export interface PostResult {
  comment: CommentJson;
  /** The comment was there already: the key is a repeated one. */
  replayed: boolean;
  /** The cookie with which a held comment is seen. */
  token: string | null;
}

const DUPLICATE_MINUTES = 10;
const MAX_LINKS = 1;

export async function createComment(db: Kysely<Schema>, request: PostRequest): Promise<PostResult> {
  // Markdown takes longer than the SQL and needs no lock.
  const html = renderText(request.draft.text);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((trx) => post(trx, request, html));
    } catch (error) {
      if (attempt >= 3 || !mayRetry(error)) throw error;
    }
  }
}

/** A deadlock, or a conflict that engines with optimistic transactions report. */
function mayRetry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['40001', '40P01'].includes(String(error.code));
}

async function post(trx: Transaction<Schema>, request: PostRequest, html: string): Promise<PostResult> {
  const { draft, idempotencyKey } = request;
  const thread = await lockThread(trx, draft.thread);
  // First of all, so that a repeated request is neither limited nor a duplicate of itself.
  const earlier = await findByKey(trx, thread, idempotencyKey);
  if (earlier) return replay(thread, earlier, request);

  if (!thread.open) throw new ProblemError(403, 'closed', 'This thread takes no more comments.');
  await checkRate(trx, request);
  const parent = draft.parentId == null ? null : await findParent(trx, thread, draft.parentId, request.token);
  await checkDuplicate(trx, thread, request);

  const held =
    thread.moderation === 'all' ||
    (thread.moderation === 'links' && countLinks(draft.text, html) > MAX_LINKS) ||
    // Nobody sees an answer to what nobody sees.
    parent?.status === 'pending';
  const token = held ? (request.token ?? newToken(request.hash, thread.id, idempotencyKey)) : null;
  const row = await insertComment(trx, {
    threadId: thread.id,
    parent,
    text: draft.text,
    name: draft.name,
    email: draft.email,
    url: draft.url || null,
    status: held ? 'pending' : 'published',
    writerToken: token,
    idempotencyKey,
    html,
  });
  if (row) return { comment: toJson(row), replayed: false, token };
  // The lock on the thread rules this out on PostgreSQL; the constraint has the last word everywhere.
  const winner = await findByKey(trx, thread, idempotencyKey);
  if (!winner) throw new Error('A comment was refused as repeated, but there is no first one.');
  return replay(thread, winner, request);
}

async function findByKey(trx: Transaction<Schema>, thread: ThreadRow, key: string | null) {
  if (key === null) return undefined;
  return trx
    .selectFrom('comments')
    .selectAll()
    .where('thread_id', '=', thread.id)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

/** Who knows the key is the writer, and gets his cookie again if it follows from the key. */
function replay(thread: ThreadRow, row: CommentRow, request: PostRequest): PostResult {
  const token = newToken(request.hash, thread.id, request.idempotencyKey);
  const fits = row.status === 'pending' && hashToken(token) === row.writer_hash;
  return { comment: toJson(row), replayed: true, token: fits ? token : null };
}

async function checkRate(trx: Transaction<Schema>, request: PostRequest): Promise<void> {
  if (!request.rateLimit) return;
  const key = request.hash('address', request.address).toString('hex');
  const wait = await countPost(trx, key, request.rateLimit);
  if (wait === null) return;
  throw new ProblemError(429, 'rate-limited', `Too many comments. Try again in ${wait} s.`, {
    headers: { 'Retry-After': String(wait) },
  });
}

async function findParent(trx: Transaction<Schema>, thread: ThreadRow, id: string, token: string | null) {
  const parent = isId(id)
    ? await trx
        .selectFrom('comments')
        .select(['id', 'root_id', 'status', 'writer_hash'])
        .where('id', '=', id)
        .where('thread_id', '=', thread.id)
        .executeTakeFirst()
    : undefined;
  const own = token !== null && parent?.writer_hash === hashToken(token);
  if (parent?.status === 'published' || (parent?.status === 'pending' && own)) return parent;
  const detail = 'The comment you answer is not in this thread any more.';
  throw new ProblemError(404, 'not-found', detail, {
    errors: [{ pointer: '#/parentId', code: 'unknown', detail }],
  });
}

async function checkDuplicate(trx: Transaction<Schema>, thread: ThreadRow, request: PostRequest) {
  const { parentId, name, text } = request.draft;
  const twin = await trx
    .selectFrom('comments')
    .select('id')
    .where('thread_id', '=', thread.id)
    .where('created_at', '>', sql<Date>`now() - make_interval(mins => ${DUPLICATE_MINUTES}::int)`)
    .where('parent_id', parentId == null ? 'is' : '=', parentId ?? null)
    .where('name', '=', name)
    .where('text', '=', text)
    // For the index, see migrations/0001-start.ts.
    .where(sql<boolean>`"left"(text, 64) = "left"(${text}, 64)`)
    .where('status', '<>', 'deleted')
    .executeTakeFirst();
  if (twin) throw new ProblemError(409, 'duplicate', 'You have already said that.');
}
