/** A server that answers as a real one was seen to: it plays recorded exchanges. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { isPreflight, preflight, send } from './replay/answer.js';
import { differences, read, type Comparison } from './replay/compare.js';
import { readExchange, type Exchange, type Message } from './replay/exchange.js';
import { Visitors } from './replay/visitors.js';

export interface ReplayOptions extends Comparison {
  /**
   * The story, as names of files with or without `.http`; a name may come twice. A write is answered by the next
   * exchange that matches, and the story goes on from there. A read is answered by the last one that matches before
   * the next write. Default: no story. Every exchange is there all the time; of writes that look alike, one after the
   * other.
   */
  readonly scenario?: readonly string[];
  /** Default: GET and HEAD are reads, and so is a POST with an `event` such as COMMENT_GET. */
  readonly isRead?: (request: Message) => boolean;
  /**
   * The key at the top of a body by which a server knows its guests. Clients make it up, so another one than the
   * recorded one will do, but who is recorded as two is two.
   */
  readonly visitor?: string;
  /** What else this origin has, such as the page; true for what it answers. */
  readonly site?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface Replayed extends Message {
  /** The exchange that answered; absent if none did. */
  readonly answeredBy?: string;
}

export interface Replay extends AsyncDisposable {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** What was asked, without preflights. */
  readonly requests: readonly Replayed[];
  /** A sentence for each request that nothing answers, with the nearest recorded one. It got status 501. */
  readonly unmatched: readonly string[];
  /** Starts the story again and forgets what was asked. */
  reset(): void;
  /** Starts another story; what was asked is not forgotten. */
  play(scenario: readonly string[]): void;
  stop(): Promise<void>;
}

/** `source`: a folder of `.http` files, or the files. */
export async function startReplay(
  source: string | URL | readonly string[],
  options: ReplayOptions = {},
): Promise<Replay> {
  const all = files(source).map(readExchange);
  const everything = all.filter(({ request }) => !isPreflight(request));
  const requests: Replayed[] = [];
  const unmatched: string[] = [];
  let story: readonly Exchange[];
  let choose: ReturnType<typeof player>;
  let preflights: readonly Exchange[];

  function play(scenario: readonly string[] | undefined): void {
    story = scenario?.map((name) => find(all, name)) ?? everything;
    const shortened = story.find(({ trimmed }) => trimmed);
    if (shortened) throw new Error(`${shortened.name}.http was shortened, so it cannot be played.`);
    const told = story.filter(({ request }) => isPreflight(request));
    preflights = told.length > 0 ? told : all.filter(({ request }) => isPreflight(request));
    choose = player(story, { ...options, scenario });
  }
  play(options.scenario);

  const server = createServer((request, response) => {
    if (!options.site?.(request, response)) void answer(request, response);
  });

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = incoming;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const asked = { method, url, headers, body: await text(incoming) };
    const chosen = isPreflight(asked) ? preflight(asked, preflights) : choose.answer(asked);
    if (!isPreflight(asked)) requests.push({ ...asked, ...(chosen && { answeredBy: chosen.name }) });
    if (chosen) {
      send(response, asked, chosen, all);
      return;
    }
    const sentence = nearest(asked, story, options);
    unmatched.push(sentence);
    response.writeHead(501, { 'Content-Type': 'text/plain; charset=utf-8', ...open(asked) });
    response.end(sentence);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    unmatched,
    reset() {
      choose.again();
      requests.length = unmatched.length = 0;
    },
    play,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function player(
  story: readonly Exchange[],
  options: Omit<ReplayOptions, 'scenario'> & { scenario?: readonly string[] | undefined },
) {
  const { scenario, isRead = reads, visitor = '', ignore = [] } = options;
  const visitors = new Visitors(visitor);
  const comparison = { ...options, ignore: [...ignore, visitor] };
  const isWrite = ({ request }: Exchange) => !isPreflight(request) && !isRead(request);
  let next = 0;
  return {
    answer(asked: Message): Exchange | undefined {
      const fits = ({ request }: Exchange) =>
        differences(asked, request, comparison).length === 0 && visitors.fit(asked, request);
      let index: number;
      if (isRead(asked)) {
        const coming = story.findIndex((exchange, at) => at >= next && isWrite(exchange));
        const so = scenario && coming >= 0 ? story.slice(0, coming) : story;
        index = scenario ? so.findLastIndex(fits) : so.findIndex(fits);
      } else {
        index = story.findIndex((exchange, at) => at >= next && fits(exchange));
        if (index < 0 && !scenario) index = story.findIndex(fits);
        if (index >= 0) next = index + 1;
      }
      const chosen = story[index];
      if (chosen) visitors.remember(asked, chosen.request);
      return chosen;
    },
    again() {
      next = 0;
      visitors.forget();
    },
  };
}

function reads(request: Message): boolean {
  if (request.method !== 'POST') return request.method === 'GET' || request.method === 'HEAD';
  const body = read(request);
  const event = typeof body === 'object' && body !== null && 'event' in body ? body.event : '';
  return typeof event === 'string' && /^GET_|_GET$/.test(event);
}

function files(source: string | URL | readonly string[]): readonly string[] {
  if (Array.isArray(source)) return source as readonly string[];
  const folder = source instanceof URL ? fileURLToPath(source) : (source as string);
  const names = readdirSync(folder).filter((name) => name.endsWith('.http'));
  if (names.length === 0) throw new Error(`There are no .http files in ${folder}.`);
  return names.sort().map((name) => join(folder, name));
}

function find(all: readonly Exchange[], name: string): Exchange {
  const found = all.find((exchange) => exchange.name === name.replace(/\.http$/, ''));
  if (!found) throw new Error(`The scenario names ${name}, which is not among the recorded exchanges.`);
  return found;
}

function nearest(asked: Message, story: readonly Exchange[], options: ReplayOptions): string {
  const what = `${asked.method} ${asked.url}`;
  if (isPreflight(asked)) return `${what}: no preflight was recorded.`;
  const [best] = story
    .filter(({ request }) => !isPreflight(request))
    .map(({ name, request }) => ({ name, request, found: differences(asked, request, options) }))
    // Another method or path weighs more than anything in the query or the body.
    .sort((a, b) => distance(asked, a.request, a.found) - distance(asked, b.request, b.found));
  if (!best) return `${what}: nothing was recorded.`;
  if (best.found.length === 0) return `${what}: ${best.name} has it, but not at this point of the story.`;
  return `${what} was not recorded. Nearest is ${best.name}: ${best.found.join('; ')}.`;
}

function distance(asked: Message, recorded: Message, found: readonly string[]): number {
  const path = ({ url }: Message) => url.split('?')[0];
  const method = asked.method === recorded.method ? 0 : 1000;
  return method + (path(asked) === path(recorded) ? 0 : 100) + found.length;
}

/** A test in a browser sees the sentence as well. */
function open({ headers }: Message): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': headers['origin'] ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
  };
}
