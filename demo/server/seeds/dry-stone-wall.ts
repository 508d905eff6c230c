import { days, type Seed } from './seed.js';

const ines = { name: 'Inès Dubreuil', badge: 'author' } as const;

/** A thread as it grows under a real post: long and short, kind and dry, one deleted, one spam, one held back. */
export const dryStoneWall: Seed[] = [
  {
    id: 'rocky',
    name: 'Rocky Mosan',
    url: 'https://rocky.example.com/',
    ago: days(19),
    text: `I built the same wall two summers ago, and the one thing I would change is the drainage. Put the gravel in first, even if the ground looks dry. Ours looked dry too.

By the second spring there was a dark stripe along the bottom course, and in March the middle third came out by a good five centimetres. We took it down to the footing and started again. Three weekends.

The second wall has stood since then, so it was not wasted. But I would rather have gone fishing.`,
  },
  {
    id: 'ines-pipe',
    to: 'rocky',
    ...ines,
    ago: days(19) - 3,
    editedAgo: days(18),
    text: 'Thank you, Rocky. We ended up with a perforated pipe behind the first course, wrapped in fleece, with coarse gravel on top. I left it out of the post because it was the least romantic day of all, and now I see that it should have had its own heading.',
  },
  {
    id: 'mika',
    to: 'ines-pipe',
    name: 'Mika Laine',
    ago: days(17) + 5,
    text: 'Which diameter did you use? `100 mm` is all my supplier has.',
  },
  {
    id: 'ines-100',
    to: 'mika',
    ...ines,
    ago: days(17) + 1,
    text: '100 mm is what we have, and it is plenty for eleven metres. What matters more is the fall: about one centimetre for every metre, and an open end that you can find again.',
  },
  {
    id: 'mika-holes',
    to: 'ines-100',
    name: 'Mika Laine',
    ago: days(16) + 20,
    text: 'Holes up or holes down? My neighbour and I no longer talk about anything else.',
  },
  {
    id: 'rocky-down',
    to: 'mika-holes',
    name: 'Rocky Mosan',
    url: 'https://rocky.example.com/',
    ago: days(16) + 14,
    text: 'Down. The water rises into the pipe; it does not fall in from above.',
  },
  {
    id: 'adaeze-both',
    to: 'rocky-down',
    name: 'Adaeze Okafor',
    ago: days(15) + 9,
    text: 'Ours has holes all the way round, which ends the argument for about the same price.',
  },
  {
    id: 'mika-neighbour',
    to: 'adaeze-both',
    name: 'Mika Laine',
    ago: days(15) + 2,
    text: 'I have shown this to my neighbour. He says that all the way round is cheating.',
  },
  {
    id: 'ines-coffee',
    to: 'mika-neighbour',
    ...ines,
    ago: days(14) + 21,
    text: 'Please ask him to come and comment himself. There is coffee.',
  },
  {
    id: 'neighbour',
    to: 'ines-coffee',
    name: 'The neighbour',
    ago: days(13) + 18,
    text: 'Here I am. Holes down. And it is my spade he is using.',
  },
  {
    id: 'adaeze',
    to: 'rocky',
    name: 'Adaeze Okafor',
    ago: days(18) + 6,
    text: `> Put the gravel in first

Seconded. And wash it. Dusty gravel sets like concrete, and then you have built a very small dam.`,
  },
  {
    id: 'tom',
    name: 'Tom Brandt',
    ago: days(12) + 4,
    text: 'Does this work with river stones, or only with cut ones? I have about four tonnes of round pebbles and a lot of good will.',
  },
  {
    id: 'ines-round',
    to: 'tom',
    ...ines,
    ago: days(12),
    text: 'With round ones it becomes **much** harder: there is no flat side to sit on, so everything wants to roll out. People do it where there is nothing else, with a wide base and a lot of patience. If you can, trade two tonnes of them for anything with two flat faces.',
  },
  {
    id: 'layla',
    name: 'ليلى حدّاد',
    ago: days(9) + 7,
    text: 'جدّي بنى مدرّجات الزيتون كلها بهذه الطريقة، بلا إسمنت ولا خيط. كان يقول: الحجر يعرف مكانه، عليك فقط أن تسأله أكثر من مرة. شكرًا على المقال، أعاد لي رائحة الأرض بعد المطر.',
  },
  {
    id: 'deleted',
    name: 'Deleted',
    ago: days(8) + 3,
    text: '',
    status: 'deleted',
  },
  {
    id: 'graham',
    to: 'deleted',
    name: 'Graham Whitlock',
    url: 'https://walls.example.org/',
    ago: days(8),
    text: `I would not put it as strongly as that, but there is something in it. Mortar in the heart of a dry wall does more harm than good. It holds the water, the frost gets behind it, and it stops the wall from settling as one piece.

If you would like to read further:

- the short history in [the encyclopedia article on dry stone](https://en.wikipedia.org/wiki/Dry_stone)
- how [UNESCO describes the craft](https://ich.unesco.org/), with photographs from eight countries
- and any wall near you that is older than a hundred years. Take a torch and look *into* it.`,
  },
  {
    id: 'elif',
    to: 'graham',
    name: 'Elif Kaya',
    ago: days(7) + 11,
    text: 'The torch is the best advice on this page. I looked into ours last night. There is a whole world in there, and a toad.',
  },
  {
    id: 'priya',
    name: 'Priya Raman',
    ago: days(5) + 2,
    text: `For anyone who wants to know how much stone to order before the lorry comes, this is the sum I used:

\`\`\`js
const length = 11; // metres
const height = 1.2;
const depth = (0.7 + 0.3) / 2; // bottom and top
const gaps = 0.2; // the part that is air

const tonnes = length * height * depth * (1 - gaps) * 2.5;
console.log(tonnes.toFixed(1)); // 13.2
\`\`\`

Then I ordered two more, and used one of them.`,
  },
  {
    id: 'yuki',
    name: '田辺 由紀',
    ago: days(3) + 6,
    text: '祖母の段々畑の石垣を思い出しました。雨の翌日でも水がたまらないのは、すき間のおかげだったのですね。春になったら、崩れた角を自分で直してみます。',
  },
  {
    id: 'luiz',
    name: 'Luiz Azevedo',
    ago: days(1) + 5,
    text: 'Nineteen days for eleven metres sounds slow until you try it. I am at day six and two metres. How did your hands hold up?',
  },
  {
    id: 'ines-gloves',
    to: 'luiz',
    ...ines,
    ago: days(1) + 1,
    text: 'Four pairs of gloves, and one thumbnail that is only now growing back. Two metres in six days is a fine pace: the footing is the slow part.',
  },
  {
    id: 'watches',
    name: 'Cheap Watches',
    url: 'https://watches.example.com/',
    ago: 9,
    text: 'Great post! Very useful information, I have bookmarked it. Visit https://watches.example.com/brand-new/swiss-style/automatic/men/and/women/free-shipping/best-price-of-the-year/index.html?offer=today&ref=comment for BEST price',
  },
  {
    id: 'held',
    name: 'Sofía Herrera',
    ago: 2,
    text: 'My father’s wall has a small square hole through it near the ground, about the size of a cat. Nobody in the village remembers what it was for. Does yours have one?',
    status: 'pending',
  },
];
