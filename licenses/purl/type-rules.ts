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

/** What one type of package URL asks of its parts, beyond what all ask. */
export interface TypeRule {
  readonly namespace: 'required' | 'optional' | 'prohibited';
  /** Parts that are written in lower case. */
  readonly lower: readonly ('namespace' | 'name' | 'version')[];
  readonly upper?: 'namespace';
  /** Expressions that the normalised part has to match; linear. */
  readonly name?: RegExp;
  readonly version?: RegExp;
  /** The name's spelling where it is more than its case. */
  readonly spelled?: (name: string, qualifiers: ReadonlyMap<string, string>) => string;
  /** Qualifiers that must be there. */
  readonly needs?: readonly string[];
  /** The namespace is one segment, and all that follows is the name. */
  readonly path?: true;
  /** A name that holds a `/` brings its own namespace: some write `pkg:npm/%40scope%2Fname`. */
  readonly scoped?: true;
}

type Lower = TypeRule['lower'];

const both: Lower = ['namespace', 'name'];

function required(lower: Lower = [], rest: Partial<TypeRule> = {}): TypeRule {
  return { namespace: 'required', lower, ...rest };
}

function optional(lower: Lower = [], rest: Partial<TypeRule> = {}): TypeRule {
  return { namespace: 'optional', lower, ...rest };
}

function without(lower: Lower = [], rest: Partial<TypeRule> = {}): TypeRule {
  return { namespace: 'prohibited', lower, ...rest };
}

/** Databricks folds the case of its models; Azure ML does not. */
function mlflowName(name: string, qualifiers: ReadonlyMap<string, string>): string {
  return /^https?:\/\/[^/]*databricks/iu.test(qualifiers.get('repository_url') ?? '') ? name.toLowerCase() : name;
}

/**
 * Facts of the type definitions at https://github.com/package-url/purl-spec/tree/main/types (MIT). Departures: a Go module may have
 * one segment (`pkg:golang/stdlib`), and its case is kept, as the definition's `case_sensitive` says and its note does not.
 */
export const typeRules: ReadonlyMap<string, TypeRule> = new Map<string, TypeRule>([
  ['alpm', required(both)],
  ['apk', required(both)],
  ['bazel', without()],
  ['bitbucket', required(both)],
  ['bitnami', without(['name'])],
  ['brew', optional(both)],
  ['cargo', without()],
  ['chrome-extension', without(['name'], { name: /^[a-p]{32}$/u, version: /^\d+(?:\.\d+){0,3}$/u })],
  ['cocoapods', without([], { name: /^[^\s+.][^\s+]*$/u })],
  ['composer', required(both)],
  ['conan', optional()],
  ['conda', without()],
  ['cpan', optional([], { upper: 'namespace', name: /^(?!.*::)/su })],
  ['cran', without()],
  ['deb', required(both)],
  ['docker', optional()],
  ['gem', without()],
  ['generic', optional()],
  ['git', required([], { path: true })],
  ['github', required(both)],
  ['golang', optional()],
  ['hackage', without()],
  ['hex', optional(both)],
  ['huggingface', required(['version'])],
  ['julia', without([], { needs: ['uuid'] })],
  ['luarocks', optional(both)],
  ['maven', required()],
  ['mlflow', without([], { spelled: mlflowName })],
  ['npm', optional([], { scoped: true })],
  ['nuget', without()],
  ['oci', without(['name', 'version'])],
  ['opam', without()],
  ['otp', without(['name'])],
  ['pub', without(['name'], { spelled: (name) => name.replaceAll(/[^a-z0-9]/gu, '_') })],
  ['pypi', without(['name', 'version'], { spelled: (name) => name.replaceAll('_', '-') })],
  ['qpkg', required(['namespace'])],
  ['rpm', required(['namespace'])],
  ['swid', optional([], { needs: ['tag_id'] })],
  ['swift', required()],
  ['vcpkg', without()],
  ['vscode-extension', required(['namespace', 'name', 'version'])],
  ['yocto', optional(['namespace'])],
]);
