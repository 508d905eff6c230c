import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import type { CommentInput } from './package.js';
import { nameOf, toId } from './pages.js';
import { fail, notOffered, show } from './verdict.js';
import { fault } from './wellformed.js';
import { AWKWARD_NAME, awkwardText, saysThat, visible } from './words.js';

function reads(comment: CommentInput, text: string): void {
  if (!saysThat(comment, text))
    fail(`create() gave a comment that reads ${show(visible(comment))}; ${show(text)} was typed.`);
}

function isBy(comment: CommentInput, name: string | undefined): void {
  if (name !== undefined && nameOf(comment) !== name)
    fail(`create() gave a comment by ${show(nameOf(comment))}; ${show(name)} was typed.`);
}

export const creating: Record<CheckName<'creating'>, Run> = {
  async 'a new comment comes back as it was written'(bench) {
    const words = bench.words();
    const comment = await bench.post(words);
    const wrong = fault(comment);
    if (wrong !== undefined) fail(`create() resolved to ${show(comment)}: ${wrong}.`);
    if (comment.status === 'deleted')
      fail('create() resolved to a deleted comment; "published" or "pending" is expected.');
    if (toId(comment.parentId) !== null)
      fail(`create() gave a comment that answers none the parent ${show(comment.parentId)}.`);
    reads(comment, words.text);
    isBy(comment, words.name);
  },

  async 'a new comment is in the list once'(bench) {
    const { id, status } = await bench.post();
    const { comments } = await bench.walk(bench.open);
    const found = comments.filter((comment) => comment.id === String(id));
    if (found.length > 1) fail(`After create(), list() gave the comment ${id} ${found.length} times.`);
    if (status === 'pending') bench.notes.push('The server holds new comments in threads.open.');
    else if (found.length === 0)
      fail(`After create(), list() did not give the comment ${id}, which create() told as published.`);
    else if (found[0]!.input.status === 'pending')
      fail(`create() told the comment ${id} as published and list() as pending.`);
  },

  async 'awkward words survive'(bench) {
    const words = bench.words({ text: awkwardText() });
    reads(await bench.post(words), words.text);
  },

  async 'an awkward name survives'(bench) {
    const words = bench.words({ name: AWKWARD_NAME });
    isBy(await bench.post(words), words.name);
  },

  async 'a held comment is told as pending'(bench) {
    const { held } = bench.subject;
    if (!held) return notOffered('The subject does not say what the server holds (held).');
    const { id, status } = await bench.post({ ...bench.words(), ...(await held()) });
    if (status !== 'pending')
      fail(`create() told the held comment ${id} as ${show(status ?? 'published')}; "pending" is expected.`);
  },
};

export const replying: Record<CheckName<'replying'>, Run> = {
  async 'a reply stands under its parent'(bench) {
    const root = await published(bench, {});
    await reply(bench, root, root, root);
  },

  async 'a reply to a reply stands in its place'(bench) {
    const root = await published(bench, {});
    const parent = await published(bench, { parentId: String(root.id) });
    await reply(bench, root, parent, bench.subject.flattens ? root : parent);
  },
};

async function published(bench: Bench, attempt: { parentId?: string }): Promise<CommentInput> {
  const comment = await bench.post(attempt);
  if (comment.status === 'pending') notOffered('The server holds new comments, so there is none to answer.');
  return comment;
}

async function reply(
  bench: Bench,
  root: CommentInput,
  parent: CommentInput,
  expected: CommentInput,
): Promise<void> {
  const answer = await bench.post({ parentId: String(parent.id), rootId: String(root.id) });
  if (toId(answer.parentId) !== String(expected.id))
    fail(
      `create() gave a reply to ${parent.id} the parent ${show(answer.parentId)}; ${expected.id} is expected.`,
    );
  if (answer.status === 'pending') return;
  const { comments } = await bench.walk(bench.open);
  const found = comments.find(({ id }) => id === String(answer.id));
  if (found?.parentId !== String(expected.id))
    fail(
      found
        ? `list() gave the reply ${found.id} the parent ${show(found.parentId)}; ${expected.id} is expected.`
        : `After create(), list() did not give the reply ${answer.id}.`,
    );
}

export const retrying: Record<CheckName<'retrying'>, Run> = {
  async 'a repeated key makes one comment'(bench) {
    if (!bench.subject.idempotent) return notOffered('The subject is not idempotent.');
    const attempt = { ...bench.words(), key: crypto.randomUUID() };
    const [one, two] = [await bench.post(attempt), await bench.post(attempt)];
    if (one.id !== two.id)
      fail(`create() with the same key made the comments ${one.id} and ${two.id}; one comment is expected.`);
  },
};
