// The tables, which the package does not bring, and what is in them first.
// Columns as in Waline's own assets/waline.sqlite; without the default of insertedAt there would be no dates.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const NOW = "DATETIME DEFAULT (datetime('now', 'localtime'))";
const TABLES = {
  wl_Comment: `user_id INTEGER, comment TEXT, insertedAt ${NOW}, ip TEXT, link TEXT, mail TEXT, nick TEXT,
    rid INTEGER, pid INTEGER, sticky NUMERIC, status TEXT NOT NULL DEFAULT 'approved', "like" INTEGER, ua TEXT,
    url TEXT`,
  wl_Counter: `time INTEGER, ${Array.from({ length: 9 }, (_, i) => `reaction${i} INTEGER`)}, url TEXT`,
  wl_Users: `display_name TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
    password TEXT NOT NULL DEFAULT '', type TEXT NOT NULL DEFAULT '', label TEXT, github TEXT, twitter TEXT,
    facebook TEXT, google TEXT, weibo TEXT, qq TEXT, oidc TEXT, huawei TEXT, "2fa" TEXT, avatar TEXT, url TEXT`,
};
const UA = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

const open = (modules, file) => new (createRequire(`${modules}/`)('sqlite3').Database)(file);

/** Takes back all that was written since, in one transaction, while Waline keeps its own connection. */
export function restore(modules, folder) {
  const db = open(modules, join(folder, 'waline.sqlite'));
  db.configure('busyTimeout', 5000);
  const copies = [...Object.keys(TABLES), 'sqlite_sequence'].map(
    (table) => `DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM first.${table};`,
  );
  const first = join(folder, 'first.sqlite').replaceAll("'", "''");
  const statements = `ATTACH '${first}' AS first; BEGIN IMMEDIATE; ${copies.join(' ')} COMMIT;`;
  return ended(db, (done) => db.exec(statements, done));
}

export function make(modules, file) {
  const tables = Object.entries(TABLES).map(
    ([name, columns]) =>
      `CREATE TABLE ${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, ${columns}, createdAt ${NOW}, updatedAt ${NOW});`,
  );
  const rows = comments().map((row) => {
    const names = Object.keys(row).map((name) => `"${name}"`);
    return `INSERT INTO wl_Comment (${names}) VALUES (${Object.values(row).map(literal)});`;
  });
  const db = open(modules, file);
  return ended(db, (done) => db.exec(`BEGIN; ${tables.join(' ')} ${rows.join(' ')} COMMIT;`, done));
}

const literal = (value) => {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? value : `'${value.replaceAll("'", "''")}'`;
};

const ended = (db, act) =>
  new Promise((resolve, reject) => {
    act((error) => db.close((problem) => (error || problem ? reject(error ?? problem) : resolve())));
  });

function comments() {
  const rows = [];
  const roots = {};
  /** pid is what it answers, rid the root above it. Returns the id. */
  const add = (url, nick, comment, minute, pid = null, more = {}) => {
    const id = rows.length + 1;
    const rid = pid === null ? null : (roots[pid] ?? pid);
    roots[id] = rid;
    const insertedAt = new Date(Date.UTC(2024, 2, 1, 10, minute))
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ');
    const mail = `${nick.toLowerCase().replace(/\W+/g, '.')}@example.test`;
    const link = id % 2 ? `https://example.test/${id}` : '';
    const ip = `203.0.113.${id % 250}`;
    const common = { status: 'approved', like: id % 3, sticky: 0, ua: UA };
    rows.push({ nick, comment, url, pid, rid, insertedAt, ip, mail, link, ...common, ...more });
    return id;
  };
  add('/small/', 'Rocky Mosan', 'I read this twice. The **dull years** stay.\n\nSecond paragraph.', 0);
  add('/small/', 'Cheap Watches', 'Very nice post, visit <a href="https://shop.example">my shop</a>', 5);
  let above = add('/nested/', 'Anna', 'Level one', 0);
  const anna = above;
  for (const [i, [nick, text]] of Object.entries({
    Ben: 'two',
    Cem: 'three',
    Dee: 'four',
    Eve: 'five',
  }).entries())
    above = add('/nested/', nick, `Level ${text}`, i + 1, above);
  add('/nested/', 'Fay', 'Second answer to Anna', 5, anna);
  add('/nested/', 'Gil', 'Another top-level', 6, null, { sticky: 1 });
  const many = [];
  for (let i = 0; i < 120; i++) {
    // Every fourth is a reply, some to a reply.
    const answered = i % 4 === 3 ? many[Math.floor((i * 2) / 3)] : null;
    many.push(add('/many/', `Reader ${i + 1}`, `Comment number ${i + 1}`, i, answered));
  }
  const code = '```js\nlet a = 1;\n```';
  const html =
    '<strong>bold</strong> `x < y` [link](https://example.test/?a=1&b=2) ![img](https://example.test/x.png)';
  add('/html/', 'Jon', `${html}\n\n> quote\n\n${code}`, 0);
  add('/html/', 'Pete', 'Not yet approved', 1, null, { status: 'waiting' });
  add('/html/', 'Sam', 'spam', 2, null, { status: 'spam' });
  return rows;
}
