/** A thread of any length, made by the database itself: ten thousand rows are one statement. */
import { sql, type Kysely } from 'kysely';
import { renderText } from '../render.js';
import type { Schema } from '../schema.js';

/** Who answers whom in every sixteen comments, by place; 0 is nobody. The deepest stands five levels down. */
const PARENTS = [0, 1, 2, 3, 4, 5, 2, 1, 8, 1, 0, 11, 0, 0, 14, 0];
const ROOTS = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 11, 11, 13, 14, 14, 16];

const NAMES = [
  'Rocky Mosan',
  'Inès Dubreuil',
  'Mika Laine',
  'Adaeze Okafor',
  'Tom Brandt',
  'ليلى حدّاد',
  'Graham Whitlock',
  'Elif Kaya',
  'Priya Raman',
  '田辺 由紀',
  'Luiz Azevedo',
  'Sofía Herrera',
  'Kofi Mensah',
  'Anna Lindqvist',
  'Jón Arnarson',
  'Marta Nowak',
  'Дарья Волкова',
  'Chen Wei',
  'Siân Prosser',
];

/** {n} becomes the number of the comment, so that each can be searched for. */
const TEXTS = [
  'Number {n}. Yes.',
  'Number {n}. I walked along ours this morning after the rain, and for once there was no puddle at the gate.',
  'Number {n}. There is a good page about this [in the archive](https://example.org/archive/{n}), with drawings.',
  'Number {n}. The supplier only knows it by its code, `LS-40/{n}`, so write that on the order.',
  `Number {n}. Long answer, because I have thought about it for years.

The first wall I built was straight, and it fell. The second one leaned into the bank by a hand’s width, and it stands. The third leaned even more and looks like a mistake, but nobody has dared to touch it.

So my rule is simple: lean more than looks right, then stop looking.`,
  `> lean more than looks right

Number {n}. I have this on a card above my desk now.`,
  'Number {n}. **Gravel first.** Everything else can be put right later.',
  `Number {n}. What we took along:

- two hammers, one of them heavy
- string, pegs, a level
- far more tea than seemed reasonable`,
  'Number {n}. Does anyone know what that plant is in the gaps, with the small round leaves?',
  `Number {n}. Here is the sum again:

\`\`\`
length * height * depth * 2.0 = tonnes
\`\`\``,
  'Number {n}. صحيح، والحصى المغسول أفضل من غيره.',
  'Number {n}. I should have read this thread before I ordered twelve tonnes of the wrong stone. It is very pretty, and it is perfectly round, and if anybody within fifty kilometres needs a rockery they should speak up now.',
  'Number {n}. Thank you!',
];

export async function plantLong(db: Kysely<Schema>, key: string, count: number): Promise<void> {
  const known = await db.selectFrom('threads').select('id').where('key', '=', key).executeTakeFirst();
  if (known) return;
  const words = JSON.stringify({
    parents: PARENTS,
    roots: ROOTS,
    names: NAMES,
    texts: TEXTS.map((text) => ({ text, html: renderText(text) })),
  });
  await sql`
    with thread as (
      insert into threads (key, moderation) values (${key}, 'links')
      on conflict (key) do nothing
      returning id
    ), words as (
      select ${words}::text::jsonb as list
    ), places as (
      select
        place::int,
        nullif(parent::int, 0) - place::int as to_parent,
        (words.list -> 'roots' ->> (place::int - 1))::int - place::int as to_root
      from words, jsonb_array_elements_text(words.list -> 'parents') with ordinality as p (parent, place)
    ), names as (
      select name, place::int from words, jsonb_array_elements_text(words.list -> 'names') with ordinality as n (name, place)
    ), texts as (
      select item ->> 'text' as text, item ->> 'html' as html, place::int
      from words, jsonb_array_elements(words.list -> 'texts') with ordinality as t (item, place)
    ), numbered as materialized (
      select n, nextval(pg_get_serial_sequence('comments', 'id')) as id
      from generate_series(1, ${count}::int) n
      where exists (select from thread)
    ), tree as materialized (
      select numbered.*, n + to_parent as parent, n + to_root as root
      from numbered join places on place = (n - 1) % ${PARENTS.length}::int + 1
    )
    insert into comments (
      id, thread_id, parent_id, root_id, status, name, email, text, html, created_at
    )
    select
      tree.id, thread.id, parent.id, root.id, 'published', names.name, 'nobody@example.com',
      replace(texts.text, '{n}', tree.n::text),
      -- In a link the braces are percent-encoded.
      replace(replace(texts.html, '%7Bn%7D', tree.n::text), '{n}', tree.n::text),
      now() - (${count}::int - tree.n + 1) * interval '7 minutes'
    from tree
    cross join thread
    join numbered root on root.n = tree.root
    left join numbered parent on parent.n = tree.parent
    join names on names.place = tree.n * 7 % ${NAMES.length}::int + 1
    join texts on texts.place = tree.n * 5 % ${TEXTS.length}::int + 1
    order by tree.n
  `.execute(db);
}
