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
import { alpineApkbuild } from './dependency-files/alpine-apkbuild.ts';
import { archPkgbuild } from './dependency-files/arch-pkgbuild.ts';
import { bunLock } from './dependency-files/bun-lock.ts';
import { cargoLock } from './dependency-files/cargo-lock.ts';
import { cargoToml } from './dependency-files/cargo-toml.ts';
import { condaEnvironment } from './dependency-files/conda-environment.ts';
import { condaExplicit } from './dependency-files/conda-explicit.ts';
import { condaLock } from './dependency-files/conda-lock.ts';
import { condaMeta } from './dependency-files/conda-meta.ts';
import { cpanMeta } from './dependency-files/cpan-meta.ts';
import { cpanfile } from './dependency-files/cpanfile.ts';
import { cpanfileSnapshot } from './dependency-files/cpanfile-snapshot.ts';
import { debianControl } from './dependency-files/debian-control.ts';
import { dotnetDepsJson } from './dependency-files/dotnet-deps-json.ts';
import { gemfile } from './dependency-files/gemfile.ts';
import { gemfileLock } from './dependency-files/gemfile-lock.ts';
import { gemspec } from './dependency-files/gemspec.ts';
import { goMod } from './dependency-files/go-mod.ts';
import { goVendorModules } from './dependency-files/go-vendor-modules.ts';
import { gradleLockfile } from './dependency-files/gradle-lockfile.ts';
import { gradleVerificationMetadata } from './dependency-files/gradle-verification-metadata.ts';
import { gradleVersionCatalog } from './dependency-files/gradle-version-catalog.ts';
import { mavenPom } from './dependency-files/maven-pom.ts';
import { npmPackageJson } from './dependency-files/npm-package-json.ts';
import { npmPackageLock } from './dependency-files/npm-package-lock.ts';
import { nugetCentralPackages } from './dependency-files/nuget-central-packages.ts';
import { nugetPackagesConfig } from './dependency-files/nuget-packages-config.ts';
import { nugetPackagesLock } from './dependency-files/nuget-packages-lock.ts';
import { nugetProject } from './dependency-files/nuget-project.ts';
import { nugetProjectAssets } from './dependency-files/nuget-project-assets.ts';
import { paketDependencies } from './dependency-files/paket-dependencies.ts';
import { paketLock } from './dependency-files/paket-lock.ts';
import { pdmLock } from './dependency-files/pdm-lock.ts';
import { pipRequirements } from './dependency-files/pip-requirements.ts';
import { pipRequirementsIn } from './dependency-files/pip-requirements-in.ts';
import { pipfile } from './dependency-files/pipfile.ts';
import { pipfileLock } from './dependency-files/pipfile-lock.ts';
import { pnpmLock } from './dependency-files/pnpm-lock.ts';
import { poetryLock } from './dependency-files/poetry-lock.ts';
import { pylockToml } from './dependency-files/pylock-toml.ts';
import { pyprojectToml } from './dependency-files/pyproject-toml.ts';
import { rDescription } from './dependency-files/r-description.ts';
import { renvLock } from './dependency-files/renv-lock.ts';
import { rpmSpec } from './dependency-files/rpm-spec.ts';
import { setupCfg } from './dependency-files/setup-cfg.ts';
import { setupPy } from './dependency-files/setup-py.ts';
import { uvLock } from './dependency-files/uv-lock.ts';
import { yarnLock } from './dependency-files/yarn-lock.ts';

/** All formats of dependency files by id. */
export const dependencyFiles: ReadonlyMap<string, DependencyFile> = new Map<string, DependencyFile>([
  ['alpine-apkbuild', alpineApkbuild],
  ['arch-pkgbuild', archPkgbuild],
  ['bun-lock', bunLock],
  ['cargo-lock', cargoLock],
  ['cargo-toml', cargoToml],
  ['conda-environment', condaEnvironment],
  ['conda-explicit', condaExplicit],
  ['conda-lock', condaLock],
  ['conda-meta', condaMeta],
  ['cpan-meta', cpanMeta],
  ['cpanfile', cpanfile],
  ['cpanfile-snapshot', cpanfileSnapshot],
  ['debian-control', debianControl],
  ['dotnet-deps-json', dotnetDepsJson],
  ['gemfile', gemfile],
  ['gemfile-lock', gemfileLock],
  ['gemspec', gemspec],
  ['go-mod', goMod],
  ['go-vendor-modules', goVendorModules],
  ['gradle-lockfile', gradleLockfile],
  ['gradle-verification-metadata', gradleVerificationMetadata],
  ['gradle-version-catalog', gradleVersionCatalog],
  ['maven-pom', mavenPom],
  ['npm-package-json', npmPackageJson],
  ['npm-package-lock', npmPackageLock],
  ['nuget-central-packages', nugetCentralPackages],
  ['nuget-packages-config', nugetPackagesConfig],
  ['nuget-packages-lock', nugetPackagesLock],
  ['nuget-project', nugetProject],
  ['nuget-project-assets', nugetProjectAssets],
  ['paket-dependencies', paketDependencies],
  ['paket-lock', paketLock],
  ['pdm-lock', pdmLock],
  ['pip-requirements', pipRequirements],
  ['pip-requirements-in', pipRequirementsIn],
  ['pipfile', pipfile],
  ['pipfile-lock', pipfileLock],
  ['pnpm-lock', pnpmLock],
  ['poetry-lock', poetryLock],
  ['pylock-toml', pylockToml],
  ['pyproject-toml', pyprojectToml],
  ['r-description', rDescription],
  ['renv-lock', renvLock],
  ['rpm-spec', rpmSpec],
  ['setup-cfg', setupCfg],
  ['setup-py', setupPy],
  ['uv-lock', uvLock],
  ['yarn-lock', yarnLock],
]);
