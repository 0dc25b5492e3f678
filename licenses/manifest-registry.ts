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
import { alpineApkbuild } from './manifests/alpine-apkbuild.ts';
import { ansibleGalaxy } from './manifests/ansible-galaxy.ts';
import { appstream } from './manifests/appstream.ts';
import { archPkgbuild } from './manifests/arch-pkgbuild.ts';
import { bower } from './manifests/bower.ts';
import { cargo } from './manifests/cargo.ts';
import { citation } from './manifests/citation.ts';
import { cjpm } from './manifests/cjpm.ts';
import { cmake } from './manifests/cmake.ts';
import { cocoapods } from './manifests/cocoapods.ts';
import { codemeta } from './manifests/codemeta.ts';
import { conan } from './manifests/conan.ts';
import { conda } from './manifests/conda.ts';
import { container } from './manifests/container.ts';
import { cran } from './manifests/cran.ts';
import { crystal } from './manifests/crystal.ts';
import { debianCopyright } from './manifests/debian-copyright.ts';
import { deno } from './manifests/deno.ts';
import { dub } from './manifests/dub.ts';
import { elm } from './manifests/elm.ts';
import { gleam } from './manifests/gleam.ts';
import { go } from './manifests/go.ts';
import { hackage } from './manifests/hackage.ts';
import { haxelib } from './manifests/haxelib.ts';
import { helm } from './manifests/helm.ts';
import { hex } from './manifests/hex.ts';
import { hpmBundle } from './manifests/hpm-bundle.ts';
import { luarocks } from './manifests/luarocks.ts';
import { maven } from './manifests/maven.ts';
import { meson } from './manifests/meson.ts';
import { nimble } from './manifests/nimble.ts';
import { npm } from './manifests/npm.ts';
import { nuget } from './manifests/nuget.ts';
import { ohpm } from './manifests/ohpm.ts';
import { opam } from './manifests/opam.ts';
import { packagist } from './manifests/packagist.ts';
import { perlMeta } from './manifests/perl-meta.ts';
import { platformio } from './manifests/platformio.ts';
import { pub } from './manifests/pub.ts';
import { publiccode } from './manifests/publiccode.ts';
import { puppet } from './manifests/puppet.ts';
import { pypi } from './manifests/pypi.ts';
import { raku } from './manifests/raku.ts';
import { readmeOpensource } from './manifests/readme-opensource.ts';
import { rebar } from './manifests/rebar.ts';
import { ros } from './manifests/ros.ts';
import { rpmSpec } from './manifests/rpm-spec.ts';
import { rubygems } from './manifests/rubygems.ts';
import { snap } from './manifests/snap.ts';
import { typst } from './manifests/typst.ts';
import { vcpkg } from './manifests/vcpkg.ts';
import { wordpress } from './manifests/wordpress.ts';

/** All licence fields of package ecosystems by id. */
export const manifests: ReadonlyMap<string, Manifest> = new Map<string, Manifest>([
  ['alpine-apkbuild', alpineApkbuild],
  ['ansible-galaxy', ansibleGalaxy],
  ['appstream', appstream],
  ['arch-pkgbuild', archPkgbuild],
  ['bower', bower],
  ['cargo', cargo],
  ['citation', citation],
  ['cjpm', cjpm],
  ['cmake', cmake],
  ['cocoapods', cocoapods],
  ['codemeta', codemeta],
  ['conan', conan],
  ['conda', conda],
  ['container', container],
  ['cran', cran],
  ['crystal', crystal],
  ['debian-copyright', debianCopyright],
  ['deno', deno],
  ['dub', dub],
  ['elm', elm],
  ['gleam', gleam],
  ['go', go],
  ['hackage', hackage],
  ['haxelib', haxelib],
  ['helm', helm],
  ['hex', hex],
  ['hpm-bundle', hpmBundle],
  ['luarocks', luarocks],
  ['maven', maven],
  ['meson', meson],
  ['nimble', nimble],
  ['npm', npm],
  ['nuget', nuget],
  ['ohpm', ohpm],
  ['opam', opam],
  ['packagist', packagist],
  ['perl-meta', perlMeta],
  ['platformio', platformio],
  ['pub', pub],
  ['publiccode', publiccode],
  ['puppet', puppet],
  ['pypi', pypi],
  ['raku', raku],
  ['readme-opensource', readmeOpensource],
  ['rebar', rebar],
  ['ros', ros],
  ['rpm-spec', rpmSpec],
  ['rubygems', rubygems],
  ['snap', snap],
  ['typst', typst],
  ['vcpkg', vcpkg],
  ['wordpress', wordpress],
]);
