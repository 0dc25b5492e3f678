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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Ecosystem } from './ecosystem.ts';
import { alpine } from './ecosystems/alpine.ts';
import { arch } from './ecosystems/arch.ts';
import { cargo } from './ecosystems/cargo.ts';
import { cocoapods } from './ecosystems/cocoapods.ts';
import { composer } from './ecosystems/composer.ts';
import { conan } from './ecosystems/conan.ts';
import { conda } from './ecosystems/conda.ts';
import { cpan } from './ecosystems/cpan.ts';
import { cran } from './ecosystems/cran.ts';
import { debian } from './ecosystems/debian.ts';
import { docker } from './ecosystems/docker.ts';
import { githubActions } from './ecosystems/github-actions.ts';
import { go } from './ecosystems/go.ts';
import { hackage } from './ecosystems/hackage.ts';
import { hex } from './ecosystems/hex.ts';
import { jsr } from './ecosystems/jsr.ts';
import { julia } from './ecosystems/julia.ts';
import { maven } from './ecosystems/maven.ts';
import { npm } from './ecosystems/npm.ts';
import { nuget } from './ecosystems/nuget.ts';
import { opam } from './ecosystems/opam.ts';
import { pub } from './ecosystems/pub.ts';
import { pypi } from './ecosystems/pypi.ts';
import { rpm } from './ecosystems/rpm.ts';
import { rubygems } from './ecosystems/rubygems.ts';
import { swift } from './ecosystems/swift.ts';

/** All package ecosystems by id. */
export const ecosystems: ReadonlyMap<string, Ecosystem> = new Map<string, Ecosystem>([
  ['alpine', alpine],
  ['arch', arch],
  ['cargo', cargo],
  ['cocoapods', cocoapods],
  ['composer', composer],
  ['conan', conan],
  ['conda', conda],
  ['cpan', cpan],
  ['cran', cran],
  ['debian', debian],
  ['docker', docker],
  ['github-actions', githubActions],
  ['go', go],
  ['hackage', hackage],
  ['hex', hex],
  ['jsr', jsr],
  ['julia', julia],
  ['maven', maven],
  ['npm', npm],
  ['nuget', nuget],
  ['opam', opam],
  ['pub', pub],
  ['pypi', pypi],
  ['rpm', rpm],
  ['rubygems', rubygems],
  ['swift', swift],
]);
