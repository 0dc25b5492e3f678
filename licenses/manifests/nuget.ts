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

import { declaration, defineManifest, lineOf } from '../manifest.ts';

const expression = /<PackageLicenseExpression>\s{0,99}([^<]{1,500}?)\s{0,99}<\/PackageLicenseExpression>/u;
const element = /<license\s+type="(expression|file)"[^<>]{0,99}>\s{0,99}([^<]{1,500}?)\s{0,99}<\/license>/u;
const packageFile = /<PackageLicenseFile>\s{0,99}([^<]{1,300}?)\s{0,99}<\/PackageLicenseFile>/u;
const url = /<(?:licenseUrl|PackageLicenseUrl)>\s{0,99}([^<]{1,500}?)\s{0,99}<\/(?:licenseUrl|PackageLicenseUrl)>/u;

/** NuGet: `.nuspec`, SDK projects and `Directory.Build.props`. Files with a DOCTYPE are not read. */
export const nuget = defineManifest({
  id: 'nuget',
  name: { zh: 'NuGet（.NET）', en: 'NuGet (.NET)' },
  files: [/^[^/]+\.nuspec$/, /^[^/]+\.(?:cs|fs|vb)proj$/, /^Directory\.Build\.props$/],
  field: 'PackageLicenseExpression',
  source: 'https://learn.microsoft.com/en-us/nuget/reference/nuspec#license',
  read(text) {
    if (/<!DOCTYPE|<!ENTITY/iu.test(text)) return null;
    const tag = element.exec(text);
    const file = tag?.[1] === 'file' ? tag[2] : packageFile.exec(text)?.[1];
    const stated = tag?.[1] === 'file' ? undefined : (tag?.[2] ?? expression.exec(text)?.[1]);
    const address = url.exec(text)?.[1];
    const current = address?.includes('aka.ms/deprecateLicenseUrl') === true ? undefined : address;
    const statement = stated ?? (file === undefined ? current : `SEE LICENSE IN ${file}`);
    return declaration(
      [statement],
      'or',
      lineOf(text, /<license\s|<PackageLicense(?:Expression|File|Url)>|<licenseUrl>/),
    );
  },
});
