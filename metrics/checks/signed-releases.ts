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

import { type CheckEvidence, defineCheck, type FileIndex, notApplicable, partial, pass, unknown } from '../check.ts';
import { ciCommands } from '../reading/ci.ts';
import { cleanQuote } from '../reading/substance.ts';
import { versionTags } from '../reading/version-tag.ts';
import { evidenceAt, type Use, usedActions, workflowsAndActionsOf } from '../reading/workflow.ts';

/** As many as Scorecard looks at. */
const considered = 5;
const action =
  /^(?:sigstore\/gh-action-sigstore|slsa-framework\/slsa-github-generator|actions\/attest(?:-build-provenance|-sbom)?@|goreleaser\/goreleaser-action|pypa\/gh-action-pypi-publish|taiki-e\/upload-rust-binary-action|axodotdev\/cargo-dist)/i;
const command =
  /(?<![\w.-])(?:cosign (?:sign|sign-blob|attest|attest-blob)\b|gpg2?\b[^#|]{0,200}(?:--detach-sig\w{0,4}|--clear-?sign|--sign\b|\s-(?:ab|sb|b|bs|s)\b)|minisign -S|signify -S|rpm(?:sign|build)? --(?:addsign|sign)|debsign|notation sign|jarsigner|(?:npm|pnpm|yarn|bun)\b[^#]{0,100}\spublish\b[^#]{0,100}--provenance|goreleaser release)/i;
const digest = /(?<![\w.-])(?:sha(?:256|512)sum|shasum\s{1,9}-a\s{1,9}(?:256|512)|sm3sum|openssl dgst|b2sum)\b/i;
/** A digest that is compared, or is the key of a cache, is not a published one. */
const written = /(?<!>)>{1,2}\s{0,9}["']?[^\s>]{0,100}(?:sha|sum|digest|\.sm3)|\btee\s[^#]{0,100}(?:sha|sum)/i;
const tagging = /git tag\b[^#]{0,100}\s(?:-s\b|--sign\b)/;

function isSigning({ text }: { readonly text: string }): boolean {
  const compares = /\s(?:-c|--check)\b/.test(text);
  return command.test(text) || tagging.test(text) || (digest.test(text) && written.test(text) && !compares);
}

/** Attaches provenance when told so. */
function attests(use: Use): boolean {
  const provenance = use.inputs.get('provenance') ?? '';
  return (
    action.test(use.text) ||
    (/^docker\/build-push-action@/i.test(use.text) && !['', 'false'].includes(provenance)) ||
    use.inputs.get('provenance') === 'true'
  );
}

function signingSteps(files: FileIndex): CheckEvidence[] {
  return [
    ...evidenceAt(usedActions(workflowsAndActionsOf(files)).filter(attests), 5),
    ...evidenceAt(ciCommands(files).filter(isSigning), 5),
  ].slice(0, 5);
}

/** REL-02: what is released can be checked against a signature or digest. */
export const signedReleases = defineCheck({
  id: 'signed-releases',
  name: { zh: '签名的发布', en: 'Signed releases' },
  question: {
    zh: '版本标签有签名，或发布流程会生成签名、摘要吗？',
    en: 'Are version tags signed, or does the release make signatures or digests?',
  },
  why: {
    zh: '没有签名或摘要，使用者无法确认下载的就是维护者发布的。',
    en: 'Without a signature or digest nobody can tell that a download is what the maintainers released.',
  },
  fix: {
    zh: '用 git tag -s 打签名标签；或在发布流程里生成并附上摘要和签名：sha256sum *.tar.gz > SHA256SUMS，cosign sign-blob SHA256SUMS。',
    en: 'Tag with git tag -s; or make and attach digests and signatures in the release: sha256sum *.tar.gz > SHA256SUMS, cosign sign-blob SHA256SUMS.',
  },
  category: 'release',
  weight: 4,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#signed-releases',
  aliases: ['clomonitor:signed_releases', 'scorecard:Signed-Releases', 'gate:REL-02'],
  gates: { incubating: 'advisory', graduated: 'required' },
  needs: ['tags', 'files'],
  run({ tags, files }) {
    const newest = versionTags(tags).slice(0, considered);
    const signed = newest.filter((tag) => tag.signed);
    const steps = signingSteps(files);
    const evidence = [
      ...signed.map((tag) => ({ path: `refs/tags/${cleanQuote(tag.name)}`, line: null, text: null })),
      ...steps,
    ];
    const searched = ['refs/tags/*', '.github/workflows/*.yml', '.gitlab-ci.yml', '.workflow/*.yml', 'Jenkinsfile'];
    const message = {
      zh: `最近 ${newest.length} 个版本标签中有 ${signed.length} 个带签名。`,
      en: `Signed among the newest ${newest.length} version tags: ${signed.length}.`,
    };
    if (newest.length > 0 && signed.length === newest.length) return pass(message, { evidence });
    if (steps.length > 0) {
      return pass({ zh: '发布流程会生成签名或摘要。', en: 'The release makes signatures or digests.' }, { evidence });
    }
    if (newest.length === 0) {
      return notApplicable({ zh: '还没有发布版本。', en: 'There are no releases yet.' }, { searched });
    }
    if (signed.length > 0) return partial(signed.length / newest.length, message, { evidence, searched });
    return unknown(
      {
        zh: `${message.zh}也没有看到生成签名或摘要的步骤；随版本附上的签名文件在仓库里看不到。`,
        en: `${message.en} No step that makes signatures or digests was seen; signature files attached to releases are not seen here.`,
      },
      {
        evidence: newest.map(({ name }) => ({ path: `refs/tags/${cleanQuote(name)}`, line: null, text: null })),
        searched,
      },
    );
  },
});
