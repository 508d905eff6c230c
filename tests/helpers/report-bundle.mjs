// `npm run report`: what is in the script, by source file: bytes of it, and by how many compressed bytes (brotli) the
// script would be smaller without that file. Files share words, so the second column adds up to less than the whole.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

const file = process.argv[2] ?? 'dist/comment-thread.js';
const code = readFileSync(file, 'utf8');
const starts = [0];
for (const line of code.split('\n')) starts.push(starts.at(-1) + line.length + 1);

const segments = [];
eachMapping(
  new TraceMap(readFileSync(`${file}.map`, 'utf8')),
  ({ generatedLine, generatedColumn, source }) => {
    segments.push({ at: starts[generatedLine - 1] + generatedColumn, source: source ?? '(between)' });
  },
);
segments.sort((a, b) => a.at - b.at);

/** Source → where its pieces stand. */
const pieces = new Map();
segments.forEach(({ at, source }, i) => {
  if (!pieces.has(source)) pieces.set(source, []);
  pieces.get(source).push([at, segments[i + 1]?.at ?? code.length]);
});

const brotli = (text) => brotliCompressSync(text).length;
const whole = brotli(code);
const rows = [...pieces].map(([source, places]) => {
  let rest = '';
  let last = 0;
  for (const [from, to] of places) {
    rest += code.slice(last, from);
    last = to;
  }
  const bytes = places.reduce((sum, [from, to]) => sum + to - from, 0);
  return { source, bytes, saves: whole - brotli(rest + code.slice(last)) };
});

const number = (n) => n.toLocaleString('en').padStart(8);
console.log(`${file}: ${code.length.toLocaleString('en')} bytes, ${whole.toLocaleString('en')} compressed\n`);
for (const { source, bytes, saves } of rows.sort((a, b) => b.saves - a.saves))
  console.log(`${number(bytes)} ${number(saves)}  ${source.replace(/^(\.\.\/)*(lib|node_modules)\//, '')}`);
