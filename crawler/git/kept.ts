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

import { isLicenceInput } from '#licenses/assess.ts';

const documentFolders = /^(?:docs?|documentation|\.github|\.gitee|\.gitlab|\.gitcode|\.workflow|licenses?)$/iu;
const documentName = /\.(?:md|markdown|mdx|rst|txt|adoc|asciidoc|org)$/iu;

/** Files without a document's extension that are read wherever documents are. */
const wellKnown =
  /^(?:readme|licen[cs]e|copying|copyright|notice|unlicense|authors?|contributors?|maintainers?|owners|owners_aliases|codeowners|credits|thanks|changelog|changes|history|news|releases?|roadmap|governance|adopters|users|security|contributing|code_of_conduct|dco|cla|install|todo|patents)(?:[-_.][\w.-]*)?$/iu;

const chinese =
  /贡献|行为准则|安全|路线图|治理|许可|版权|变更|更新日志|发布|版本|说明|自述|维护者|采用者|用户|社区|章程|指南|手册/u;

const manifests = new Set(
  `package.json deno.json jsr.json bower.json composer.json cargo.toml go.mod pyproject.toml setup.py setup.cfg pipfile
  requirements.txt environment.yml pom.xml build.gradle build.gradle.kts settings.gradle settings.gradle.kts build.sbt
  gemfile mix.exs rebar.config project.clj pubspec.yaml package.swift podfile cartfile conanfile.txt conanfile.py vcpkg.json
  meson.build cmakelists.txt configure.ac dune-project cabal.project stack.yaml cpanfile makefile.pl dist.ini description
  chart.yaml cjpm.toml oh-package.json5 module.json5 build-profile.json5 bundle.json elm.json project.toml shard.yml
  v.mod build.zig.zon nimble default.nix flake.nix module.bazel workspace workspace.bazel conda-recipe.yaml codemeta.json
  citation.cff publiccode.yml debian/control debian/copyright reuse.toml`
    .trim()
    .split(/\s+/u),
);

const manifestExtensions =
  /\.(?:csproj|fsproj|vbproj|nuspec|gemspec|podspec|cabal|rockspec|nimble|spec|opam|ebuild)$/iu;

/** Configuration at the root that checks read, lower-case. */
const configurations = new Set(
  `.mailmap .gitattributes .gitlab-ci.yml .gitlab-ci.yaml .travis.yml .cirrus.yml .drone.yml .appveyor.yml appveyor.yml
  .woodpecker.yml .woodpecker.yaml azure-pipelines.yml azure-pipelines.yaml bitbucket-pipelines.yml jenkinsfile .cnb.yml
  .clomonitor.yml security-insights.yml security-insights.yaml .security-insights.yml renovate.json renovate.json5
  .renovaterc .renovaterc.json .renovaterc.json5 .goreleaser.yml .goreleaser.yaml .pre-commit-config.yaml
  .pre-commit-config.yml sonar-project.properties .sonarcloud.properties codecov.yml .codecov.yml codecov.yaml
  .coveralls.yml .snyk .trivyignore .gitleaks.toml .semgrep.yml .bandit .dcoignore dco.yml .licenserc.yaml .licenserc.yml
  .release-please-manifest.json release-please-config.json .releaserc .releaserc.json .changeset/config.json lerna.json
  netlify.toml vercel.json .well-known/security.txt .well-known/tongming-claim .tongming-claim makefile justfile taskfile.yml taskfile.yaml tox.ini noxfile.py
  pytest.ini .coveragerc jest.config.js vitest.config.ts .golangci.yml .golangci.yaml .clang-format .clang-tidy
  .editorconfig biome.json eslint.config.js .eslintrc.json rustfmt.toml clippy.toml ruff.toml .flake8 mkdocs.yml
  book.toml _config.yml docusaurus.config.js docusaurus.config.ts .readthedocs.yml .readthedocs.yaml gitee.yml
  .all-contributorsrc scorecard.yml .openssf-scorecard.yml fuzz/cargo.toml oss-fuzz/project.yaml .clusterfuzzlite/project.yaml
  .clusterfuzzlite/dockerfile sig-info.yaml sig-info.yml deny.toml .cargo/deny.toml .fossa.yml .fossa.yaml .ort.yml .ort.yaml
  oat.xml .clabot artifacthub-repo.yml artifacthub-repo.yaml`
    .trim()
    .split(/\s+/u),
);

const places = [
  /^\.github\/workflows\/[^/]+\.ya?ml$/iu,
  /^\.(?:gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/iu,
  /^\.(?:workflow|gitcode|gitee|gitlab|gitlab-ci|woodpecker|circleci|buildkite|tekton|semaphore|azure-pipelines|cnb)\/.*\.ya?ml$/iu,
  /^\.github\/(?:dependabot|renovate|codecov|settings|release|labeler|stale|config|funding|dco|probots|security-insights)[^/]*\.(?:ya?ml|json5?)$/iu,
  /^\.(?:github|gitee|gitlab|gitcode|gitea|forgejo)\/(?:issue_template|pull_request_template|issue_templates|merge_request_templates|discussion_template)[^/]*(?:\/|$)/iu,
  /^\.github\/actions\/[^/]+\/action\.ya?ml$/iu,
  /^action\.ya?ml$/iu,
  /^LICENSES\/.+$/u,
  /^docs?\/roadmap\/[^/]+\.md$/iu,
  /^(?:.*\/)?(?:dockerfile|containerfile)(?:\.[\w.-]+)?$/iu,
  /^(?:.*\/)?[\w.-]+\.dockerfile$/iu,
];

/** Documents of any name at the root and right in the folders for documents; deeper there, those with a telling name. */
function isDocument(folders: readonly string[], name: string): boolean {
  if (folders.length > 3 || (folders.length > 0 && !documentFolders.test(folders[0] ?? ''))) return false;
  if (wellKnown.test(name)) return true;
  if (chinese.test(name)) return documentName.test(name) || !name.includes('.');
  return folders.length < 2 && documentName.test(name);
}

/** A licence beside the code it is about, as vendored code has it; not a program that has to do with licences. */
const licenceFile = /^(?:licen[cs]e|copying|notice|unlicense)(?:[-_.][\w.-]*)?$/iu;
const program =
  /\.(?:[cm]?[jt]sx?|go|py|rs|rb|java|kt|swift|scala|php|sh|ps1|c|cc|cpp|h|hpp|cs|json|xml|ya?ml|toml|css|svg|png|class)$/iu;

/** Why the text of a file is kept: without a limit, or as one of so many vendored licences or newest changelogs. */
export type Keep = 'always' | 'licence' | 'changelog';

function isWanted(path: string, folders: readonly string[], name: string): boolean {
  const lower = path.toLowerCase();
  if (isDocument(folders, name) || configurations.has(lower)) return true;
  const manifest = manifests.has(name.toLowerCase()) || manifests.has(lower) || manifestExtensions.test(name);
  if (manifest && folders.length <= 2) return true;
  return places.some((place) => place.test(path)) || isLicenceInput(path);
}

/**
 * Which files of a head have their text kept for checks and the licence detector: documents of the root and of the usual
 * folders, package manifests down to two folders, CI, dependency-update and container files, licences wherever they are.
 * Null = not kept; of lock files the presence is enough.
 */
export function keepOf(path: string): Keep | null {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  if (isWanted(path, segments.slice(0, -1), name)) return 'always';
  if (/^changelogs?\/[^/]+\.md$/iu.test(path)) return 'changelog';
  return licenceFile.test(name) && !program.test(name) ? 'licence' : null;
}
