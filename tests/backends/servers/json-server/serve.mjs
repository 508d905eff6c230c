// node serve.mjs PORT MODULES: json-server as its own command sets it up, plus POST /reset, which its watch mode
// would answer only some time later.
import { createRequire } from 'node:module';

const [port, modules] = process.argv.slice(2);
const jsonServer = createRequire(`${modules}/`)('json-server');

const router = jsonServer.router(seed());
const app = jsonServer.create();
app.use(jsonServer.defaults({ logger: false, bodyParser: true }));
app.post('/reset', (_request, response) => {
  router.db.setState(seed()).write();
  response.status(204).end();
});
app.use(router);
app.listen(Number(port), '127.0.0.1');

function seed() {
  const comments = [];
  const add = (postId, parentId, name, body, minute) => {
    const id = comments.length + 1;
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.test`;
    const createdAt = new Date(Date.UTC(2024, 2, 1, 10, minute)).toISOString();
    comments.push({ id, postId, parentId, name, email, body, createdAt, likes: id % 3 });
    return id;
  };
  add('small', null, 'Rocky Mosan', 'I read this twice.', 0);
  add('small', null, 'Cheap Watches', 'Very nice post', 5);
  let parent = null;
  for (const [level, name] of ['Anna', 'Ben', 'Cem', 'Dee', 'Eve'].entries())
    parent = add('nested', parent, name, `Level ${level + 1}`, level);
  add('nested', 3, 'Fay', 'Second answer to Anna', 5);
  add('nested', null, 'Gil', 'Another top-level', 6);
  const many = [];
  for (let i = 0; i < 120; i++) {
    // Every fourth is a reply, some to a reply, so that replies come pages after what they answer.
    const answered = i % 4 === 3 ? many[Math.floor((i * 2) / 3)] : null;
    many.push(add('many', answered, `Reader ${i + 1}`, `Comment number ${i + 1}`, i));
  }
  return { posts: ['small', 'nested', 'many', 'empty'].map((id) => ({ id, title: id })), comments };
}
