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

import { isVendored } from '#licenses/path-kinds.ts';
import { type CheckEvidence, defineCheck, type FileIndex, pass, unknown } from '../check.ts';
import { ciCommands, ciIncludes } from '../reading/ci.ts';
import { findDocument } from '../reading/document.ts';
import { absence, whereFound } from '../reading/presence.ts';
import { evidenceAt, type Use, usedActions, workflowsAndActionsOf } from '../reading/workflow.ts';

const file =
  /(?:^|\/)(?:[\w.-]{0,80}[._-])?sbom(?:[._-][\w.-]{0,80})?\.(?:json|xml|spdx|rdf)$|(?:^|\/)bom\.(?:json|xml)$|\.(?:spdx|cdx|cyclonedx)\.(?:json|xml|rdf|ya?ml)$|[^/]\.spdx$/;
const elsewhere = /(?:^|\/)(?:tests?|testdata|test[-_]data|fixtures?|examples?|samples?|src\/test|licenses)\//i;
const action =
  /^(?:anchore\/sbom-action|cyclonedx\/|advanced-security\/(?:sbom|spdx)|spdx\/|actions\/attest-sbom|fossology\/|microsoft\/sbom-action|kubernetes-sigs\/release-actions\/setup-bom)/i;
const command =
  /(?<![\w.-])(?:syft (?!login)|cyclonedx(?:-[a-z]{1,20}|\.py)?\b|cdxgen|trivy\s[^#]{0,200}(?:cyclonedx|spdx)|grype\s[^#]{0,200}cyclonedx|npm sbom|pnpm sbom|bom generate|sbom-tool generate|cargo[- ](?:cyclonedx|sbom|auditable)|spdx-sbom-generator|docker (?:sbom|scout sbom)|docker buildx build\s[^#]{0,400}--sbom|mvnw?\s[^#]{0,160}cyclonedx|gradlew?\s[^#]{0,160}cyclonedxbom|tern report|reuse spdx|ort\s[^#]{0,160}(?:SpdxDocument|CycloneDx))/i;
const installing = /^(?:sudo )?(?:apt|apt-get|yum|dnf|apk|brew|pip3?|go install|npm i|npm install|cargo install)\b/;
const template = /Dependency-Scanning\.(?:latest\.)?gitlab-ci|components?\/dependency-scanning/i;
const kind = {
  title: { zh: '软件物料清单', en: 'software bill of materials' },
  file: 'SBOM',
  names: ['sbom', 'softwarebillofmaterials', '软件物料清单'],
  words: /\bsboms?\b|software bill of materials|软件物料清单|物料清单/i,
};

/** Image builds attach one when they are told to. */
function makesSbom(use: Use): boolean {
  const sbom = use.inputs.get('sbom') ?? '';
  return action.test(use.text) || (/^docker\/build-push-action@/i.test(use.text) && sbom !== '' && sbom !== 'false');
}

/** GoReleaser makes one when its settings have `sboms`. */
function inGoreleaser(files: FileIndex): CheckEvidence[] {
  return files.match(/^\.goreleaser\.ya?ml$/).flatMap(({ path }) => {
    const lines = (files.text(path) ?? '').split('\n');
    const at = lines.findIndex((line) => line.startsWith('sboms:'));
    return at < 0 ? [] : [{ path, line: at + 1, text: 'sboms:' }];
  });
}

function making(files: FileIndex): CheckEvidence[] {
  return [
    ...evidenceAt(usedActions(workflowsAndActionsOf(files)).filter(makesSbom)),
    ...evidenceAt(ciCommands(files).filter(({ text }) => command.test(text) && !installing.test(text))),
    ...evidenceAt(ciIncludes(files).filter(({ text }) => template.test(text))),
    ...inGoreleaser(files),
  ];
}

/** What the software is made of, as a document. */
export const sbom = defineCheck({
  id: 'sbom',
  name: { zh: '软件物料清单', en: 'Software bill of materials' },
  question: { zh: '项目提供软件物料清单（SBOM）吗？', en: 'Does the project provide a software bill of materials?' },
  why: {
    zh: '出现漏洞时，使用者凭它判断自己是否受影响；许多采购也要求提供。',
    en: 'Users tell from it whether a new hole concerns them, and many buyers ask for it.',
  },
  fix: {
    zh: '发布时用 syft、cdxgen、npm sbom 等生成 CycloneDX 或 SPDX 清单，随版本附上，并在 README 的 SBOM 一节给出链接。',
    en: 'Make a CycloneDX or SPDX document at release time (syft, cdxgen, npm sbom …), attach it, and link it from an SBOM section of the README.',
  },
  category: 'security',
  weight: 2,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#software-bill-of-materials-sbom',
  aliases: ['clomonitor:sbom', 'scorecard:SBOM'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const found = files
      .match(file)
      .filter(({ path, size }) => size !== 0 && !isVendored(path) && !elsewhere.test(path));
    if (found.length > 0) {
      return pass(
        { zh: '仓库里有物料清单文件。', en: 'A bill of materials is in the repository.' },
        { evidence: found.slice(0, 5).map(({ path }) => ({ path, line: null, text: null })) },
      );
    }
    const made = making(files);
    if (made.length > 0) {
      return pass(
        { zh: '发布或构建流程会生成物料清单。', en: 'The release or build makes a bill of materials.' },
        { evidence: made.slice(0, 5) },
      );
    }
    const search = findDocument(files, kind);
    if (search.found !== null) return pass(whereFound(search.found, kind), search);
    const searched = [
      '*.spdx.json',
      '*.cdx.json',
      '*sbom*.json',
      'bom.xml',
      'CI',
      '.goreleaser.yml',
      ...search.searched,
    ];
    if (search.undecided) return absence({ ...search, searched }, kind);
    return unknown(
      {
        zh: '仓库里没有物料清单，也没有看到生成它的步骤；随版本附上的文件在仓库里看不到。',
        en: 'No bill of materials is in the repository, nor a step that makes one; files attached to releases are not seen here.',
      },
      { searched, nearestMiss: search.nearestMiss },
    );
  },
});
