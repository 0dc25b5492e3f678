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

const vendored =
  /(?:^|\/)(?:vendor|vendored|third[-_]?party|3rd[-_]?party|external|externals|extern|node_modules|bower_components|godeps|pods|bundled|contrib\/(?:libs?|third[-_]?party))\//iu;
const generated =
  /(?:^|\/)(?:dist|generated|__generated__|fixtures?|testdata|test[-_]data|snapshots?|__snapshots__)\/|\.min\.(?:js|css)$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|\.(?:g|freezed)\.dart$|[._-]generated\.\w+$|(?:^|\/)zz_generated\.|\.designer\.cs$/iu;

/** Whether a path lies among code that was taken in from elsewhere. */
export function isVendored(path: string): boolean {
  return vendored.test(path);
}

/** Length of the part of a path that says that it was taken in from elsewhere, with its slash; 0 for a path of the project's own. */
export function vendoredRoot(path: string): number {
  const found = vendored.exec(path);
  return found === null ? 0 : found.index + found[0].length;
}

/** Whether a program wrote it, or it is kept only to be read by tests. */
export function isGenerated(path: string): boolean {
  return generated.test(path);
}

const texts =
  /(?:^|\/)(?:docs?|documentation|man|licen[cs]es)\/|\.(?:md|mdx|markdown|rst|adoc|asciidoc|texi|texinfo|pod|roff|[1-8]|licen[cs]e|spdx)$/iu;
const textNames =
  /(?:^|\/)(?:(?:un)?licen[cs]es?|copying|copyrights?|notices?|patents|readme|authors|contributors|credits|acknowledge?ments|change(?:s|log)|history|news|third[-_ ]?part(?:y|ies)[-_ ]?(?:licen[cs]es?|notices?|software)?|许可证|第三方[^/.]{0,20})(?:[-_.][^/]{0,60})?$/iu;
const program =
  /\.(?:[cm]?[jt]sx?|go|py|rb|java|kts?|scala|groovy|c|h|cc|hh|cpp|hpp|cxx|hxx|cs|fs|swift|mm?|rs|php|pl|pm|lua|r|jl|sh|bash|zsh|ps1|bat|dart|ex|exs|erl|hs|ml|clj|vue|svelte|sql|proto|s|asm|v|sv|vhdl?|cu|zig|nim|json|ya?ml|toml|xml|css|scss|less|html?)$/iu;

/** Whether a path is that of a document, a notice or a licence's own text: by its folder, its ending, or a name like `NOTICE`. */
export function isText(path: string): boolean {
  return texts.test(path) || (textNames.test(path) && !program.test(path));
}

const services =
  /(?:^|\/)(?:\.(?:github|gitlab|gitee|gitcode|circleci|buildkite|woodpecker|tekton|azure-pipelines|ci|husky|githooks|devcontainer)\/|(?:jenkinsfile|azure-pipelines|appveyor|\.(?:travis|gitlab-ci|drone|cirrus|woodpecker|appveyor|pre-commit-config)\.ya?ml)[^/]{0,40}$)|^\.(?:travis|gitlab-ci|drone|cirrus)\.ya?ml$/iu;
const building =
  /^(?:scripts?|hack|ci|build|build-aux|buildscripts?|cmake|m4|mk|make|release-tools?)\/|(?:^|\/)(?:scripts?|hack|cmake|m4)\/[^/]{1,200}\.(?:sh|bash|zsh|ps1|bat|cmd|mk|cmake|m4)$|(?:^|\/)(?:(?:gnu)?makefile|dockerfile|containerfile|cmakelists\.txt|meson\.build|configure|autogen\.sh|install-sh|ltmain\.sh|config\.(?:guess|sub)|depcomp|missing|compile|gradlew|mvnw)(?:\.(?:am|in|ac|bat|cmd))?$|\.(?:cmake|mk|m4|gradle)$/iu;

/** Whether a path belongs to continuous integration or to building and releasing: what makes the work and is no part of it. */
export function isTooling(path: string): boolean {
  return services.test(path) || building.test(path);
}
