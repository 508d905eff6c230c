import type { Part, Path } from '../adapters/mapping.js';
import { at, read } from '../adapters/paths.js';
import type { Exchange } from './ask.js';
import { listing, note, warning, wrong, type Finding } from './finding.js';
import { keysOf, nearest, type Wanted } from './nearest.js';
import { flat, partsOf, type ReadPage } from './reading.js';
import type { Subject } from './subject.js';

/** Parts without which a comment says nothing. */
const NEEDED: readonly Part[] = ['id', 'author', 'createdAt'];
const BODIES: readonly Part[] = ['html', 'text', 'markdown'];
const PAGE = ['total', 'pages', 'roots', 'next', 'more', 'open', 'fields'] as const;

const spell = (path: Path): string =>
  listing([path].flat().map((one) => `\`${one}\``)).replace(/ and (?=[^ ]*$)/, ' or ');

/** The list is not where the mapping says. */
export function aboutItems({ map, preset, own }: Subject, { answer, url }: Exchange): Finding {
  const written = map.items ?? '';
  const json = answer?.json;
  const found = answer && read(written, answer);
  const meant = nearest(json, 'items', String(written));
  const missing =
    written === ''
      ? 'The answer itself should be the list, but it is no array'
      : found === undefined
        ? `${spell(written)} is not in the answer`
        : `${spell(written)} in the answer is no array`;
  const has =
    meant === undefined
      ? `it has ${keysOf(json)}`
      : meant
        ? `it has \`${meant}\``
        : 'the answer is an array itself';
  const change = meant === undefined ? undefined : `Write \`"items": "${meant}"\` in the mapping.`;
  if (own || preset) {
    const other = preset ? `Is \`${url}\` really ${preset}? ` : '';
    return wrong(
      `${missing}; ${has}.`,
      `${other}${change ?? 'Say in the mapping where the list is: `"items"`.'}`,
    );
  }
  return wrong(
    `This is not the answer of the REST contract: ${missing.replace(/^T/, 't')}; ${has}.`,
    'Name the backend (`adapter="wordpress"` and the like), or say in a `mapping` what it calls things.',
  );
}

/** Paths of the mapping that lead to nothing. */
export function aboutMapping(subject: Subject, { exchange, items }: ReadPage): Finding[] {
  const all = flat(subject.map, items);
  return [...pageParts(subject, exchange), ...commentParts(subject, all)];
}

function* pageParts({ map, own, src }: Subject, { answer }: Exchange): Generator<Finding> {
  if (!answer) return;
  for (const key of PAGE) {
    const path = map[key];
    if (path === undefined || exists(path, answer.json) || read(path, answer) !== undefined) continue;
    // Another request answers these; on the last page there is no next one.
    if ((/^(open|fields)$/.test(key) && (map.info !== undefined || !own)) || key === 'next') continue;
    const header = [path]
      .flat()
      .find((one) => one.startsWith('header:'))
      ?.slice(7);
    const meant = nearest(answer.json, key, String(path));
    const elsewhere = typeof location === 'object' && new URL(src).origin !== location.origin;
    const remedy = header
      ? elsewhere
        ? `From another origin only those headers can be read that the backend exposes: \`Access-Control-Expose-Headers: ${header}\`.`
        : `Check the name of the header.`
      : meant && `Write \`"${key}": "${meant}"\` in the mapping.`;
    yield warning(
      `\`${key}\` is at ${spell(path)}, which is not in the answer; ${meant ? `it has \`${meant}\`` : MISSING[key]}.`,
      remedy,
    );
  }
}

const MISSING: Readonly<Record<(typeof PAGE)[number], string>> = {
  total: 'the thread counts what is loaded',
  pages: 'paging goes by the number of comments instead',
  roots: 'paging goes by the number of comments instead',
  next: 'there is no next page',
  more: 'paging goes by the number of comments instead',
  open: 'the thread counts as open',
  fields: 'the form takes its own rules',
};

function* commentParts({ map, own, preset }: Subject, comments: readonly unknown[]): Generator<Finding> {
  const parts = partsOf(map);
  if (comments.length === 0) return;
  const sample = comments.find((node) => typeof node === 'object') ?? comments[0];
  const none = (path: Path | undefined): boolean =>
    path === undefined || comments.every((node) => !exists(path, node));
  const bodies = BODIES.filter((part) => parts[part] !== undefined);
  const toOwn = map.comment ? 'in the mapping' : 'below `"comment"` in a mapping';
  for (const part of NEEDED) {
    const path = parts[part];
    if (!none(path)) continue;
    const meant = nearestPart(comments, part, path);
    const text =
      path === undefined
        ? `The mapping does not say where a comment has its \`${part}\``
        : `\`comment.${part}\` is at ${spell(path)}, which no comment of the answer has`;
    const has = meant ? `there is \`${meant}\`` : `a comment has ${keysOf(sample)}`;
    yield (part === 'id' ? wrong : warning)(`${text}; ${has}.`, write(part, meant, toOwn));
  }
  if (bodies.every((part) => none(parts[part]))) {
    const [part = 'html'] = bodies;
    const path = parts[part];
    const meant = nearestPart(comments, part, path);
    const text =
      path === undefined
        ? 'The mapping does not say where a comment has its text'
        : `\`comment.${part}\` is at ${spell(path)}, which no comment of the answer has`;
    yield wrong(
      `${text}; ${meant ? `there is \`${meant}\`` : `a comment has ${keysOf(sample)}`}.`,
      write(part, meant, toOwn),
    );
  }
  // The rest may be absent for good reasons, unless there is something that looks like it.
  if (!own || preset) return;
  for (const [part, path] of Object.entries(parts) as [Part, Path][]) {
    if (NEEDED.includes(part) || BODIES.includes(part) || !none(path)) continue;
    const meant = nearestPart(comments, part, path);
    if (meant)
      yield note(
        `\`comment.${part}\` is at ${spell(path)}, which no comment of the answer has; there is \`${meant}\`.`,
        `If that is meant: ${write(part, meant, toOwn)}`,
      );
  }
  if (parts.parentId === undefined && map.replies === undefined) {
    const meant = nearestPart(comments, 'parentId', undefined);
    const list = nearestPart(comments, 'replies', undefined);
    if (meant)
      yield note(
        `Replies are shown as comments: the mapping has no \`parentId\`; there is \`${meant}\`.`,
        write('parentId', meant, toOwn),
      );
    else if (list)
      yield note(
        `Nested replies are not read; there is \`${list}\`.`,
        `Write \`"replies": "${list}"\` in the mapping.`,
      );
  }
}

const write = (part: Wanted, meant: string | undefined, where: string): string =>
  meant ? `Write \`"${part}": "${meant}"\` ${where}.` : `Say ${where} where it is.`;

function nearestPart(comments: readonly unknown[], part: Wanted, path: Path | undefined): string | undefined {
  for (const node of comments.slice(0, 20)) {
    const meant = nearest(node, part, path === undefined ? '' : String([path].flat()[0]));
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** Whether a path leads to a key that is there, be it null. */
export function exists(path: Path, json: unknown): boolean {
  return [path].flat().some((one) => {
    if (one === '' || at(one, json) !== undefined) return true;
    const names = one.split('.');
    const last = names.pop()!;
    const holder = at(names.join('.'), json);
    return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, last);
  });
}

/** The mapping in a sentence of its own is wrong. */
export const aboutProblem = (problem: string): Finding => wrong(`The mapping is wrong: ${problem}`);
