import type { Locale } from './locale.ts';
import { pagePath } from './path.ts';

/** Main parts of the site, in the order of the menu. */
const parts = ['projects', 'ranking', 'method', 'crawls', 'about'] as const;

/** One entry of the menu. */
export interface MenuEntry {
  readonly part: (typeof parts)[number];
  readonly href: string;
  /** `page` on the page itself, `true` on a page below it. */
  readonly current: 'page' | 'true' | undefined;
}

/** The menu as it stands on a page. */
export function menu(locale: Locale, path: string): MenuEntry[] {
  return parts.map((part) => {
    const href = pagePath(locale, part);
    const below = path.startsWith(href) ? 'true' : undefined;
    return { part, href, current: path === href ? 'page' : below };
  });
}
