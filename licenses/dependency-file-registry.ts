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
import { cabalFreeze } from './dependency-files/cabal-freeze.ts';
import { cabalPackage } from './dependency-files/cabal-package.ts';
import { cargoLock } from './dependency-files/cargo-lock.ts';
import { cargoToml } from './dependency-files/cargo-toml.ts';
import { composerJson } from './dependency-files/composer-json.ts';
import { composerLock } from './dependency-files/composer-lock.ts';
import { conanLock } from './dependency-files/conan-lock.ts';
import { conanfilePy } from './dependency-files/conanfile-py.ts';
import { conanfileTxt } from './dependency-files/conanfile-txt.ts';
import { condaEnvironment } from './dependency-files/conda-environment.ts';
import { condaExplicit } from './dependency-files/conda-explicit.ts';
import { condaLock } from './dependency-files/conda-lock.ts';
import { condaMeta } from './dependency-files/conda-meta.ts';
import { cpanMeta } from './dependency-files/cpan-meta.ts';
import { cpanfile } from './dependency-files/cpanfile.ts';
import { cpanfileSnapshot } from './dependency-files/cpanfile-snapshot.ts';
import { debianControl } from './dependency-files/debian-control.ts';
import { denoJson } from './dependency-files/deno-json.ts';
import { denoJsonNpm } from './dependency-files/deno-json-npm.ts';
import { denoLock } from './dependency-files/deno-lock.ts';
import { denoLockNpm } from './dependency-files/deno-lock-npm.ts';
import { dockerCompose } from './dependency-files/docker-compose.ts';
import { dockerfile } from './dependency-files/dockerfile.ts';
import { dotnetDepsJson } from './dependency-files/dotnet-deps-json.ts';
import { gemfile } from './dependency-files/gemfile.ts';
import { gemfileLock } from './dependency-files/gemfile-lock.ts';
import { gemspec } from './dependency-files/gemspec.ts';
import { giteeGoImages } from './dependency-files/gitee-go-images.ts';
import { gleamManifest } from './dependency-files/gleam-manifest.ts';
import { gleamToml } from './dependency-files/gleam-toml.ts';
import { goMod } from './dependency-files/go-mod.ts';
import { goVendorModules } from './dependency-files/go-vendor-modules.ts';
import { gradleLockfile } from './dependency-files/gradle-lockfile.ts';
import { gradleVerificationMetadata } from './dependency-files/gradle-verification-metadata.ts';
import { gradleVersionCatalog } from './dependency-files/gradle-version-catalog.ts';
import { ivyXml } from './dependency-files/ivy-xml.ts';
import { juliaManifest } from './dependency-files/julia-manifest.ts';
import { juliaProject } from './dependency-files/julia-project.ts';
import { mavenPom } from './dependency-files/maven-pom.ts';
import { mixLock } from './dependency-files/mix-lock.ts';
import { npmPackageJson } from './dependency-files/npm-package-json.ts';
import { npmPackageLock } from './dependency-files/npm-package-lock.ts';
import { nugetCentralPackages } from './dependency-files/nuget-central-packages.ts';
import { nugetPackagesConfig } from './dependency-files/nuget-packages-config.ts';
import { nugetPackagesLock } from './dependency-files/nuget-packages-lock.ts';
import { nugetProject } from './dependency-files/nuget-project.ts';
import { nugetProjectAssets } from './dependency-files/nuget-project-assets.ts';
import { opam } from './dependency-files/opam.ts';
import { opamSwitch } from './dependency-files/opam-switch.ts';
import { paketDependencies } from './dependency-files/paket-dependencies.ts';
import { paketLock } from './dependency-files/paket-lock.ts';
import { pdmLock } from './dependency-files/pdm-lock.ts';
import { pipRequirements } from './dependency-files/pip-requirements.ts';
import { pipRequirementsIn } from './dependency-files/pip-requirements-in.ts';
import { pipfile } from './dependency-files/pipfile.ts';
import { pipfileLock } from './dependency-files/pipfile-lock.ts';
import { pnpmLock } from './dependency-files/pnpm-lock.ts';
import { podfileLock } from './dependency-files/podfile-lock.ts';
import { poetryLock } from './dependency-files/poetry-lock.ts';
import { pubspecLock } from './dependency-files/pubspec-lock.ts';
import { pubspecYaml } from './dependency-files/pubspec-yaml.ts';
import { pylockToml } from './dependency-files/pylock-toml.ts';
import { pyprojectToml } from './dependency-files/pyproject-toml.ts';
import { rDescription } from './dependency-files/r-description.ts';
import { rebarLock } from './dependency-files/rebar-lock.ts';
import { renvLock } from './dependency-files/renv-lock.ts';
import { rpmSpec } from './dependency-files/rpm-spec.ts';
import { sbtBuild } from './dependency-files/sbt-build.ts';
import { setupCfg } from './dependency-files/setup-cfg.ts';
import { setupPy } from './dependency-files/setup-py.ts';
import { stackLock } from './dependency-files/stack-lock.ts';
import { swiftPackageResolved } from './dependency-files/swift-package-resolved.ts';
import { uvLock } from './dependency-files/uv-lock.ts';
import { workflowActions } from './dependency-files/workflow-actions.ts';
import { workflowImages } from './dependency-files/workflow-images.ts';
import { yarnLock } from './dependency-files/yarn-lock.ts';

