import { days, type Seed } from './seed.js';

export const rtl: Seed[] = [
  {
    id: 'layla',
    name: 'ليلى حدّاد',
    ago: days(4) + 3,
    text: 'شكرًا على الشرح الواضح. جرّبت الطريقة نفسها العام الماضي في بستان أهلي، والفرق كله في طبقة الحصى تحت الصف الأول.',
  },
  {
    id: 'rocky',
    to: 'layla',
    name: 'Rocky Mosan',
    ago: days(3) + 2,
    text: 'Agreed! The gravel is what matters (and a pipe, if you can).',
  },
  {
    id: 'sami',
    to: 'rocky',
    name: 'سامي نصر',
    badge: 'author',
    ago: days(2) + 20,
    text: 'صحيح. أضفت رسمًا للأنبوب في الجزء الثاني؛ قطر 100 مم يكفي لجدار بهذا الطول.',
  },
  {
    id: 'huda',
    name: 'هدى منصور',
    ago: 14,
    text: 'هل تصلح حجارة الوادي المدوّرة، أم لا بدّ من حجر له وجهان مستويان؟',
  },
];
