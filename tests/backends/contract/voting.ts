import type { Bench, Run } from './bench.js';
import type { CheckName } from './names.js';
import { toId } from './pages.js';
import type { Vote, Votes } from './package.js';
import { fail, isObject, notOffered, show } from './verdict.js';

export const voting: Record<CheckName<'voting'>, Run> = {
  async 'a like counts'(bench) {
    const booth = await enter(bench, 1);
    const before = await booth.counts();
    compare('A like', before, await booth.vote(1, 0), 1, 0);
  },

  async 'a dislike counts'(bench) {
    const booth = await enter(bench, -1);
    const before = await booth.counts();
    compare('A dislike', before, await booth.vote(-1, 0), 0, 1);
  },

  async 'a vote can be taken back'(bench) {
    const booth = await enter(bench, 0);
    const before = await booth.counts();
    await booth.vote(1, 0);
    const liked = await booth.counts();
    if (liked.up === before.up) return notOffered('A like does not count, so there is none to take back.');
    compare('A like that is taken back', liked, await booth.vote(0, 1), -1, 0);
  },
};

interface Booth {
  /** As the list gives them. */
  counts(): Promise<Partial<Votes>>;
  /** The counts afterwards, in the answer and in the list. */
  vote(vote: Vote, from: Vote): Promise<Record<string, Partial<Votes>>>;
}

/** To the first comment of a thread, where this reader has not voted. */
async function enter(bench: Bench, wanted: Vote): Promise<Booth> {
  const { adapter, subject } = bench;
  if (!adapter.vote) return notOffered('The adapter has no vote().');
  const accepted = adapter.votes ?? [1, 0];
  if (!accepted.includes(wanted)) return notOffered(`The adapter does not take the vote ${wanted}.`);
  const { votes, nested, many } = subject.threads;
  const thread = votes ?? nested?.key ?? many?.key ?? notOffered('The subject has no threads.votes.');
  const [first] = (await bench.list(thread)).comments;
  const id = toId(first?.id) ?? fail(`list() gave no comment of the thread "${thread}" to vote on.`);
  const booth: Booth = {
    counts: async () => (await bench.find(thread, id))?.votes ?? {},
    async vote(vote, from) {
      const answer = await bench.answer('vote()', (signal) => adapter.vote!(id, vote, { signal, from }));
      if (!isObject(answer)) fail(`vote() resolved to ${show(answer)}; the new counts, or {}, are expected.`);
      return { 'vote()': answer, 'list()': await booth.counts() };
    },
  };
  // Of a run before this one, where nothing resets the server.
  const { mine = 0 } = first?.votes ?? {};
  if (mine !== 0 && accepted.includes(0)) await booth.vote(0, mine);
  return booth;
}

function compare(
  what: string,
  { up = 0, down }: Partial<Votes>,
  after: Record<string, Partial<Votes>>,
  likes: number,
  dislikes: number,
): void {
  // Where dislikes have no count of their own, they take from the likes.
  const wanted =
    down === undefined ? { up: up + likes - dislikes } : { up: up + likes, down: down + dislikes };
  for (const [call, counts] of Object.entries(after)) {
    // An answer may leave a count out; the list has it.
    const wrong = Object.entries(wanted).some(([count, value]) => {
      const said = counts[count as keyof Votes];
      return said === undefined ? call === 'list()' : said !== value;
    });
    if (wrong)
      fail(
        `${what}: ${call} gave the counts ${show(counts)} after ${show({ up, down })}; ${show(wanted)} is expected.`,
      );
  }
}
