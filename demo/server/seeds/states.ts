import type { Seed } from './seed.js';

/** The thread of the states page: small and always the same, so that a test can count on it. */
export const states: Seed[] = [
  {
    id: 'rocky',
    name: 'Rocky Mosan',
    ago: 50,
    text: 'I built the same wall two summers ago and the one thing I would change is the drainage. Put the gravel in first, even if the ground looks dry.',
  },
  {
    id: 'ines',
    to: 'rocky',
    name: 'Inès Dubreuil',
    badge: 'author',
    ago: 48,
    editedAgo: 47,
    text: 'Thank you, Rocky. We ended up with a perforated pipe behind the first course.',
  },
  { id: 'mika', to: 'ines', name: 'Mika Laine', ago: 26, text: 'Which diameter did you use?' },
  { id: 'layla', to: 'rocky', name: 'ليلى حدّاد', ago: 5, text: 'الفرق كله في طبقة الحصى (100 مم).' },
  {
    id: 'watches',
    name: 'Cheap Watches',
    ago: 2,
    text: 'Great post! https://example.com/very/long/address/that/goes/on/and/on/and/on/and/on/forever',
  },
];
