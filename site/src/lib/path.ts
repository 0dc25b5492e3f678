import type { Locale } from './locale.ts';

/** Path of a page below its language, from its parts; every page path ends with a slash. */
export function pagePath(locale: Locale, ...parts: string[]): string {
  return `/${[locale, ...parts.flatMap((part) => part.split('/')).filter(Boolean)].map(encodeURIComponent).join('/')}/`;
}

/** Page of a project. */
export function projectPath(locale: Locale, slug: string): string {
  return pagePath(locale, 'projects', slug);
}

/** Page that explains a metric, check or model. */
export function methodPath(locale: Locale, family: 'metrics' | 'checks' | 'models', id: string): string {
  return pagePath(locale, 'method', family, id);
}

/** File with data below `/data/v1`. */
export function dataPath(...parts: string[]): string {
  return `/data/v1/${parts.map(encodeURIComponent).join('/')}`;
}

/** The same page in another language. */
export function inLocale(path: string, locale: Locale): string {
  return path.replace(/^\/(zh|en)\//, `/${locale}/`);
}
