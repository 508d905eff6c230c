import { days, type Seed } from './seed.js';

/** The short threads of the pages that show something other than a conversation. */
export const small: Record<string, Seed[]> = {
  theming: [
    {
      id: 'noor',
      name: 'Noor de Wit',
      ago: days(3) + 2,
      text: 'Four sites and one thread. If you post below the first, reload the page and you will find it in *all* of them.',
    },
    {
      id: 'kofi',
      to: 'noor',
      name: 'Kofi Mensah',
      badge: 'author',
      ago: days(3),
      text: 'Yes: they share one address. The `thread` attribute says which comments, the style sheet says how they look.',
    },
    { id: 'anna', name: 'Anna Lindqvist', ago: 20, text: 'I like the dark one best, even at noon.' },
  ],
  two: [
    {
      id: 'jon',
      name: 'Jón Arnarson',
      ago: days(2) + 8,
      text: 'Something short this time. We all know what happened with the Russian one.',
    },
    {
      id: 'marta',
      to: 'jon',
      name: 'Marta Nowak',
      ago: days(2) + 1,
      text: 'I finished it! In July. But I agree: two hundred pages at the most.',
    },
    { id: 'dev', name: 'Dev Malhotra', ago: 15, text: 'I can lend three copies of *The Summer Book*.' },
  ],
  backends: [
    {
      id: 'lena',
      name: 'Lena Fischer',
      ago: days(4) + 3,
      text: 'We had our comments in WordPress for ten years. Do they have to move for this?',
    },
    {
      id: 'idris',
      to: 'lena',
      name: 'Idris Bello',
      badge: 'author',
      ago: days(4),
      text: 'No. They stay where they are: the widget reads and posts through the REST API that WordPress has.',
    },
    {
      id: 'yuki',
      name: 'Yuki Tanaka',
      ago: 22,
      text: 'Ours is home-made, with names of its own. *Ten lines* of mapping and it was there.',
    },
  ],
  classic: [
    {
      id: 'bea',
      name: 'Bea Kovács',
      ago: days(6),
      text: 'Made these on a camping stove. A cast-iron pan and a bottle for a rolling pin, and nobody missed the oven.',
    },
    {
      id: 'omar',
      name: 'Omar Farouk',
      ago: days(1),
      text: 'With a spoon of black cumin in the dough they taste like my aunt’s. Almost.',
    },
  ],
  'host-lit': [
    {
      id: 'sian',
      name: 'Siân Prosser',
      ago: days(4),
      text: 'The morning low is later than the table says when the wind is from the west. Give it twenty minutes.',
    },
    {
      id: 'henrik',
      to: 'sian',
      name: 'Henrik Dahl',
      ago: days(3) + 12,
      text: 'Half an hour on Sunday. The slip was still under water at eleven.',
    },
  ],
  mapping: [
    { id: 'rocky', name: 'Rocky Mosan', ago: days(5), text: 'Does it float?' },
    {
      id: 'amara',
      to: 'rocky',
      name: 'Amara Diallo',
      url: 'https://boats.example.com/',
      ago: days(4) + 20,
      text: 'It floats, it steers, and it leaks in one place that I have not found yet.',
    },
    {
      id: 'rocky-chalk',
      to: 'amara',
      name: 'Rocky Mosan',
      ago: days(4) + 18,
      text: 'Fill it with water on dry land and look where it comes out. Chalk dust helps.',
    },
    { id: 'pekka', name: 'Pekka Salo', ago: days(2), text: 'Lovely lines. Larch or pine?' },
    { id: 'amara-larch', to: 'pekka', name: 'Amara Diallo', ago: days(2) - 3, text: 'Larch, on oak frames.' },
    {
      id: 'chen',
      name: 'Chen Wei',
      ago: 6,
      text: 'Plain text, as the service sends it: 2 < 3, "quotes" & *stars* stay what they are.\n\nAnd so does this second paragraph.',
    },
  ],
};
