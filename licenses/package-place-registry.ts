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
import type { PackagePlace } from './package-place.ts';
import { cargoHome } from './package-places/cargo-home.ts';
import { composerVendor } from './package-places/composer-vendor.ts';
import { gems } from './package-places/gems.ts';
import { goModules } from './package-places/go-modules.ts';
import { goVendor } from './package-places/go-vendor.ts';
import { mavenRepository } from './package-places/maven-repository.ts';
import { nodeModules } from './package-places/node-modules.ts';
import { nugetPackages } from './package-places/nuget-packages.ts';
import { sitePackages } from './package-places/site-packages.ts';
import { vendoredSources } from './package-places/vendored-sources.ts';

/** All places where copies of packages lie, by id. */
export const packagePlaces: ReadonlyMap<string, PackagePlace> = new Map<string, PackagePlace>([
  ['cargo-home', cargoHome],
  ['composer-vendor', composerVendor],
  ['gems', gems],
  ['go-modules', goModules],
  ['go-vendor', goVendor],
  ['maven-repository', mavenRepository],
  ['node-modules', nodeModules],
  ['nuget-packages', nugetPackages],
  ['site-packages', sitePackages],
  ['vendored-sources', vendoredSources],
]);
