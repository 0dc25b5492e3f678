// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Built, builtSite, readFiles } from '../testing/built.ts';
import { fixtureHub } from '../testing/fixture.ts';

const builds: Built[] = [];
let files: Map<string, Buffer>;
let again: Map<string, Buffer>;

beforeAll(async () => {
  const hub = fixtureHub();
  // At the same time and in another time zone and language: neither may be seen in the pages.
  builds.push(
    ...(await Promise.all([
      builtSite(hub, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }),
      builtSite(hub, { TZ: 'America/Los_Angeles', LANG: 'C' }),
    ])),
  );
  [files, again] = (await Promise.all(builds.map(({ root }) => readFiles(root)))) as [typeof files, typeof again];
}, 120_000);

afterAll(() => Promise.all(builds.map((build) => build[Symbol.asyncDispose]())));

function pages(): [string, string][] {
  return [...files].filter(([path]) => path.endsWith('.html')).map(([path, bytes]) => [path, bytes.toString()]);
}

function attributes(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
}

test('the same data gives the same bytes, whatever else builds at that time', () => {
  expect([...again.keys()]).toEqual([...files.keys()]);
  const different = [...files].filter(([path, bytes]) => !again.get(path)?.equals(bytes)).map(([path]) => path);
  expect(different).toEqual([]);
});

describe('budgets', () => {
  test('HTML, style, scripts and pictures are small', () => {
    const gzipped = (ending: string) =>
      [...files]
        .filter(([path]) => path.endsWith(ending))
        .map(([path, bytes]) => ({ path, size: gzipSync(bytes).length }));
    expect(gzipped('.html').filter(({ size }) => size > 30 * 1024)).toEqual([]);
    expect(gzipped('.css').reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(15 * 1024);
    expect(gzipped('.css')).toHaveLength(1);
    expect(gzipped('.js').reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(20 * 1024);
    expect([...files.keys()].filter((path) => /\.(mjs|woff2?|ttf|otf|png|jpe?g|webp)$/.test(path))).toEqual([]);
  });

  test('every chart is at most 8 KiB', () => {
    const charts = pages().flatMap(([path, html]) =>
      attributes(html, /(<svg[\s\S]*?<\/svg>)/g).map((svg) => ({ path, size: svg.length })),
    );
    expect(charts.filter(({ size }) => size > 8 * 1024)).toEqual([]);
    expect(charts.length).toBeGreaterThan(1000);
  });
});

/** Names of the attributes of every tag; what stands in texts and in values does not count. */
function tags(html: string): { name: string; names: string[] }[] {
  const found = html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=">/]+(?:="[^"]*")?)*)\s*\/?>/gi);
  return [...found].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    names: attributes(rest, /\s([^\s=">/]+)(?:="[^"]*")?/g),
  }));
}

