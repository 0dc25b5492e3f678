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

import { packagePurl } from '../dependency-parts/package-purl.ts';
import { defineEcosystem } from '../ecosystem.ts';

function podOf(name: string): string {
  return name.split('/')[0] ?? name;
}

/** Pods; `Pod/Part` is a part of the pod and has its version. */
export const cocoapods = defineEcosystem({
  id: 'cocoapods',
  name: { zh: 'CocoaPods', en: 'CocoaPods' },
  purlType: 'cocoapods',
  osv: [],
  versionOrder: 'rubygems',
  registries: ['https://cdn.cocoapods.org/', 'https://github.com/CocoaPods/Specs.git', 'trunk'],
  source: 'https://guides.cocoapods.org/syntax/podspec.html#name',
  canonicalName: podOf,
  purl(found) {
    const pod = podOf(found.name);
    if (!/^[^.\s+/][^\s+/]{0,200}$/u.test(pod)) return null;
    const purl = packagePurl('cocoapods', found, pod);
    const part = found.name.slice(pod.length + 1);
    return purl === null || part === '' ? purl : { ...purl, subpath: part };
  },
});
