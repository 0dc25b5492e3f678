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

import type { Project } from '#api/client.ts';
import { webLink } from './link.ts';
import { type Locale, languageTag, pick } from './locale.ts';
import { projectPath } from './path.ts';

/** A project as schema.org's SoftwareSourceCode. */
export function sourceCode(project: Project, locale: Locale, site: string): Record<string, unknown> {
  const repositories = project.repositoryList.flatMap((repository) => webLink(repository.url) ?? []);
  const homepage = webLink(project.homepage);
  return {
    '@context': 'https://schema.org',
    '@type': 'SoftwareSourceCode',
    name: pick(project.name, locale),
    description: pick(project.description, locale),
    inLanguage: languageTag(locale),
    url: `${site}${projectPath(locale, project.slug)}`,
    ...(repositories.length > 0 && { codeRepository: repositories }),
    ...(homepage !== null && { sameAs: homepage }),
    ...(project.licence !== null && { license: project.licence }),
    ...(project.languages.length > 0 && { programmingLanguage: project.languages.map(({ name }) => name) }),
    ...(project.asOf !== null && { dateModified: project.asOf }),
  };
}
