import type { Stage } from '#store/facts.ts';

/** Stages that have thresholds of their own. */
export type GateStage = 'sandbox' | 'incubating' | 'graduated';

/** The threshold of a stage; every stage without its own, applied and side states included, has that of the sandbox. */
export function byStage<T>(stage: Stage, values: Readonly<Record<GateStage, T>>): T {
  return stage === 'incubating' || stage === 'graduated' ? values[stage] : values.sandbox;
}