/** All formats of dependency files by id. */
export const dependencyFiles: ReadonlyMap<string, DependencyFile> = new Map<string, DependencyFile>([
  ['alpine-apkbuild', alpineApkbuild],
  ['arch-pkgbuild', archPkgbuild],
  ['bun-lock', bunLock],
  ['cabal-freeze', cabalFreeze],
  ['cabal-package', cabalPackage],
  ['cargo-lock', cargoLock],
  ['cargo-toml', cargoToml],
  ['composer-json', composerJson],
  ['composer-lock', composerLock],
  ['conan-lock', conanLock],
  ['conanfile-py', conanfilePy],
  ['conanfile-txt', conanfileTxt],
  ['conda-environment', condaEnvironment],
  ['conda-explicit', condaExplicit],
  ['conda-lock', condaLock],
  ['conda-meta', condaMeta],
  ['cpan-meta', cpanMeta],
  ['cpanfile', cpanfile],
  ['cpanfile-snapshot', cpanfileSnapshot],
  ['debian-control', debianControl],
  ['deno-json', denoJson],
  ['deno-json-npm', denoJsonNpm],
  ['deno-lock', denoLock],
  ['deno-lock-npm', denoLockNpm],
  ['docker-compose', dockerCompose],
  ['dockerfile', dockerfile],
  ['dotnet-deps-json', dotnetDepsJson],
  ['gemfile', gemfile],
  ['gemfile-lock', gemfileLock],
  ['gemspec', gemspec],
  ['gitee-go-images', giteeGoImages],
  ['gleam-manifest', gleamManifest],
  ['gleam-toml', gleamToml],
  ['go-mod', goMod],
  ['go-vendor-modules', goVendorModules],
  ['gradle-lockfile', gradleLockfile],
  ['gradle-verification-metadata', gradleVerificationMetadata],
  ['gradle-version-catalog', gradleVersionCatalog],
  ['ivy-xml', ivyXml],
  ['julia-manifest', juliaManifest],
  ['julia-project', juliaProject],
  ['maven-pom', mavenPom],
  ['mix-lock', mixLock],
  ['npm-package-json', npmPackageJson],
  ['npm-package-lock', npmPackageLock],
  ['nuget-central-packages', nugetCentralPackages],
  ['nuget-packages-config', nugetPackagesConfig],
  ['nuget-packages-lock', nugetPackagesLock],
  ['nuget-project', nugetProject],
  ['nuget-project-assets', nugetProjectAssets],
  ['opam', opam],
  ['opam-switch', opamSwitch],
  ['paket-dependencies', paketDependencies],
  ['paket-lock', paketLock],
  ['pdm-lock', pdmLock],
  ['pip-requirements', pipRequirements],
  ['pip-requirements-in', pipRequirementsIn],
  ['pipfile', pipfile],
  ['pipfile-lock', pipfileLock],
  ['pnpm-lock', pnpmLock],
  ['podfile-lock', podfileLock],
  ['poetry-lock', poetryLock],
  ['pubspec-lock', pubspecLock],
  ['pubspec-yaml', pubspecYaml],
  ['pylock-toml', pylockToml],
  ['pyproject-toml', pyprojectToml],
  ['r-description', rDescription],
  ['rebar-lock', rebarLock],
  ['renv-lock', renvLock],
  ['rpm-spec', rpmSpec],
  ['sbt-build', sbtBuild],
  ['setup-cfg', setupCfg],
  ['setup-py', setupPy],
  ['stack-lock', stackLock],
  ['swift-package-resolved', swiftPackageResolved],
  ['uv-lock', uvLock],
  ['workflow-actions', workflowActions],
  ['workflow-images', workflowImages],
  ['yarn-lock', yarnLock],
]);
