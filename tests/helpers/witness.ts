/** Writes down all that a page does and holds, to be searched for what must not be there. */
import type { BrowserContext, Page, Request } from '@playwright/test';
import { testify } from './witness-page.js';

type Seen = readonly [place: string, text: string];
type Trace = (text: string) => string[];

export class Witness {
  readonly requests: Request[] = [];
  /** What pages did, from their first script on. */
  readonly seen: Seen[] = [];
  /** How many places were searched so far. */
  searched = 0;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.#context = context;
  }

  static async call(context: BrowserContext): Promise<Witness> {
    const witness = new Witness(context);
    const { seen, requests } = witness;
    await context.exposeFunction('tellWitness', (line: string) => seen.push(JSON.parse(line) as Seen));
    await context.addInitScript(testify);
    context.on('request', (request) => requests.push(request));
    context.on('console', (message) => seen.push(['console', message.text()]));
    context.on('weberror', (event) => seen.push(['error', event.error().stack ?? '']));
    context.on('page', (page) => {
      page.on('websocket', (socket) => seen.push(['socket', socket.url()]));
      page.on('worker', (worker) => seen.push(['worker', worker.url()]));
    });
    return witness;
  }

  /** What scripts dispatched, by type. */
  get events(): Set<string> {
    return new Set(this.seen.flatMap(([place]) => (place.startsWith('event ') ? [place.slice(6)] : [])));
  }

  /** Everything that happened in such a place. */
  of(place: string): string[] {
    return this.seen.filter(([one]) => one === place).map(([, text]) => text);
  }

  /** The origins that were asked for anything. */
  get origins(): string[] {
    return [...new Set(this.requests.map((request) => new URL(request.url()).origin))].sort();
  }

  /** The places where a search finds something, now or at any time since the start; requests are apart. */
  async places(page: Page, trace: Trace): Promise<string[]> {
    const now = await page.evaluate(() =>
      (globalThis as unknown as { testimony: () => Promise<[string, string][]> }).testimony(),
    );
    const jar: Seen[] = (await this.#context.cookies()).map((one) => ['cookie', JSON.stringify(one)]);
    const all = [...this.seen, ...now, ...jar];
    this.searched = new Set(all.map(([place]) => place)).size;
    const found = all.flatMap(([place, text]) => trace(text).map((dress) => `${place}: ${dress}`));
    return [...new Set(found)].sort();
  }

  /** The requests that hold something, each with where. */
  async carriers(trace: Trace): Promise<{ request: Request; where: string[] }[]> {
    const found: { request: Request; where: string[] }[] = [];
    for (const request of this.requests) {
      const parts = {
        url: request.url(),
        headers: JSON.stringify(await headersOf(request)),
        body: request.postData() ?? '',
      };
      const where = Object.entries(parts).flatMap(([name, text]) => (trace(text).length > 0 ? [name] : []));
      if (where.length > 0) found.push({ request, where });
    }
    return found;
  }
}

/**
 * As they went out. Of a request that a reload cut off a busy browser may never tell; there they are those that the
 * page gave, and its cookies are searched apart.
 */
const headersOf = (request: Request): Promise<Record<string, string>> =>
  Promise.race([
    request.allHeaders(),
    new Promise<Record<string, string>>((resolve) => {
      setTimeout(() => {
        resolve(request.headers());
      }, 3000);
    }),
  ]);
