import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startReplay } from './replay.js';
import { readExchange } from './replay/exchange.js';
import { exchange, JSON_TYPE, PAGE, play, post } from './replay/made-up.js';

const HERE = new URL('./', import.meta.url);
const ISSO = new URL('./isso/exchanges/', HERE);

const list = exchange('GET /c?thread=a&page=1', '', '200 OK', '[]');
const longer = exchange('GET /c?page=1&thread=a', '', '200 OK', '["one"]');
const create = exchange(
  'POST /c',
  '{"text":"one","from":{"name":"Lena"},"ua":"x"}',
  '201 Created',
  '{"id":1}',
);
const again = exchange('POST /c', '{"text":"one","from":{"name":"Lena"},"ua":"x"}', '409 Conflict', '{}');

test('Every recorded exchange can be read, and none was shortened', () => {
  const folders = readdirSync(HERE, { recursive: true, encoding: 'utf8' });
  const files = folders.filter((name) => name.endsWith('.http'));
  assert.ok(files.length > 100);
  for (const file of files) {
    const { name, status, trimmed } = readExchange(fileURLToPath(new URL(file, HERE)));
    assert.ok(status >= 100 && !trimmed, name);
  }
});

test('Plays an answer whatever the order of names in the query and in the body', async (t) => {
  const replay = await play(t, { list, create }, { ignore: ['ua'] });
  const read = await fetch(`${replay.url}/c?page=1&thread=%61`);
  assert.equal(read.status, 200);
  assert.deepEqual(await read.json(), []);
  const written = await post(replay, { from: { name: 'Lena' }, ua: 'another', text: 'one' });
  assert.equal(written.status, 201);
  assert.equal(written.statusText, 'Created');
  assert.deepEqual(
    replay.requests.map(({ method, url, answeredBy }) => `${method} ${url} ${answeredBy ?? ''}`),
    ['GET /c?page=1&thread=%61 list', 'POST /c create'],
  );
  assert.deepEqual(replay.unmatched, []);
});

test('A name that is missing in the query may mean what the server takes for it', async (t) => {
  const replay = await play(t, { list }, { defaults: { page: '1', sort: 'new' } });
  assert.equal((await fetch(`${replay.url}/c?thread=a&sort=new`)).status, 200);
  assert.equal((await fetch(`${replay.url}/c?thread=a&page=2`)).status, 501);
});

test('A story goes on with each write, and reads stay where it is', async (t) => {
  const scenario = ['list', 'create.http', 'longer', 'again'];
  const replay = await play(t, { again, create, list, longer }, { scenario, ignore: ['ua'] });
  const text = async () => (await fetch(`${replay.url}/c?thread=a&page=1`)).text();
  const write = async () => (await post(replay, { text: 'one', from: { name: 'Lena' } })).status;
  for (let round = 0; round < 2; round++) {
    assert.equal(await text(), '[]');
    assert.equal(await text(), '[]');
    assert.equal(await write(), 201);
    assert.equal(await text(), '["one"]');
    assert.equal(await write(), 409);
    assert.equal(await text(), '["one"]');
    assert.equal(await write(), 501);
    assert.match(replay.unmatched[0] ?? '', /not at this point of the story/);
    replay.reset();
    assert.deepEqual([replay.unmatched, replay.requests], [[], []]);
  }
});

test('Writes may be left out of a story', async (t) => {
  const scenario = ['list', 'create', 'again', 'longer'];
  const replay = await play(t, { again, create, list, longer }, { scenario, ignore: ['ua'] });
  await post(replay, { text: 'one', from: { name: 'Lena' } });
  assert.equal(
    await (await fetch(`${replay.url}/c?thread=a&page=1`)).text(),
    '[]',
    'before the second write',
  );
  assert.deepEqual(replay.unmatched, []);
});

test('Without a story, writes that look alike come one after the other', async (t) => {
  const replay = await play(t, { create, repeat: again }, { ignore: ['ua'] });
  const write = async () => (await post(replay, { text: 'one', from: { name: 'Lena' } })).status;
  assert.deepEqual([await write(), await write(), await write()], [201, 409, 201]);
});

test('What was not recorded gets 501 and a sentence on the nearest', async (t) => {
  const replay = await play(t, { list, create });
  const answer = await post(replay, { text: 'two', from: {}, ua: 'x', more: 1 });
  assert.equal(answer.status, 501);
  assert.equal(answer.headers.get('access-control-allow-origin'), PAGE);
  const [sentence] = replay.unmatched;
  assert.equal(await answer.text(), sentence);
  assert.equal(
    sentence,
    'POST /c was not recorded. Nearest is create: body.text is "two" instead of "one"; ' +
      'body.from.name is absent instead of "Lena"; body.more is 1 instead of absent.',
  );
  assert.equal(replay.requests[0]?.answeredBy, undefined);
});

