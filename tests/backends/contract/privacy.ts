import type { Bench, Run } from './bench.js';
import { hashesOf } from './hashes.js';
import { readable } from './listing.js';
import type { CheckName } from './names.js';
import { Email } from './package.js';
import { refused } from './refusing.js';
import { faked, unreachable, watched } from './traffic.js';
import { fail, isObject, notOffered } from './verdict.js';

export const privacy: Record<CheckName<'privacy'>, Run> = {
  async 'the address leaves once, in a body'(bench) {
    const { email, ...words } = withAddress(bench);
    const sent = await watched(async () => {
      await bench.post({ ...words, email });
      await bench.walk(bench.open);
    });
    if (sent.length === 0) return notOffered('The adapter sends nothing through globalThis.fetch.');
    for (const { method, url, headers } of sent) {
      if (holds(url, email)) fail(`The address is in the URL of ${method} ${url}; it may be in a body only.`);
      if (holds(headers, email))
        fail(`The address is in a header of ${method} ${url}; it may be in a body only.`);
    }
    const carriers = sent.filter(({ body }) => holds(body, email));
    if (carriers.length === 0) bench.notes.push('The address is not sent at all.');
    if (carriers.length > 1)
      fail(
        `The address is in the bodies of ${carriers.length} requests (${carriers.map(({ method, url }) => `${method} ${url}`).join(', ')}); one is expected.`,
      );
  },

  async 'the address is in no answer'(bench) {
    const { email, ...words } = withAddress(bench);
    const answers = {
      'create()': await bench.post({ ...words, email }),
      'list()': await bench.walk(bench.open),
    };
    const hashes = Object.entries(await hashesOf(email));
    for (const [call, answer] of Object.entries(answers))
      for (const { path, text } of texts(answer)) {
        if (holds(text, email)) fail(`${call} gave the address in ${path}; it must not come back.`);
        for (const [kind, hash] of hashes)
          if (text.toLowerCase().includes(hash))
            bench.notes.push(
              `${call} gave the ${kind} of the address in ${path}: who knows the address can tell.`,
            );
      }
  },

  async 'the address is in no error'(bench) {
    const { adapter, subject } = bench;
    const { email, ...words } = withAddress(bench);
    if (!adapter.create) return notOffered('The adapter has no create().');
    const draft = bench.draft({ ...words, email });
    const { result: end, asked } = await faked(unreachable, () =>
      bench.end('create()', (signal) => adapter.create!(draft, { signal })),
    );
    let error = 'error' in end ? end.error : undefined;
    if (!asked) {
      // A refusal will do where there is no network to cut.
      const refusal = Object.values(subject.refusals ?? {})[0];
      if (!refusal)
        return notOffered(
          'The adapter sends nothing through globalThis.fetch, and the subject has no refusals.',
        );
      const [attempt] = [await refusal((first) => bench.post(first))].flat();
      error = await refused(bench, { ...words, email, ...attempt });
    }
    for (const { path, text } of texts(error))
      if (holds(text, email)) fail(`An error has the address in ${path}; errors are logged and shown.`);
  },

  async 'no comment has a field for an address'(bench) {
    for (const key of readable(bench))
      for (const { input, id } of (await bench.read(key, { limit: 5 })).comments)
        for (const { path, text } of texts({ ...input, replies: undefined }))
          if (/mail/i.test(path) && text !== '')
            fail(
              `list() gave the comment ${id} the field "${path}"; hand on what a reader sees, nothing else.`,
            );
  },
};

function withAddress(bench: Bench): {
  email: string;
  text: string;
  name: string | undefined;
  url: string | undefined;
} {
  const words = bench.words();
  return { ...words, email: words.email ?? notOffered('The subject’s draft has no address.') };
}

/** In whatever way a URL, a form or JSON would write it. */
function holds(text: string, address: string): boolean {
  const forms = [text, text.replace(/\+/g, ' ')].map((form) => form.replace(/(?:%[\da-f]{2})+/gi, decode));
  const wanted = [address, btoa(address).replace(/=+$/, '')];
  return [text, ...forms].some((form) =>
    wanted.some((word) => form.toLowerCase().includes(word.toLowerCase())),
  );
}

function decode(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** Every text in a value and the way to it, in hidden properties too. A sealed address counts as none. */
function texts(value: unknown): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  const seen = new Set<unknown>();
  const stack: { path: string; node: unknown }[] = [{ path: '', node: value }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { path, node } = next;
    if (typeof node === 'string') found.push({ path, text: node });
    if (node instanceof Email)
      fail(`The sealed address is in ${path || 'the answer'}; it must not come back.`);
    if (!isObject(node) || seen.has(node)) continue;
    seen.add(node);
    for (const key of Object.getOwnPropertyNames(node))
      stack.push({ path: path ? `${path}.${key}` : key, node: node[key] });
  }
  return found;
}
