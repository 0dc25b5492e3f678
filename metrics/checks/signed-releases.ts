import { defineCheck, fail, partial, pass } from '../check.ts';
import { ciCommands, usedActions, workflowsOf } from '../workflow.ts';

const considered = 5;
const action =
  /^(?:sigstore\/cosign-installer|sigstore\/gh-action-sigstore|slsa-framework\/slsa-github-generator|actions\/attest|crazy-max\/ghaction-import-gpg)/i;
const command =
  /\b(?:cosign sign|gpg\b[^#]{0,120}--(?:detach-sign|armor|sign)|sha(?:256|512)sum\b|shasum -a|minisign\b|npm publish[^#]{0,80}--provenance|gh attestation)/i;

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
    zh: '用 git tag -s 打签名标签，或在发布流程加 cosign sign、sha256sum。',
    en: 'Tag with git tag -s, or add cosign sign or sha256sum to the release.',
  },
  category: 'release',
  weight: 4,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#signed-releases',
  aliases: ['scorecard:Signed-Releases', 'gate:REL-02'],
  gates: { incubating: 'advisory', graduated: 'required' },
  needs: ['tags', 'files'],
  run({ tags, files }) {
    const newest = tags.slice(0, considered);
    const signed = newest.filter((tag) => tag.signed);
    const steps = [
      ...usedActions(workflowsOf(files)).filter((use) => action.test(use.text)),
      ...ciCommands(files).filter((place) => command.test(place.text)),
    ];
    const evidence = [
      ...signed.map((tag) => ({ path: `refs/tags/${tag.name}`, line: null, text: 'signed tag' })),
      ...steps.slice(0, 5).map((place) => ({ ...place, text: place.text.slice(0, 200) })),
    ];
    if (steps.length > 0)
      return pass({ zh: '发布流程会生成签名或摘要。', en: 'The release makes signatures or digests.' }, { evidence });
    const message = {
      zh: `最近 ${newest.length} 个标签中有 ${signed.length} 个带签名。`,
      en: `${signed.length} of the newest ${newest.length} tags are signed.`,
    };
    if (newest.length > 0 && signed.length === newest.length) return pass(message, { evidence });
    if (signed.length > 0) return partial(signed.length / newest.length, message, { evidence });
    return fail(newest.length === 0 ? { zh: '没有任何标签。', en: 'There are no tags.' } : message, {
      searched: ['refs/tags/*', '.github/workflows/*.yml', '.gitlab-ci.yml', '.workflow/*.yml'],
    });
  },
});
