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
import type { Manifest } from './manifest.ts';
import { cargo } from './manifests/cargo.ts';
import { cjpm } from './manifests/cjpm.ts';
import { cmake } from './manifests/cmake.ts';
import { conan } from './manifests/conan.ts';
import { cran } from './manifests/cran.ts';
import { debianCopyright } from './manifests/debian-copyright.ts';
import { go } from './manifests/go.ts';
import { hex } from './manifests/hex.ts';
import { maven } from './manifests/maven.ts';
import { meson } from './manifests/meson.ts';
import { npm } from './manifests/npm.ts';
import { nuget } from './manifests/nuget.ts';
import { ohpm } from './manifests/ohpm.ts';
import { packagist } from './manifests/packagist.ts';
import { pub } from './manifests/pub.ts';
import { pypi } from './manifests/pypi.ts';
import { rpmSpec } from './manifests/rpm-spec.ts';
import { rubygems } from './manifests/rubygems.ts';

/** All package ecosystems by id. */
export const manifests: ReadonlyMap<string, Manifest> = new Map<string, Manifest>([
  ['cargo', cargo],
  ['cjpm', cjpm],
  ['cmake', cmake],
  ['conan', conan],
  ['cran', cran],
  ['debian-copyright', debianCopyright],
  ['go', go],
  ['hex', hex],
  ['maven', maven],
  ['meson', meson],
  ['npm', npm],
  ['nuget', nuget],
  ['ohpm', ohpm],
  ['packagist', packagist],
  ['pub', pub],
  ['pypi', pypi],
  ['rpm-spec', rpmSpec],
  ['rubygems', rubygems],
]);