test('no page holds inline style, an inline script that runs, or a handler; only the two tools have scripts', () => {
  const wrong = pages().flatMap(([path, html]) =>
    tags(html)
      .filter(({ name, names }) => name === 'style' || names.some((attribute) => /^(style|on)/i.test(attribute)))
      .map(({ name }) => `${path}: ${name}`),
  );
  expect(wrong).toEqual([]);
  const scripts = pages().flatMap(([, html]) => tags(html).filter(({ name }) => name === 'script'));
  const data = scripts.filter(({ names }) => !names.includes('src'));
  expect(data).toEqual(Array.from({ length: 28 }, () => ({ name: 'script', names: ['type'] })));
  const running = pages().flatMap(([path, html]) =>
    attributes(html, /<script type="module" (src)="\/_astro\//g).map(() => path),
  );
  expect(running).toEqual(
    ['ranking', 'method/ahp'].flatMap((page) => ['en', 'zh'].map((locale) => `/${locale}/${page}/index.html`)).sort(),
  );
  expect(scripts).toHaveLength(data.length + running.length);
});

test('every internal link and anchor leads somewhere', () => {
  const ids = new Map(pages().map(([path, html]) => [path, new Set(attributes(html, /\sid="([^"]+)"/g))]));
  const broken = pages().flatMap(([path, html]) =>
    attributes(html, /\shref="(\/[^"]*|#[^"]*)"/g)
      .map((href) => new URL(href, `http://site${path}`))
      .filter(({ pathname }) => !/^\/(?:api\/v1|(?:zh|en)\/(?:apply|help|desk))\//.test(pathname))
      .filter(({ pathname, hash }) => {
        const file = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
        return !files.has(file) || (hash !== '' && ids.get(file)?.has(decodeURIComponent(hash.slice(1))) !== true);
      })
      .map(({ href }) => `${path} → ${href}`),
  );
  expect(broken).toEqual([]);
});

test('no id stands twice on a page', () => {
  const twice = pages().flatMap(([path, html]) => {
    const ids = attributes(html, /\sid="([^"]+)"/g);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}#${id}`);
  });
  expect(twice).toEqual([]);
});

describe('heads', () => {
  test('every page names its language, itself and its translations', () => {
    const own = pages().filter(([path]) => /^\/(zh|en)\//.test(path) && !path.includes('404'));
    const heads = own.map(([path, html]) => ({
      path,
      language: attributes(html, /<html lang="([^"]+)"/g),
      canonical: attributes(html, /rel="canonical" href="([^"]+)"/g),
      translations: attributes(html, /rel="alternate" hreflang="([^"]+)"/g),
      graph: attributes(html, /property="og:([a-z_]+)"/g),
      descriptions: attributes(html, /name="description" content="([^"]+)"/g).length,
    }));
    expect(heads).toEqual(
      own.map(([path]) => ({
        path,
        language: [path.startsWith('/zh/') ? 'zh-CN' : 'en'],
        canonical: [`http://localhost:4321${path.replace('index.html', '')}`],
        translations: ['zh-CN', 'en', 'x-default'],
        graph: ['type', 'site_name', 'title', 'description', 'url', 'locale'],
        descriptions: 1,
      })),
    );
  });

  test('the address without a language is the Chinese home page and says so', () => {
    expect(files.get('/index.html')?.toString()).toBe(files.get('/zh/index.html')?.toString());
  });

  test('no place in a text was left unfilled, and English pages hold no Chinese of the site', () => {
    const unfilled = pages().filter(([, html]) => /[>"\s]\{\w+\}/.test(html.replace(/<script[\s\S]*?<\/script>/g, '')));
    expect(unfilled.map(([path]) => path)).toEqual([]);
    const names = ['index', 'about/index', 'method/index', 'crawls/index', '404'];
    const english = names.map((name) => files.get(`/en/${name}.html`)?.toString() ?? '');
    const chinese = english.map((html) =>
      html.replace(/<(b|a)[^>]*lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '').match(/\p{Script=Han}+/gu),
    );
    expect(chinese).toEqual(names.map(() => null));
  });

  test('structured data survives hostile names', () => {
    const html = files.get('/en/projects/hostile/index.html')?.toString() ?? '';
    const [json = ''] = attributes(html, /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g);
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'SoftwareSourceCode',
      name: '</script ><script>alert(1)</script><!--',
    });
    expect(json).not.toMatch(/[<>&]/);
  });
});

describe('files beside the pages', () => {
  const text = (path: string) => files.get(path)?.toString() ?? '';

  test('the sitemap lists every page once and nothing else', () => {
    const listed = attributes(text('/sitemap.xml'), /<loc>http:\/\/localhost:4321([^<]+)<\/loc>/g).map(
      decodeURIComponent,
    );
    const built = pages()
      .map(([path]) => path.replace('index.html', ''))
      .filter((path) => path !== '/' && !path.endsWith('404.html') && !path.includes('/by/sort/'));
    expect(listed.toSorted()).toEqual(built.toSorted());
    expect(text('/robots.txt')).toContain('Sitemap: http://localhost:4321/sitemap.xml');
  });

  test('data files hold every project, and cells that a spreadsheet would run are disarmed', () => {
    expect(JSON.parse(text('/data/v1/projects.json')).projects).toHaveLength(14);
    expect(text('/data/v1/projects.csv').split('\r\n')).toHaveLength(16);
    expect(text('/data/v1/ranking.csv').split('\r\n')[0]).toBe(
      'month,rank,project,score,coverage,change,reason,vitality,community,governance,engineering,compliance,security,adaptation',
    );
    expect(JSON.parse(text('/data/v1/ranking.json')).month).toBe('2026-10');
    expect(text('/data/v1/projects/zhulin/series.csv')).toContain(
      'commits,1,commits,month,2023-08,ended,,no commits in the month',
    );
    expect(text('/data/v1/projects/waiting-room/series.csv')).toBe(
      'metric,revision,unit,period,month,month_state,value,reason\r\n',
    );
  });

  test('the feeds are XML of the newest news, hostile names escaped', () => {
    for (const locale of ['zh', 'en']) {
      const feed = text(`/${locale}/feed.xml`);
      expect(feed).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed /);
      expect(feed.match(/<entry>/g)).toHaveLength(15);
      expect(feed).toContain('<updated>2026-11-01T00:30:00.000Z</updated>');
      expect(feed).not.toMatch(/<script|<img/);
    }
  });
});

test('a hub where nothing is known yet has its pages too', async () => {
  const empty = fixtureHub();
  const hub = {
    ...empty,
    projects: [],
    ranking: null,
    crawls: { running: 0, waiting: 0, parked: 0, nextVisit: null, crawls: [] },
  };
  await using build = await builtSite(hub);
  const built = await readFiles(build.root);
  expect(built.get('/zh/index.html')?.toString()).toContain('还没有采集到数据');
  expect(built.get('/en/ranking/index.html')?.toString()).toContain('There is no ranking yet');
  expect(built.get('/zh/projects/index.html')?.toString()).toContain('没有符合条件的项目');
  expect(built.get('/data/v1/ranking.json')?.toString()).toBe('null\n');
});
