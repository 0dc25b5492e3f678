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

/** How the cases of one parser of osv-scalibr are put to this project. */
export interface ParserCases {
  /** What such a file is called in a repository: the fixtures are renamed. */
  readonly called: string;
  /** Cases whose fixture keeps a name that says more than the one above. */
  readonly keepsName?: RegExp;
  /**
   * `all`: groups must be the same. `named`: those it names must be there, and where it names none nothing is asked: it reads
   * them from no such file, although the file tells.
   */
  readonly groups: 'all' | 'named';
  /** It names a package by the last part of its address. */
  readonly names?: 'last-part';
  /**
   * `range`: it gives the requirement as a version. `lowest`: the lowest version that the requirement allows. `bound`: the number in a
   * requirement of one clause, whatever its operator. `first`: the first number in the requirement.
   */
  readonly constraints?: 'range' | 'lowest' | 'bound' | 'first';
  /** It lists the package that the file belongs to among those that it needs. */
  readonly root?: 'listed';
  /** It refuses a file whose own version it cannot tell; here that is a warning, and what it needs is read. */
  readonly unknownRoot?: 'refused';
  /** Without a list of needs it only says whose file it is: they are compared only where it lists them. */
  readonly needs?: 'where-listed';
  /** It leaves out what has neither a version nor a commit. */
  readonly unversioned?: 'left-out';
  /** It leaves out packages of another type of purl. */
  readonly only?: string;
  /** What it calls the packages of another type. */
  readonly purlType?: string;
  /** The fixture `x.mod` has its sums in `x.sum`. */
  readonly sums?: 'by-name';
  /** It leaves out what names no source. */
  readonly unsourced?: 'left-out';
  /** It leaves out what comes from an address or a path. */
  readonly addresses?: 'left-out';
  /** It leaves out what only builds the package. */
  readonly build?: 'left-out';
  /** Its names of groups, of those of the file and of the scopes. */
  readonly groupsAs?: (groups: readonly string[], scopes: readonly string[]) => readonly string[];
  /** Cases in which it is told to leave out what others bring in. */
  readonly directOnly?: RegExp;
  /** Its `commit` is the revision of a git source only; elsewhere it is a checksum or the commit of a registry's archive. */
  readonly commits?: 'of-git-sources';
}

/** It knows only `dev` and `optional`, which is what is in neither `default` nor `dev`. */
function pdmGroups(groups: readonly string[]): readonly string[] {
  if (groups.includes('dev')) return ['dev'];
  return groups.includes('default') ? [] : ['optional'];
}

/** What is optional has no other group, and what is in `main` has none. */
function poetryGroups(groups: readonly string[], scopes: readonly string[]): readonly string[] {
  if (scopes.includes('optional')) return ['optional'];
  return groups.includes('main') ? [] : groups;
}

