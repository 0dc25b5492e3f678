import { defineCheck, fail, pass } from '../check.ts';
import { findDocument } from '../document.ts';
import { whereFound } from '../presence.ts';
import { ciCommands, usedActions, workflowsOf } from '../workflow.ts';

const file =
  /(?:^|[/._-])(?:sbom|bom|cyclonedx|spdx)(?:[-_.][\w.-]*)?\.(?:json|xml|spdx|ya?ml|rdf)$|\.(?:spdx|cdx)\.json$|\.spdx$/i;
const action = /^(?:anchore\/sbom-action|cyclonedx\/|advanced-security\/sbom|spdx\/)/i;
const command =
  /\b(?:syft\b|cyclonedx-?\w*|cdxgen|trivy\b[^#]{0,120}(?:cyclonedx|spdx)|npm sbom|bom generate|sbom-tool|cargo[- ](?:cyclonedx|sbom)|spdx-sbom-generator)\b/i;
const kind = {
  title: { zh: '软件物料清单', en: 'software bill of materials' },
  file: 'SBOM',
  names: ['sbom', 'softwarebillofmaterials', '软件物料清单'],
  words: /\bsboms?\b|software bill of materials|软件物料清单|物料清单/i,
};

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
  source: 'https://clomonitor.io/docs/topics/checks/#software-bill-of-materials-sbom',
  aliases: ['clomonitor:sbom', 'scorecard:SBOM'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const found = files
      .match(file)
      .filter((item) => !/(?:^|\/)(?:test|tests|testdata|fixtures?|vendor|node_modules|licenses)\//i.test(item.path));
    if (found.length > 0) {
      return pass(
        { zh: '仓库里有物料清单文件。', en: 'A bill of materials is in the repository.' },
        { evidence: found.slice(0, 5).map((item) => ({ path: item.path, line: null, text: null })) },
      );
    }
    const made = [
      ...usedActions(workflowsOf(files)).filter((use) => action.test(use.text)),
      ...ciCommands(files).filter((place) => command.test(place.text)),
    ];
    if (made.length > 0) {
      return pass(
        { zh: '持续集成会生成物料清单。', en: 'CI makes a bill of materials.' },
        { evidence: made.slice(0, 5).map((place) => ({ ...place, text: place.text.slice(0, 200) })) },
      );
    }
    const search = findDocument(files, kind);
    if (search.found) return pass(whereFound(search.found, kind), search);
    return fail(
      {
        zh: '没有找到物料清单，也没有看到生成它的步骤。',
        en: 'No bill of materials was found, nor a step that makes one.',
      },
      {
        searched: ['*.spdx.json', '*.cdx.json', 'sbom.*', 'bom.xml', '.github/workflows/*.yml', ...search.searched],
        nearestMiss: search.nearestMiss,
      },
    );
  },
});
