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

import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A program that a package manager runs by itself, as a file of the repository says. */
export interface InstallHook {
  /** What runs it: `npm postinstall`, `composer post-install-cmd`. */
  readonly when: string;
  /** The command as written; null where the file itself is the program. */
  readonly command: string | null;
  /** 1-based. */
  readonly line: number;
}

const longest = 2 * 1024 * 1024;
const npmScripts = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish'];
const composerScripts = [
  'pre-install-cmd',
  'post-install-cmd',
  'pre-update-cmd',
  'post-update-cmd',
  'post-autoload-dump',
  'pre-autoload-dump',
  'post-root-package-install',
  'post-create-project-cmd',
  'post-package-install',
  'post-package-update',
];

/** Programs by their names and places; the text is not read. */
const programs: readonly (readonly [pattern: RegExp, when: string])[] = [
  [/(?:^|\/)setup\.py$/u, 'pip install'],
  [/(?:^|\/)binding\.gyp$/u, 'npm install (node-gyp)'],
  [/(?:^|\/)\.pnpmfile\.c?js$/u, 'pnpm install'],
  [/(?:^|\/)extconf\.rb$/u, 'gem install'],
  [/(?:^|\/)[^/]+\.pth$/u, 'python (.pth)'],
  [/(?:^|\/)(?:sitecustomize|usercustomize)\.py$/u, 'python (site)'],
  [/(?:^|\/)debian\/(?:[\w.+-]+\.)?(?:preinst|postinst|prerm|postrm)$/u, 'dpkg'],
  [/(?:^|\/)(?:pre|post)-(?:link|unlink)\.(?:sh|bat)$/u, 'conda install'],
  [/(?:^|\/)tools\/(?:chocolateyinstall|init|install|uninstall)\.ps1$/iu, 'nuget install'],
];
/** Cargo runs these for every crate; in one's own code they are ordinary. */
const buildScript = /(?:^|\/)build\.rs$/u;

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Commands of a script: composer takes lists as well. */
function commandsOf(node: Node): Node[] {
  return node.type === 'array' ? (node.children ?? []) : [node];
}

function scriptsIn(text: string, names: readonly string[], manager: string): InstallHook[] {
  const root = text.length > longest ? undefined : parseTree(text);
  const scripts = root === undefined ? undefined : findNodeAtLocation(root, ['scripts']);
  if (scripts?.type !== 'object') return [];
  return (scripts.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined || !names.includes(key.value as string)) return [];
    return commandsOf(value)
      .filter(({ type }) => type === 'string')
      .map((node) => ({
        when: `${manager} ${key.value as string}`,
        command: (node.value as string).slice(0, 500),
        line: lineOf(text, key.offset),
      }));
  });
}

const scriptlet = /^%(pre|post|preun|postun|pretrans|posttrans|triggerin|triggerun)\b/u;

function scriptlets(text: string): InstallHook[] {
  return text.split('\n', 50_000).flatMap((line, index, all) => {
    const name = scriptlet.exec(line)?.[1];
    if (name === undefined) return [];
    const end = all.slice(index + 1).findIndex((next) => /^%(?:\w)/u.test(next));
    const body = all
      .slice(index, end < 0 ? index + 200 : index + 1 + end)
      .join('\n')
      .trim();
    return [{ when: `rpm %${name}`, command: body.slice(0, 500), line: index + 1 }];
  });
}

/** Whether a file may hold such programs. */
export function mayHookInstall(path: string, foreign: boolean): boolean {
  if (/(?:^|\/)(?:package|composer)\.json$|\.spec$/u.test(path)) return true;
  return programs.some(([pattern]) => pattern.test(path)) || (foreign && buildScript.test(path));
}

/** Programs of a file that package managers run; `foreign` for files of other people. */
export function installHooks(path: string, text: string, foreign: boolean): InstallHook[] {
  if (/(?:^|\/)package\.json$/u.test(path)) return scriptsIn(text, npmScripts, 'npm');
  if (/(?:^|\/)composer\.json$/u.test(path)) return scriptsIn(text, composerScripts, 'composer');
  if (path.endsWith('.spec')) return scriptlets(text);
  const when = programs.find(([pattern]) => pattern.test(path))?.[1];
  if (when !== undefined) return [{ when, command: null, line: 1 }];
  return foreign && buildScript.test(path) ? [{ when: 'cargo build', command: null, line: 1 }] : [];
}
