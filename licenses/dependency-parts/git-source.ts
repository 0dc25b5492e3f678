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

import type { PackageSource } from '../dependency-file.ts';

const hosts: Readonly<Record<string, string>> = {
  github: 'https://github.com/',
  gitlab: 'https://gitlab.com/',
  bitbucket: 'https://bitbucket.org/',
  gist: 'https://gist.github.com/',
  gitee: 'https://gitee.com/',
};
const forges =
  '(?:www\\.)?(?:github\\.com|gitlab\\.com|bitbucket\\.org|gitee\\.com|gitcode\\.com|codeberg\\.org|gitea\\.com)';
const plainRepository = new RegExp(
  `^https?://(?:[^/@\\s]{1,200}@)?${forges}/[\\w.~-]{1,100}/[\\w.~-]{1,100}/?(?:#(.{1,400}))?$`,
  'iu',
);
const archives: readonly RegExp[] = [
  /^https:\/\/codeload\.(github\.com\/[^/\s]{1,100}\/[^/\s]{1,100})\/(?:legacy\.)?(?:tar\.gz|zip)\/(?:refs\/(?:heads|tags)\/)?([^\s?#]{1,200})$/iu,
  /^https:\/\/api\.(github\.com)\/repos\/([^/\s]{1,100}\/[^/\s]{1,100})\/(?:tarball|zipball)\/([^\s?#]{1,200})$/iu,
  /^https:\/\/(github\.com\/[^/\s]{1,100}\/[^/\s]{1,100})\/archive\/(?:refs\/(?:heads|tags)\/)?([^\s?#]{1,200}?)\.(?:tar\.gz|tgz|zip)$/iu,
  /^https:\/\/(bitbucket\.org\/[^/\s]{1,100}\/[^/\s]{1,100})\/get\/([^\s?#]{1,200}?)\.(?:tar\.gz|zip)$/iu,
  /^https:\/\/(gitlab\.com\/[^?#\s]{1,300}?)\/(?:-\/|repository\/)archive(?:\.tar\.gz)?\?ref=([^\s?#&]{1,200})$/iu,
  /^https:\/\/(gitlab\.com\/[^?#\s]{1,300}?)\/-\/archive\/([^/\s?#]{1,200})\/[^/\s?#]{1,300}$/iu,
];
const gitlabApi =
  /^https:\/\/(gitlab\.com)\/api\/v4\/projects\/([^/\s]{1,300})\/repository\/archive\.tar\.gz\?(?:ref|sha)=([^\s?#&]{1,200})$/iu;
const git = 'git';

function source(url: string, revision: string | undefined): PackageSource {
  return { kind: git, url, revision: revision === undefined || revision === '' ? null : revision };
}

/** `commit=abc`, `commit:abc`, `workspace=x&commit=abc`, `head=main`, `abc` → what is checked out. */
function gitRevision(fragment: string | undefined): string | undefined {
  if (fragment === undefined) return undefined;
  const named = /(?:^|[&:])(?:commit|tag|head|branch)[=:]([^&]{1,300})/u.exec(fragment)?.[1];
  return named ?? (fragment.includes('=') ? undefined : fragment);
}

function archive(text: string): PackageSource | null {
  const api = gitlabApi.exec(text);
  if (api !== null) return source(`https://gitlab.com/${(api[2] ?? '').replaceAll(/%2f/giu, '/')}`, api[3]);
  for (const pattern of archives) {
    const match = pattern.exec(text);
    if (match !== null) return source(`https://${match.slice(1, -1).join('/')}`, match.at(-1));
  }
  return null;
}

/** Address and revision of `address#revision`, where it is one that git fetches. */
function address(text: string): PackageSource | null {
  const hash = text.indexOf('#');
  const url = hash < 0 ? text : text.slice(0, hash);
  const fragment = hash < 0 ? undefined : text.slice(hash + 1);
  const certain =
    /^(?:git\+(?:ssh|https?|git|file)|git|ssh):/iu.test(url) ||
    /^[\w.-]{1,40}@[\w.-]{1,200}[:/][^\s]{1,500}$/u.test(url) ||
    /^https?:\/\/\S{1,1000}\.git\/?$/iu.test(url) ||
    plainRepository.test(text);
  const pinned =
    /^https?:/iu.test(url) && /^[0-9a-f]{40}$/iu.test(fragment ?? '') && !/\.(?:tgz|tar\.gz|zip)$/iu.test(url);
  return certain || pinned ? source(url, gitRevision(fragment)) : null;
}

/** Where git fetches from, of a text that means a repository whatever else it could be; null for all others. */
export function gitSource(text: string): PackageSource | null {
  if (text.length > 2048) return null;
  const short = /^(github|gitlab|bitbucket|gist|gitee):([^#\s]{1,300})(?:#(.{1,400}))?$/su.exec(text);
  if (short !== null) return source(`${hosts[short[1] ?? '']}${short[2]}`, gitRevision(short[3]));
  return archive(text) ?? address(text);
}

/** `owner/repository#revision`, which npm takes for GitHub. */
export function shorthandSource(text: string): PackageSource | null {
  const match = /^([\w-][\w.-]{0,99}\/[\w.-]{1,100})(?:#(.{1,400}))?$/u.exec(text);
  return match === null ? null : source(`https://github.com/${match[1]}`, gitRevision(match[2]));
}