/** Parsers by osv-scalibr's name. Formats are found by the name of the file, as in a repository. */
export const parsers: Readonly<Record<string, ParserCases>> = {
  'cpp/conanlock': { called: 'conan.lock', groups: 'all' },
  'dart/pubspec': { called: 'pubspec.lock', groups: 'all' },
  'dotnet/csproj': { called: 'App.csproj', groups: 'all', constraints: 'range' },
  'dotnet/depsjson': { called: 'App.deps.json', groups: 'all', root: 'listed' },
  'dotnet/nugetcpm': { called: 'Directory.Packages.props', groups: 'all', constraints: 'range' },
  'dotnet/packagesconfig': { called: 'packages.config', groups: 'all' },
  'dotnet/packageslockjson': { called: 'packages.lock.json', groups: 'all' },
  'dotnet/paketdependencies': { called: 'paket.dependencies', groups: 'named', constraints: 'first' },
  'dotnet/paketlock': { called: 'paket.lock', groups: 'named' },
  'dotnet/projectassetsjson': { called: 'obj/project.assets.json', groups: 'all' },
  'elixir/mixlock': { called: 'mix.lock', groups: 'all', commits: 'of-git-sources' },
  'erlang/mixlock': { called: 'mix.lock', groups: 'all', commits: 'of-git-sources' },
  'gleam/gleamtoml': { called: 'gleam.toml', groups: 'named', constraints: 'range' },
  'golang/gomod': { called: 'go.mod', groups: 'all', directOnly: /^exclude indirect/u, sums: 'by-name' },
  'golang/vendormodules': { called: 'vendor/modules.txt', groups: 'all' },
  'haskell/cabal': { called: 'cabal.project.freeze', groups: 'all', purlType: 'haskell' },
  'haskell/stacklock': { called: 'stack.yaml.lock', groups: 'all', purlType: 'haskell' },
  'java/gradlelockfile': { called: 'gradle.lockfile', groups: 'named' },
  'java/gradleverificationmetadataxml': { called: 'gradle/verification-metadata.xml', groups: 'all' },
  'java/gradleversioncatalog': { called: 'gradle/libs.versions.toml', groups: 'named', constraints: 'first' },
  'java/pomxml': { called: 'pom.xml', groups: 'all', constraints: 'first' },
  'javascript/bunlock': { called: 'bun.lock', groups: 'named' },
  'javascript/denojson': { called: 'deno.json', groups: 'named', constraints: 'lowest', root: 'listed' },
  'javascript/packagejson': {
    called: 'package.json',
    groups: 'named',
    constraints: 'lowest',
    root: 'listed',
    needs: 'where-listed',
  },
  'javascript/packagelockjson': { called: 'package-lock.json', keepsName: /npm-shrinkwrap\.json$/u, groups: 'all' },
  'javascript/pnpmlock': { called: 'pnpm-lock.yaml', groups: 'named' },
  'javascript/yarnlock': { called: 'yarn.lock', groups: 'named' },
  'julia/manifesttoml': {
    called: 'Manifest.toml',
    groups: 'all',
    commits: 'of-git-sources',
    unversioned: 'left-out',
  },
  'julia/projecttoml': { called: 'Project.toml', groups: 'named', root: 'listed', needs: 'where-listed' },
  'ocaml/opam': { called: 'opam-switch.install', groups: 'all' },
  'perl/cpan': {
    called: 'META.json',
    keepsName: /META\w*\.ya?ml$/u,
    groups: 'all',
    root: 'listed',
    needs: 'where-listed',
  },
  'php/composerlock': { called: 'composer.lock', groups: 'all', commits: 'of-git-sources' },
  'python/condameta': { called: 'conda-meta/package-1.0-0.json', groups: 'all', purlType: 'pypi' },
  'python/pdmlock': { called: 'pdm.lock', groups: 'all', groupsAs: pdmGroups },
  'python/pipfilelock': { called: 'Pipfile.lock', groups: 'all', addresses: 'left-out' },
  'python/poetrylock': { called: 'poetry.lock', groups: 'all', groupsAs: poetryGroups },
  'python/pylock': { called: 'pylock.toml', groups: 'named' },
  'python/pyprojecttoml': { called: 'pyproject.toml', groups: 'named', constraints: 'bound', build: 'left-out' },
  'python/requirements': { called: 'requirements.txt', groups: 'named', constraints: 'bound', addresses: 'left-out' },
  'python/setup': { called: 'setup.py', groups: 'named', constraints: 'bound', unversioned: 'left-out' },
  'python/uvlock': { called: 'uv.lock', groups: 'all' },
  'r/renvlock': { called: 'renv.lock', groups: 'all', only: 'cran', addresses: 'left-out', unsourced: 'left-out' },
  'ruby/gemfilelock': { called: 'Gemfile.lock', groups: 'all' },
  'ruby/gemspec': {
    called: 'app.gemspec',
    keepsName: /\.gemspec$/u,
    groups: 'all',
    root: 'listed',
    needs: 'where-listed',
    unknownRoot: 'refused',
  },
  'rust/cargolock': { called: 'Cargo.lock', groups: 'all' },
  'rust/cargotoml': {
    called: 'Cargo.toml',
    groups: 'named',
    constraints: 'range',
    root: 'listed',
    unversioned: 'left-out',
  },
  'swift/packageresolved': { called: 'Package.resolved', groups: 'all', names: 'last-part' },
  'swift/podfilelock': { called: 'Podfile.lock', groups: 'all' },
};

const versionElsewhere = 'the file that holds the version is not in this part of the collection';

/** Cases that are not answered as osv-scalibr does, each with the reason; by `parser | case | fixture's name`. */
export const waived: Readonly<Record<string, string>> = {
  'ruby/gemspec | version constant gemspec | version_constant.gemspec': versionElsewhere,
  'ruby/gemspec | version constant via File.join | version_constant_join.gemspec': versionElsewhere,
  'ruby/gemspec | version constant via File.join multiline | version_constant_join_multiline.gemspec': versionElsewhere,
  'ruby/gemspec | version constant via File.dirname | version_constant_dirname.gemspec': versionElsewhere,
  'ruby/gemspec | version constant via require | version_constant_require.gemspec': versionElsewhere,
  'ruby/gemspec | version constant via nested File.expand_path and File.join | version_constant_expand_join.gemspec':
    versionElsewhere,
  'ruby/gemspec | version constant class | version_constant_class.gemspec': versionElsewhere,
  'ruby/gemspec | version constant different casing | version_constant_different_casing.gemspec': versionElsewhere,
  'ruby/gemspec | load path not supported | version_load_path.gemspec':
    'it is supported here: lib is looked into for what is required',
  'python/requirements | per_requirement_options | per_req_options.txt':
    'foo7: pip refuses "1.0 unexpected text" as a version; the line is passed over with a warning',
  'java/pomxml | with parent | with-parent.xml':
    'one package is inherited from ./parent/pom.xml, which is not in this part of the collection',
};
