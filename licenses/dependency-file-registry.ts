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
import type { DependencyFile } from './dependency-file.ts';
import { cargoLock } from './dependency-files/cargo-lock.ts';
import { cargoToml } from './dependency-files/cargo-toml.ts';
import { goMod } from './dependency-files/go-mod.ts';
import { goVendorModules } from './dependency-files/go-vendor-modules.ts';
import { gradleLockfile } from './dependency-files/gradle-lockfile.ts';
import { gradleVerificationMetadata } from './dependency-files/gradle-verification-metadata.ts';
import { gradleVersionCatalog } from './dependency-files/gradle-version-catalog.ts';
import { mavenPom } from './dependency-files/maven-pom.ts';
import { pipRequirements } from './dependency-files/pip-requirements.ts';
import { pipRequirementsIn } from './dependency-files/pip-requirements-in.ts';

/** All formats of dependency files by id. */
export const dependencyFiles: ReadonlyMap<string, DependencyFile> = new Map<string, DependencyFile>([
  ['cargo-lock', cargoLock],
  ['cargo-toml', cargoToml],
  ['go-mod', goMod],
  ['go-vendor-modules', goVendorModules],
  ['gradle-lockfile', gradleLockfile],
  ['gradle-verification-metadata', gradleVerificationMetadata],
  ['gradle-version-catalog', gradleVersionCatalog],
  ['maven-pom', mavenPom],
  ['pip-requirements', pipRequirements],
  ['pip-requirements-in', pipRequirementsIn],
]);
