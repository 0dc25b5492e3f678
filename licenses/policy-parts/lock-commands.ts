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

/** What brings a lock file in step with its manifest, by id of the {@link DependencyFile}; these are told to people and never run. */
export const lockCommands: ReadonlyMap<string, string> = new Map([
  ['npm-package-lock', 'npm install --package-lock-only --ignore-scripts'],
  ['pnpm-lock', 'pnpm install --lockfile-only'],
  ['yarn-lock', 'yarn install --mode=update-lockfile'],
  ['bun-lock', 'bun install --lockfile-only'],
  ['cargo-lock', 'cargo update --workspace'],
  ['go-mod', 'go mod tidy'],
  ['go-vendor-modules', 'go mod vendor'],
  ['composer-lock', 'composer update --lock'],
  ['gemfile-lock', 'bundle lock'],
  ['poetry-lock', 'poetry lock'],
  ['pdm-lock', 'pdm lock'],
  ['uv-lock', 'uv lock'],
  ['pipfile-lock', 'pipenv lock'],
  ['pylock-toml', 'pip lock'],
  ['nuget-packages-lock', 'dotnet restore --force-evaluate'],
  ['paket-lock', 'paket install'],
  ['pubspec-lock', 'dart pub get'],
  ['mix-lock', 'mix deps.get'],
  ['rebar-lock', 'rebar3 lock'],
  ['podfile-lock', 'pod install'],
  ['swift-package-resolved', 'swift package resolve'],
  ['conan-lock', 'conan lock create .'],
  ['conda-lock', 'conda-lock lock'],
  ['renv-lock', 'R -e "renv::snapshot()"'],
  ['gradle-lockfile', 'gradle dependencies --write-locks'],
  ['julia-manifest', 'julia --project -e "using Pkg; Pkg.resolve()"'],
  ['gleam-manifest', 'gleam deps download'],
  ['stack-lock', 'stack build --dry-run'],
  ['cabal-freeze', 'cabal freeze'],
]);
