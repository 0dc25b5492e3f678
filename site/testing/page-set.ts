import { locales } from '../src/lib/locale.ts';

/** One page of each template, the awkward projects included, below the language. */
const templates = [
  '',
  'projects/',
  'projects/by/stage/sandbox/',
  'projects/qingyun-kernel/',
  'projects/zhulin/',
  'projects/waiting-room/',
  'projects/lost-harbor/',
  'projects/hostile/',
  `projects/long-${'name-'.repeat(10)}end/`,
  'ranking/',
  'method/',
  'method/metrics/commits/',
  'method/checks/security-policy/',
  'method/models/quality/',
  'about/',
  'crawls/',
  '404.html',
] as const;

/** The pages that the browser looks at: every template in both languages, and the two bilingual ones. */
export const pageSet: readonly string[] = [
  '/',
  '/404.html',
  ...locales.flatMap((locale) => templates.map((template) => `/${locale}/${template}`)),
];
