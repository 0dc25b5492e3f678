import type { Text } from '#store/facts.ts';
import type { ModelInput } from './model.ts';

const needsPlatform: Text = {
  zh: '需要托管平台上的变更、评审和议题数据，目前只抓取了 git 历史',
  en: "Needs the platform's changes, reviews and issues; only git history is crawled so far",
};

/** An input that git alone cannot tell: listed with its weight, unmeasured until the platform's events are crawled. */
export function platformInput(id: string, weight: number, name: Text, unavailable: Text = needsPlatform): ModelInput {
  return { id, from: 'derived', name, weight, shape: { kind: 'share' }, unavailable };
}