test('The kind of body and the presence of credentials count, and other headers if named', async (t) => {
  const replay = await play(t, { create }, { ignore: ['ua'], headers: ['Accept'] });
  const body = '{"text":"one","from":{"name":"Lena"}}';
  const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const send = async (headers: Record<string, string>) =>
    (await fetch(`${replay.url}/c`, { method: 'POST', headers, body })).status;
  assert.equal(await send({ ...json, 'Content-Type': 'application/json; charset=utf-8' }), 201);
  assert.equal(await send({ ...json, 'Content-Type': 'text/plain' }), 501);
  assert.equal(await send({ ...json, Authorization: 'Bearer x' }), 501);
  assert.equal(await send({ ...json, Accept: '*/*' }), 501);
  assert.match(replay.unmatched[1] ?? '', /authorization is sent\./);
});

test('A form is compared by its fields', async (t) => {
  const form = 'application/x-www-form-urlencoded';
  const request = exchange('POST /f', 'a=1&b=%C3%A9', '200 OK', 'ok').replace('application/json', form);
  const replay = await play(t, { request });
  const body = new URLSearchParams({ b: 'é', a: '1' });
  assert.equal((await fetch(`${replay.url}/f`, { method: 'POST', body })).status, 200);
});

test('Reads that are sent by POST with an event are reads', async (t) => {
  const get = (event: string, answer: string) => exchange('POST /', `{"event":"${event}"}`, '200 OK', answer);
  const files = { a: get('COMMENT_GET', '[]'), b: get('COMMENT_SUBMIT', '{}'), c: get('COMMENT_GET', '[1]') };
  const replay = await play(t, files, { scenario: ['a', 'b', 'c'] });
  const send = async (event: string) =>
    (await fetch(replay.url, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ event }) })).text();
  const events = ['COMMENT_GET', 'COMMENT_GET', 'COMMENT_SUBMIT', 'COMMENT_GET'];
  const answers: string[] = [];
  for (const event of events) answers.push(await send(event));
  assert.deepEqual(answers, ['[]', '[]', '{}', '[1]']);
});

test('Plays what Isso answered, with this page in place of the recorded one', async (t) => {
  const replay = await startReplay(ISSO, { ignore: ['nested_limit'] });
  t.after(() => replay.stop());
  const origin = { Origin: PAGE };
  const asked = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' };
  const preflight = await fetch(`${replay.url}/id/1/like`, {
    method: 'OPTIONS',
    headers: { ...origin, ...asked },
  });
  assert.equal(preflight.headers.get('access-control-allow-origin'), PAGE);
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'Origin, Referer, Content-Type');
  const refused = await fetch(`${replay.url}/new?uri=%2Fsmall%2F`, {
    method: 'POST',
    headers: { ...origin, ...JSON_TYPE },
    body: JSON.stringify({
      text: 'ab',
      author: 'Lena',
      email: 'lena@example.test',
      website: 'https://lena.example.test',
      parent: null,
      title: 'Small',
    }),
  });
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /too short/);
  const page = await fetch(`${replay.url}/?uri=/many/&limit=3`, { headers: origin });
  assert.equal(page.headers.get('access-control-allow-origin'), PAGE);
  const { replies } = (await page.json()) as { replies: unknown[] };
  assert.equal(replies.length, 3);
  assert.deepEqual([replay.unmatched, replay.requests.length], [[], 2]);
});

test('An answer recorded without a page has the CORS headers of one recorded with', async (t) => {
  const cors = `Access-Control-Allow-Origin: https://blog.example\nAccess-Control-Allow-Credentials: true`;
  const silent = list.replace('Origin: https://blog.example\n', '');
  const replay = await play(t, { silent, create: create.replace('Content-Length: 9', cors) });
  const { headers } = await fetch(`${replay.url}/c?thread=a&page=1`, { headers: { Origin: PAGE } });
  assert.equal(headers.get('access-control-allow-origin'), PAGE);
  assert.equal(headers.get('access-control-allow-credentials'), 'true');
});

test('The recorded server’s address becomes this one’s, in headers and in bodies', async (t) => {
  const next = exchange('GET /c', '', '200 OK', '"http://api.example:80/c/1"');
  const file = next.replace('Content-Length: 9', 'Link: <https://api.example:80/c?page=2>; rel="next"');
  const replay = await play(t, { file });
  const answer = await fetch(`${replay.url}/c`);
  assert.equal(answer.headers.get('link'), `<${replay.url}/c?page=2>; rel="next"`);
  assert.equal(await answer.text(), `"${replay.url}/c/1"`);
});

test('Says what is wrong with files and stories', async (t) => {
  const short = exchange('GET /c', '', '200 OK', '[{"id":1\n… [trimmed, 6274 bytes in all]');
  await assert.rejects(play(t, { short }), /short.http was shortened/);
  await assert.rejects(play(t, { short, list }, { scenario: ['list', 'short'] }), /shortened/);
  await play(t, { short, list }, { scenario: ['list'] });
  await assert.rejects(play(t, { list }, { scenario: ['lost'] }), /lost, which is not among/);
  await assert.rejects(play(t, { list: 'GET /c HTTP/1.1\n' }), /list.http is not a request/);
  await assert.rejects(play(t, {}), /no \.http files/);
});
