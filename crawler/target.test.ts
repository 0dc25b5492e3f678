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

import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from './address.ts';
import { CrawlerError, type CrawlerErrorKind } from './error.ts';
import { fetchUrl, parseTarget, type TargetRules } from './target.ts';

const strict: TargetRules = { allowLocal: false, allowHttp: false, privateHosts: [] };
const http: TargetRules = { ...strict, allowHttp: true };

function fault(text: string, rules: TargetRules): CrawlerError {
  try {
    parseTarget(text, rules);
  } catch (error) {
    if (error instanceof CrawlerError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

/** The texts that are not refused for that reason. */
function notRefused(kind: CrawlerErrorKind, rules: TargetRules, texts: readonly string[]): string[] {
  return texts.filter((text) => fault(text, rules).kind !== kind);
}

describe('what a repository URL may be', () => {
  test('B001 loopback by name and address', () => {
    expect(
      notRefused('private-address', http, [
        'http://127.0.0.1:22/a',
        'http://localhost/a',
        'http://localhost./a',
        'http://a.localhost/a',
        'http://[::1]/a',
        'https://intranet/a',
        'https://printer.local/a',
      ]),
    ).toEqual([]);
  });

  test('B002 loopback in other notations', () => {
    expect(
      notRefused('private-address', http, [
        'http://0177.1/a',
        'http://0x7f.1/a',
        'http://2130706433/a',
        'http://127.1/a',
        'http://①②⑦.⓪.⓪.①/a',
      ]),
    ).toEqual([]);
  });

  test('B003 loopback mapped into IPv6', () => {
    expect(notRefused('private-address', http, ['http://[::ffff:127.0.0.1]/a', 'http://[::ffff:7f00:1]/a'])).toEqual(
      [],
    );
  });

  test('B004 IPv4 embedded in IPv6, and the zero address', () => {
    expect(
      notRefused('private-address', http, [
        'http://[64:ff9b::7f00:1]/a',
        'http://[2002:7f00:1::]/a',
        'http://[::127.0.0.1]/a',
        'http://[2001:0:7f00:1::]/a',
        'http://0.0.0.0/a',
        'http://[::]/a',
      ]),
    ).toEqual([]);
  });

  test('B005 metadata services and carrier addresses', () => {
    expect(
      notRefused('private-address', http, [
        'http://169.254.169.254/a',
        'http://[fd00:ec2::254]/a',
        'http://168.63.129.16/a',
        'http://100.100.100.200/a',
        'http://100.64.0.1/a',
        'http://192.168.1.1/a',
        'http://172.31.0.1/a',
        'http://[fe80::1]/a',
        'http://[ff02::1]/a',
      ]),
    ).toEqual([]);
    expect(['140.82.112.3', '2606:50c0:8000::153', '172.32.0.1', '100.128.0.1'].map(isPublicAddress)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('B011 what a platform answers is read by the same rules', () => {
    expect(notRefused('bad-url', strict, ['file:///etc', 'ssh://git@github.com/a/b', 'ssh://github.com/a/b'])).toEqual(
      [],
    );
  });

  test('B012 ext: is no transport', () => {
    expect(notRefused('bad-url', http, ['ext::sh -c touch% /tmp/pwn', 'ext::sh'])).toEqual([]);
  });

  test('B013 only https', () => {
    expect(
      notRefused('bad-url', http, [
        'fd::7',
        'git://h.test/a',
        'ssh://h.test/a',
        'ftp://h.test/a',
        'file:///etc',
        '/abs/path',
        '../x',
        './x',
        '.',
      ]),
    ).toEqual([]);
    expect(notRefused('bad-url', strict, ['http://h.test/a'])).toEqual([]);
  });

  test('B014 helper syntax', () => {
    expect(notRefused('bad-url', http, ['http::http://127.0.0.1:7001/r.git', 'https::https://github.com/a/b'])).toEqual(
      [],
    );
  });

  test('B015 options in place of a URL', () => {
    expect(
      notRefused('bad-url', { ...http, allowLocal: true }, [
        '--upload-pack=touch /tmp/pwn',
        '-oProxyCommand=x',
        '-u',
        '--',
      ]),
    ).toEqual([]);
  });

  test('B016 scp syntax', () => {
    expect(
      notRefused('bad-url', { ...http, allowLocal: true }, ['a@-oProxyCommand=x:y', 'git@host:path', 'host:path']),
    ).toEqual([]);
  });

  test('B017 credentials are refused and repeated nowhere', () => {
    const error = fault('https://user:s3cret@github.com/a/b', strict);
    expect(error.kind).toBe('bad-url');
    expect(error.message).toBe(
      'https://github.com: came with a user name or password, which are never stored. Leave it out.',
    );
    expect(fault('https://ghp_token@github.com/a/b', strict).message).not.toContain('ghp_token');
  });

  test('B018 one parser for check and use', () => {
    expect(
      notRefused('bad-url', http, [
        String.raw`https://evil.test\@127.0.0.1/a`,
        'http://127.0.0.1:80@evil.test/a',
        'https://github.com%2eevil.test/a',
      ]),
    ).toEqual([]);
  });

  test('B019 control characters, plain and encoded', () => {
    expect(
      notRefused('bad-url', http, [
        'https://h.test/%0d%0aa',
        'https://h.test/%00',
        'https://h.test/a\tb',
        'https://h.test/a\nb',
        ' https://h.test/a',
        'https://h.test/%0ahost:evil',
        'https://h.test/a%7F',
      ]),
    ).toEqual([]);
  });

  test('B020 length, query, fragment, port', () => {
    expect(
      notRefused('bad-url', http, [
        `https://h.test/${'a'.repeat(2048)}`,
        'https://h.test/a?x=1',
        'https://h.test/a?',
        'https://h.test/a#x',
        'https://h.test/a#',
        'https://h.test:8443/a',
        'https://h.test/',
        'https://h.test',
        'https://',
        'https:///a/b',
        'https:a/b',
        '',
      ]),
    ).toEqual([]);
    expect(parseTarget('https://h.test:443/a', strict).url).toBe('https://h.test/a');
    expect(parseTarget('https://h.test:8443/a', { ...strict, privateHosts: ['h.test:8443'] }).url).toBe(
      'https://h.test:8443/a',
    );
  });

  test('B021 paths that climb', () => {
    expect(
      notRefused('bad-url', http, [
        'https://h.test/../../x',
        'https://h.test/a/..%2f..',
        'https://h.test/a/%2e%2e/b',
        'https://h.test/./a',
        'https://h.test/a%5cb',
        'https://h.test/.git',
      ]),
    ).toEqual([]);
  });

  test('B022 one identity for all spellings', () => {
    const github = [
      'https://github.com/Owner/Repo',
      'HTTPS://GitHub.com/owner/repo.git',
      'https://www.github.com/owner/repo/',
      'https://github.com./owner//repo.git/',
      'https://github.com:443/OWNER/repo.GIT',
    ];
    expect(new Set(github.map((text) => parseTarget(text, strict).platformId))).toEqual(
      new Set(['https://github.com/owner/repo']),
    );
    const own = [
      'https://www.bücher.example/a/b.git',
      'https://xn--bcher-kva.example/a/b',
      'https://BÜCHER.example/a/b/',
    ];
    expect(new Set(own.map((text) => parseTarget(text, strict).platformId))).toEqual(
      new Set(['https://xn--bcher-kva.example/a/b']),
    );
    expect(parseTarget('https://git.example/A/b', strict).platformId).toBe('https://git.example/A/b');
  });

  test('B022 what is fetched keeps what an unknown host may need', () => {
    expect(fetchUrl(parseTarget('https://git.kernel.org/pub/linux.git/', strict))).toBe(
      'https://git.kernel.org/pub/linux.git',
    );
    expect(fetchUrl(parseTarget('https://gitlab.com/Group/Sub/repo', strict))).toBe(
      'https://gitlab.com/Group/Sub/repo.git',
    );
  });

  test('B023 a homoglyph is another host, shown as it is', () => {
    const target = parseTarget('https://gіthub.com/a/b', strict);
    expect(target.url).toBe('https://xn--gthub-n2e.com/a/b');
    expect(target.warning).toContain('xn--gthub-n2e.com');
    expect(parseTarget('https://github.com/a/b', strict).warning).toBeNull();
  });

  test('B024 a thousand submissions of one repository are one identity', () => {
    const ids = Array.from(
      { length: 1000 },
      (_, i) => parseTarget(`https://github.com/a/b${['', '/', '.git', '.git/'][i % 4]}`, strict).platformId,
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('the operator opens a private host, with exactly the port named', () => {
    const rules = { ...http, privateHosts: ['127.0.0.1:7001', 'git.corp', '[::1]:8080'] };
    expect(parseTarget('http://127.0.0.1:7001/a', rules).url).toBe('http://127.0.0.1:7001/a');
    expect(parseTarget('https://git.corp/a', rules).url).toBe('https://git.corp/a');
    expect(parseTarget('http://[::1]:8080/a', rules).url).toBe('http://[::1]:8080/a');
    expect(
      notRefused('private-address', rules, [
        'http://127.0.0.1:7002/a',
        'http://127.0.0.1/a',
        'https://git.corp:8443/a',
      ]),
    ).toEqual([]);
  });

  test('a local path has one identity, whatever way leads to it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
    try {
      await mkdir(join(root, 'work', '.git'), { recursive: true });
      await symlink(join(root, 'work'), join(root, 'link'));
      const rules = { ...strict, allowLocal: true };
      const ways = ['work', 'work/', 'work/.git', 'link', 'x/../work'].map((way) => `${root}/${way}`);
      const ids = [...ways, `file://${root}/work`].map((way) => parseTarget(way, rules).platformId);
      const { url, local } = parseTarget(ways[0] ?? '', rules);
      expect(local).toBe(true);
      expect(new Set(ids)).toEqual(new Set([`file:${url}`]));
      expect(notRefused('bad-url', rules, ['file://elsewhere/a', '/a\u0000b'])).toEqual([]);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
